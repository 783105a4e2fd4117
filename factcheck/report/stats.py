"""Corrections counted over many articles: how many readers saw, how many they were spared, and how fast they came."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from statistics import median
from typing import TYPE_CHECKING, Any, Literal, get_args

from factcheck.messages import N_, translator
from factcheck.report.times import local
from factcheck.text import display

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from factcheck.store import Store
    from factcheck.store.stats import Counted, Made

By = Literal["class", "desk", "reporter", "rule", "cause", "found-by", "reviewer"]
BY: tuple[By, ...] = get_args(By)
# What the groups are called.
GROUPS: dict[By, str] = {
    "class": N_("class"),
    "desk": N_("desk (the section)"),
    "reporter": N_("reporter"),
    "rule": N_("rule"),
    "cause": N_("cause"),
    "found-by": N_("found by"),
    "reviewer": N_("reviewer"),
}
# Of fewer articles a rate says more of chance than of the work; own choice.
FEWEST = 5

_OF_ARTICLE: dict[str, Callable[[Counted], str]] = {
    "desk": lambda article: article.desk,
    "reporter": lambda article: article.byline,
}
_OF_CORRECTION: dict[str, Callable[[Made], str]] = {
    "class": lambda made: made.cls,
    "rule": lambda made: made.rule,
    "cause": lambda made: made.cause,
    "found-by": lambda made: made.found_by,
    "reviewer": lambda made: made.by,
}


@dataclass(frozen=True, slots=True)
class StatsRow:
    """One group; `group` is "" for what is not known. `articles` and `published` are those that could have corrections.

    `corrections` were made after publication, `fixes` before it. `per_100` are corrections for 100 published articles
    and `median_hours` the time from publication to correction; None under five published articles, or of none.
    """

    group: str
    articles: int
    published: int
    corrections: int
    fixes: int
    per_100: float | None
    median_hours: float | None


def stats(store: Store, by: By, zone: str, *, since: str = "", until: str = "") -> list[StatsRow]:
    """The groups, most corrections first, of the articles of a period, both ISO days included.

    An article is of the day of its publication, a draft of the day it was stored, in the newsroom's zone; its
    corrections count with it whenever they were made. The time to a correction is counted from the moment the record
    has of the publication, else from the beginning of its day, else from when the article was stored. Claims of others
    are left out.
    """
    counted = {
        article.id: article
        for article in store.counted_articles()
        if (not since or since <= _day(article, zone)) and (not until or _day(article, zone) <= until)
    }
    of_article = _OF_ARTICLE.get(by)
    groups: dict[str, list[Made]] = {}
    members: dict[str, list[Counted]] = {}
    for article in counted.values() if of_article else ():
        members.setdefault(of_article(article), []).append(article)  # type: ignore[misc]
    for made in store.counted_corrections():
        if made.article in counted:
            group = of_article(counted[made.article]) if of_article else _OF_CORRECTION[by](made)
            groups.setdefault(group, []).append(made)
    rows = [
        _row(name, groups.get(name, []), members.get(name, []) if of_article else list(counted.values()), counted, zone)
        for name in {*groups, *members}
    ]
    return sorted(rows, key=lambda row: (-row.corrections, -row.fixes, row.group))


def _row(
    group: str, made: Sequence[Made], articles: Sequence[Counted], counted: dict[int, Counted], zone: str
) -> StatsRow:
    published = sum(article.stage == "published" for article in articles)
    after = [one for one in made if not one.before]
    enough = published >= FEWEST
    hours = [_hours(counted[one.article], one, zone) for one in after] if enough else []
    return StatsRow(
        group,
        len(articles),
        published,
        len(after),
        len(made) - len(after),
        round(100 * len(after) / published, 1) if enough else None,
        round(median(hours), 1) if hours else None,
    )


def _day(article: Counted, zone: str) -> str:
    if article.stage == "published" and article.published:
        return article.published
    return local(article.went_out or article.imported, zone).date().isoformat()


def _hours(article: Counted, made: Made, zone: str) -> float:
    """Hours from publication to correction, at least 0."""
    if article.went_out:
        begun = datetime.fromisoformat(article.went_out)
    elif article.published:
        begun = local(article.published, zone)
    else:
        begun = datetime.fromisoformat(article.imported)
    return max(0.0, (datetime.fromisoformat(made.at) - begun.astimezone(UTC)).total_seconds() / 3600)


def stats_data(row: StatsRow) -> dict[str, Any]:
    """A group as JSON data."""
    return asdict(row) | {"group": row.group or None}


def stats_lines(rows: Sequence[StatsRow], by: By, lang: str) -> list[str]:
    """A table for a person; columns are set apart by blanks."""
    word = translator(lang)
    head = (
        word(GROUPS[by]), word("articles"), word("published"), word("corrections"), word("fixes before"),
        word("per 100"), word("median hours"),
    )  # fmt: skip
    table: list[tuple[str, ...]] = [head]
    for row in rows:
        figures = (row.articles, row.published, row.corrections, row.fixes, row.per_100, row.median_hours)
        table.append((display(row.group) or word("not said"), *("–" if n is None else f"{n:g}" for n in figures)))
    widths = [max(len(line[n]) for line in table) for n in range(len(head))]
    return [
        "  ".join(
            [line[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(line[1:], widths[1:], strict=True))]
        )
        for line in table
    ]
