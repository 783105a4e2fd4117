"""The timeline as a drawing that a phone can show: one row a day, downwards, gaps and contradictions marked."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from factcheck.messages import translator
from factcheck.report.markup import element, esc
from factcheck.report.times import written_date
from factcheck.text import display

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from factcheck.report.timeline import Moment

# In units of the drawing, which is as wide as a phone.
_WIDTH, _ROW, _GAP, _AXIS, _TEXT = 376, 32, 22, 160, 186
_COLUMNS = 26
_MOST_ROWS = 40
_FAR_DAYS = 31


@dataclass(frozen=True, slots=True)
class _Row:
    """A day of the drawing: what is written there. `meant` is the day a wrong one stands for."""

    when: date
    words: str
    kind: Literal["sure", "guessed", "wrong", "meant"]
    meant: date | None = None
    fault: str = ""


def timeline_svg(moments: Sequence[Moment], lang: str, name: str) -> str:
    """The drawing as inline SVG, empty when there is nothing to compare; `name` makes its ids unique in the page."""
    word = translator(lang)
    rows = _rows(moments, word)
    if len(rows) < 2:
        return ""
    shown = _fewer(rows)
    tops, height = _tops(shown)
    parts = [_axis(shown, tops, word)]
    parts += [_day(row, top, lang) for row, top in zip(shown, tops, strict=True)]
    parts += [_move(row, top, shown, tops) for row, top in zip(shown, tops, strict=True) if row.kind == "wrong"]
    described = "; ".join(_told(row, lang, word) for row in shown)
    head = element("title", esc(word("The dates in the article")), id=f"{name}-title")
    head += element("desc", esc(described), id=f"{name}-desc")
    box = f"0 0 {_WIDTH} {height}"
    drawn = element(
        "svg", head + "".join(parts), viewBox=box, role="img", aria_labelledby=f"{name}-title {name}-desc",
        xmlns="http://www.w3.org/2000/svg",
    )  # fmt: skip
    return element("figure", drawn + _caption(rows, shown, word), cls="timeline")


def _rows(moments: Sequence[Moment], word: Callable[[str], str]) -> list[_Row]:
    """One row a day that is written, one more a day that is meant, in the order of time."""
    days: dict[date, list[Moment]] = {}
    rows = []
    for each in moments:
        if each.fault:
            rows.append(_Row(each.when, each.words, "wrong", each.meant, each.fault))
        else:
            days.setdefault(each.when, []).append(each)
    for when, same in days.items():
        more = f" (+{len(same) - 1})" if len(same) > 1 else ""
        sure = any(not each.guessed for each in same)
        rows.append(_Row(when, same[0].words + more, "sure" if sure else "guessed"))
    meant = dict.fromkeys(row.meant for row in rows if row.meant)
    rows += [_Row(when, word("the day that is meant"), "meant") for when in meant if when not in days]
    return sorted(rows, key=lambda row: row.when)


def _fewer(rows: Sequence[_Row]) -> list[_Row]:
    """At most so many rows as a person reads: the faults and what they mean before all others."""
    ranked = sorted(range(len(rows)), key=lambda at: (rows[at].kind not in ("wrong", "meant"), at))
    return [rows[at] for at in sorted(ranked[:_MOST_ROWS])]


def _tops(rows: Sequence[_Row]) -> tuple[list[int], int]:
    tops, at = [], _ROW // 2 + 4
    for before, row in zip([rows[0], *rows], rows, strict=False):
        at += _GAP if (row.when - before.when).days > _FAR_DAYS else 0
        tops.append(at)
        at += _ROW
    return tops, at - _ROW // 2 + 4


def _axis(rows: Sequence[_Row], tops: Sequence[int], word: Callable[[str], str]) -> str:
    parts = []
    for above, below, one, other in zip(rows, rows[1:], tops, tops[1:], strict=False):
        gap = (below.when - above.when).days
        far = " far" if gap > _FAR_DAYS else ""
        parts.append(f'<line class="axis{far}" x1="{_AXIS}" x2="{_AXIS}" y1="{one}" y2="{other}"/>')
        if far:
            label = word("{n} days").format(n=gap)
            parts.append(_text(_TEXT, (one + other) // 2 + 4, label, "soft"))
    return "".join(parts)


def _day(row: _Row, top: int, lang: str) -> str:
    bad = "bad" if row.kind == "wrong" else "soft" if row.kind == "meant" else ""
    label = _text(_AXIS - 14, top + 4, written_date(row.when.isoformat(), lang), bad, anchor="end")
    return label + _sign(row, top) + _text(_TEXT, top + 4, _cut(display(row.words)), bad)


def _sign(row: _Row, top: int) -> str:
    if row.kind == "wrong":
        return f'<path class="cross" d="M{_AXIS - 6} {top - 6}l12 12m0 -12l-12 12"/>'
    kind = {"sure": "dot", "guessed": "guess", "meant": "meant"}[row.kind]
    return f'<circle class="{kind}" cx="{_AXIS}" cy="{top}" r="5"/>'


def _move(row: _Row, top: int, rows: Sequence[_Row], tops: Sequence[int]) -> str:
    """An arc from the wrong day to the one that is meant."""
    target = next((y for each, y in zip(rows, tops, strict=True) if each.when == row.meant and each is not row), None)
    if target is None:
        return ""
    x, bulge = _AXIS + 9, _AXIS + 24
    arc = f'<path class="move" d="M{x} {top}C{bulge} {top} {bulge} {target} {x} {target}"/>'
    return f'{arc}<path class="head" d="M{x + 6} {target - 5}l-6 5l6 5"/>'


def _text(x: int, y: int, words: str, kind: str = "", anchor: str = "") -> str:
    return element("text", esc(words), x=str(x), y=str(y), cls=kind, text_anchor=anchor)


def _cut(text: str) -> str:
    """What fits beside the axis; wide characters take two columns (UAX #11)."""
    used = 0
    for at, character in enumerate(text):
        used += 2 if unicodedata.east_asian_width(character) in "WF" else 1
        if used > _COLUMNS:
            return text[: max(0, at - 1)].rstrip() + "…"
    return text


def _told(row: _Row, lang: str, word: Callable[[str], str]) -> str:
    told = f"{written_date(row.when.isoformat(), lang)}: {row.words}"
    if row.kind == "wrong":
        meant = written_date(row.meant.isoformat(), lang) if row.meant else ""
        why = [word("contradiction"), *([word("meant: {when}").format(when=meant)] if meant else [])]
        told += f" ({', '.join(why)})"
    return told


def _caption(rows: Sequence[_Row], shown: Sequence[_Row], word: Callable[[str], str]) -> str:
    legend = {"wrong": word("✗ contradiction"), "guessed": word("○ year not written")}
    kinds = {row.kind for row in shown}
    parts = [text for kind, text in legend.items() if kind in kinds]
    if len(rows) > len(shown):
        parts.append(word("{n} more dates are not shown").format(n=len(rows) - len(shown)))
    return element("figcaption", esc(" · ".join(parts))) if parts else ""
