"""What is asked of the store comes back in order, filtered and whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factcheck import review
from factcheck.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

    from factcheck.model import Analysis, Flag
    from factcheck.store import Store


def test_articles_with_most_errors_come_first(
    store: Store, analyse: Callable[..., Analysis], find: Callable[..., Flag]
) -> None:
    text = "Satu dua tiga."
    for source, severities in (("b", ("warning",)), ("c", ()), ("d", ("error", "error", "error")), ("e", ("warning",))):
        words = text.split()
        flags = tuple(
            find(text, word, "repeated-word", severity) for word, severity in zip(words, severities, strict=False)
        )
        store.import_analysis(analyse(text=text, flags=flags, source=source), by="sari")
    assert [article.source for article in store.articles()] == ["d", "a.txt", "b", "e", "c"]
    assert [article.id for article in store.articles([3, 1])] == [3, 1]


@pytest.mark.parametrize("ask", ["article", "claim", "flag", "text", "source_article", "recheck", "claims"])
def test_unknown_numbers(store: Store, analyse: Callable[..., Analysis], ask: str) -> None:
    more = {"analysis": analyse(), "by": "sari"} if ask == "recheck" else {}
    with pytest.raises(UsageError, match="there is no"):
        getattr(store, ask)(99, **more)


def test_numbers_beyond_sqlite(store: Store) -> None:
    for ask in (store.claim, store.flag, store.article):
        with pytest.raises(UsageError, match="there is no"):
            ask(10**30)


def test_filters(store: Store) -> None:
    review.rule(store, 2, "verified", by="sari")
    assert [c.id for c in store.claims(status="verified")] == [2]
    assert [c.id for c in store.claims(1, rule="count-mismatch")] == [2, 3]
    assert [c.id for c in store.claims(limit=2)] == [1, 2]
    assert store.claims(checkable=False) == []
    review.dismiss(store, 4, by="sari")
    assert [c.id for c in store.claims(rule="count-mismatch")] == [2]
    assert store.claim(3).flags == ()
    assert store.claim(3).ord == 2


def test_rule_counts(store: Store) -> None:
    review.accept(store, 1, by="sari")
    review.dismiss(store, 4, by="sari")
    assert store.rule_counts() == {
        "count-mismatch": (0, 1, 0),
        "repeated-word": (1, 0, 0),
        "weekday-mismatch": (0, 0, 0),
    }
    review.restore(store, 4, by="sari")
    review.dismiss(store, 4, by="sari", reason="false-alarm")
    assert store.rule_counts()["count-mismatch"] == (0, 1, 1)


def test_history_is_newest_first_and_says_what_is_undone(store: Store) -> None:
    review.rule(store, 1, "verified", by="sari", note="dilihat sendiri")
    review.rule(store, 2, "disputed", by="budi")
    review.undo(store, by="sari")
    history = store.history()
    assert [(e.kind, e.by, e.claims, e.undone) for e in history] == [
        ("undo", "sari", (1,), False),
        ("ruling", "budi", (2,), False),
        ("ruling", "sari", (1,), True),
        ("import", "sari", (), False),
    ]
    assert history[2].detail == {"verdict": "verified", "note": "dilihat sendiri"}
    assert [e.seq for e in store.history(claim=1)] == [4, 2]
    assert [e.seq for e in store.history(reviewer="budi")] == [3]
    assert [e.seq for e in store.history(article=1, limit=1)] == [4]
    review.redo(store, by="sari")
    assert {e.seq: e.undone for e in store.history()} == {5: False, 4: True, 3: False, 2: False, 1: False}


def test_search(store: Store, analyse: Callable[..., Analysis]) -> None:
    store.import_analysis(analyse(text="Desa itu Café terbaik. Orang pergi.", flags=(), source="b.txt"), by="sari")
    found = store.search("orang desa")
    assert [claim.id for claim, *_ in found] == [3, 2]  # as good as each other: the newest first
    assert found[0][1] >= found[1][1] > 0
    assert [claim.id for claim, *_ in store.search("cafe gajah")] == [4]
    assert [claim.id for claim, *_ in store.search("ORANG", limit=1)] != []
    for query in ("", '"', "a AND (", "NEAR(", "*", "\0", "text:x", "-", "gajah", "_"):
        assert store.search(query) == [], query


def test_search_leaves_out_old_versions(store: Store, analyse: Callable[..., Analysis]) -> None:
    store.import_analysis(analyse(text="Rapat batal.", flags=()), by="sari")
    assert [claim.text for claim, *_ in store.search("rapat")] == ["Rapat batal."]


def test_long_article_is_read_in_linear_time(empty: Store, analyse: Callable[..., Analysis]) -> None:
    empty.import_analysis(analyse(text="Satu dua tiga empat lima. " * 5000, flags=()), by="sari")
    claims = empty.claims(1)
    assert len(claims) == 5000
    assert claims[4999].ord == 4999
    assert empty.claim(claims[4999].id) == claims[4999]
