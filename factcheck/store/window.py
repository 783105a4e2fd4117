"""The desk's articles a page at a time: each page starts at an article's keys in the index, however many there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.store import read
from factcheck.store.records import ArticleWindow
from factcheck.store.second import ALL

if TYPE_CHECKING:
    from factcheck.store.connect import Connection
    from factcheck.store.records import ArticlePlace
    from factcheck.store.second import Sight

_NEWEST = "newest = 1"
_WAITING = "newest = 1 AND state = 'open'"
_BEHIND = "errors_open DESC, warnings_open DESC, id"
_AHEAD = "errors_open, warnings_open, id DESC"


def _numbers(
    connection: Connection, place: ArticlePlace | None, limit: int, *, ahead: bool = False, which: str = _NEWEST
) -> list[int]:
    """The articles behind a place, or the nearest ahead of it, in the order of the walk away from there.

    One range after the other, that with most keys as at the place first: no index leads to (a, b) < (?, ?) where the
    keys run in different directions.
    """
    order = _AHEAD if ahead else _BEHIND
    fewer, later = (">", "<") if ahead else ("<", ">")
    ranges: tuple[tuple[str, tuple[int, ...]], ...] = (("", ()),)
    if place is not None:
        ranges = (
            (f" AND errors_open = ? AND warnings_open = ? AND id {later} ?", place),
            (f" AND errors_open = ? AND warnings_open {fewer} ?", place[:2]),
            (f" AND errors_open {fewer} ?", place[:1]),
        )
    found: list[int] = []
    for behind, args in ranges:
        sql = f"SELECT id FROM articles WHERE {which}{behind} ORDER BY {order} LIMIT ?"
        found += [row[0] for row in connection.rows(sql, [*args, limit - len(found)])]
        if len(found) >= limit:
            break
    return found


def behind(connection: Connection, place: ArticlePlace | None, limit: int, sight: Sight = ALL) -> ArticleWindow:
    """The articles behind a place, or the first ones."""
    found = _numbers(connection, place, limit + 1)
    return ArticleWindow(read.articles(connection, found[:limit], sight), place is not None, len(found) > limit)


def ahead(connection: Connection, place: ArticlePlace | None, limit: int, sight: Sight = ALL) -> ArticleWindow:
    """The articles just ahead of a place, or the last ones."""
    found = _numbers(connection, place, limit + 1, ahead=True)
    return ArticleWindow(read.articles(connection, found[:limit][::-1], sight), len(found) > limit, place is not None)


def around(connection: Connection, place: ArticlePlace, limit: int, sight: Sight = ALL) -> ArticleWindow:
    """About so many articles on both sides of a place, with the article that stands there, if it does."""
    errors, warnings, number = place
    above = ahead(connection, place, limit // 2, sight)
    below = behind(connection, (errors, warnings, number - 1), limit - len(above.articles), sight)
    if len(below.articles) + len(above.articles) < limit and above.before:  # near the end: more from above
        above = ahead(connection, place, limit - len(below.articles), sight)
    return ArticleWindow([*above.articles, *below.articles], above.before, below.behind)


def next_waiting(connection: Connection, but: int) -> int | None:
    """The first article that is neither cleared nor held, other than `but`."""
    found = _numbers(connection, None, 2, which=_WAITING)
    return next((number for number in found if number != but), None)
