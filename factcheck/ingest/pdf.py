"""PDF documents: the lines of the pages put together into paragraphs again, running heads and feet left out."""

from __future__ import annotations

import io
import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from factcheck.errors import SourceRefused
from factcheck.ingest.blocks import paragraphs
from factcheck.ingest.found import Found

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

# A news article has a page or three; a report of five hundred is not one.
_PAGES = 500
# A line this much of the page's width long ran into the margin. (Own choice: letters differ in width.)
_FULL = 0.8
_NARROWEST = 30
# A running head stands on at least so many pages, and on this share of them.
_RUNNING, _RUNNING_SHARE = 3, 0.5
_FIGURES = re.compile(r"\d+")
_HYPHENED = re.compile(r"([^\W\d_]+)[-\xad\u2010]\Z")
_LETTERS = re.compile(r"[^\W\d_]+")
_BULLET = re.compile(r"[•▪‣◦·*–-]\s")
_GENERIC = re.compile(r"untitled|anonymous|unspecified|\.(?:docx?|odt|indd|pdf)\Z|^microsoft word", re.IGNORECASE)


def read(data: bytes) -> Found:
    """The article of a PDF. Raises SourceRefused for one without text, with a password, or that is damaged."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise SourceRefused("it is protected by a password", "save it without one")
        if len(reader.pages) > _PAGES:
            raise SourceRefused(f"it has {len(reader.pages)} pages (at most {_PAGES})", "save the pages of the article")
        pages = [[line.strip() for line in page.extract_text().splitlines()] for page in reader.pages]
        about = reader.metadata
        title, byline = (_given(about, "/Title"), _given(about, "/Author"))
    except SourceRefused:
        raise
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, OSError, ImportError) as error:
        raise SourceRefused(f"it is a damaged PDF ({type(error).__name__})", "save it again") from error
    text = paragraphs(unwrapped(_without_running(pages)))
    if not text.strip():
        raise SourceRefused("it is a PDF of pictures, without text", "let a program recognise its text first (OCR)")
    return Found(text, title=title, byline=byline)


def _given(about: Any, key: str) -> str | None:
    value = " ".join(str(about.get(key) or "").split()) if about else ""
    return value if value and not _GENERIC.search(value) else None


def _without_running(pages: Sequence[Sequence[str]]) -> Iterator[str]:
    """The lines of all pages without those at a page's edge that stand, figures aside, on many pages."""
    trimmed = [[line for line in page if line] for page in pages]
    edges = Counter(edge for page in trimmed for edge in {_shape(line) for line in (*page[:2], *page[-2:])})
    many = max(_RUNNING, _RUNNING_SHARE * len(pages))
    running = {edge for edge, count in edges.items() if count >= many}
    for page in pages:
        full = [number for number, line in enumerate(page) if line]
        outer = {*full[:2], *full[-2:]}
        yield from (line for n, line in enumerate(page) if not (n in outer and _shape(line) in running))


def _shape(line: str) -> str:
    return _FIGURES.sub("0", line)


def unwrapped(lines: Iterable[str]) -> list[str]:
    """Lines joined to paragraphs: one that ran into the margin goes on in the next, and so does one before lower case.

    A hyphen at the end of a line goes, unless the word is written with it elsewhere or repeats itself ("anak-anak").
    """
    lines = list(lines)
    lengths = sorted(len(line) for line in lines if line)
    width = max(_NARROWEST, lengths[int(0.9 * (len(lengths) - 1))]) if lengths else 0
    known = {word.casefold() for line in lines for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)+|[^\W\d_]+", line)}
    out: list[list[str]] = [[]]
    for line, following in pairwise([*lines, ""]):
        if line:
            out[-1].append(line)
        if not (line and following and _goes_on(line, following, width)):
            out.append([])
    return [_put_together(part, known) for part in out if part]


def _goes_on(line: str, following: str, width: int) -> bool:
    if _BULLET.match(following):
        return False
    word = following.split(maxsplit=1)[0]
    return following[0].islower() or len(line) + 1 + len(word) > _FULL * width


def _put_together(lines: Sequence[str], known: set[str]) -> str:
    out = lines[0]
    for line in lines[1:]:
        before, after = _HYPHENED.search(out[-60:]), _LETTERS.match(line)
        if not (before and after and after[0][0].islower()):
            out += line if out.endswith("-") and after else f" {line}"
        else:
            left, right = before[1].casefold(), after[0].casefold()
            keeps = f"{left}-{right}" in known or (left == right and left + right not in known)
            out = (out if keeps else out[:-1]) + line
    return out
