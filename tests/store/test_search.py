"""Words are found in claims, titles, notes and corrections, whatever is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from factcheck import review
from factcheck.store import search as searching
from factcheck.store.terms import searchable, terms

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest

    from factcheck.model import Analysis
    from factcheck.store import Store


def found(store: Store, query: str) -> list[tuple[int, tuple[str, ...]]]:
    return [(claim.id, where) for claim, _, where in store.search(query)]


def test_each_place_is_named(store: Store) -> None:
    review.note(store, 2, "Panitia menghitung ulang.", by="budi")
    review.correct(store, 3, "Hadir empatpuluh orang dari 3 desa.", by="budi")
    review.note(store, None, "Perlu telepon camat.", by="budi", article=1)
    assert found(store, "menghitung panitia") == [(2, ("note",))]
    assert found(store, "empatpuluh") == [(3, ("correction",))]
    assert found(store, "camat") == [(1, ("note",))]
    assert found(store, "rapat digelar") == [(1, ("text",))]
    assert found(store, "rapat desa") == [(1, ("title",))]
    review.undo(store, by="budi")
    assert found(store, "camat") == []


def test_changed_titles(store: Store) -> None:
    review.amend(store, 1, by="sari", title="Sidang Kelurahan")
    assert found(store, "kelurahan") == [(1, ("title",))]
    assert found(store, "rapat desa") == [(1, ("text",)), (3, ("text",)), (2, ("text",))]  # any word, the rarest first
    review.headline(store, 1, "Musyawarah", by="sari")
    assert found(store, "musyawarah") == [(1, ("correction",))]


def test_last_word_may_be_begun(store: Store) -> None:
    assert {claim for claim, _ in found(store, "or")} == set()
    assert {claim for claim, _ in found(store, "ora")} == {2, 3}
    assert {claim for claim, _ in found(store, "hadir ora")} == {2, 3}
    assert found(store, "ora ") == []


def test_whole_word_before_a_begun_one(empty: Store, analyse: Callable[..., Analysis]) -> None:
    empty.import_analysis(analyse(text="Ada bankir di kota. Ada bank di sini.", flags=(), title="x"), by="sari")
    assert [claim.id for claim, *_ in empty.search("bank")] == [2, 1]


def test_common_words_give_the_newest_first(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "COMMON", 2)
    assert [claim.id for claim, *_ in store.search("hadir")] == [3, 2]
    assert [claim.id for claim, *_ in store.search("hadir desa")] == [3, 2]
    assert [claim.id for claim, *_ in store.search("hadir gajah")] == [3, 2]


def test_scripts(empty: Store, analyse: Callable[..., Analysis]) -> None:
    text = "Jum’at Café ÉCLAIR. 人民日報 写道。 हिन्दी में ख़बर."
    empty.import_analysis(analyse(text=text, flags=(), title="x"), by="sari")
    for query in ("eclair", "cafe", "jum'at", "日報", "हिन्दी", "ख़बर"):
        assert empty.search(query), query


@given(st.text(max_size=60))
def test_index_and_question_cut_alike(text: str) -> None:
    assert terms(searchable(text)) == terms(text)
    assert all(word and " " not in word for word in terms(text))


def test_hostile_questions(store: Store) -> None:
    for query in (
        "\"'`",
        "a AND (",
        "NEAR(x y",
        "orang OR",
        "*",
        "^",
        "-",
        "\0",
        "a\0b",
        "rapat " * 10_000,
        "{text}: x",
        "\ud800",
    ):
        store.search(query)
        store.similar(query or "x")
