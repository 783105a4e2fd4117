"""Outside text as inert HTML: escaped, its control and bidi bytes visible, links to the web only."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from factcheck.report.content import web_link
from factcheck.text import display

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factcheck.report.content import Line, Run

_TAGS = {"strong": "strong", "cut": "del", "added": "ins"}
# What a page must not hold even as text: characters that are none (Unicode, noncharacters).
_NONE = dict.fromkeys([0xFFFE, 0xFFFF, *range(0xFDD0, 0xFDF0)], "\ufffd")


def esc(text: str, *, lines: bool = False) -> str:
    """Outside text for an element or a quoted attribute."""
    return escape(display(text, lines=lines).translate(_NONE), quote=True)


def element(tag: str, inner: str, **attributes: str) -> str:
    """An element around finished HTML; `attributes` are outside text, `cls` stands for class, `_` for a hyphen."""
    given = "".join(f' {_name(name)}="{esc(value)}"' for name, value in attributes.items() if value)
    return f"<{tag}{given}>{inner}</{tag}>"


def _name(name: str) -> str:
    return "class" if name == "cls" else name.replace("_", "-")


def outside(tag: str, text: str, **attributes: str) -> str:
    """An element with outside text, whose direction is that of its letters."""
    return element(tag, esc(text), dir="auto", **attributes)


def link(url: str, text: str = "") -> str:
    """A link to the web that tells the other side nothing; any other address is text."""
    if not web_link(url):
        return esc(text or url)
    return element("a", esc(text or url), href=url, rel="noopener noreferrer nofollow")


def line(runs: Line) -> str:
    """Runs of text as HTML."""
    return "".join(map(_run, runs))


def _run(run: Run) -> str:
    inner = link(run.link, run.text) if run.link else esc(run.text, lines=run.kind != "strong")
    return f"<{_TAGS[run.kind]}>{inner}</{_TAGS[run.kind]}>" if run.kind in _TAGS else inner


def items(tag: str, rows: Iterable[str], **attributes: str) -> str:
    """A list of finished HTML rows, each in its <li>."""
    return element(tag, "".join(f"<li>{row}</li>\n" for row in rows), **attributes)
