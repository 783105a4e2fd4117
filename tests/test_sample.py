"""The sample workbench comes out the same every time, and the seeds hold the findings they were written for."""

from __future__ import annotations

import json
import os
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.sample import build
from factcheck.store import open_store

if TYPE_CHECKING:
    import pytest

ROOT = Path(__file__).parents[1]
DUMP = Path(__file__).with_name("sample.dump.json")


def dump(path: Path) -> str:
    """Every row of every table and view of our own, tables by name, rows in order; not the full-text index."""
    connection = sqlite3.connect(path)
    names = connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE type IN ('table', 'view') ORDER BY name"
    ).fetchall()
    rows = {
        name: sorted(map(list, connection.execute(f"SELECT * FROM {name}")), key=repr)
        for name, sql in names
        if "fts" not in name and not name.startswith("sqlite_") and sql
    }
    connection.close()
    return json.dumps(rows, ensure_ascii=False, indent=1, default=repr) + "\n"


def test_the_sample_is_reproducible(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "seeds").symlink_to(ROOT / "seeds")
        monkeypatch.chdir(tmp_path / name)
        assert build(Path("claims.db"), Path("seeds")) == 4
    one, two = (dump(tmp_path / name / "claims.db") for name in ("one", "two"))
    assert one == two
    if os.environ.get("FACTCHECK_GOLDEN"):
        DUMP.write_text(one, encoding="utf-8")
    assert one == DUMP.read_text(encoding="utf-8"), "make claims.db, then FACTCHECK_GOLDEN=1 make test"
    assert str(tmp_path) not in one


def test_the_sample_is_closed_and_not_in_wal_mode(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    build(tmp_path / "claims.db", Path("seeds"))
    assert [path.name for path in tmp_path.iterdir()] == ["claims.db"]
    connection = sqlite3.connect(tmp_path / "claims.db")
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    connection.close()


def test_the_seeds_hold_their_findings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    build(tmp_path / "claims.db", Path("seeds"))
    with open_store(tmp_path / "claims.db") as store:
        found = {Path(a.source).stem: [(f.rule, f.text) for f in store.flags(article=a.id)] for a in store.articles()}
    assert found["id-perpustakaan-terapung"] == []
    assert found["en-lighthouse"] == []
    assert found["id-amazon-parler"] == [
        ("title-anachronism", "mantan Presiden AS Donald Trump"),
        ("relative-date-without-anchor", "awal pekan ini"),
        ("weekday-mismatch", "Sabtu malam (9/1/2020)"),
        ("acronym-mismatch", "Amazon Web (AWS)"),
        ("repeated-word", "mereka mereka"),
        ("missing-year", "10/1"),
        ("time-contradiction", "00:00 malam"),
        ("zone-missing", "waktu setempat"),
        ("name-variant", "parler"),
        ("deadline-conflict", "minggu malam"),
        ("lowercase-weekday", "minggu malam"),
        ("repeated-word", "telah telah"),
        ("missing-hyphen", "anak anak"),
        ("percent-change", "60 persen"),
        ("broken-correlative", "baik Amazon dan"),
        ("boilerplate", "Tidak ada komentar:"),
        ("boilerplate", "Posting Komentar"),
    ]
    assert found["en-bus-lanes"] == [
        ("weekday-mismatch", "Tuesday, March 4, 2024"),
        ("missing-year", "March 10"),
        ("repeated-word", "will will"),
        ("unit-mismatch", "6.4 miles"),
        ("repeated-word", "the the"),
        ("percent-change", "50 percent"),
        ("count-mismatch", "three"),
        ("boilerplate", "Leave a comment"),
        ("boilerplate", "Share this article"),
    ]
