"""Assignment, second reviews, agreement and adjudication by commands; nothing leaks to who may not know."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any

import pytest

from factcheck.cli import run
from tests.conftest import INDONESIAN

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SECRET = "rahasia redaksi"
OPEN = ["open"] * 6


@pytest.fixture(autouse=True)
def _desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    (tmp_path / "pasar.txt").write_text(INDONESIAN, encoding="utf-8")


@pytest.fixture
def as_(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """Run a command as somebody, for what it prints."""

    def go(name: str, *arguments: str, code: int = 0) -> str:
        monkeypatch.setenv("FACTCHECK_REVIEWER", name)
        assert run(list(arguments)) == code, capsys.readouterr().err
        captured = capsys.readouterr()
        return captured.out if code == 0 else captured.err

    return go


def data(text: str) -> Any:
    return json.loads(text)


@pytest.fixture
def two(as_: Callable[..., str]) -> Callable[..., str]:
    """Budi has ruled, and Sari has begun her second review."""
    as_("budi", "import", "pasar.txt")
    as_("budi", "mark", "2", "disputed", "--note", SECRET)
    as_("budi", "mark", "4", "corrected", "--correction", "Sebanyak 99 anak membantu.")
    as_("sari", "second", "1", "--start")
    return as_


def test_every_reader_keeps_the_first_ruling_from_the_second_reviewer(two: Callable[..., str]) -> None:
    readers = [
        ("list",), ("list", "--status", "disputed"), ("list", "--order", "open"), ("list", "--order", "severity"),
        ("show", "2"), ("show", "4"), ("show", "--article", "1"), ("search", SECRET), ("search", "membantu"),
        ("search", "99"), ("similar", "4"), ("similar", "Sebanyak 99 anak membantu."), ("describe", "2"),
        ("evidence", "2"), ("stats", "--by", "reviewer"), ("rules",), ("agreement",), ("adjudicate",), ("second", "1"),
    ]  # fmt: skip
    for reader in readers:
        for form in ([], ["--format", "json"]):
            text = two("sari", *reader, *form)
            assert SECRET not in text, reader
            assert "99 anak membantu" not in text, reader
            assert "disputed" not in text.replace("first ↓", "") or reader[0] == "agreement", reader
    assert [row["status"] for row in data(two("sari", "list", "--format", "json"))] == OPEN
    history = data(two("sari", "show", "--article", "1", "--format", "json"))["history"]
    assert [event["kind"] for event in history] == ["second", "import"]
    assert SECRET in two("budi", "show", "2")
    for form in ("markdown", "json", "article", "queries"):
        assert "second review" in two("sari", "export", "1", "--format", form, code=2)


def test_the_reader_is_who_by_says(two: Callable[..., str]) -> None:
    """A command that takes --by reads with those eyes."""
    row = data(two("budi", "mark", "2", "verified", "--by", "sari", "--format", "json"))
    assert (row["status"], row["second"][0]["verdict"]) == ("disputed", "verified")  # both are in now
    row = data(two("budi", "mark", "3", "verified", "--by", "sari", "--format", "json"))
    assert row["status"] == "verified"
    assert data(two("budi", "show", "3", "--format", "json"))["status"] == "open"


def test_from_second_ruling_to_decision(two: Callable[..., str]) -> None:
    two("sari", "mark", "2", "verified", "--note", "sudah ditelepon")
    two("sari", "mark", "3", "verified")
    assert two("budi", "mark", "3", "verified").startswith("     3 ✓")
    (pair,) = data(two("ayu", "agreement", "--format", "json"))
    assert (pair["first"], pair["second"], pair["claims"], pair["percent"]) == ("budi", "sari", 2, 50.0)
    assert pair["kappa"] == 0.0
    assert pair["table"]["disputed"] == {"verified": 1, "disputed": 0, "corrected": 0}
    assert "2 claims, 50 % the same, kappa 0.00" in two("ayu", "agreement", "1")
    (case,) = data(two("ayu", "adjudicate", "--format", "json"))
    assert (case["claim"], case["status"], case["differs"]["verdict"]) == (2, "disputed", "verified")
    listed = two("ayu", "adjudicate")
    assert "budi: disputed" in listed
    assert "sari: verified" in listed
    decided = data(two("ayu", "adjudicate", "2", "verified", "--note", "arsip", "--format", "json"))
    assert (decided["status"], decided["reviewer"]) == ("verified", "ayu")
    assert two("ayu", "adjudicate") == ""
    page = two("ayu", "show", "2")
    assert "second ruling (sari" in page
    assert "first ruling (budi): disputed" in page
    assert "undone" not in two("ayu", "undo")
    assert data(two("ayu", "show", "2", "--format", "json"))["status"] == "disputed"
    assert "ok" in two("ayu", "doctor")


def test_kappa_is_undefined_where_there_is_no_chance(two: Callable[..., str]) -> None:
    two("sari", "mark", "2", "disputed")
    assert "100 % the same, kappa undefined" in two("ayu", "agreement")
    assert data(two("ayu", "agreement", "--format", "json"))[0]["kappa"] is None


def test_no_claim_was_ruled_on_twice(two: Callable[..., str]) -> None:
    assert two("ayu", "agreement").strip() == "no claim has been ruled on by two reviewers"
    assert data(two("ayu", "agreement", "--format", "json"))[0]["claims"] == 0


def test_the_review_is_shown_and_ended(two: Callable[..., str]) -> None:
    assert data(two("ayu", "second", "1", "--format", "json"))["second"] == "sari"
    assert "(+sari)" in two("ayu", "second", "1")
    two("ayu", "second", "1", "--end")
    assert data(two("sari", "show", "2", "--format", "json"))["status"] == "disputed"
    assert "nothing to undo" in two("ayu", "undo", code=2)
    assert "no second review" in two("ayu", "second", "1", "--end", code=2)


def test_assignment(two: Callable[..., str]) -> None:
    assert "@sari" in two("budi", "assign", "1", "sari")
    assert len(data(two("ayu", "list", "--assigned", "sari", "--format", "json"))) == 6
    assert len(data(two("ayu", "list", "--assigned", "sari", "--order", "open", "--format", "json"))) == 5
    assert two("ayu", "list", "--assigned", "budi") == ""
    assert data(two("ayu", "show", "--article", "1", "--format", "json"))["assigned"] == "sari"
    assert data(two("budi", "assign", "1", "--none", "--format", "json"))["assigned"] is None
    two("budi", "undo")
    assert data(two("ayu", "show", "--article", "1", "--format", "json"))["assigned"] == "sari"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("assign", "1"), "needs a name or --none"),
        (("assign", "1", "a", "--none"), "needs a name or --none"),
        (("assign", "9", "a"), "there is no article 9"),
        (("second", "1", "--start", "--end"), "do not go together"),
        (("second", "1", "--start"), "sari's second review"),
        (("second", "9", "--start"), "there is no article 9"),
        (("agreement", "9"), "there is no article 9"),
        (("adjudicate", "2"), "needs a verdict"),
        (("adjudicate", "2", "wrong"), "no verdict 'wrong'"),
        (("adjudicate", "2", "open"), "not ruled on by two"),
        (("adjudicate", "2", "verified", "--correction", "x"), "does not go with"),
        (("adjudicate", "99", "verified"), "there is no claim 99"),
    ],
)
def test_bad_input(two: Callable[..., str], arguments: tuple[str, ...], said: str) -> None:
    assert said in two("ayu", *arguments, code=2)


def test_the_second_review_by_line_prompts(two: Callable[..., str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("g 2\nv\ng 3\nv\ng 2\nq\n"))
    said = two("sari", "review", "1", "--plain")
    before, after = said.split("claim 2: disputed", 1)  # it is what the first ruling says once both are in
    assert SECRET not in before
    assert "disputed" not in before
    assert "first ruling (budi): disputed" in after
    assert SECRET in after


def test_the_screen_opens_for_whom_by_says(two: Callable[..., str], monkeypatch: pytest.MonkeyPatch) -> None:
    opened = []
    monkeypatch.setattr(
        "factcheck.tui.run", lambda _database, _settings, name, *_args, **_more: opened.append(name) or 0
    )
    two("budi", "review", "1", "--by", "sari")
    assert opened == ["sari"]
