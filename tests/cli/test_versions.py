"""A story imported again: what is kept, what is live, what changed; and texts that are somebody else's."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from factcheck.cli import run
from tests.conftest import INDONESIAN

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

Call = "Callable[..., Any]"
ADDRESS = ("--url", "https://example.org/pasar")


@pytest.fixture(autouse=True)
def _desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FACTCHECK_REVIEWER", "sari")
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    (tmp_path / "pasar.txt").write_text(INDONESIAN, encoding="utf-8")


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Callable[..., Any]:
    """Run a command for its JSON."""

    def go(*arguments: str) -> Any:
        assert run([*arguments, "--format", "json"]) == 0, capsys.readouterr().err
        return json.loads(capsys.readouterr().out)

    return go


def published(call: Callable[..., Any]) -> str:
    """The market's story with four corrections; gives its corrected text."""
    assert call("import", "pasar.txt", *ADDRESS)[0]["carried"] is None
    for flag in call("show", "--article", "1")["flags"]:
        if flag["suggestions"]:
            call("accept", str(flag["flag"]))
    text: str = call("export", "1")["articles"][0]["corrected_text"]
    return text


def test_how_many_corrections_are_live(
    call: Callable[..., Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = published(call)
    (tmp_path / "pasar.txt").write_text(text.replace("anak-anak", "anak anak"), encoding="utf-8")
    assert run(["import", "pasar.txt", *ADDRESS]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "updated" in lines[0]
    assert lines[1].strip() == "claims: 3 the same, 0 moved, 2 reworded, 0 new, 1 dropped"
    assert lines[2].strip() == "3 of 4 corrections are live"

    found = call("diff", "1")
    assert (found["article"], found["before"], found["live"], found["of"]) == (2, 1, 3, 4)
    assert found["counts"] == {"same": 3, "moved": 0, "reworded": 2, "new": 0, "dropped": 1}
    dated = next(one for one in found["claims"] if one["differences"])
    assert dated["kind"] == "reworded"
    assert dated["look_again"] == dated["was"]["claim"]
    assert ["replace", "9/1/2020", "9/1/2021"] in dated["words"]
    assert [fix["live"] for fix in found["corrections"]] == [True, True, True, False]

    assert run(["diff", "2"]) == 0
    page = capsys.readouterr().out
    assert "[-9/1/2020-]{+9/1/2021+}" in page
    assert "3 of 4 corrections are live" in page
    assert "“anak anak” → “anak-anak”: not live" in page

    shown = call("show", str(dated["claim"]))
    assert (shown["status"], shown["before"]["status"]) == ("open", "corrected")
    assert call("show", "--article", "2")["corrections_live"][0]["stands"] is True
    report = call("export", "2")["articles"][0]
    assert [bool(item["live_at"]) for item in report["corrections"]] == [False, True, True, True]
    assert "9/1/2020" in report["notice"]
    assert report["corrected_text"].count("anak-anak") == 1


def test_a_row_says_what_was_carried(call: Callable[..., Any], tmp_path: Path) -> None:
    text = published(call)
    (tmp_path / "pasar.txt").write_text("Di atas.\n\n" + text, encoding="utf-8")
    (row,) = call("import", "pasar.txt", *ADDRESS)
    assert row["corrections"] == {"live": 4, "of": 4}
    assert row["carried"] == {"before": 1, "same": 2, "moved": 0, "reworded": 3, "new": 1, "dropped": 1}


def test_one_version_cannot_be_compared(call: Callable[..., Any], capsys: pytest.CaptureFixture[str]) -> None:
    call("import", "pasar.txt")
    assert run(["diff", "1"]) == 2
    assert "one version" in capsys.readouterr().err


def test_what_is_known_is_not_analysed(call: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    first = call("import", "pasar.txt")[0]
    monkeypatch.setattr("factcheck.pipeline.analyse", None)
    again = call("import", "pasar.txt")[0]
    assert again == first | {"outcome": "known"}


def test_somebody_elses_text(call: Callable[..., Any], capsys: pytest.CaptureFixture[str]) -> None:
    call("import", "pasar.txt", "--third-party", *ADDRESS)
    rules = {flag["rule"] for flag in call("show", "--article", "1")["flags"]}
    assert "weekday-mismatch" in rules
    assert rules.isdisjoint({"repeated-word", "missing-hyphen", "boilerplate"})
    call("mark", "2", "corrected", "--correction", "Pasar ditutup pada Sabtu (9/1/2021) karena pipa air bocor.")
    report = call("export", "1")["articles"][0]
    assert (report["origin"], report["notice"], report["corrected_text"]) == ("third-party", None, None)
    assert report["corrections"][0]["should_be"] == "9/1/2021"
    assert run(["export", "1"]) == 0
    page = capsys.readouterr().out
    assert "## Yang benar (1)" in page
    assert "Naskah setelah perbaikan" not in page
    assert run(["export", "1", "--format", "article"]) == 2
    assert "somebody else's text" in capsys.readouterr().err
    assert run(["show", "2"]) == 0
    assert "what is right is given" in capsys.readouterr().out

    assert call("amend", "1", "--ours")["origin"] == "ours"
    assert "repeated-word" in {flag["rule"] for flag in call("show", "--article", "1")["flags"]}
    call("undo")
    assert call("show", "--article", "1")["origin"] == "third-party"
    assert "repeated-word" not in {flag["rule"] for flag in call("show", "--article", "1")["flags"]}


def test_outlet_and_dates_are_amended_as_events(call: Callable[..., Any]) -> None:
    call("import", "pasar.txt")
    answer = call("amend", "1", "--outlet", "Harian Muara", "--modified", "2021-01-12", "--published", "2021-01-11")
    assert (answer["outlet"], answer["modified"], answer["published"]) == ("Harian Muara", "2021-01-12", "2021-01-11")
    shown = call("show", "--article", "1")
    assert (shown["outlet"], shown["modified"], shown["version"]) == ("Harian Muara", "2021-01-12", 1)
    assert [event["kind"] for event in shown["history"]] == ["recheck", "amend", "import"]
    assert "missing-year" not in {flag["rule"] for flag in shown["flags"]}
    call("undo")
    assert "missing-year" in {flag["rule"] for flag in call("show", "--article", "1")["flags"]}
    assert call("doctor")["ok"]
