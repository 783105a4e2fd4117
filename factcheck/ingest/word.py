"""Word documents: the text as it stands with its tracked changes accepted, one line a paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from factcheck.ingest import dates
from factcheck.ingest.blocks import ITEM, joined, paragraphs
from factcheck.ingest.found import Found
from factcheck.ingest.packed import packed
from factcheck.ingest.xmltree import local, parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# What is deleted or moved away, drawn twice, or told to the program rather than the reader.
_LEFT_OUT = frozenset(("del", "moveFrom", "Fallback", "instrText", "rPr", "pPr", "sectPr", "tblPr", "tblGrid", "sdtPr"))
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_TITLE, _HEADING = ("Title", "Judul"), ("Heading1", "Judul1")
# What Word fills in for someone who never said a name.
_NOBODY = frozenset(("", "user", "admin", "administrator", "owner", "author", "microsoft office user", "python-docx"))


def read(data: bytes) -> Found:
    """The article of a .docx file. Raises SourceRefused for what is none."""
    parts = packed(data)
    body = parse(parts.read(_main_part(parts.entries)))
    marked = list(_paragraphs(body))
    text = paragraphs(joined(piece for _, pieces in marked for piece in (*pieces, "\n")))
    core = parse(parts.read("docProps/core.xml")) if "docProps/core.xml" in parts.entries else None
    title = _styled(marked, _TITLE) or _styled(marked, _HEADING)
    return Found(text, title=title, byline=_author(core), modified=dates.stamped(_property(core, "modified")))


def _main_part(entries: Iterable[str]) -> str:
    found = (name for name in entries if name.startswith("word/document") and name.endswith(".xml"))
    return next(found, "word/document.xml")


def _paragraphs(body: Any) -> Iterator[tuple[str, list[str]]]:
    """Each paragraph's style and pieces, in document order; the cells of a table row make one."""
    stack = [body]
    while stack:
        element = stack.pop()
        name = local(element)
        if name == "p":
            yield _style(element), _pieces(element)
        elif name == "tr":
            cells = [[piece for p in cell.iter(f"{_W}p") for piece in (*_pieces(p), " ")] for cell in _cells(element)]
            yield "", [piece for n, cell in enumerate(cells) for piece in ([" | ", *_flat(cell)] if n else _flat(cell))]
        elif name not in _LEFT_OUT:
            stack += reversed(element)


def _cells(row: Any) -> list[Any]:
    return [cell for cell in row.iter(f"{_W}tc") if next(cell.iterancestors(f"{_W}tr"), None) is row]


def _flat(pieces: list[str]) -> list[str]:
    return [" " if piece == "\n" else piece for piece in pieces if piece != ITEM]


def _pieces(paragraph: Any) -> list[str]:
    out = [ITEM] if next(paragraph.iter(f"{_W}numPr"), None) is not None else []
    stack = [paragraph]
    while stack:
        element = stack.pop()
        name = local(element)
        if name == "t":
            out.append((element.text or "").replace("\n", " "))
        elif name in _SIGNS:
            out.append(_SIGNS[name])
        elif name == "p" and element is not paragraph:
            out += ("\n", *_pieces(element), "\n")  # a text box inside it
        elif name not in _LEFT_OUT and not _is_hidden(element, name):
            stack += reversed(element)
    return out


def _is_hidden(element: Any, name: str) -> bool:
    return name == "r" and next(element.iterfind(f"{_W}rPr/{_W}vanish"), None) is not None


def _style(paragraph: Any) -> str:
    style = next(paragraph.iterfind(f"{_W}pPr/{_W}pStyle"), None)
    return str(style.get(f"{_W}val")) if style is not None else ""


def _styled(marked: list[tuple[str, list[str]]], styles: tuple[str, ...]) -> str | None:
    found = (" ".join("".join(pieces).split()) for style, pieces in marked if style in styles)
    return next(filter(None, found), None)


def _property(core: Any, name: str) -> str | None:
    return next((element.text for element in core.iter() if local(element) == name), None) if core is not None else None


def _author(core: Any) -> str | None:
    name = (_property(core, "creator") or "").strip()
    return None if name.casefold() in _NOBODY else name
