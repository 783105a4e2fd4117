"""A report on claims that were divided otherwise, and on quotations whose two questions were answered apart."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

from factcheck import review
from factcheck.report.export import export
from factcheck.settings import Settings
from tests.conftest import put

if TYPE_CHECKING:
    from factcheck.store import Store

TEXT = "Harga beras naik 12 persen; harga gula turun 3 persen. “Stok cukup untuk 90 hari,” kata Wening Asri.\n"


def data(store: Store, *, public: bool = False) -> dict[str, Any]:
    report: dict[str, Any] = json.loads(export(store, [], "json", Settings(), public=public))["articles"][0]
    return report


def test_a_split_claim_s_correction_keeps_its_note_and_its_time(store: Store) -> None:
    article = put(store, TEXT)
    review.correct(store, 1, TEXT[:54].replace("12", "13"), by="sari", note="cek pasar", source="https://example.org/b")
    review.amend(store, article, by="sari", stage="published")
    before = data(store)["corrections"][0]
    assert before["before_publication"]
    left, right = review.split(store, 1, TEXT.index("harga"), by="budi")
    after = data(store)["corrections"][0]
    parts = {"claim": left.id, "sentence_was": left.text, "sentence_should_be": left.correction}
    assert after == before | parts
    assert after["notes"] == ["cek pasar"]
    assert [item["claim"] for item in data(store)["open"]] == [right.id, 2]
    assert "13 persen" in data(store)["corrected_text"]


def test_was_it_said_is_a_line_of_its_own_and_no_verdict(store: Store) -> None:
    put(store, TEXT)
    review.rule(store, 2, "verified", by="ani", question="said", source="https://example.org/rekaman")
    shown = data(store)
    (item,) = [item for item in shown["open"] if item["claim"] == 2]
    assert (item["said"]["verdict"], item["said"]["by"], item["evidence"]) == (
        "verified",
        "ani",
        ["https://example.org/rekaman"],
    )
    assert shown["verified"] == []
    markdown = export(store, [], "markdown", Settings())
    assert "  - Benar dikatakan? terverifikasi (ani, " in markdown
    assert "2 dapat diperiksa; 0 terverifikasi" in markdown
    rows = list(csv.DictReader(io.StringIO(export(store, [], "csv", Settings()))))
    assert [(row["kind"], row["claim"], row["by"]) for row in rows] == [
        ("open", "1", ""),
        ("open", "2", ""),
        ("said-verified", "2", "ani"),
    ]


def test_in_public_an_answer_bears_no_name(store: Store) -> None:
    put(store, TEXT)
    review.rule(store, 2, "verified", by="ani", question="said")
    assert "Benar dikatakan" not in export(store, [], "markdown", Settings(), public=True), "an open claim is internal"
    review.rule(store, 2, "disputed", by="ani")
    public = export(store, [], "markdown", Settings(), public=True)
    assert "  - Benar dikatakan? terverifikasi\n" in public
    assert "ani," not in public
    assert data(store, public=True)["disputed"][0]["said"] == {"verdict": "verified"}


def test_a_place_is_where_a_reader_finds_it_however_claims_are_divided(store: Store) -> None:
    put(store, f"{TEXT}\nPasar dibuka kembali. Warga datang pada 3 Mei.\n")
    review.correct(store, 4, "Warga datang pada 4 Mei.", by="sari")
    before = data(store)["corrections"][0]
    assert (before["paragraph"], before["sentence"]) == (2, 2)
    review.split(store, 1, TEXT.index("harga"), by="sari")
    review.merge(store, 2, by="sari")
    after = data(store)["corrections"][0]
    assert (after["paragraph"], after["sentence"]) == (2, 2)
