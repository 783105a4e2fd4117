"""Claims that say nearly the same are found in other articles, with what they say otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factcheck import review
from factcheck.errors import UsageError
from factcheck.messages import render
from factcheck.store.similar import likeness

if TYPE_CHECKING:
    from collections.abc import Callable

    from factcheck.model import Analysis
    from factcheck.store import Store

BRIDGE = "Jembatan Kalibaru runtuh dan 12 warga terluka."


@pytest.fixture
def wire(empty: Store, analyse: Callable[..., Analysis]) -> Store:
    texts = (
        f"{BRIDGE} Bupati meninjau lokasi.",
        "Pagi tadi hujan deras. Jembatan Kalibaru runtuh dan 15 warga terluka.",
        "Warga Kalibaru menanam padi. Jembatan lain baik.",
        "Pasar tutup. Harga cabai turun.",
    )
    for number, text in enumerate(texts):
        empty.import_analysis(analyse(text=text, flags=(), source=f"{number}.txt", title=f"Berita {number}"), by="sari")
    review.rule(empty, 1, "verified", by="budi", note="sudah ditelepon")
    return empty


def test_near_duplicate_comes_first_with_its_ruling(wire: Store) -> None:
    first, *rest = wire.similar(4)
    assert (first.claim.id, first.claim.status, first.claim.reviewer) == (1, "verified", "budi")
    assert [note.text for note in first.notes] == ["sudah ditelepon"]
    assert first.article.title == "Berita 0"
    assert [render(message, "en") for message in first.differences] == ["other number: 12 → 15"]
    assert first.score > 90
    assert [row.article.id for row in rest] == [3]


def test_text_is_asked_for(wire: Store) -> None:
    rows = wire.similar("jembatan kalibaru tidak runtuh, 12 warga terluka", lang="id")
    assert rows[0].claim.id == 1
    assert [render(message, "en") for message in rows[0].differences] == ["one of them is negated: tidak"]
    assert len({row.article.id for row in rows}) == len(rows)
    assert wire.similar("jembatan kalibaru", limit=1) == wire.similar("jembatan kalibaru")[:1]


def test_nothing_alike(wire: Store) -> None:
    assert wire.similar("gajah") == []
    assert wire.similar("") == []
    with pytest.raises(UsageError, match="no claim 99"):
        wire.similar(99)


def test_old_versions_are_not_asked(wire: Store, analyse: Callable[..., Analysis]) -> None:
    wire.import_analysis(analyse(text="Semua baik.", flags=(), source="0.txt"), by="sari")
    assert [row.article.id for row in wire.similar(BRIDGE, lang="id")] == [2, 3]


def test_likeness() -> None:
    assert likeness("Satu dua tiga", "TIGA, satu dua!") == 100
    assert likeness("", "x") == likeness("!", "?") == 0
    assert likeness("gajah", "padi") < 50


def test_checked_before_is_nearly_the_same_and_ruled_on_or_noted(
    empty: Store, analyse: Callable[..., Analysis]
) -> None:
    said = (BRIDGE, BRIDGE.replace("12", "15"), BRIDGE, BRIDGE, BRIDGE, "Jembatan Kalibaru megah.", BRIDGE)
    for number, text in enumerate(said):
        empty.import_analysis(analyse(text=text, flags=(), source=f"{number}.txt"), by="sari")
    assert empty.checked_before(1) == [], "nobody looked at any of them"
    review.rule(empty, 2, "verified", by="budi")
    review.rule(empty, 6, "disputed", by="budi")
    review.note(empty, 3, "menunggu jawaban", by="budi")
    review.rule(empty, 4, "disputed", by="budi")
    review.take_over(empty, 5, 4, by="sari")
    rows = empty.checked_before(1, 9)
    assert [row.claim.id for row in rows] == [4, 5, 3, 2], "as ruled, taken over, noted; then what says otherwise"
    assert [bool(row.differences) for row in rows] == [False, False, False, True]
    assert empty.checked_before(1, 2) == rows[:2]
    assert 1 not in {row.claim.id for row in empty.checked_before(7, 9)}, "open, and without a note"
    with pytest.raises(UsageError, match="no claim 99"):
        empty.checked_before(99)
