"""Tags are acts of the record: undone as all else, and kept through divisions and new versions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factcheck import review
from factcheck.errors import UsageError
from factcheck.store.filter import parse
from tests.desk import TEXT, analysed

if TYPE_CHECKING:
    from factcheck.store import Store


def test_a_tag_is_put_on_and_taken_off(store: Store) -> None:
    assert review.tag(store, 1, ["Arsip", "b", "arsip"], by="sari").tags == ("arsip", "b")
    assert store.history(limit=1)[0].detail == {"tags": ["arsip", "b"]}
    acts = len(store.history())
    review.tag(store, 1, ["arsip"], by="sari")
    assert len(store.history()) == acts  # what changes nothing is no act
    assert review.tag(store, 1, ["arsip", "unknown"], by="budi", remove=True).tags == ("b",)
    review.undo(store, by="budi")
    assert store.claim(1).tags == ("arsip", "b")
    review.undo(store, by="sari")
    assert store.claim(1).tags == ()
    assert store.claim(1).version == 0


def test_a_second_look_is_one_tag_in_every_language(store: Store) -> None:
    assert review.second_look(store, 2, by="sari").tags == ("second-look",)
    assert review.tag(store, 2, ["lihat-lagi"], by="sari").tags == ("second-look",)
    assert review.second_look(store, 2, by="sari").tags == ()


@pytest.mark.parametrize("name", ["", "two words", "x" * 41, "-a", "a,b", "\x1b[1m", "a:b"])
def test_names_that_cannot_be(store: Store, name: str) -> None:
    with pytest.raises(UsageError, match="cannot be a tag"):
        review.tag(store, 1, [name], by="sari")


def test_a_claim_has_so_many_tags_at_most(store: Store) -> None:
    review.tag(store, 1, [f"t{n}" for n in range(20)], by="sari")
    with pytest.raises(UsageError, match="more than 20 tags"):
        review.tag(store, 1, ["one-more"], by="sari")
    with pytest.raises(UsageError, match="no tag is named"):
        review.tag(store, 1, [], by="sari")


def test_many_claims_at_once(store: Store) -> None:
    review.tag(store, 2, ["arsip"], by="budi")
    done = review.tag_all(store, review.preview(store, parse("hadir")), ["arsip", "b"], by="sari")
    assert (done.claims, done.unchanged) == ((2, 3), 0)
    assert store.history(limit=1)[0].detail == {"tags": ["arsip", "b"], "bulk": 2, "filter": "hadir"}
    assert store.tags() == [("arsip", 2), ("b", 2)]
    off = review.tag_all(store, review.preview(store, parse("article:1")), ["b"], by="sari", remove=True)
    assert (off.claims, off.unchanged) == ((2, 3), 1)
    review.undo(store, by="sari")
    review.undo(store, by="sari")
    assert store.tags() == [("arsip", 1)]


def test_parts_bear_the_tags_of_the_whole(store: Store) -> None:
    review.tag(store, 2, ["arsip"], by="sari")
    review.tag(store, 3, ["b"], by="sari")
    left, right = review.split(store, 2, store.claim(2).start + 6, by="sari")
    assert left.tags == right.tags == ("arsip",)
    merged = review.merge(store, right.id, by="sari")
    assert merged.tags == ("arsip", "b")
    review.undo(store, by="sari")
    assert store.claim(right.id).tags == ("arsip",)
    assert all(check.ok for check in store.doctor())


def test_a_tag_put_on_a_part_holds_its_division(store: Store) -> None:
    left, _ = review.split(store, 2, store.claim(2).start + 6, by="sari")
    review.tag(store, left.id, ["arsip"], by="budi")
    with pytest.raises(UsageError, match="budi changed claim"):
        review.undo(store, by="sari")


def test_a_tag_that_no_event_made_is_found_out(store: Store) -> None:
    store._connection.db.conn.execute("INSERT INTO tags VALUES (1, 'x', 'sari', '', 1)")
    (problem,) = [check for check in store.doctor() if not check.ok]
    assert "the tag 'x' of claim 1" in problem.detail


def test_a_new_version_takes_tags_over(store: Store) -> None:
    review.tag(store, 1, ["arsip"], by="budi")
    review.tag(store, 2, ["b"], by="sari")
    review.tag(store, 2, ["b"], by="sari", remove=True)
    review.split(store, 3, store.claim(3).start + 6, by="sari")
    review.second_look(store, store.claims(article=1)[-1].id, by="sari")
    new = TEXT.replace("Rapat rapat digelar", "Rapat akhirnya digelar")
    store.import_analysis(analysed(new, flags=()), by="sari")
    tags = [claim.tags for claim in store.claims()]
    assert tags[0] == ("arsip",)  # in other words too
    assert tags[1:] == [(), (), ("second-look",)]
    assert store.tagged(2)[store.claims()[0].id]["arsip"]["by"] == "budi"
    assert all(check.ok for check in store.doctor()), store.doctor()
    store.rebuild()
    assert [claim.tags for claim in store.claims()] == tags
