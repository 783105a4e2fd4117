"""Claims, flags and history as lines for a person, every outside string made safe to show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.messages import render, render_all, translator
from factcheck.report.bulk import bulk_event, bulk_ruling, bulk_words
from factcheck.report.described import description_lines, publication_lines
from factcheck.report.plain import shown, suggestion_lines
from factcheck.report.record import ruled_at
from factcheck.report.terms import FLAG_STATE, QUESTION, SEVERITY, STANCE, VERDICT, said_words, verdict
from factcheck.report.times import local_time
from factcheck.store.filter import SECOND_LOOK
from factcheck.text import display, shorten

if TYPE_CHECKING:
    from collections.abc import Callable

    from factcheck.store import Store
    from factcheck.store.records import ArticleRow, ClaimRow, EventRow, EvidenceRow, FlagRow, KnownRow, SimilarRow

# Of an act that divides claims: what the record is checked by, and nobody reads.
_HASHES, _HASHED = ("parts", "flags"), ("split", "merge", "undo", "redo")
SIGNS = {"open": "·", "verified": "✓", "disputed": "✗", "corrected": "±"}


def claim_line(claim: ClaimRow, width: int = 100) -> str:
    """One claim on one line: id, sign, rating and how far its texts are, flags, text."""
    flags = f" [{', '.join(claim.flags)}]" if claim.flags else ""
    again = " ↻" if claim.look_again else ""
    told = [claim.rating.rating.name] if claim.rating else []
    told += [f"{row.kind} {row.state}" for row in claim.publications]
    said = f" ({', '.join(told)})" if told else ""
    tags = "".join(f" #{display(tag)}" for tag in claim.tags)
    return f"{claim.id:6} {SIGNS[claim.status]}{again}{said}{flags}{tags} {shorten(display(claim.text), width)}"


def claim_page(store: Store, claim: ClaimRow, lang: str, zone: str) -> str:
    """A claim with all that is known of it; times are in the newsroom's zone."""
    word = translator(lang)
    article = store.article(claim.article)
    lines = [
        f"{word('claim')} {claim.id} · {shown(article.title)} · {word(verdict(claim.status, article.standing))}"
        + (f" ({display(claim.reviewer)})" if claim.reviewer else ""),
        "",
        display(claim.text, lines=True),
    ]
    if bulk := bulk_ruling(claim):
        lines += ["", display(bulk_words(bulk, word))]
    if claim.tags:
        lines += ["", f"{word('tags')}: " + ", ".join(word(SECOND_LOOK) if t == SECOND_LOOK else t for t in claim.tags)]
    if claim.look_again:
        lines += ["", *before_lines(store.claim(claim.look_again), claim, article, lang, zone)]
    if claim.quoted:
        answer = word(verdict(claim.said.verdict if claim.said else "open", article.standing))
        lines += [
            "",
            f"{word(QUESTION['said'])} {answer}" + (f" ({display(claim.said.reviewer)})" if claim.said else ""),
        ]
    lines += second_lines(claim, word, zone)
    if claim.correction is not None:
        name = word("what is right") if article.whose == "third-party" else word("correction")
        lines += ["", f"{name}: " + (display(claim.correction, lines=True) or word("deleted"))]
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
        lines += ["", *evidence_lines(item, lang)]
    if claim.rating:
        lines += ["", f"{word('rating')}: {display(claim.rating.rating.word(article.lang))}"]
    if described := description_lines(store.description(claim.id), lang):
        lines += ["", word("description") + ":", *described]
    if claim.publications:
        lines += ["", *publication_lines(claim.publications, lang, zone)]
    if history := store.history(claim=claim.id):
        lines += ["", word("history") + ":", *(f"  {event_line(event, zone)}" for event in history)]
    return "\n".join(lines)


def before_lines(old: ClaimRow, claim: ClaimRow, article: ArticleRow, lang: str, zone: str) -> list[str]:
    """What was ruled on a claim before its words were changed, and which words."""
    from factcheck.report.versions import word_diff

    word = translator(lang)
    who = f" ({display(old.reviewer)}, {local_time(ruled_at(old), zone)})" if old.reviewer else ""
    return [
        f"{word('look again')}: {word(verdict(old.status, article.standing))}{who}, {word('claim')} {old.id}",
        f"  {word_diff(old.text, claim.text)}",
    ]


def similar_page(row: SimilarRow, lang: str, zone: str) -> str:
    """A claim that says nearly the same, on a few lines: ruling, reviewer, article, differences, notes."""
    word = translator(lang)
    claim, article = row.claim, row.article
    ruled = word(verdict(claim.status, article.standing))
    if claim.reviewer:
        ruled += f" ({display(claim.reviewer)}, {local_time(ruled_at(claim), zone)})"
    lines = [claim_line(claim), f"       {row.score:.0f} % · {ruled} · {shown(article.title)}"]
    lines[1] += f" · {article.published}" if article.published else ""
    if claim.correction is not None:
        lines.append(f"       {word('correction')}: " + (shorten(display(claim.correction), 200) or word("deleted")))
    lines += [f"       ≠ {display(render(message, lang))}" for message in row.differences]
    lines += [f"       {word('note')}: {shorten(display(note.text), 200)}" for note in row.notes]
    return "\n".join(lines)


def known_page(row: KnownRow, lang: str) -> str:
    """Somebody else's ruling on a few lines: the claim, their rating, who they are, where it stands, differences."""
    claim, word = row.claim, translator(lang)
    who = ", ".join(filter(None, (claim.publisher, claim.reviewed.isoformat() if claim.reviewed else "")))
    said = ", ".join(filter(None, (claim.claimant, claim.claimed.isoformat() if claim.claimed else "")))
    lines = [
        f"     → {display(claim.rating)} · {shorten(display(claim.text), 100)}",
        " · ".join(filter(None, (f"       {row.score:.0f} %", display(who), display(claim.url or "")))),
    ]
    lines += [f"       {word('claimant')}: {display(said)}"] if said else []
    return "\n".join([*lines, *(f"       ≠ {display(render(message, lang))}" for message in row.differences)])


def evidence_lines(item: EvidenceRow, lang: str) -> list[str]:
    """A source for a person: what it is, where, what it does to the claim, and what it says."""
    word = translator(lang)
    public = word("public") if item.public else word("internal")
    stance = word(STANCE[item.stance]) if item.stance else ""
    what = ", ".join(filter(None, (str(item.id), stance, public)))
    about = ", ".join(display(text) for text in (item.title, item.publisher, item.date) if text)
    lines = [f"{word('evidence')} ({what}): {display(item.url)} {about}".rstrip()]
    if item.archived:
        lines.append(f"  {word('archived')}: {display(item.archived)}")
    if item.quote:
        lines.append(f"  “{display(item.quote, lines=True)}”")
    if item.accessed:
        lines.append("  " + word("read on {date}").format(date=item.accessed))
    return lines


def second_lines(claim: ClaimRow, word: Callable[[str], str], zone: str) -> list[str]:
    """The second rulings that may be seen, and the first as it was beside each."""
    lines = []
    for row in claim.second:
        text = f": {display(row.correction, lines=True) or word('deleted')}" if row.correction is not None else ""
        who = f"{display(row.reviewer)}, {local_time(row.at, zone)}"
        lines += ["", f"{word('second ruling')} ({who}): {word(VERDICT[row.verdict])}{text}"]
        if row.against:
            lines.append(f"{word('first ruling')} ({display(row.against_by)}): {word(VERDICT[row.against])}")
    return lines


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
    if bulk := bulk_event(event, str):
        chosen = shorten(display(str(event.detail.get("filter", ""))), 60)
        return f"{event.seq} {local_time(event.at, zone)} {display(event.by)}: {display(bulk)}{undone} · {chosen}"
    return f"{event.seq} {local_time(event.at, zone)} {display(event.by)}: {event.kind}{undone}" + (
        f" · {detail}" if detail else ""
    )
