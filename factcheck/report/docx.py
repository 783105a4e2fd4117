"""The corrected article as a Word file: every correction a tracked change that an editor accepts or rejects."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from itertools import count
from typing import TYPE_CHECKING, Literal

from factcheck.messages import translator
from factcheck.report.docx_comments import Comment, comments_part, correction_comment, note_comments
from factcheck.report.gather import LINE_END
from factcheck.report.ooxml import Document, packed, paragraph, quoted, run
from factcheck.report.pieces import Piece, pieces
from factcheck.report.times import local

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from factcheck.report.gather import ArticleReport
    from factcheck.report.job import Job
    from factcheck.store.records import Change


def docx_export(job: Job) -> bytes:
    """The one article of the job."""
    return tracked_article(job.reports[0], public=job.wanted.public, newsroom=job.settings.newsroom)


def tracked_article(report: ArticleReport, *, public: bool = False, newsroom: str = "") -> bytes:
    """The article with its corrections as tracked changes, each with a comment that says why; notes are comments too.

    Accepting all changes gives the corrected text, one paragraph a line, under the corrected headline; rejecting all
    gives the original. In public the newsroom signs and there are no notes.
    """
    desk = newsroom or translator(report.article.lang)("Newsroom")
    signer = _Signer(report.zone, desk if public else "")
    marked: list[_Marked] = []
    if report.headline_span is None and report.own_headline:
        marked.append(_headline(report, signer, public))
    marked.append(_text(report, signer, public))
    comments = [comment for each in marked for comment in each.comments]
    numbers = count(len(comments))  # a comment's number and a change's are never the same
    body = "".join(_paragraphs(marked, signer, numbers))
    return packed(
        Document(
            body, report.title(public=public), desk if public else newsroom, report.article.lang, report.stamp,
            comments_part(comments, signer.date, report.stamp),
        )
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Signer:
    """Who made a change and when, as attributes; `name` signs for everybody when it is not empty.

    Word shows a change's time as it stands, without a zone: it is the newsroom's.
    """

    zone: str
    name: str

    def author(self, by: str) -> str:
        return self.name or by

    def date(self, stamp: str) -> str:
        return f"{local(stamp, self.zone):%Y-%m-%dT%H:%M:%SZ}"

    def attributes(self, change: Change, number: int) -> str:
        return f'w:id="{number}" w:author={quoted(self.author(change.by))} w:date="{self.date(change.at)}"'


@dataclass(frozen=True, slots=True)
class _Atom:
    """A piece that no comment begins or ends within; `start:end` is its place in the original, empty for additions."""

    piece: Piece
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Marked:
    """A text in atoms, with the changes they belong to and the comments on spans of it. `title`: a heading's span."""

    atoms: tuple[_Atom, ...]
    changes: tuple[Change, ...]
    comments: tuple[Comment, ...]
    title: tuple[int, int] | None


def _headline(report: ArticleReport, signer: _Signer, public: bool) -> _Marked:
    title, change = report.article.title, report.article.headline
    changes = (change,) if change else ()
    comments = [
        correction_comment(report, item, signer.author(item.change.by), (0, len(title)), public=public)
        for item in report.corrections
        if item.place.paragraph == 0 and not item.live_at
    ]
    atoms = _atoms(pieces(title, 0, len(title), changes), 0, comments)
    return _Marked(tuple(atoms), changes, tuple(comments), (0, len(title)))


def _text(report: ArticleReport, signer: _Signer, public: bool) -> _Marked:
    comments = []
    for item in report.corrections:
        span = (item.change.start, item.change.stop)
        if item.live_at:  # made already
            continue
        if item.place.paragraph == 0:
            if report.headline_span is None:
                continue
            span = report.headline_span
        comments.append(correction_comment(report, item, signer.author(item.change.by), span, public=public))
    if not public:
        comments += note_comments(report)
    comments.sort(key=lambda comment: (comment.start, -comment.end))
    atoms = _atoms(pieces(report.text, 0, len(report.text), report.changes), 0, comments)
    return _Marked(tuple(atoms), report.changes, tuple(comments), report.headline_span)


def _atoms(marked: Iterable[Piece], at: int, comments: Sequence[Comment]) -> Iterator[_Atom]:
    """The pieces cut at line ends and where comments begin and end."""
    edges = sorted({edge for comment in comments for edge in (comment.start, comment.end)})
    for piece in marked:
        if piece.kind == "added":
            yield from (_Atom(part, at, at) for part in _lines(piece))
            continue
        end = at + len(piece.text)
        inner = edges[bisect_right(edges, at) : bisect_left(edges, end)]
        for start, stop in zip([at, *inner], [*inner, end], strict=True):
            place = start
            for part in _lines(replace(piece, text=piece.text[start - at : stop - at])):
                yield _Atom(part, place, place + len(part.text))
                place += len(part.text)
        at = end


def _lines(piece: Piece) -> Iterator[Piece]:
    """A piece cut so that each line end stands alone."""
    at = 0
    for end in LINE_END.finditer(piece.text):
        if at < end.start():
            yield replace(piece, text=piece.text[at : end.start()])
        yield replace(piece, text=end.group())
        at = end.end()
    if at < len(piece.text):
        yield replace(piece, text=piece.text[at:])


def _paragraphs(marked: Sequence[_Marked], signer: _Signer, numbers: Iterator[int]) -> Iterator[str]:
    first_comment = 0
    for each in marked:
        yield from _of_one(each, signer, numbers, first_comment)
        first_comment += len(each.comments)


def _of_one(marked: _Marked, signer: _Signer, numbers: Iterator[int], first_comment: int) -> Iterator[str]:
    opening, closing = _ranges(marked, first_comment)
    inner: list[str] = []
    style, pending = "", False
    for at, atom in enumerate(marked.atoms):
        inner += opening.get(at, ())
        piece = atom.piece
        change = marked.changes[piece.change] if piece.change is not None else None
        if LINE_END.fullmatch(piece.text):
            inner += closing.get(at, ())
            mark = _mark(piece.kind, change, signer, numbers)
            yield paragraph("".join(inner), style, mark)
            inner, style, pending = [], "", bool(mark)
            continue
        if marked.title and marked.title[0] <= atom.start <= marked.title[1]:
            style = "Title"
        inner.append(_changed(piece, change, signer, numbers))
        inner += closing.get(at, ())
    if inner or pending or not marked.atoms:
        yield paragraph("".join(inner), style)


def _ranges(marked: _Marked, first: int) -> tuple[dict[int, list[str]], dict[int, list[str]]]:
    """Before which atom each comment begins and after which it ends; one on nothing stands before its atom."""
    starts = [atom.start for atom in marked.atoms]
    ends = [atom.end for atom in marked.atoms]
    opening: dict[int, list[str]] = {}
    closing: dict[int, list[str]] = {}
    for number, comment in enumerate(marked.comments, first):
        if not marked.atoms:
            continue
        begin = min(bisect_left(starts, comment.start), len(starts) - 1)
        last = max(bisect_right(ends, comment.end) - 1, begin)
        opening.setdefault(begin, []).append(f'<w:commentRangeStart w:id="{number}"/>')
        closing.setdefault(last, []).append(
            f'<w:commentRangeEnd w:id="{number}"/><w:r><w:commentReference w:id="{number}"/></w:r>'
        )
    return opening, closing


def _changed(piece: Piece, change: Change | None, signer: _Signer, numbers: Iterator[int]) -> str:
    if change is None or piece.kind == "same":
        return run(piece.text)
    tag: Literal["del", "ins"] = "del" if piece.kind == "cut" else "ins"
    inner = run(piece.text, tag="w:delText" if tag == "del" else "w:t")
    return f"<w:{tag} {signer.attributes(change, next(numbers))}>{inner}</w:{tag}>"


def _mark(kind: str, change: Change | None, signer: _Signer, numbers: Iterator[int]) -> str:
    """A paragraph's end that a change takes out or puts in."""
    if change is None or kind == "same":
        return ""
    tag = "del" if kind == "cut" else "ins"
    return f"<w:rPr><w:{tag} {signer.attributes(change, next(numbers))}/></w:rPr>"
