"""Reports hold every ruling, keep what is internal, never act as markup or formula, and come out the same twice."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from factcheck import review
from factcheck.errors import UsageError
from factcheck.report.export import export
from factcheck.report.files import write_whole
from factcheck.report.markdown import escaped, fenced
from factcheck.report.tables import safe_cell
from factcheck.settings import Settings
from tests.conftest import INDONESIAN, put

if TYPE_CHECKING:
    from factcheck.store import FlagRow, Store

JAKARTA = Settings(timezone="Asia/Jakarta")
HOSTILE = "=1+2 [x](javascript:alert(1)) <script>alert(1)</script> \x1b]0;t\x07 *b* `c` \u202eabc | # h\n- item"


def flag(store: Store, article: int, rule: str) -> FlagRow:
    return next(row for row in store.flags(article=article) if row.rule == rule)


def reviewed(store: Store, **given: object) -> int:
    article = put(store, **given)  # type: ignore[arg-type]
    review.accept(store, flag(store, article, "weekday-mismatch").id, by="sari")
    review.accept(store, flag(store, article, "repeated-word").id, by="sari")
    review.dismiss(
        store, flag(store, article, "missing-hyphen").id, by="budi", reason="as-quoted", note="kata pedagang"
    )
    claims = store.claims(article=article, checkable=True)
    review.rule(store, claims[-1].id, "disputed", by="budi", note="Angka dari siapa?")
    review.clear(store, article, by="sari")
    return article


def test_every_ruling_is_in_the_report(store: Store) -> None:
    text = export(store, [reviewed(store)], "markdown", JAKARTA)
    assert "**INTERNAL REDAKSI**" in text
    assert "## Perbaikan (2)" in text
    assert "Tertulis: “9/1/2020”" in text
    assert "Seharusnya: “9/1/2021”" in text
    assert "Tertulis: “telah telah”" in text
    assert "Seharusnya: “telah”" in text
    assert "kesalahan: makna berubah" in text
    assert "salah ketik: makna tetap" in text
    assert "Perhitungan: " in text
    assert "Diloloskan oleh sari pada 2026-01-05 08:0" in text
    assert " WIB;" in text
    assert "Angka dari siapa?" in text
    assert "(sesuai kutipan, budi): kata pedagang" in text
    assert "\n-Pasar ditutup pada Sabtu (9/1/2020)" in text
    assert "\n+Pasar ditutup pada Sabtu (9/1/2021)" in text
    assert "## Ralat" not in text


def test_a_published_article_gets_a_notice_of_errors_alone(store: Store) -> None:
    article = reviewed(store, stage="published", url="https://example.org/pasar")
    data = json.loads(export(store, [article], "json", JAKARTA))["articles"][0]
    assert data["notice"].splitlines()[0] == "Ralat"
    assert "sebelumnya tertulis “9/1/2020”; seharusnya “9/1/2021”." in data["notice"]
    assert "https://example.org/pasar" in data["notice"]
    assert re.search(r"Diralat 5 Januari 2026 pukul 08\.\d\d WIB\.", data["notice"])
    assert "telah" not in data["notice"].split("Diralat")[0].split("Ditutup Sementara")[1]


def test_json_has_the_contract_s_shape(store: Store) -> None:
    article = reviewed(store)
    data = json.loads(export(store, [article], "json", JAKARTA))["articles"][0]
    assert [(c["was"], c["should_be"], c["class"], c["rule"], c["by"]) for c in data["corrections"]] == [
        ("9/1/2020", "9/1/2021", "error", "weekday-mismatch", "sari"),
        ("telah telah", "telah", "slip", "repeated-word", "sari"),
    ]
    assert [c["paragraph"] for c in data["corrections"]] == [2, 2]
    assert [c["sentence"] for c in data["corrections"]] == [1, 2]
    assert data["corrected_text"] == INDONESIAN.replace("2020", "2021").replace("telah telah", "telah")
    assert [item["notes"] for item in data["disputed"]] == [["Angka dari siapa?"]]
    assert data["dismissed"][0]["reason"] == "as-quoted"
    assert data["state"] == "cleared"


@pytest.mark.parametrize("fmt", ["markdown", "json", "csv"])
def test_public_leaves_out_what_is_internal(store: Store, fmt: str) -> None:
    article = reviewed(store, stage="published")
    text = export(store, [article], fmt, JAKARTA, public=True)
    for inside in ("sari", "budi", "Angka dari siapa", "kata pedagang", "INTERNAL", "120 anak anak pedagang"):
        assert inside not in text.replace(INDONESIAN, "").split("## Naskah")[0].split("corrected_text")[0], inside
    assert "9/1/2021" in text


def test_a_cut_claim_reads_deleted(store: Store) -> None:
    article = put(store)
    claim = store.claims(article=article, checkable=True)[-1]
    review.correct(store, claim.id, "", by="sari")
    assert "Seharusnya: dihapus" in export(store, [article], "markdown", JAKARTA)
    assert "Rp 35 juta" not in export(store, [article], "article", JAKARTA)


def test_queries_are_numbered_doubts(store: Store) -> None:
    article = put(store)
    claims = store.claims(article=article, checkable=True)
    review.rule(store, claims[-1].id, "disputed", by="budi", note="Angka dari siapa?")
    lines = export(store, [article], "queries", JAKARTA).splitlines()
    assert lines[0] == "Pertanyaan atas “Pasar Ikan Muara Baru Ditutup Sementara”"
    assert lines[2].startswith("1. paragraf 2, kalimat 1: “Sabtu (9/1/2020)”.")
    assert lines[2].endswith("Apakah maksudnya “Sabtu (9/1/2021)”?")
    assert lines[-1].endswith("Angka dari siapa?")


def test_the_same_database_gives_the_same_bytes(store: Store) -> None:
    article = reviewed(store)
    for fmt in ("markdown", "json", "csv", "article", "queries"):
        assert export(store, [article], fmt, JAKARTA) == export(store, [article], fmt, JAKARTA)


def test_hostile_text_stays_text(store: Store) -> None:
    article = put(store, f"{HOSTILE}\nHarga naik 5 persen pada 2021.", title=HOSTILE)
    claim = next(c for c in store.claims(article=article) if "persen" in c.text)
    review.rule(store, claim.id, "disputed", by="=budi", note=HOSTILE)
    markdown = export(store, [article], "markdown", JAKARTA)
    outside = re.sub(r"(?ms)^(`{3,})\w*\n.*?^\1$", "", markdown)
    assert "<script>" not in outside
    assert "[x](" not in outside
    assert "\n- item" not in outside
    assert "\x1b" not in markdown
    assert "\u202e" not in markdown
    rows = list(csv.reader(io.StringIO(export(store, [article], "csv", JAKARTA))))
    assert not [cell for row in rows for cell in row if cell.startswith(tuple("=+-@\t\r\n"))]
    raw = list(csv.reader(io.StringIO(export(store, [article], "csv", JAKARTA, raw=True))))
    assert "=budi" in {cell for row in raw for cell in row}


def test_markdown_escapes() -> None:
    assert escaped("a*b_[c](d)") == "a\\*b\\_\\[c\\](d)"
    assert [escaped(text) for text in ("1. x", "- y", "# z", "a\nb")] == ["1\\. x", "\\- y", "\\# z", "a b"]
    assert fenced("a ``` b").startswith("````\n")


@pytest.mark.parametrize("cell", ["=1", "+1", "-1", "@x", "\tx", "\rx", "\nx", "＝1", "－1"])
def test_no_cell_is_a_formula(cell: str) -> None:
    assert safe_cell(cell).startswith(("'", " "))


def test_what_cannot_be_exported_is_said(store: Store) -> None:
    put(store)
    put(store, key="b.txt", text="Satu kalimat saja, tanpa tanggal.")
    with pytest.raises(UsageError, match="writes one article, not 2"):
        export(store, [], "article", JAKARTA)
    with pytest.raises(UsageError, match="no format 'pdf'"):
        export(store, [], "pdf", JAKARTA)
    with pytest.raises(UsageError, match="9"):
        export(store, [9], "markdown", JAKARTA)


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "report.md"
    write_whole(target, "satu")
    assert target.read_text() == "satu"

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space left"):
        write_whole(target, "dua")
    assert target.read_text() == "satu"
    assert list(tmp_path.iterdir()) == [target]


def test_a_device_is_written_to_and_a_folder_or_the_database_never_written_over(tmp_path: Path) -> None:
    database, log = tmp_path / "claims.db", tmp_path / "claims.db-wal"
    database.write_text("data")
    (tmp_path / "link").symlink_to(database)
    for target in (database, log, tmp_path / "link"):
        with pytest.raises(PermissionError, match="belongs to the database"):
            write_whole(target, "x", database=database)
    assert (database.read_text(), log.exists()) == ("data", False)
    for target in (tmp_path, tmp_path / "no" / "report.md"):
        with pytest.raises(OSError, match=re.escape(f"'{target}'")):
            write_whole(target, "x")
    write_whole(Path("/dev/null"), "x")
    assert Path("/dev/null").is_char_device()


@pytest.mark.parametrize("late", [False, True])
def test_what_was_fixed_before_publication_needs_no_notice(store: Store, late: bool) -> None:
    article = put(store)
    review.accept(store, flag(store, article, "weekday-mismatch").id, by="sari")
    review.amend(store, article, by="sari", stage="published")
    if late:
        review.headline(store, article, "Pasar Ikan Muara Angke Ditutup Sementara", by="sari")
    data = json.loads(export(store, [article], "json", JAKARTA))["articles"][0]
    assert [c["before_publication"] for c in data["corrections"]] == ([False] if late else []) + [True]
    assert ("Muara Angke" in data["notice"]) == late
    assert "9/1/2021" not in data["notice"]
    assert export(store, [article], "markdown", JAKARTA).count("diperbaiki sebelum terbit") == 1
    review.undo(store, by="sari", claim=None)
    if late:
        review.undo(store, by="sari")
    assert json.loads(export(store, [article], "json", JAKARTA))["articles"][0]["notice"] == ""


@pytest.mark.parametrize("fmt", ["markdown", "json", "csv"])
def test_a_corrections_notes_are_in_every_format(store: Store, fmt: str) -> None:
    article = put(store, key="meja/naskah-andi.txt")
    claim = store.claims(article=article, checkable=True)[-1]
    review.correct(store, claim.id, "Kerugian Rp 53 juta.", by="sari", note="angka dari telepon")
    review.note(store, claim.id, "angka dari siaran pers", by="sari", public=True)
    inside, outside = (export(store, [article], fmt, JAKARTA, public=public) for public in (False, True))
    assert "angka dari telepon" in inside
    assert "angka dari siaran pers" in inside
    assert "angka dari telepon" not in outside
    assert "angka dari siaran pers" in outside
    assert "andi" not in outside


def test_the_corrected_article_can_be_written_as_utf_8(store: Store) -> None:
    article = put(store, "Satu \ud800 kalimat\x00 saja.")
    assert export(store, [article], "article", JAKARTA) == "Satu \ufffd kalimat\ufffd saja."


def test_a_sentence_over_two_lines_is_one_paragraph_and_one_line_of_the_notice(store: Store) -> None:
    text = (
        "Rapat Desa\n\nRapat besar digelar di balai desa dan ruang sekolah\nsejak pagi hari. Warga datang.\n"
        "Kepala desa pulang."
    )
    article = put(store, text, key="rapat.txt", stage="published")
    claims = store.claims(article=article)[1:]
    assert claims[0].text == "Rapat besar digelar di balai desa dan ruang sekolah\nsejak pagi hari."
    review.correct(
        store, claims[0].id, "Rapat besar digelar di balai desa dan ruang camat\nsejak siang hari.", by="sari"
    )
    review.dismiss(store, flag(store, put(store), "repeated-word").id, by="budi")
    review.rule(store, claims[1].id, "disputed", by="sari")
    review.rule(store, claims[2].id, "disputed", by="sari")
    review.hold(store, article, by="sari", note="tunggu data")
    first, second = json.loads(export(store, [], "json", JAKARTA))["articles"]
    places = [(item["paragraph"], item["sentence"]) for item in first["corrections"] + first["disputed"]]
    assert places == [(2, 1), (2, 2), (3, 1)]
    assert "“sekolah sejak pagi”; seharusnya “camat sejak siang”." in first["notice"]
    assert first["state_note"] == "tunggu data"
    assert ": tunggu data" in export(store, [article], "markdown", JAKARTA)
    assert second["dismissed"][0]["at"].endswith(" WIB")
