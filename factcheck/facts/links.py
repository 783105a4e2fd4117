"""Web and mail addresses that are written wrongly, judged by their form alone: nothing is fetched."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

Fault = Literal["scheme", "separator", "blank", "dots", "comma", "ending", "host", "twice", "bracket", "mail"]

# The slips of a hand that meant http or https.
_SLIPS = (
    "htttp", "htttps", "htp", "htps", "hhttp", "hhttps", "httpp", "httpps", "httpss",
    "ttp", "ttps", "htpp", "htpps", "httsp", "htts", "hhtp", "hhtps", "httttp", "httttps", "hthttp", "hthttps",
)  # fmt: skip
# What the words of a text must have before anything is searched in it.
WORDS = frozenset(("http", "https", "ww", "www", "wwww", "wwwww", *_SLIPS))

_END = r"\s<>\"“”«»‘’"
_HOST = rf"[^{_END}/?#\\:()\[\]{{}}|,;]"
_AFTER_H = "|".join(slip[1:] for slip in sorted(_SLIPS, key=len, reverse=True) if slip[0] == "h")
# These begin with a letter as it is, in both cases, and with what is before it behind: so they are searched faster.
_SCHEME = re.compile(
    rf"(?P<scheme>[HTht](?<![\w/.@=%&?:-].)(?i:(?<=h)(?:ttps?|{_AFTER_H})|(?<=t)tps?))"
    rf"(?P<mark>[ \xa0]?[:;.,]?[ \xa0]?[/\\]{{0,4}}[ \xa0]?)(?P<host>{_HOST}{{1,253}})",
)
_WWW = re.compile(
    rf"(?P<www>[Ww](?<![\w.@-].)[Ww]{{1,4}})(?P<mark>[.,;]{{1,3}}[ \xa0]?|[ \xa0])"
    rf"(?P<host>(?i:[a-z0-9-]){_HOST}{{0,253}})"
)
_DOMAIN = re.compile(r"(?:[a-z0-9](?:[a-z0-9_-]{0,62})\.){1,8}[a-z]{2,24}(?=$|[/?#:])", re.IGNORECASE)
_STOPS = ".,;:!?'*_…\x85\x91\x92\x93\x94)]"
_CUT = "…\x85"
_TWICE = re.compile(rf"https?://(?P<scheme>https?)(?::/{{0,2}}|//?)(?P<host>{_HOST}{{1,253}})", re.IGNORECASE)
# Slips for .com that are no top-level domain.
_COM = {"con": "com", "cmo": "com", "ocm": "com", "comm": "com", "vom": "com", "xom": "com", "coom": "com"}
_COUNTRY = re.compile(
    r",(?=(?:com|net|org|info|id|co|go|ac|or|web|sch|de|fr|uk|us|my|nl|it|es|eu|tv)\b(?!,))", re.IGNORECASE
)

_MAIL = re.compile(
    r"(?<![\w.+@/=-])(?P<local>[a-z0-9][\w.+-]{1,63})(?P<at>[ \xa0]?@@?[ \xa0]?)(?P<host>[a-z0-9][a-z0-9.,-]{1,252})"
    r"(?P<tail>[ \xa0]\.?com\b|\.[ \xa0]com\b)?",
    re.IGNORECASE | re.ASCII,
)
# The @ of one, how far before it the address begins, and where it ends at the latest.
_AT = re.compile(r"@(?<=[\w.+\- \xa0]@)@?[ \xa0]?[A-Za-z0-9]")
_LOCAL, _DOMAIN_END = 66, 300
# Mail services whose whole domain is known, so that a part of it shows what is missing.
_MAILERS = {
    "gmail": "gmail.com",
    "hotmail": "hotmail.com",
    "outlook": "outlook.com",
    "ymail": "ymail.com",
    "yahoo": "yahoo.com",
}


@dataclass(frozen=True, slots=True)
class Link:
    """A faulty address at a half-open span, what is wrong with it, and how it should read (None: not known)."""

    start: int
    end: int
    fault: Fault
    replacement: str | None


def faulty(text: str, words: frozenset[str], characters: frozenset[str]) -> Iterator[Link]:
    """The faulty addresses of a text with these words and characters, in order of kind. Linear.

    An address that the text itself cut (“https://example.com/…”) is not judged beyond the cut.
    """
    if not words.isdisjoint(WORDS):
        for match in _SCHEME.finditer(text):
            if found := _web(text, match):
                yield found
        for match in _WWW.finditer(text):
            if found := _www(text, match):
                yield found
    if "@" in characters:
        for match in _mails(text):
            if found := _mail(text, match):
                yield found


def _mails(text: str) -> Iterator[re.Match[str]]:
    """The places of mail addresses, sought only around each @."""
    end = 0
    for sign in _AT.finditer(text):
        at = sign.start()
        match = _MAIL.search(text, max(end, at - _LOCAL), at + _DOMAIN_END) if at >= end else None
        if match and match.start() < at:
            yield match
            end = match.end()


def _trim(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in _STOPS:
        end -= 1
    return end


def _cut(text: str, end: int) -> bool:
    return text[end : end + 1] in tuple(_CUT) or text.startswith("..", end)


def _web(text: str, match: re.Match[str]) -> Link | None:
    scheme, mark = match["scheme"], match["mark"]
    start, begins = match.start("host"), match.start()
    end = _trim(text, start, match.end("host"))
    host = text[start:end]
    if mark == "://" and scheme.lower() in ("http", "https"):
        if second := _TWICE.match(text, begins):
            last = _trim(text, second.start("host"), second.end())
            return Link(begins, last, "twice", f"{second['scheme']}://{text[second.start('host') : last]}")
        return _host(text, start, end, begins, match.group()[: start - begins])
    if not _DOMAIN.match(host) or (not mark.strip() and scheme.lower() in ("http", "https")) or mark.strip() == ".":
        return None
    if "/" not in mark and "\\" not in mark and not host.lower().startswith("www."):
        return None
    if mark == "/" and scheme.lower() in ("http", "https") and not host.lower().startswith("www."):
        return None
    right = "https" if scheme.lower().endswith(("s", "ss")) else "http"
    if scheme.lower() not in ("http", "https"):
        fault: Fault = "scheme"
    else:
        fault = "blank" if mark.replace(" ", "").replace("\xa0", "") == "://" else "separator"
    return Link(begins, end, fault, f"{right}://{host}")


def _www(text: str, match: re.Match[str]) -> Link | None:
    start, begins = match.start("host"), match.start()
    end = _trim(text, start, match.end("host"))
    host, mark = text[start:end], match["mark"]
    if len(match["www"]) != 3:
        slip = mark == "." and _DOMAIN.match(host)
        return Link(begins, end, "scheme", "www." + host) if slip else None
    if mark == ".":
        return _host(text, begins, end, begins, "") if not text.startswith("://", begins - 3) else None
    if not _DOMAIN.match(host):
        return None
    fault: Fault = "blank" if mark.endswith((" ", "\xa0")) else "comma" if "," in mark or ";" in mark else "dots"
    return Link(begins, end, fault, "www." + host)


def _host(text: str, start: int, end: int, begins: int, head: str) -> Link | None:
    """What is wrong with a host name that begins as it should."""
    host = text[start:end]
    low = host.lower()
    if ".." in host and not host.rstrip("/").endswith(".."):
        fixed = re.sub(r"\.{2,3}", ".", host)
        return Link(begins, end, "dots", head + fixed) if _DOMAIN.fullmatch(fixed) and "..." not in host else None
    if _cut(text, end):
        return None
    if "." in host and _COM.get(low.rpartition(".")[2]):
        return Link(begins, end, "ending", f"{head}{host.rpartition('.')[0]}.{_COM[low.rpartition('.')[2]]}")
    if text[end : end + 1] == "," and (comma := _COUNTRY.match(text, end)) and "." in head + host:
        tail = re.compile(rf"{_HOST}{{1,60}}").match(text, comma.end())
        last = _trim(text, comma.end(), tail.end()) if tail else comma.end()
        return Link(begins, last, "comma", f"{head}{host}.{text[comma.end() : last]}")
    return None


def _mail(text: str, match: re.Match[str]) -> Link | None:
    local, at, start = match["local"], match["at"], match.start("host")
    end = _trim(text, start, match.end("host"))
    host = text[start:end]
    name = re.split(r"[.,]", host.lower())[0]
    service = _MAILERS.get(name)
    if _cut(text, end) or text[end : end + 1] == "@":
        return None
    if at != "@":
        good = _DOMAIN.fullmatch(host) and (at == "@@" or (service and host.count(".") in (1, 2)))
        return Link(match.start(), end, "mail" if "@@" in at else "blank", f"{local}@{host}") if good else None
    if ".." in host and _DOMAIN.fullmatch(single := host.replace("..", ".")):
        return Link(match.start(), end, "dots", f"{local}@{single}")
    if not service:
        return None
    if low_rest := host.lower()[len(name) :]:
        if low_rest in (",com", ".con", ".cmo", ".comm", ".ocm", ".vom"):
            return Link(match.start(), end, "mail", f"{local}@{service}")
        return None
    if match["tail"]:
        return Link(match.start(), match.end(), "blank", f"{local}@{service}")
    return Link(match.start(), end, "mail", f"{local}@{service}")
