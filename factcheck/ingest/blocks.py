"""The text of an HTML tree as lines: one a paragraph, heading, list item or table row, with nothing left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html",
    "legend", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "tfoot", "thead", "tr",
    "ul",
))  # fmt: skip
_HIDDEN = frozenset(("head", "script", "style", "template", "noscript", "svg", "math", "iframe", "object", "title"))
_CELLS = frozenset(("td", "th"))
ITEM = "- "


def html_lines(tree: Any) -> Iterator[str]:
    """The lines of a tree of lxml's HTML parser, trimmed and not blank; a list item begins with "- "."""
    yield from joined(_pieces(tree))


def _pieces(tree: Any) -> Iterator[str]:
    """Pieces of text, "\\n" where a line ends. Without recursion, since a tree may be deep."""
    stack: list[tuple[Any, bool]] = [(tree, False)]
    while stack:
        node, leaving = stack.pop()
        tag = node.tag.lower() if isinstance(node.tag, str) else None
        if leaving:
            if tag in _BLOCKS:
                yield "\n"
            elif tag in _CELLS and node.getnext() is not None:
                yield " | "
        elif tag is not None and tag not in _HIDDEN:
            if tag in _BLOCKS or tag == "br":
                yield "\n"
            if tag == "li":
                yield ITEM
            yield _plain(node.text)
            stack.append((node, True))
            stack += [(child, False) for child in reversed(node)]
            continue
        if node is not tree and (leaving or tag is None or tag in _HIDDEN):
            yield _plain(node.tail)


def _plain(text: str | None) -> str:
    return text.replace("\n", " ").replace("\r", " ") if text else ""


def joined(pieces: Iterable[str]) -> Iterator[str]:
    """Lines of pieces that hold "\\n" where a line ends; white space collapsed, blank lines left out."""
    line: list[str] = []
    mark = ""
    for piece in pieces:
        if piece == ITEM:
            mark = ITEM
        elif piece != "\n":
            line.append(piece)
        elif text := " ".join("".join(line).split()):
            yield mark + text
            line, mark = [], ""
        else:
            line = []
    if text := " ".join("".join(line).split()):
        yield mark + text


def paragraphs(lines: Iterable[str]) -> str:
    """Lines as a text: a blank line between paragraphs, none between the items of a list or the rows of a table."""
    out: list[str] = []
    before = ""
    for line in lines:
        if out:
            together = (line.startswith(ITEM) and before.startswith(ITEM)) or (" | " in line and " | " in before)
            out.append("\n" if together else "\n\n")
        out.append(line)
        before = line
    return "".join(out)
