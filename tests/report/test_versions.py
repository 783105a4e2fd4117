"""A report on a new version: what went live stays among the corrections, before or after publication as it was made."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from factcheck import review
from factcheck.errors import UsageError
from factcheck.report.export import export
from factcheck.settings import Settings
from tests.conftest import put

if TYPE_CHECKING:
    from factcheck.model import Stage
    from factcheck.store import Store

OLD = "Harga beras naik 12 persen sejak Januari. Harga gula turun 3 persen.\n"
NEW = OLD.replace("12", "13")


def corrections(store: Store) -> list[dict[str, Any]]:
    report = json.loads(export(store, [], "json", Settings()))["articles"][0]
    found: list[dict[str, Any]] = report["corrections"]
    return found


@pytest.mark.parametrize(("stage", "early"), [("draft", True), ("published", False)])
def test_a_live_correction_is_reported_as_it_was_made(store: Store, stage: Stage, early: bool) -> None:
    put(store, OLD, stage=stage)
    review.correct(store, 1, "Harga beras naik 13 persen sejak Januari.", by="budi", note="menurut BPS")
    put(store, NEW, stage="published")
    (item,) = corrections(store)
    assert (item["was"], item["should_be"], item["by"], item["notes"]) == ("12", "13", "budi", ["menurut BPS"])
    assert (item["before_publication"], item["stands"], item["class"]) == (early, True, "error")
    assert item["live_at"].endswith("UTC")
    page = export(store, [], "markdown", Settings())
    assert "tayang sejak" in page
    assert "tidak lagi ada" not in page


def test_a_kept_correction_is_reported_as_it_was_made(store: Store) -> None:
    put(store, OLD)
    review.correct(store, 1, "Harga beras naik 13 persen sejak Januari.", by="budi")
    put(store, OLD + "Kalimat baru.\n", stage="published")
    (item,) = corrections(store)
    assert (item["before_publication"], item["live_at"]) == (True, None)
    put(store, OLD + "Kalimat lain.\n", stage="published")
    review.correct(store, store.claims()[1].id, "Harga gula turun 4 persen.", by="budi")
    assert [item["before_publication"] for item in corrections(store)] == [True, False]


@pytest.mark.parametrize("fmt", ["article", "docx", "notice", "newsarticle"])
def test_nothing_corrected_goes_out_of_somebody_elses_text(store: Store, fmt: str) -> None:
    put(store, OLD, stage="published", url="https://example.org/a")
    review.correct(store, 1, "Harga beras naik 13 persen sejak Januari.", by="budi")
    review.amend(store, 1, by="budi", origin="third-party")
    with pytest.raises(UsageError, match="somebody else's text"):
        export(store, [1], fmt, Settings())
    for shown in ("markdown", "html", "text"):
        page = str(export(store, [1], shown, Settings(), public=True))
        assert "Yang benar" in page
        assert "Naskah setelah perbaikan" not in page
        assert "naskah pihak lain" in page
    assert "beras" not in str(export(store, [], "corrections-page", Settings()))


def test_a_live_correction_is_shown_in_its_old_sentence(store: Store) -> None:
    put(store, OLD, stage="published", url="https://example.org/a")
    review.correct(store, 1, "Harga beras naik 13 persen sejak Januari.", by="budi")
    put(store, NEW, stage="published", url="https://example.org/a")
    page = str(export(store, [], "html", Settings(), public=True))
    assert "<del>12</del>" in page
    assert "<ins>13</ins>" in page
    assert "naik 12 persen" in str(export(store, [], "notice", Settings()))
    assert export(store, [store.claims()[0].article], "docx", Settings())[:2] == b"PK"
