"""What a report on an article says, in order and in the article's language, before a format gives it a shape."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from factcheck.messages import render, render_all, translator
from factcheck.report.bulk import bulk_ruling, bulk_words
from factcheck.report.described import publication_lines
from factcheck.report.gather import visible
from factcheck.report.notice import notice
from factcheck.report.pieces import pieces
from factcheck.report.places import place_words, where
from factcheck.report.sources import beside, cited
from factcheck.report.terms import CHANGE_CLASS, DISMISSAL, ORIGIN, QUESTION, SECTION, SEVERITY, STAGE, VERDICT
from factcheck.report.times import written_date
from factcheck.report.wording import SHIPPED, Wording
from factcheck.store.versions import word_changes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from factcheck.report.gather import ArticleReport, Correction, Item

RunKind = Literal["plain", "strong", "cut", "added"]


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one style, as they are, not made safe for any format; `link` is a web address that they lead to."""

    text: str
    kind: RunKind = "plain"
    link: str = ""


Line = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A line with its label ("" for none). `told_by_diff`: a format that shows the change in place can leave it out."""

    label: str
    line: Line
    told_by_diff: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing in a section: its head, its rows, and for a correction its sentence with the change marked."""

    head: Line
    rows: tuple[Row, ...] = ()
    diff: Line = ()


@dataclass(frozen=True, slots=True)
class Section:
    """Entries under a title; `key` is stable across languages. A numbered one is referred to by number."""

    key: str
    title: str
    entries: tuple[Entry, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Content:
    """The whole report. `facts` are what is known of the article; `counts` are (label, number, section's key).

    `text` is the corrected text with what corrections put in marked as added, empty of somebody else's text; `none`
    says that a section is empty.
    """

    lang: str
    kind: str
    title: str
    internal: str
    facts: tuple[Row, ...]
    counts: tuple[tuple[str, int, str], ...]
    sections: tuple[Section, ...]
    none: str
    notice: str
    text: Line


def content(report: ArticleReport, *, public: bool = False, wording: Wording = SHIPPED) -> Content:
    """The report, internal unless `public`, which leaves out notes, names, open claims and flags."""
    word = translator(report.article.lang)
    sections = tuple(_sections(report, word, public))
    counts = tuple((each.title, len(each.entries), each.key) for each in sections if each.key != "notes")
    return Content(
        lang=report.article.lang,
        kind=word("Corrections report") if report.ours else word("Report on somebody else's text"),
        title=report.title(public=public),
        internal="" if public else word("INTERNAL"),
        facts=tuple(_facts(report, word, public)),
        counts=counts,
        sections=tuple(each for each in sections if each.entries or each.key == "corrections"),
        none=word("None."),
        notice=notice(report, wording=wording),
        text=tuple(
            Run(piece.text, "added" if piece.kind == "added" else "plain")
            for piece in pieces(report.text, 0, len(report.text), report.changes)
            if piece.kind != "cut"
        )
        if report.ours
        else (),
    )


def plain(line: Line) -> str:
    """A line's words without their styles."""
    return "".join(run.text for run in line)


def web_link(url: str) -> str:
    """An address that may be a link: http or https, else nothing."""
    return url if url.lower().startswith(("http://", "https://")) else ""


def _facts(report: ArticleReport, word: Callable[[str], str], public: bool) -> Iterator[Row]:
    article, progress = report.article, report.article.progress
    if source := article.url or ("" if public else article.source):
        yield Row(word("Source"), (Run(source, link=web_link(source)),))
    if article.byline and not public:
        yield Row(word("Byline"), (Run(article.byline),))
    published = written_date(article.published, article.lang) if article.published else word("unknown")
    yield Row(word("Publication date"), (Run(published),))
    if article.modified:
        yield Row(word("Modified"), (Run(written_date(article.modified, article.lang)),))
    if article.outlet:
        yield Row(word("Outlet"), (Run(article.outlet),))
    stage = STAGE[article.stage] if report.ours else ORIGIN[article.whose]
    yield Row(word("Stage"), (Run(word(stage)),))
    if not public:
        yield Row(word("Imported"), (Run(report.imported_at),))
    yield Row(word("As of"), (Run(report.as_of),))
    if not public:
        for outgoing in publication_lines(report.publications, article.lang, report.zone):
            yield Row("", (Run(outgoing),))
        counts = word(
            "{checkable} checkable; {verified} verified, {disputed} disputed, {corrected} corrected ({fixes} for slips"
            " alone), {open} with the facts not checked"
        ).format(
            checkable=progress.checkable,
            verified=progress.verified,
            disputed=progress.disputed,
            corrected=progress.corrected,
            fixes=progress.text_fixes,
            open=progress.checkable - progress.ruled,
        )
        yield Row(word("Claims"), (Run(counts),))
        if n := sum(bulk_ruling(item.claim) is not None for item in report.items):
            yield Row("", (Run(word("ruled on in bulk, of these: {n}").format(n=n)),))
        note = f": {article.state_note}" if article.state_note else ""
        yield Row("", (Run(_clearance(report, word) + note),))


def _clearance(report: ArticleReport, word: Callable[[str], str]) -> str:
    article = report.article
    if article.state == "cleared":
        text = word("Cleared by {name} at {when}; {n} claims not individually checked")
        unchecked = article.progress.checkable - article.progress.ruled
        return text.format(name=article.state_by, when=report.state_at, n=unchecked)
    if article.state == "held":
        return word("Held by {name} at {when}").format(name=article.state_by, when=report.state_at)
    return word("Not cleared")


def _sections(report: ArticleReport, word: Callable[[str], str], public: bool) -> Iterator[Section]:
    corrections = tuple(correction_entry(report, item, word, public) for item in report.corrections)
    title = word("Corrections") if report.ours else word("What is right")
    yield Section("corrections", title, corrections, numbered=True)
    yield _claims(report, "disputed", word, public)
    if not public:
        yield Section("undecided", word("Undecided flags"), tuple(_undecided(report, word)))
        yield _claims(report, "open", word, public)
    yield _claims(report, "verified", word, public)
    if not public:
        yield Section("dismissed", word("Dismissed flags"), tuple(_dismissed(report, word)))
        notes = tuple(Entry((Run(_note(note.text, note.by, word)),)) for note in report.notes)
        yield Section("notes", word("Notes on the article"), notes)


def _claims(report: ArticleReport, status: str, word: Callable[[str], str], public: bool) -> Section:
    entries = tuple(_item(item, word, public) for item in report.with_status(status))
    return Section(status, word(SECTION[status]), entries)


def correction_entry(report: ArticleReport, item: Correction, word: Callable[[str], str], public: bool) -> Entry:
    """A correction: its place and class, what was and should be, why, what backs it, and who made it when."""
    change = item.change
    head = [Run(place_words(item, word), "strong")]
    if report.ours:
        early = f"; {word('fixed before publication')}" if item.before_publication else ""
        head.append(Run(f" ({word(CHANGE_CLASS[change.cls])}{early})"))
    rows = _correction_rows(item, word, public, ours=report.ours)
    return Entry(tuple(head), tuple(rows), _live_diff(item) if item.live_at else _diff(report, item))


def _correction_rows(item: Correction, word: Callable[[str], str], public: bool, *, ours: bool) -> Iterator[Row]:
    change = item.change
    should_be = f"“{item.should_be.strip()}”" if item.should_be.strip() else word("deleted")
    yield Row(word("Was"), (Run(f"“{item.was.strip()}”"),), told_by_diff=True)
    yield Row(word("Should be") if ours else word("Right is"), (Run(should_be),), told_by_diff=True)
    if item.sentence_was.strip() != item.was.strip():
        yield Row(word("In the sentence"), (Run(f"“{item.sentence_was}”"),), told_by_diff=True)
    if item.live_at:
        since = word("live since {when}").format(when=item.live_at)
        yield Row("", (Run(since if item.stands else f"{since}, {word('no longer in the text')}"),))
    if change.reason:
        rule = f" ({change.rule})" if change.rule and not public else ""
        yield Row(word("Reason"), (Run(change.reason + rule),))
    if change.proof:
        yield Row(word("Why"), (Run(change.proof),))
    if change.cause:
        yield Row(word("Cause"), (Run(change.cause),))
    yield from _backing(item, word, public)
    if not public:
        yield Row(word("Corrected by"), (Run(f"{change.by}, {item.at}"),))


def _live_diff(item: Correction) -> Line:
    """The old sentence of a correction that is in the text by now, with that one change marked."""
    runs: list[Run] = []
    for kind, was, now in word_changes(item.sentence_was, item.sentence_should_be):
        if kind == "equal":
            runs.append(Run(was))
        else:
            runs += [Run(was, "cut")] * bool(was) + [Run(now, "added")] * bool(now)
    return tuple(runs)


def _diff(report: ArticleReport, item: Correction) -> Line:
    """The sentence (the headline, the line) of a correction with that one change marked."""
    change = item.change
    if item.place.paragraph == 0:
        text, start, stop = report.article.title, 0, len(report.article.title)
    else:
        text, (start, stop) = report.text, item.sentence
    marked = pieces(text, min(start, change.start), max(stop, change.stop), [change])
    return tuple(Run(piece.text, "plain" if piece.kind == "same" else piece.kind) for piece in marked)


def _backing(item: Item | Correction, word: Callable[[str], str], public: bool) -> Iterator[Row]:
    """Whether a quotation was said, notes and evidence; in public those that are marked so, without names."""
    if item.said:
        who = "" if public else f" ({item.said.by}, {item.said.at})"
        yield Row("", (Run(f"{word(QUESTION['said'])} {word(VERDICT[item.said.verdict])}{who}"),))
    for note in visible(item.notes, public):
        yield Row("", (Run(note.text if public else _note(note.text, note.by, word)),))
    for source in visible(item.evidence, public):
        name, rest = cited(source), beside(source, word)
        line = [Run(f"{name}: ")] if name else []
        line.append(Run(source.url, link=web_link(source.url)))
        if source.archived:
            line += [Run(f" ({word('archived')}: "), Run(source.archived, link=web_link(source.archived)), Run(")")]
        line += [Run(f"; {rest}")] if rest else []
        yield Row(word("Evidence"), tuple(line))


def _note(text: str, by: str, word: Callable[[str], str]) -> str:
    return f"{word('Note')} ({by}): {text}"


def _item(item: Item, word: Callable[[str], str], public: bool) -> Entry:
    rows = [Row(word("Rating"), (Run(item.rating),))] if item.rating else []
    rows += _backing(item, word, public)
    if not public and item.claim.reviewer and item.claim.status != "open":
        bulk = bulk_ruling(item.claim)
        told = bulk_words(bulk, word) if bulk else item.claim.reviewer
        rows.append(Row("" if bulk else word("Checked by"), (Run(told),)))
    return Entry((Run(f"{where(item.place, word)}: “{item.claim.text}”"),), tuple(rows))


def _undecided(report: ArticleReport, word: Callable[[str], str]) -> Iterator[Entry]:
    lang = report.article.lang
    for place, flag in report.undecided:
        head = Run(f"{where(place, word)}: {word(SEVERITY[flag.severity])}, {flag.rule}: “{flag.text}”")
        rows = [Row("", (Run(render(flag.message, lang)),))]
        rows += [Row(word("Why"), (Run(render_all(flag.proof, lang)),))] if flag.proof else []
        yield Entry((head,), tuple(rows))


def _dismissed(report: ArticleReport, word: Callable[[str], str]) -> Iterator[Entry]:
    for place, flag in report.dismissed:
        reason = word(DISMISSAL[flag.dismissed_reason])
        note = f": {flag.dismissed_note}" if flag.dismissed_note else ""
        who = f"({reason}, {flag.dismissed_by})"
        yield Entry((Run(f"{where(place, word)}: {flag.rule}: “{flag.text}” {who}{note}"),))
