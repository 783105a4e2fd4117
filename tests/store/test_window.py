"""The desk a window at a time gives each article once, in the desk's order, and its totals follow every act."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from factcheck import review
from tests.desk import analysed, finding

if TYPE_CHECKING:
    from factcheck.store import ArticleRow, Store

WORDS = ("naik naik", "turun turun", "diam diam")


@pytest.fixture
def desk(empty: Store) -> Store:
    """Forty articles with 0 to 2 errors and 0 to 2 warnings, many of them alike; every tenth in two versions."""
    pick = random.Random(3)
    for number in range(40):
        text = f"Berita {number}: {'; '.join(WORDS)}."
        for version in range(1 + (number % 10 == 0)):
            errors, warnings = pick.randrange(3), pick.randrange(3)
            found = [finding(text, WORDS[n], f"rule-{n}", "error", "x") for n in range(errors)]
            found += [finding(text, WORDS[n], f"other-{n}", "warning", "x") for n in range(warnings)]
            text_now = text + " Baru." * version
            empty.import_analysis(analysed(text_now, tuple(found), source=f"{number}.txt"), by="sari")
    return empty


def paged(store: Store, way: str, size: int) -> list[int]:
    found: list[ArticleRow] = []
    more = True
    while more:
        if way == "behind":
            page = store.desk(found[-1].place if found else None, size)
            found, more = [*found, *page.articles], page.behind
        else:
            page = store.desk(found[0].place if found else None, size, "ahead")
            found, more = [*page.articles, *found], page.before
        assert len(page.articles) == size or not more
    return [article.id for article in found]


@pytest.mark.parametrize("way", ["behind", "ahead"])
@pytest.mark.parametrize("size", [1, 7, 40, 100])
def test_pages_give_each_article_once(desk: Store, way: str, size: int) -> None:
    assert paged(desk, way, size) == [article.id for article in desk.articles()]


def test_around_an_article(desk: Store) -> None:
    articles = desk.articles()
    ids = [article.id for article in articles]
    for place, article in enumerate(articles):
        found = desk.desk(article.place, 10, "around")
        got = [row.id for row in found.articles]
        assert len(got) == 10
        assert article.id in got
        first = ids.index(got[0])
        assert got == ids[first : first + 10]
        assert (found.before, found.behind) == (first > 0, first + 10 < len(ids))
        if 5 <= place < len(ids) - 5:
            assert got.index(article.id) == 5


def test_around_an_article_that_is_gone_stand_its_neighbours(desk: Store) -> None:
    errors, warnings, number = desk.articles()[20].place
    found = desk.desk((errors, warnings, number), 4, "around").articles
    review.accept(desk, next(f.id for f in desk.flags(article=number)), by="sari")
    later = desk.desk((errors, warnings, number), 4, "around").articles
    assert number not in [row.id for row in later]
    assert [row.id for row in found if row.id != number] == [row.id for row in later][:3]


def test_totals_follow_every_act(desk: Store) -> None:
    def right() -> None:
        rows = desk.articles()
        assert desk.totals() == (
            len(rows),
            sum(row.state == "open" for row in rows),
            sum(row.progress.errors for row in rows),
        )
        assert all(check.ok for check in desk.doctor())

    right()
    first = desk.articles()[0]
    review.dismiss(desk, desk.flags(article=first.id)[0].id, by="sari", reason="known")
    right()
    review.clear(desk, first.id, by="sari")
    assert desk.totals().waiting == 39
    right()
    review.undo(desk, by="sari")
    review.undo(desk, by="sari")
    right()
    desk.import_analysis(analysed("Baru sama sekali.", (), source=first.source), by="sari")
    assert desk.totals().articles == 40
    right()
    desk.rebuild()
    right()
    desk._connection.raw.execute("UPDATE desk_totals SET errors = errors + 1")
    assert [check.detail for check in desk.doctor() if not check.ok] == [
        f"the desk's total of errors is {desk.totals().errors}, it should be {desk.totals().errors - 1}"
    ]
    desk.rebuild()
    right()


def test_the_next_that_waits(desk: Store) -> None:
    ids = [article.id for article in desk.articles()]
    assert desk.next_waiting(ids[3]) == ids[0]
    assert desk.next_waiting(ids[0]) == ids[1]
    for number in ids[:38]:
        review.clear(desk, number, by="sari")
    assert desk.next_waiting(ids[38]) == ids[39]
    review.hold(desk, ids[39], by="sari", note="tunggu")
    assert desk.next_waiting(ids[38]) is None


def test_no_window_sorts_or_scans(desk: Store) -> None:
    plans: list[str] = []
    desk._connection.raw.set_trace_callback(plans.append)
    desk.desk(desk.articles()[20].place, 5, "around")
    desk.next_waiting(1)
    desk._connection.raw.set_trace_callback(None)
    asked = [sql for sql in plans if sql.startswith("SELECT id FROM articles")]
    assert len(asked) > 2
    for sql in asked:
        steps = [row[3] for row in desk._connection.rows(f"EXPLAIN QUERY PLAN {sql}")]
        assert all("articles_" in step and "B-TREE" not in step for step in steps), steps
