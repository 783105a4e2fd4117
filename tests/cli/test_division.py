"""The commands that divide an article into claims otherwise, and the two questions of a quotation."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from factcheck.cli import run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TEXT = (
    "Harga beras naik 12 persen; harga gula turun 3 persen. “Stok cukup untuk 90 hari,” kata Wening Asri.\n"
    "Siapa yang membeli?\n\nTidak ada komentar:\n"
)


@pytest.fixture(autouse=True)
def _desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FACTCHECK_REVIEWER", "sari")
    (tmp_path / "beras.txt").write_text(TEXT, encoding="utf-8")
    assert run(["import", "beras.txt", "--format", "json"]) == 0


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Callable[..., Any]:
    """Run a command for its JSON and its line on stderr."""

    def go(*arguments: str, code: int = 0) -> Any:
        capsys.readouterr()
        assert run([*arguments, "--format", "json"]) == code, capsys.readouterr().err
        captured = capsys.readouterr()
        return json.loads(captured.out) if not code else captured.err

    return go


def test_split_merge_and_back(call: Callable[..., Any]) -> None:
    before = call("list")
    left, right = call("split", "1", "--before", "harga gula")
    assert (left["text"], right["text"]) == ("Harga beras naik 12 persen;", "harga gula turun 3 persen.")
    assert [row["ord"] for row in call("list")] == list(range(len(before) + 1))
    assert call("undo")["claim"] == 1
    assert call("list") == before
    assert call("redo") == [left, right]
    assert call("merge", str(left["claim"]))["text"] == before[0]["text"]
    assert [row["claim"] for row in call("undo")] == [left["claim"], right["claim"]]
    assert call("undo", str(right["claim"]))["text"] == before[0]["text"]
    assert call("split", "1", "--at", str(before[0]["start"] + 27))[1]["text"] == right["text"]
    assert call("doctor")["ok"]


def test_what_a_verdict_becomes_is_said(call: Callable[..., Any], capsys: pytest.CaptureFixture[str]) -> None:
    call("mark", "1", "verified", "--by", "budi")
    capsys.readouterr()
    assert run(["split", "1", "--before", "harga gula"]) == 0
    captured = capsys.readouterr()
    assert captured.err == (
        "factcheck: claim 1 was verified by budi: that stays in the history, what came of it is open\n"
    )
    assert len(captured.out.splitlines()) == 2


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["split", "1"], "where to split"),
        (["split", "1", "--at", "5", "--before", "x"], "where to split"),
        (["split", "1", "--at", "0"], "cannot be split at 0"),
        (["split", "1", "--before", "a"], "times in claim 1"),
        (["split", "1", "--before", "nasi"], "not in claim 1"),
        (["split", "99", "--at", "3"], "no claim 99"),
        (["merge", "4"], "the last of its article"),
        (["none", "4"], "no claim already"),
        (["claim", "1"], "a claim already"),
        (["mark", "1", "corrected", "--correction", "x", "--question", "said"], "whether it was said"),
        (["mark", "1", "verified", "--question", "asked"], "asked"),
    ],
)
def test_what_cannot_be_is_refused_in_a_line(call: Callable[..., Any], arguments: list[str], says: str) -> None:
    error = call(*arguments, code=2)
    assert says in error
    assert len(error.strip().splitlines()) == 1


def test_a_stale_write_is_refused(call: Callable[..., Any]) -> None:
    call("mark", "1", "verified")
    for arguments in (["split", "1", "--at", "27"], ["merge", "1"], ["none", "1"]):
        assert "look at it again" in call(*arguments, "--if-version", "0", code=6)
    assert call("none", "1", "--if-version", "1")["checkable"] is False


def test_none_and_claim(call: Callable[..., Any]) -> None:
    furniture = call("list")[-1]
    assert (furniture["kinds"], furniture["checkable"]) == (["boilerplate"], False)
    claimed = call("claim", str(furniture["claim"]))
    assert (claimed["kinds"], claimed["checkable"]) == ([], True)
    assert call("none", str(furniture["claim"]))["checkable"] is False
    assert call("undo")["checkable"] is True
    assert call("undo") == furniture


def test_the_two_questions_are_answered_apart(call: Callable[..., Any]) -> None:
    quoted = next(row for row in call("list") if "Stok" in row["text"])
    number = str(quoted["claim"])
    assert quoted["questions"] == {"said": "open", "true": "open"}
    assert call("list")[0]["questions"] == {"said": None, "true": "open"}
    said = call("mark", number, "verified", "--question", "said", "--note", "rekaman 03:12")
    assert said["questions"] == {"said": "verified", "true": "open"}
    assert (said["status"], said["fact_checked"], said["reviewer"]) == ("open", False, None)
    assert call("show", "--article", "1")["state"] == "open"
    assert number in [str(row["claim"]) for row in call("list", "--status", "open")]
    assert call("mark", number, "disputed")["questions"] == {"said": "verified", "true": "disputed"}
    assert call("mark", number, "open")["questions"] == {"said": "verified", "true": "open"}
    assert call("mark", number, "open", "--question", "said")["questions"] == {"said": "open", "true": "open"}
    assert call("undo")["questions"] == {"said": "verified", "true": "open"}


def test_a_page_of_a_quoted_claim_says_both(call: Callable[..., Any], capsys: pytest.CaptureFixture[str]) -> None:
    number = str(next(row["claim"] for row in call("list") if "Stok" in row["text"]))
    call("mark", number, "verified", "--question", "said")
    assert run(["show", number]) == 0
    assert "Was it said? verified (sari)" in capsys.readouterr().out
