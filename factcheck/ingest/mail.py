"""Saved e-mails and web archives (.mht): the letter's own text, or the page that was saved."""

from __future__ import annotations

import re
from datetime import date
from email import policy
from email.parser import BytesParser
from email.utils import parsedate
from typing import TYPE_CHECKING

from factcheck.errors import SourceRefused
from factcheck.ingest import webpage
from factcheck.ingest.blocks import html_lines, paragraphs
from factcheck.ingest.decode import Decoded, decode
from factcheck.ingest.found import Found
from factcheck.model import say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import EmailMessage

# A letter's plain half is read, unless it says less than this share of the other one ("open in your browser").
_SHARE = 0.5
_ADDRESS = re.compile(r"\s*<[^<>]{1,200}>")


def read(data: bytes) -> Found:
    """The article of an .eml or .mht file. Raises SourceRefused for one without text."""
    message: EmailMessage = BytesParser(policy=policy.default).parsebytes(data)
    parts = [part for part in message.walk() if not part.is_multipart()]
    texts = [part for part in parts if part.get_content_maintype() == "text" and not part.is_attachment()]
    pages = [part for part in texts if part.get_content_subtype() in ("html", "xhtml")]
    if message.get_content_type() == "multipart/related" and pages and parts[0] is pages[0]:
        return _page(pages[0])
    plain, rich = [_plain(part) for part in texts if part.get_content_subtype() == "plain"], [_rich(p) for p in pages]
    said, shown = _text(plain), _text(rich)
    text = said if len(said) >= _SHARE * len(shown) else shown
    if not text.strip():
        raise SourceRefused("the letter has no text of its own", "save its attachment and give that")
    attached = sum(part.is_attachment() for part in parts)
    warnings = [warning for part in (plain if text is said else rich) for warning in part.warnings]
    if attached:
        warnings.append(say("{count} attachments were not read", count=attached))
    return Found(
        text,
        title=_header(message, "Subject"),
        byline=_name(_header(message, "From")),
        published=_day(_header(message, "Date")),
        lang=_header(message, "Content-Language"),
        warnings=tuple(warnings),
    )


def _page(part: EmailMessage) -> Found:
    address = _header(part, "Content-Location")
    source = address if address and address.startswith(("http://", "https://")) else None
    return webpage.read(_bytes(part), charset=part.get_content_charset(), source=source)


def _bytes(part: EmailMessage) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _plain(part: EmailMessage) -> Decoded:
    found = decode(_bytes(part), declared=part.get_content_charset())
    if str(part.get_param("format", "")).lower() != "flowed":
        return found
    delete = str(part.get_param("delsp", "")).lower() == "yes"
    return Decoded("\n".join(_flowed(found.text.split("\n"), delete=delete)), found.warnings)


def _flowed(lines: list[str], *, delete: bool) -> Iterator[str]:
    """The lines of RFC 3676: one that ends in a blank goes on in the next, except the mark above a signature."""
    held: list[str] = []
    for line in lines:
        line = line.removeprefix(" ")
        if line.endswith(" ") and line != "-- ":
            held.append(line[:-1] if delete else line)
            continue
        yield "".join([*held, line])
        held = []
    if held:
        yield "".join(held)


def _rich(part: EmailMessage) -> Decoded:
    found = decode(_bytes(part), declared=part.get_content_charset())
    return Decoded(paragraphs(html_lines(webpage.parse(found.text))) if found.text.strip() else "", found.warnings)


def _text(parts: list[Decoded]) -> str:
    return "\n\n".join(part.text.strip() for part in parts if part.text.strip())


def _header(message: EmailMessage, name: str) -> str | None:
    try:
        value = message[name]
    except (ValueError, IndexError, AttributeError, TypeError):  # the header parser's own slips on hostile input
        return None
    return " ".join(str(value).split()) if value else None


def _name(sender: str | None) -> str | None:
    return _ADDRESS.sub("", sender).strip(' "') or None if sender else None


def _day(value: str | None) -> date | None:
    parts = parsedate(value) if value else None
    try:
        return date(*parts[:3]) if parts else None
    except ValueError:
        return None
