"""`similar`, `take-over`, `list --order` and imports of many articles, as a person calls them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from factcheck.cli import import_, run
from factcheck.store import Store, open_store

if TYPE_CHECKING:
    from pathlib import Path

    from factcheck.model import Analysis
    from factcheck.store import Imported

TEXT = "Jembatan Kalibaru runtuh dan {} warga terluka pada malam itu."


@pytest.fixture(autouse=True)
def _desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FACTCHECK_REVIEWER", "sari")
    rows = [{"id": n, "lang": "id", "title": f"Berita {n}", "text": TEXT.format(n)} for n in (12, 13, 15)]
    (tmp_path / "wire.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    assert run(["import", "wire.jsonl"]) == 0
    assert run(["mark", "1", "verified", "--note", "dua sumber"]) == 0
    capsys.readouterr()


def test_similar_and_take_over(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["similar", "3", "--format", "json"]) == 0
    (first,) = [row for row in json.loads(capsys.readouterr().out) if row["claim"] == 1]
    assert (first["claim"], first["status"], first["reviewer"], first["title"]) == (1, "verified", "sari", "Berita 12")
    assert first["differences"] == ["other number: 12 → 15"]
    assert [note["text"] for note in first["notes"]] == ["dua sumber"]
    assert run(["similar", TEXT.format(12)]) == 0
    shown = capsys.readouterr().out
    assert "100 %" in shown
    assert "dua sumber" in shown
    assert run(["take-over", "3", "1"]) == 2
    assert "other number: 12 → 15" in capsys.readouterr().err
    assert run(["take-over", "3", "1", "--anyway", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["status"] == "verified"
    assert run(["similar", "99"]) == 2


def test_queue(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["list", "--order", "open", "--format", "json"]) == 0
    order = [row["claim"] for row in json.loads(capsys.readouterr().out)]
    assert order[-1] == 1
    assert run(["list", "--order", "open", "--after", str(order[0]), "--limit", "1", "--format", "json"]) == 0
    assert [row["claim"] for row in json.loads(capsys.readouterr().out)] == [order[1]]
    assert run(["list", "--after", "1"]) == 2


def test_many_articles_are_stored_in_a_few_transactions(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    sizes = []
    store_all = Store.import_all

    def counting(self: Store, analyses: list[Analysis], **more: object) -> list[Imported]:
        sizes.append(len(analyses))
        return store_all(self, analyses, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(Store, "import_all", counting)
    monkeypatch.setattr(import_, "MOST", 3)
    monkeypatch.setattr(import_, "SECONDS", 1e9)
    rows = "".join(json.dumps({"id": n, "text": f"Berita ke {n} datang." if n % 4 else " "}) + "\n" for n in range(8))
    (tmp_path / "many.jsonl").write_text(rows, encoding="utf-8")
    assert run(["import", "many.jsonl", "--db", "new.db", "--format", "json"]) == 3
    outcomes = [row["outcome"] for row in json.loads(capsys.readouterr().out)]
    assert outcomes == ["refused", "new", "new", "new", "refused", "new", "new", "new"]
    assert max(sizes) <= 3
    assert sum(sizes) == 6


def test_interrupted_import_keeps_whole_articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_, "MOST", 2)

    def breaking(analysis: Analysis) -> str:
        if "15" in analysis.article.text:
            raise KeyboardInterrupt
        return "x"

    monkeypatch.setattr(import_, "_title", breaking)
    assert run(["import", "wire.jsonl", "--db", "new.db"]) == 130
    with open_store(tmp_path / "new.db") as store:
        assert [article.id for article in store.articles()] == [1, 2]
        assert all(check.ok for check in store.doctor())
