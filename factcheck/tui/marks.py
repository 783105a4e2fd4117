"""Which spans of a claim are marked, and how: flags with a sign, corrections as was → should be, matches."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content

from factcheck.model import SEVERITIES
from factcheck.opcodes import opcodes
from factcheck.text import display
from factcheck.tui.theme import ARROW, CLOSING, MUTED, OPENING, SEVERITY, SEVERITY_STYLE, STATUS
from factcheck.tui.words import line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from factcheck.opcodes import Opcode
    from factcheck.store.records import ClaimRow, FlagRow

CLAIM_CAP = 4000
# A date or an amount is one word: "3/3/2026", "1.500", "19:30".
_WORDS = re.compile(r"\d+(?:[./:,-]\d+)*|\w+|\s+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Mark:
    """A span of the article to show marked: `sign` and closing mark around it, `then` what it becomes."""

    start: int
    stop: int
    sign: str
    style: str
    then: str | None = None


def marks(claim: ClaimRow, flags: Iterable[FlagRow], current: int | None = None) -> list[Mark]:
    """The disjoint marks of a claim in text order: its corrections, then its flags, the gravest first."""
    wanted = [
        Mark(change.start, change.stop, STATUS["corrected"], "$primary", line(change.replacement, CLAIM_CAP))
        for change in claim.changes
    ]
    ordered = sorted(flags, key=lambda flag: (flag.id != current, SEVERITIES.index(flag.severity), flag.start))
    for flag in ordered:
        if flag.state == "open" and flag.severity != "info" and flag.field == "text":
            colour = SEVERITY_STYLE[flag.severity] if flag.undecided else MUTED
            style = colour + " underline" + (" bold reverse" if flag.id == current else "")
            wanted.append(Mark(max(flag.start, claim.start), min(flag.end, claim.end), SEVERITY[flag.severity], style))
    kept: list[Mark] = []
    for mark in wanted:
        if mark.start - claim.start > CLAIM_CAP:
            continue
        if mark.start <= mark.stop and not any(m.start < mark.stop and mark.start < m.stop for m in kept):
            kept.append(mark)
    return sorted(kept, key=lambda mark: (mark.start, mark.stop))


def marked(claim: ClaimRow, spans: Sequence[Mark], search: str = "") -> Content:
    """A claim's text with its marks, safe to show and at most CLAIM_CAP code points of it."""
    text = display(claim.text[:CLAIM_CAP])
    parts: list[Content] = []
    at = 0
    for mark in spans:
        start, stop = mark.start - claim.start, min(mark.stop - claim.start, len(text))
        if start < at or start > len(text):
            continue
        parts += (found(text[at:start], search), _one(mark, text[start:stop]))
        at = stop
    parts.append(found(text[at:], search))
    if len(claim.text) > CLAIM_CAP:
        parts.append(Content.styled(f" … (+{len(claim.text) - CLAIM_CAP})", MUTED))
    return Content("").join(parts)


def _one(mark: Mark, text: str) -> Content:
    edge = mark.style.replace(" underline", "")
    opening = Content.styled(OPENING + mark.sign, edge)
    body = Content.styled(text, mark.style if mark.then is None else MUTED + " strike")
    if mark.then is None:
        return Content.assemble(opening, body, Content.styled(CLOSING, edge))
    after = f"{ARROW}{mark.then.strip() or '∅'}" if text else f"+{mark.then.strip()}"
    return Content.assemble(opening, body, Content.styled(after + CLOSING, edge))


def found(text: str, search: str) -> Content:
    """The text with what was searched for in reverse."""
    content = Content(text)
    if search:
        for match in re.finditer(re.escape(search), text, re.IGNORECASE):
            content = content.stylize("reverse", match.start(), match.end())
    return content


def word_diff(before: str, after: str) -> Content:
    """What changed, word by word: [-taken out-] and {+put in+}, in colours too. Both texts are capped."""
    old, new = (_WORDS.findall(display(text[:CLAIM_CAP])) for text in (before, after))
    parts = []
    for kind, i, j, k, m in _joined(opcodes(old, new), old):
        if kind == "equal":
            parts.append(Content("".join(old[i:j])))
        if kind in ("delete", "replace"):
            parts.append(Content.styled("[-" + "".join(old[i:j]) + "-]", "$error"))
        if kind in ("insert", "replace"):
            parts.append(Content.styled("{+" + "".join(new[k:m]) + "+}", "$success"))
    return Content("").join(parts)


def _joined(found: Iterable[Opcode], old: Sequence[str]) -> Iterator[Opcode]:
    """The opcodes with changes joined that only a blank or a mark stands between: one change to a reader."""
    held: Opcode | None = None
    for code in found:
        if held is None or held[0] == "equal":
            if held is not None:
                yield held
            held = code
        elif code[0] != "equal" or (code[2] - code[1] == 1 and not old[code[1]].isalnum() and code[2] < len(old)):
            held = ("replace", held[1], code[2], held[3], code[4])
        else:
            yield held
            held = code
    if held is not None:
        yield held
