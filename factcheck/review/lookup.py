"""Where else a claim may be looked up: addresses of searches and archives, opened by nobody but a person."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# As these sites' own search pages write them, by hand from public pages; a newsroom replaces what has moved.
TEMPLATES: dict[str, str] = {
    "Google Fact Check Explorer": "https://toolbox.google.com/factcheck/explorer/search/{query};hl={lang}",
    "TurnBackHoax": "https://turnbackhoax.id/?s={query}",
    "CekFakta": "https://cekfakta.com/?s={query}",
    "Wikipedia": "https://{lang}.wikipedia.org/w/index.php?search={query}",
    "Wayback Machine": "https://web.archive.org/web/*/{url}",
}
# What a search takes: longer ones are cut by the sites, and by what the record keeps of an address (2,000).
LONGEST_QUERY = 200
LONGEST_ENCODED = 1_500
LONGEST_ADDRESS = 2_000
# An address within the path of another one stands there as it is; only what would end the path is encoded.
_IN_PATH = ":/@!$&'()*+,;=~%?[]"
_JOINERS = "\u200c\u200d"


@dataclass(frozen=True, slots=True)
class Link:
    """A place to look: its name ("" for the source's own address) and its http or https address."""

    name: str
    url: str


def links(
    words: str, lang: str, url: str | None, sources: Iterable[str] = (), templates: Mapping[str, str] | None = None
) -> list[Link]:
    """The places to look a text up, each once, in the order of the templates, then the sources' own addresses.

    `templates`, by name, stand beside the built-in ones or in their place, an empty one for none. What asks for words
    or for an address that there are none of is left out, and so is all that is no http or https address.
    """
    own = address(url)
    values = {"query": searched(words), "lang": _lang(lang), "url": own or ""}
    found = [
        Link(name, filled(template, values))
        for name, template in (TEMPLATES | dict(templates or {})).items()
        if template and all(values[part] for part in _parts(template))
    ]
    found += [Link("", source) for source in map(address, (url, *sources)) if source]
    once = {link.url: link for link in reversed(found) if len(link.url) <= LONGEST_ADDRESS}
    return [link for link in found if once.pop(link.url, None) is not None]


def filled(template: str, values: Mapping[str, str]) -> str:
    """A template with its `{query}`, `{lang}` and `{url}` percent-encoded.

    >>> filled("https://a.example/?q={query}&u={url}", {"query": "a & b", "url": "http://b.example/?x=1"})
    'https://a.example/?q=a%20%26%20b&u=http%3A%2F%2Fb.example%2F%3Fx%3D1'
    >>> filled("https://a.example/{url}", {"url": "http://b.example/?x=1#y"})
    'https://a.example/http://b.example/?x=1%23y'
    """
    path = len(template.partition("?")[0].partition("#")[0])

    def value(found: re.Match[str]) -> str:
        safe = _IN_PATH if found[1] == "url" and found.start() < path else ""
        return quote(values[found[1]], safe=safe, errors="replace")

    return _PLACE.sub(value, template)


_PLACE = re.compile(r"\{(query|lang|url)\}")


def _parts(template: str) -> list[str]:
    return _PLACE.findall(template)


def searched(words: str) -> str:
    """A text as one searches for it: on one line, without what does not show, cut after a whole word.

    >>> searched("Harga  gula\\u200b naik\\n12 persen.")
    'Harga gula naik 12 persen.'
    """
    # The cut comes first, so that the work is bounded whatever the text.
    plain = "".join(
        " " if char.isspace() else char
        for char in words[: 4 * LONGEST_QUERY]
        if char.isspace() or char in _JOINERS or unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Co", "Cn")
    )
    plain = " ".join(plain.split())
    end, encoded = 0, 0
    while end < min(len(plain), LONGEST_QUERY) and encoded <= LONGEST_ENCODED:
        encoded += len(quote(plain[end], safe=""))
        end += 1
    if end == len(plain):
        return plain
    return plain[:end].rpartition(" ")[0] or plain[:end]


def address(url: str | None) -> str | None:
    """A web address that may be opened: http or https, with a host, printable and without a password; else None."""
    try:
        parts = urlsplit((url or "").strip())
        host = parts.hostname
    except ValueError:
        return None
    plain = parts.geturl()
    if parts.scheme not in ("http", "https") or not host or "@" in parts.netloc or not plain.isprintable():
        return None
    return None if any(char.isspace() or char in '"<>\\^`{|}' for char in plain) else plain


def _lang(lang: str) -> str:
    """The language without its region, for a host's name; English for what is none."""
    found = re.match(r"[a-z]{2,3}(?![a-z])", lang.lower())
    return found[0] if found and found[0] not in ("und", "mul", "zxx") else "en"
