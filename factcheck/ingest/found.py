"""What a reader found in a file before the options of the import are laid over it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from factcheck.errors import SourceRefused
from factcheck.ingest.plain import TEXT_CAP, digest, first_line_title
from factcheck.lang import UNKNOWN, base, is_tag
from factcheck.lang.detect import detect
from factcheck.model import Article, Message, say
from factcheck.text import REPLACEMENT, display, shorten

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factcheck.ingest.options import Options
    from factcheck.model import Origin

# Longer than any headline, byline or address that is one.
FIELD_CAP = 500
_FIELDS = ("title", "byline", "outlet", "lang", "url", "key")
_DAYS = ("published", "modified")
_UNFIT = dict.fromkeys((0x00, *range(0xD800, 0xE000)), REPLACEMENT)


@dataclass(frozen=True, slots=True)
class Found:
    """A text with what its file says about it; `key` tells one row or entry of a file from the others."""

    text: str
    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    published: date | None = None
    modified: date | None = None
    lang: str | None = None
    url: str | None = None
    key: str | None = None
    warnings: tuple[Message, ...] = ()

    def to_data(self) -> dict[str, Any]:
        """The same as JSON data."""
        data: dict[str, Any] = {"text": self.text, "warnings": [[w.text, dict(w.args)] for w in self.warnings]}
        data |= {name: getattr(self, name) for name in _FIELDS}
        return data | {name: day.isoformat() if (day := getattr(self, name)) else None for name in _DAYS}


def from_data(data: Mapping[str, Any]) -> Found:
    """The Found of `Found.to_data`. Raises KeyError, TypeError or ValueError for anything else."""
    fields: dict[str, Any] = {name: data[name] and str(data[name]) for name in _FIELDS}
    days: dict[str, Any] = {name: data[name] and date.fromisoformat(data[name]) for name in _DAYS}
    warnings = tuple(say(str(text), **args) for text, args in data["warnings"])
    return Found(str(data["text"]), **fields, **days, warnings=warnings)


def article(found: Found, name: str, options: Options, origin: Origin = "file") -> Article:
    """The article of what was found; the options win over it. `name`: its source, safe to show.

    A line end is a newline; NUL and lone surrogates become U+FFFD. Raises SourceRefused for what is empty or too long.
    """
    text = found.text.replace("\r\n", "\n").replace("\r", "\n").translate(_UNFIT).strip("\n")
    if not text.strip():
        raise SourceRefused(f"{name}: no text was found in it", "save the article as plain text")
    if len(text) > TEXT_CAP:
        what = f"{name}: too large for one article ({len(text) / 1e6:.1f} MB; at most 2 MB of text)"
        raise SourceRefused(what, "split it")
    title = options.title or _line(found.title) or first_line_title(text)
    url = options.url or _line(found.url)
    return Article(
        text=text,
        id=name if found.key is None else found.key,
        source=name,
        title=title,
        lang=options.lang or believed(found.lang, text),
        published=options.published or found.published,
        url=url,
        byline=options.byline or _line(found.byline),
        desk=options.desk,
        stage=options.stage_of(url),
        origin=origin,
        warnings=found.warnings,
        outlet=_line(found.outlet),
        modified=found.modified,
    )


def believed(declared: str | None, text: str) -> str | None:
    """The language that a file declares, unless its words plainly are of another: templates say "en" of any page."""
    tag = (declared or "").strip().replace("_", "-")
    if not is_tag(tag):
        return None
    seen = detect(text)
    return tag if seen in (UNKNOWN, base(tag)) else None


def keyed(found: Found) -> Found:
    """The same with a key of its own where it has neither one nor an address: the hash of its text."""
    return found if found.key or found.url else replace(found, key=digest(found.text)[:16])


def _line(text: str | None) -> str | None:
    """A field as one line that can be stored and shown, or None for an empty one."""
    line = " ".join(display((text or "")[: 4 * FIELD_CAP]).split())
    return shorten(line, FIELD_CAP) if line else None
