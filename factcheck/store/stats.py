"""What is counted of corrections over many articles: one row a correction and one an article, with their times."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.store.connect import Connection


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


# By article the last act that made it a published one, an undo or redo included.
_WENT_OUT = (
    "WITH went AS (SELECT article_id, max(event_seq) AS seq FROM event_items WHERE aspect = 'article'"
    " AND target = 'stage' AND before = '\"draft\"' AND after = '\"published\"' GROUP BY article_id) "
)
# The act by which a correction was made: its maker's first on the article that is not older than it.
_MADE_BY = (
    "(SELECT min(e.seq) FROM events e JOIN reviewers r ON r.id = e.reviewer_id WHERE e.article_id = ch.article_id"
    " AND e.kind IN ('accept', 'correction', 'headline') AND r.handle = ch.by AND e.at >= ch.at)"
)


def articles(connection: Connection) -> list[Counted]:
    """The newest versions of the newsroom's own articles."""
    rows = connection.rows(
        f"{_WENT_OUT} SELECT a.id, a.stage, coalesce(a.desk, ''), coalesce(a.byline, ''), coalesce(a.published_on, ''),"
        " a.imported_at, coalesce(e.at, '') FROM articles a LEFT JOIN went ON went.article_id = a.id"
        f" LEFT JOIN events e ON e.seq = went.seq WHERE a.newest = 1 AND a.whose = 'ours' ORDER BY a.id"
    )
    return [Counted(*row) for row in rows]


def corrections(connection: Connection) -> Iterator[Made]:
    """The corrections that stand in the newest versions, headlines included."""
    rows = connection.rows(
        f"{_WENT_OUT} SELECT ch.article_id, ch.class, ch.rule, ch.cause, ch.found_by, ch.by, ch.at, a.stage,"
        f" coalesce(went.seq, 0), coalesce({_MADE_BY}, 0) FROM changes ch JOIN articles a ON a.id = ch.article_id"
        " LEFT JOIN went ON went.article_id = a.id WHERE a.newest = 1 ORDER BY ch.id"
    )
    for article, cls, rule, cause, found_by, by, at, stage, went_out, made in rows:
        yield Made(article, cls, rule, cause, found_by, by, at, stage == "draft" or made < went_out)
