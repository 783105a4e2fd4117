"""What is counted of corrections over many articles: one row a correction and one an article, with their times."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from factcheck.store.connect import Connection, Row


class Counted(NamedTuple):
    """An article of our own; times are UTC.

    `went_out` is the moment that the record has of its publication, "" if none; `published` is its date, `imported`
    when it was stored.
    """

    id: int
    stage: str
    desk: str
    byline: str
    published: str
    imported: str
    went_out: str


class Made(NamedTuple):
    """A correction of it that stands: `before` says that it was made while the article was a draft."""

    article: int
    cls: str
    rule: str
    cause: str
    found_by: str
    by: str
    at: str
    before: bool


# The act by which a correction was made: its maker's first on any version of the story that is not older than it.
_MADE_BY = (
    "(SELECT min(e.seq) FROM articles v JOIN events e ON e.article_id = v.id JOIN reviewers r ON r.id = e.reviewer_id"
    " WHERE v.document_id = a.document_id AND e.kind IN ('accept', 'correction', 'headline') AND r.handle = ch.by"
    " AND e.at >= ch.at)"
)


def articles(connection: Connection) -> list[Counted]:
    """The newest versions of the newsroom's own articles."""
    went = _went_out(connection)
    rows = connection.rows(
        "SELECT a.id, a.stage, coalesce(a.desk, ''), coalesce(a.byline, ''), coalesce(a.published_on, ''),"
        " a.imported_at, a.document_id FROM articles a WHERE a.newest = 1 AND a.whose = 'ours' ORDER BY a.id"
    )
    return [Counted._make((*row[:6], went.get(row[6], (0, ""))[1])) for row in rows]


def corrections(connection: Connection, hidden: Collection[int] = ()) -> Iterator[Made]:
    """The corrections that stand, headlines included, each once and under the newest version of its article.

    One of an older version stands for itself where the claim came into the next in other words: it may be live by now.
    Where the claim came in as it was, the correction came with it, and stands there or was taken back. None of the
    articles `hidden` is among them.
    """
    went = _went_out(connection)
    carried = {
        row[0]
        for row in connection.rows(
            "SELECT k.earlier FROM carried k JOIN changes ch ON ch.claim_id = k.earlier"
            " WHERE k.kind IN ('same', 'moved')"
        )
    }
    rows = connection.rows(
        "SELECT n.id, ch.class, ch.rule, ch.cause, ch.found_by, ch.by, ch.at, n.stage,"
        f" coalesce({_MADE_BY}, 0), a.document_id, ch.claim_id, a.newest, ch.field, ch.replacement"
        " FROM changes ch JOIN articles a ON a.id = ch.article_id"
        " JOIN articles n ON n.document_id = a.document_id AND n.newest = 1 ORDER BY a.version DESC, ch.id"
    )
    seen = set()
    for article, cls, rule, cause, found_by, by, at, stage, made, document, claim, newest, field, replacement in rows:
        if claim is None:  # of the article: it is known by what it is, and comes again with each version
            mark = (document, field, by, at, replacement)
            if mark in seen:
                continue
            seen.add(mark)
        elif not newest and claim in carried:
            continue
        if article in hidden:
            continue
        before = stage == "draft" or made < went.get(document, (0, ""))[0]
        yield Made(article, cls, rule, cause, found_by, by, at, before)


def _went_out(connection: Connection) -> dict[int, tuple[int, str]]:
    """By document the last act that made it a published one, an undo or redo included: its number and time.

    A version that came in as published after one that was a draft went out with its import.
    """
    versions = connection.rows(
        "SELECT a.document_id, a.id, a.stage, e.seq, e.at FROM articles a JOIN events e ON e.article_id = a.id"
        " AND e.kind = 'import' ORDER BY a.document_id, a.version"
    )
    changes: dict[int, list[Row]] = {}
    for row in connection.rows(
        "SELECT i.article_id, i.before, i.after, e.seq, e.at FROM event_items i JOIN events e ON e.seq = i.event_seq"
        " WHERE i.aspect = 'article' AND i.target = 'stage' ORDER BY e.seq"
    ):
        changes.setdefault(row[0], []).append(row)
    found: dict[int, tuple[int, str]] = {}
    last: tuple[int, str] = (0, "")  # the document, and the stage that its version before came to
    for document, article, stage, seq, at in versions:
        own = changes.get(article, [])
        first = connection.parse(own[0][1]) if own else stage
        if last == (document, "draft") and first == "published":
            found[document] = (seq, at)
        for _, before, after, when, moment in own:
            if (before, after) == ('"draft"', '"published"'):
                found[document] = (when, moment)
        last = (document, stage)
    return found
