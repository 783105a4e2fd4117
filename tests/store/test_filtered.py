"""Which claims and flags each term of a filter chooses, how many there are, and in which order they come."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from factcheck import review
from factcheck.errors import UsageError
from factcheck.store.filter import parse
from tests.desk import TEXT, analysed

if TYPE_CHECKING:
    from factcheck.store import Store

ENGLISH = "The bridge opened on Monday. It cost 30 million. Nobody was hurt."


@pytest.fixture
def store(store: Store) -> Store:
    """Claims 1 to 3 of an Indonesian article and 4 to 6 of an English one."""
    store.import_analysis(
        analysed(ENGLISH, flags=(), lang="en", source="b.txt", desk="City", published=date(2026, 1, 9)), by="sari"
    )
    review.rule(store, 2, "verified", by="Sari")
    review.rule(store, 5, "disputed", by="budi")
    review.dismiss(store, 4, by="sari")
    review.tag(store, 3, ["lihat-lagi", "arsip"], by="sari")
    return store


def _chosen(store: Store, line: str) -> list[int]:
    chosen = parse(line)
    ids = [claim.id for claim in store.queue("article", chosen=chosen)]
    assert store.filtered(chosen).claims == len(ids)
    assert [row.claim for row in store.seen(chosen, 99)] == ids
    for order in ("score", "severity", "open"):
        assert sorted(claim.id for claim in store.queue(order, chosen=chosen)) == ids  # type: ignore[arg-type]
    return ids


@pytest.mark.parametrize(
    ("line", "claims"),
    [
        ("", [1, 2, 3, 4, 5, 6]),
        ("status:verified", [2]),
        ("status:verified,disputed", [2, 5]),
        ("-status:open", [2, 5]),
        ("-status:verified", [1, 3, 4, 5, 6]),
        ("rule:repeated-word", [1]),
        ("rule:count-mismatch", [2]),  # that on claim 3 is dismissed
        ("rule:count-mismatch flag:dismissed", [3]),
        ("flag:undecided", [1, 2]),
        ("severity:error", [1]),
        ("severity:warning rule:repeated-word", []),  # one flag is not both
        ("-severity:error", [2, 3, 4, 5, 6]),
        ("-rule:count-mismatch", [1, 3, 4, 5, 6]),
        ("score:40", [1, 2, 3, 4, 5, 6]),
        ("score:41..", []),
        ("-score:..40", []),
        ("lang:en", [4, 5, 6]),
        ("-lang:en", [1, 2, 3]),
        ("by:sari", [2]),
        ("by:SARI,budi", [2, 5]),
        ("-by:sari", [1, 3, 4, 5, 6]),
        ("by:nobody", []),
        ("article:1", [1, 2, 3]),
        ("article:1,2", [1, 2, 3, 4, 5, 6]),
        ("desk:city", [4, 5, 6]),
        ("-desk:city", [1, 2, 3]),
        ("tag:second-look", [3]),
        ("tag:arsip tag:lihat-lagi", [3]),
        ("-tag:arsip", [1, 2, 4, 5, 6]),
        ("hadir", [2, 3]),
        ("hadi", [2, 3]),
        ('text:"hadi"', []),
        ('text:"orang hadir"', [2, 3]),
        ("-hadir", [1, 4, 5, 6]),
        ("date:2026-01", [4, 5, 6]),
        ("since:2026-03-04", [1, 2, 3]),  # without a date of its own: by the day it was imported
        ("until:2026-01-09", [4, 5, 6]),
        ("ruled:2026-03-04", [2, 5]),
        ("ruled:..2026-03-03", []),
        ("checkable:yes", [1, 2, 3, 4, 5, 6]),
        ("checkable:no", []),
        ("status:open lang:id -tag:arsip severity:error", [1]),
    ],
)
def test_each_term(store: Store, line: str, claims: list[int]) -> None:
    assert _chosen(store, line) == claims


def test_articles_are_counted_too(store: Store) -> None:
    assert store.filtered(parse("")) == (6, 2)
    assert store.filtered(parse("status:open")) == (4, 2)
    assert store.filtered(parse("nothing")) == (0, 0)


def test_a_page_begins_behind_the_one_before(store: Store) -> None:
    chosen = parse("status:open")
    assert [claim.id for claim in store.queue("article", limit=2, chosen=chosen)] == [1, 3]
    assert [claim.id for claim in store.queue("article", 3, 2, chosen=chosen)] == [4, 6]


def test_an_unknown_rule_names_the_nearest(store: Store) -> None:
    with pytest.raises(UsageError, match="did you mean 'weekday-mismatch'"):
        store.filtered(parse("rule:weekday-mismach"))
    assert store.filtered(parse("rule:mojibake")).claims == 0  # a rule that found nothing is no slip


def test_flags_of_claims_and_of_articles(empty: Store) -> None:
    flags = analysed().flags
    headline = analysed("Rapat. Desa.", flags=(), source="c.txt")
    empty.import_analysis(analysed(flags=flags), by="sari")
    empty.import_analysis(headline, by="sari")
    empty._connection.db.conn.execute("UPDATE flags SET claim_id = NULL WHERE id = 2")

    def chosen(line: str) -> list[int]:
        return [flag.flag for flag in empty.seen_flags(parse(line), 99)]

    assert chosen("article:1") == [1, 2, 3, 4]
    assert chosen("rule:weekday-mismatch") == [2]
    assert chosen("rule:weekday-mismatch status:open") == []  # it belongs to no claim
    assert chosen("severity:error") == [1, 2]
    assert chosen("-rule:count-mismatch article:1") == [1, 2]
    assert chosen("hadir") == [3, 4]
    review.dismiss(empty, 3, by="sari")
    assert chosen("article:1") == [1, 2, 4]


def test_older_versions_are_left_out(store: Store) -> None:
    store.import_analysis(analysed(TEXT + " Rapat usai."), by="sari")
    ids = _chosen(store, "lang:id")
    assert len(ids) == 4
    assert min(ids) > 6
    assert len(_chosen(store, "tag:second-look")) == 1


def test_every_filter_reads_an_index_of_its_articles(store: Store) -> None:
    """No filter may read every article's text: the columns it needs are in an index."""
    from factcheck.store.filtered import conditions

    for line in ("lang:id", "desk:city", "date:2026", "since:2026 -desk:city"):
        where, args = conditions(store._connection, parse(line))
        plan = store._connection.rows(f"EXPLAIN QUERY PLAN SELECT id FROM claims WHERE {where}", args)
        steps = [row["detail"] for row in plan if "articles" in row["detail"]]
        assert steps
        assert all("COVERING INDEX articles_told" in step or "INDEX articles_told" in step for step in steps)


def test_hostile_words_are_only_words(store: Store) -> None:
    for line in (
        'text:"a\udc80\0b"',
        "by:\udcff",
        'desk:"\' OR 1=1 --"',
        'text:"AND OR NOT NEAR(a) *"',
        "tag:x\0y",
        "%",
    ):
        try:
            assert store.filtered(parse(line)).claims == 0
        except UsageError:
            continue
    assert store.filtered(parse(f'text:"{"a b " * 240}"')).claims == 0  # as deep as a line can be


def test_flags_on_page_furniture_are_found(empty: Store) -> None:
    from dataclasses import replace

    analysis = analysed()
    furniture = replace(analysis.claims[0], checkable=False, kinds=("boilerplate",))
    empty.import_analysis(replace(analysis, claims=(furniture, *analysis.claims[1:])), by="sari")
    assert _chosen(empty, "rule:repeated-word") == []
    assert [flag.flag for flag in empty.seen_flags(parse("rule:repeated-word"), 9)] == [1]


def test_saved_filters(store: Store) -> None:
    store.save_filter("Sisa", "status:open", by="sari")
    store.save_filter("sisa", "status:open lang:id", by="budi")
    (saved,) = store.saved_filters()
    assert (saved.name, saved.line, saved.by) == ("sisa", "status:open lang:id", "budi")
    assert store.forget_filter("SISA")
    assert not store.forget_filter("sisa")
    assert store.saved_filters() == []


def test_by_whom_an_article_was_given(store: Store) -> None:
    review.assign(store, 2, "Rina", by="sari")
    assert _chosen(store, "assigned:Rina") == [4, 5, 6]
    assert _chosen(store, "-assigned:Rina") == [1, 2, 3]
    assert _chosen(store, "assigned:Rina status:disputed") == [5]


def test_no_filter_tells_a_blind_reviewer_how_a_claim_was_ruled_on(store: Store) -> None:
    claims = [claim.id for claim in store.claims(article=2)]
    review.rule(store, claims[0], "disputed", by="Budi")
    review.start_second(store, 2, by="Wati")
    both = parse("article:2")
    assert store.filtered(parse("article:2 status:disputed")).claims == 2
    whole = store.filtered(both).claims
    store.viewer = "Wati"
    assert store.filtered(both).claims == 0 < whole
    assert store.seen(both, 99) == []
    assert store.seen_flags(both, 99) == []
    assert store.queue("article", limit=99, chosen=both) == []
    assert store.filtered(parse("article:1")).claims > 0
    review.rule(store, claims[0], "verified", by="Wati")
    assert [one.claim for one in store.seen(both, 99)] == [claims[0]], "both are in"
    assert store.filtered(parse("by:Wati")).claims == 0, "a second ruling is not the claim's"
