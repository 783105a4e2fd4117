"""Corrections whose words come into the text are live from then on, and the record of them is never lost."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from factcheck import review
from factcheck.pipeline import analyse
from tests.conftest import INDONESIAN, put

if TYPE_CHECKING:
    from factcheck.store import Imported, Store


def again(store: Store, text: str, title: str | None = None) -> Imported:
    """Import a new text of the newest version."""
    before = store.source_article(store.newest(1))
    after = replace(before, text=text, title=title or before.title)
    return store.import_analysis(analyse(after), by="sari")


def corrected(store: Store) -> str:
    """The market's article with a correction in each of four claims; gives its corrected text."""
    put(store, stage="published", url="https://x.id/pasar")
    for flag in store.flags(article=1):
        if flag.suggestions:
            review.accept(store, flag.id, by="sari")
    return store.corrected_text(1)


def test_some_are_live(empty: Store) -> None:
    store = empty
    text = corrected(store)
    found = again(store, text.replace("anak-anak", "anak anak"))
    assert found.version is not None
    assert (found.version.live, found.version.corrections) == (3, 4)
    live = store.article(2).live
    assert [(one.was.strip(), one.should_be) for one in live] == [
        ("9/1/2020", "9/1/2021"),
        ("telah telah", "telah"),
        ("Tidak ada komentar:", ""),
    ]
    assert {one.live_at for one in live} == {store.article(2).imported_at}
    first = live[0].change
    assert store.text(2)[first.start : first.stop] == "9/1/2021"
    assert all(check.ok for check in store.doctor())
    store.rebuild()
    assert store.article(2).live == live


def test_all_are_live_and_the_corrected_text_is_the_text(empty: Store) -> None:
    store = empty
    text = corrected(store)
    found = again(store, text)
    assert found.version is not None
    assert (found.version.live, found.version.corrections) == (4, 4)
    assert store.corrected_text(2) == text
    assert [claim.status for claim in store.claims(article=2) if claim.status == "corrected"] == []


def test_one_that_goes_again_is_remembered(empty: Store) -> None:
    store = empty
    text = corrected(store)
    again(store, text)
    since = store.article(2).live[0].live_at
    found = again(store, text.replace("Pasar ditutup pada Sabtu (9/1/2021)", "Pasar tutup pada Sabtu"))
    assert found.version is not None
    assert (found.version.live, found.version.corrections) == (3, 4)
    assert next((one.stands, one.live_at) for one in store.article(3).live) == (False, since)
    moved = again(store, "Baris baru di sini.\n\n" + store.text(3))
    assert moved.version is not None
    assert moved.version.live == 3
    assert all(check.ok for check in store.doctor())


def test_none_is_live_in_an_unchanged_sentence(empty: Store) -> None:
    store = empty
    corrected(store)
    found = again(store, INDONESIAN + "Kalimat baru.\n")
    assert found.version is not None
    assert (found.version.live, found.version.corrections) == (0, 4)
    assert store.article(2).live == ()
    assert store.claims(article=2)[1].status == "corrected"


def test_a_headline(empty: Store) -> None:
    store = empty
    put(store, title="Pasar Ikan Ditutup")
    review.headline(store, 1, "Pasar Ikan Dibuka", by="sari")
    again(store, INDONESIAN + "Kalimat baru.\n")
    headline = store.article(2).headline
    assert headline is not None
    assert headline.replacement == "Pasar Ikan Dibuka"
    again(store, store.text(2), title="Pasar Ikan Dibuka")
    assert store.article(3).headline is None
    assert [(one.field, one.was, one.should_be, one.stands) for one in store.article(3).live] == [
        ("title", "Pasar Ikan Ditutup", "Pasar Ikan Dibuka", True)
    ]
    assert again(store, store.text(3), title="Pasar Ikan Sepi").outcome == "known"
    again(store, INDONESIAN, title="Pasar Ikan Ramai")
    assert [one.stands for one in store.article(4).live] == [False]
    assert all(check.ok for check in store.doctor())
