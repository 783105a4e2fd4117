"""Claims, flags and history as lines for a person, every outside string made safe to show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.messages import render, render_all, translator
from factcheck.report.plain import shown, suggestion_lines
from factcheck.report.record import ruled_at
from factcheck.report.terms import FLAG_STATE, QUESTION, SEVERITY, said_words, verdict
from factcheck.report.times import local_time
from factcheck.text import display, shorten

if TYPE_CHECKING:
    from factcheck.store import Store
    from factcheck.store.records import ArticleRow, ClaimRow, EventRow, FlagRow, SimilarRow

# Of an act that divides claims: what the record is checked by, and nobody reads.
_HASHES, _HASHED = ("parts", "flags"), ("split", "merge", "undo", "redo")
SIGNS = {"open": "·", "verified": "✓", "disputed": "✗", "corrected": "±"}


def claim_line(claim: ClaimRow, width: int = 100) -> str:
    """One claim on one line: id, sign, flags, text."""
    flags = f" [{', '.join(claim.flags)}]" if claim.flags else ""
    return f"{claim.id:6} {SIGNS[claim.status]}{flags} {shorten(display(claim.text), width)}"


def claim_page(store: Store, claim: ClaimRow, lang: str, zone: str) -> str:
    """A claim with all that is known of it; times are in the newsroom's zone."""
    word = translator(lang)
    article = store.article(claim.article)
    lines = [
        f"{word('claim')} {claim.id} · {shown(article.title)} · {word(verdict(claim.status, article.stage))}"
        + (f" ({display(claim.reviewer)})" if claim.reviewer else ""),
        "",
        display(claim.text, lines=True),
    ]
    if claim.quoted:
        answer = word(verdict(claim.said.verdict if claim.said else "open", article.stage))
        lines += [
            "",
            f"{word(QUESTION['said'])} {answer}" + (f" ({display(claim.said.reviewer)})" if claim.said else ""),
        ]
    if claim.correction is not None:
        lines += ["", f"{word('correction')}: " + (display(claim.correction, lines=True) or word("deleted"))]
    if said := claim.attribution:
        who = f"{shown(said.speaker)} ({shown(said.role)})" if said.role else shown(said.speaker)
        verb = [f"“{shown(said.verb)}”"] if said.verb else []
        lines += ["", f"{word('attribution')}: " + " · ".join([who, *verb, *map(word, said_words(said))])]
    text = store.text(claim.article)
    for flag in store.flags(claim=claim.id):
        lines += ["", *_flag(flag, article, text, lang)]
    for note in store.notes(claim=claim.id):
        public = word("public") if note.public else word("internal")
        who = f"{public}, {display(note.by)}, {local_time(note.at, zone)}"
        lines += ["", f"{word('note')} ({who}): {display(note.text, lines=True)}"]
    for item in store.evidence(claim=claim.id):
        lines += ["", f"{word('evidence')}: {display(item.url)} {display(item.title)}".rstrip()]
    if history := store.history(claim=claim.id):
        lines += ["", word("history") + ":", *(f"  {event_line(event, zone)}" for event in history)]
    return "\n".join(lines)


def similar_page(row: SimilarRow, lang: str, zone: str) -> str:
    """A claim that says nearly the same, on a few lines: ruling, reviewer, article, differences, notes."""
    word = translator(lang)
    claim, article = row.claim, row.article
    ruled = word(verdict(claim.status, article.stage))
    if claim.reviewer:
        ruled += f" ({display(claim.reviewer)}, {local_time(ruled_at(claim), zone)})"
    lines = [claim_line(claim), f"       {row.score:.0f} % · {ruled} · {shown(article.title)}"]
    lines[1] += f" · {article.published}" if article.published else ""
    if claim.correction is not None:
        lines.append(f"       {word('correction')}: " + (shorten(display(claim.correction), 200) or word("deleted")))
    lines += [f"       ≠ {display(render(message, lang))}" for message in row.differences]
    lines += [f"       {word('note')}: {shorten(display(note.text), 200)}" for note in row.notes]
    return "\n".join(lines)


def _flag(flag: FlagRow, article: ArticleRow, text: str, lang: str) -> list[str]:
    word = translator(lang)
    field = text if flag.field == "text" else article.title
    states = f"{word(SEVERITY[flag.severity])} · {flag.rule} · {word(FLAG_STATE[flag.state])}"
    lines = [f"{word('flag')} {flag.id} · {states}: {shown(flag.text)}", f"  {display(render(flag.message, lang))}"]
    if flag.proof:
        lines.append(f"  {word('why')}: {display(render_all(flag.proof, lang))}")
    return lines + [f"  {line}" for line in suggestion_lines(flag.suggestions, flag.quoted, field, lang)]


def event_line(event: EventRow, zone: str = "UTC") -> str:
    """One act of the log on one line, its time in the newsroom's zone."""
    detail = ", ".join(
        f"{key} {shorten(display(str(value)), 60)}"
        for key, value in event.detail.items()
        if value not in ("", None, [], {}) and not (key in _HASHES and event.kind in _HASHED)
    )
    undone = " (undone)" if event.undone else ""
    return f"{event.seq} {local_time(event.at, zone)} {display(event.by)}: {event.kind}{undone}" + (
        f" · {detail}" if detail else ""
    )
