"""The web pages: what is internal stays in, dates stand in a timeline, and outside words never become markup."""

from __future__ import annotations

import re
from datetime import date
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

from factcheck.errors import UsageError
from factcheck.report.export import export
from factcheck.report.gather import gather
from factcheck.report.page import policy
from factcheck.report.pieces import pieces
from factcheck.report.timeline import moments
from factcheck.report.timeline_svg import timeline_svg
from factcheck.store.records import Change
from tests.conftest import INDONESIAN, put
from tests.report.conftest import HOSTILE, JAKARTA, ruled

if TYPE_CHECKING:
    from factcheck.store import Store

VOID = {"meta"}


class Read(HTMLParser):
    """Tags and attributes of a page, which must be nested as they should."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str | None]] = []
        self.feed(text)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += attrs
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += attrs


@pytest.mark.parametrize("fmt", ["html", "corrections-page"])
def test_hostile_words_never_become_markup(store: Store, fmt: str) -> None:
    ruled(store, title=HOSTILE, text=f"{HOSTILE}\n{INDONESIAN}")
    page = Read(str(export(store, [], fmt, JAKARTA)))
    assert not page.tags & {"script", "img", "iframe", "form", "base", "link"}
    assert not [name for name, _ in page.attributes if name.startswith("on") or name == "style"]
    links = [value or "" for name, value in page.attributes if name == "href"]
    assert all(re.match(r"https?://|#a\d", link) for link in links)
    assert "unsafe" not in policy()


def test_public_leaves_out_what_is_internal(store: Store) -> None:
    article = ruled(store)
    inside, outside = (str(export(store, [article], "html", JAKARTA, public=public)) for public in (False, True))
    for words in ("INTERNAL REDAKSI", "Angka dari siapa", "budi", "sari", "kata pedagang", "Belum diperiksa"):
        assert words in inside, words
        assert words not in outside, words
    assert "Catatan publik." in outside


def test_the_timeline_marks_the_contradiction_and_what_is_meant(store: Store) -> None:
    article = put(store)
    before = moments(gather(store, article, JAKARTA))
    assert [(m.when, m.meant, m.guessed, bool(m.fault)) for m in before] == [
        (date(2020, 1, 9), date(2021, 1, 9), False, True),
        (date(2021, 1, 10), None, True, False),
    ]
    assert not any(m.fault for m in moments(gather(store, article, JAKARTA), public=True))
    drawn = timeline_svg(before, "id", "x")
    assert drawn.count('class="cross"') == 1
    assert drawn.count('class="move"') == 1
    assert "366 hari" in drawn


def test_the_timeline_of_many_dates_is_cut_and_says_so(store: Store) -> None:
    text = " ".join(f"Rapat digelar pada {day} Maret {year}." for year in range(1990, 2020) for day in (1, 2, 3))
    found = moments(gather(store, put(store, text, key="b.txt", title=None), JAKARTA))
    assert len(found) == 90
    assert "50 tanggal lain tidak ditampilkan" in timeline_svg(found, "id", "x")


def test_pieces_give_both_texts_back() -> None:
    text = "Harga naik 5 persen pada pagi hari itu."
    changes = [
        Change(11, 12, "6", "error"),
        Change(20, 34, "pada siang hari", "error"),
        Change(38, 38, " juga", "slip"),
    ]
    found = pieces(text, 0, len(text), changes)
    assert "".join(p.text for p in found if p.kind != "added") == text
    assert "".join(p.text for p in found if p.kind != "cut") == "Harga naik 6 persen pada siang hari itu juga."


def test_the_corrections_page_counts_from_a_day(store: Store) -> None:
    ruled(store)
    ruled(store, "en")
    put(store, "Satu kalimat pada 2021.", key="c.txt", stage="draft")
    all_ = str(export(store, [], "corrections-page", JAKARTA))
    assert (
        "<title>Published corrections: Harian Contoh</title>" in all_ or "<title>Ralat: Harian Contoh</title>" in all_
    )
    assert all_.count("<article") == 2
    assert "telah telah" not in all_.replace("mereka telah telah", "")
    assert "sari" not in all_
    assert "Tidak ada ralat." in str(export(store, [1], "corrections-page", JAKARTA, since="2026-01-06"))
    with pytest.raises(UsageError, match="is no date"):
        export(store, [], "corrections-page", JAKARTA, since="kemarin")


def test_a_corrected_headline_is_corrected_where_it_stands(store: Store) -> None:
    from factcheck import review

    article = put(store, stage="published", url="https://contoh.example/1")
    review.headline(store, article, "Pasar Ikan Muara Angke Ditutup Sementara", by="sari")
    assert str(export(store, [article], "article", JAKARTA)).startswith("Pasar Ikan Muara Angke Ditutup Sementara\n")


def test_a_file_s_name_never_stands_for_a_headline_in_public(store: Store) -> None:
    put(store, "Satu kalimat pada 2021.", key="meja/naskah-andi.txt", title=None, stage="published")
    for fmt in ("markdown", "html", "json", "csv", "text"):
        assert "andi" not in str(export(store, [], fmt, JAKARTA, public=True)), fmt
