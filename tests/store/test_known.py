"""Other people's rulings are kept in every version, hashed, and found by their words."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from factcheck.model import KnownClaim

if TYPE_CHECKING:
    from collections.abc import Callable

    from factcheck.model import Analysis
    from factcheck.store import Store

CHIP = KnownClaim(
    "Vaksin COVID-19 mengandung mikrocip yang dapat melacak penerimanya", "Salah", publisher="Cek Nusantara",
    url="https://cek.example/1", claimant="akun Facebook", claimed=date(2021, 1, 4), reviewed=date(2021, 1, 9),
    lang="id", value=1, best=5, worst=1, appearances=("https://sosial.example/9",),
)  # fmt: skip
FLOOD = KnownClaim("Banjir di Jakarta menewaskan 60 orang pada 2020", "Benar", publisher="Cek Nusantara")
TV = KnownClaim("Presiden membubarkan stasiun televisi swasta", "Menyesatkan", url="https://cek.example/3")


@pytest.fixture
def knowing(empty: Store) -> Store:
    empty.add_known([CHIP, FLOOD, TV, CHIP], by="sari", source="feed.json")
    return empty


def test_taken_in_once(knowing: Store) -> None:
    assert knowing.add_known([CHIP, FLOOD], by="sari", source="feed.json") == (0, 0, 2)
    (event,) = knowing.history()
    assert (event.kind, event.detail["count"], event.detail["source"]) == ("known", 3, "feed.json")
    assert all(check.ok for check in knowing.doctor())


def test_found_whole_with_what_differs(knowing: Store) -> None:
    (found,) = knowing.similar_known("Ada mikrocip pelacak penerima dalam vaksin", lang="id")
    assert found.claim == CHIP
    (flood,) = knowing.similar_known("Banjir Jakarta menewaskan 66 orang tahun 2020", lang="id")
    assert flood.claim == FLOOD
    assert flood.differences
    assert knowing.similar_known("Harga cabai naik", lang="id") == []
    assert knowing.similar_known("", lang="id") == []


def test_beside_a_claim_stand_those_of_nearly_the_same_words(knowing: Store, analyse: Callable[..., Analysis]) -> None:
    for number, text in enumerate((FLOOD.text.replace("60", "66"), "Banjir Jakarta di mata wartawan")):
        knowing.import_analysis(analyse(text=text, flags=(), source=f"{number}.txt"), by="sari")
    assert [row.claim for row in knowing.others_checked(1)] == [FLOOD]
    assert knowing.others_checked(2) == [] != knowing.similar_known(2)


def test_nearly_the_same_words_come_first(knowing: Store) -> None:
    long = replace(CHIP, text=CHIP.text + ", kata sebuah unggahan yang beredar luas", url="https://cek.example/2")
    knowing.add_known([long], by="sari", source="x")
    assert [row.claim.url for row in knowing.similar_known(CHIP.text, lang="id")] == [CHIP.url, long.url]
    assert knowing.similar_known(CHIP.text, lang="id")[0].score == 100
    assert len(knowing.similar_known(CHIP.text, 1, lang="id")) == 1


def test_a_changed_ruling_stands_beside_its_old_form(knowing: Store) -> None:
    changed = replace(CHIP, rating="Sebagian benar")
    assert knowing.add_known([changed], by="budi", source="feed.json") == (0, 1, 0)
    (found,) = knowing.similar_known(CHIP.text, lang="id")
    assert found.claim.rating == "Sebagian benar"
    assert knowing._connection.value("SELECT count(*) FROM known_claims") == 4
    knowing.rebuild()
    assert all(check.ok for check in knowing.doctor())


def test_nobody_undoes_what_others_ruled(knowing: Store) -> None:
    assert knowing.latest_act("sari") is None


@pytest.mark.parametrize("act", ["UPDATE known_claims SET rating = 'z'", "DELETE FROM known_claims"])
def test_the_database_keeps_them_as_they_came(knowing: Store, act: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match=r"immutable|never deleted"):
        knowing._connection.db.conn.execute(act)


@pytest.mark.parametrize(
    ("damage", "says"),
    [
        (
            "DROP TRIGGER known_claims_fixed; UPDATE known_claims SET rating = 'Benar'",
            "known claims of event 1 changed",
        ),
        ("UPDATE known_claims SET newest = 0 WHERE id = 2", "known claim 2: newest should be 1"),
        ("INSERT INTO known_fts(known_fts) VALUES ('delete-all')", "known claim 1 is not in the search index"),
    ],
)
def test_damage_is_named(knowing: Store, damage: str, says: str) -> None:
    knowing._connection.db.conn.executescript(damage)
    assert any(says in check.detail for check in knowing.doctor() if check.name == "known claims")


def test_hostile_text_is_kept_and_found(empty: Store) -> None:
    empty.add_known([KnownClaim('a\0b" OR "x* NEAR(\ud800 gajah', "Salah")], by="sari", source="x\ud800")
    (found,) = empty.similar_known('gajah" OR *', lang="id")
    assert "\0" not in found.claim.text
    assert all(check.ok for check in empty.doctor())
