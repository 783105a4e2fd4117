"""Filters, tags and acts on many claims from the command line: shown first, asked about, one event."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from factcheck.cli import run
from tests.conftest import INDONESIAN

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture(autouse=True)
def _desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FACTCHECK_REVIEWER", "sari")
    (tmp_path / "pasar.txt").write_text(INDONESIAN, encoding="utf-8")
    (tmp_path / "kota.txt").write_text(INDONESIAN.replace("Muara Baru", "Kota"), encoding="utf-8")
    assert run(["import", "pasar.txt", "kota.txt"]) == 0


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Callable[..., Any]:
    """Run a command for its JSON and what it said to a person; the exit code must be as said."""

    def go(*arguments: str, code: int = 0) -> Any:
        capsys.readouterr()
        assert run([*arguments, "--format", "json"]) == code, capsys.readouterr().err
        captured = capsys.readouterr()
        go.err = captured.err  # type: ignore[attr-defined]
        return json.loads(captured.out)

    return go


@pytest.fixture
def fails(capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """Run a command that must be refused as wrong usage, for its last line on stderr."""

    def go(*arguments: str) -> str:
        capsys.readouterr()
        assert run(list(arguments)) == 2
        captured = capsys.readouterr()
        assert captured.out == ""
        return captured.err.strip().splitlines()[-1]

    return go


def test_list_and_count_by_a_filter(call: Callable[..., Any]) -> None:
    rows = call("list", "--filter", "rule:repeated-word")
    assert [row["flags"][0] for row in rows] == ["repeated-word"] * 2
    assert call("list", "--filter", "rule:repeated-word", "--count") == {"claims": 2, "articles": 2}
    assert call("list", "--filter", "telah", "--article", "2", "--count") == {"claims": 1, "articles": 1}
    call("assign", "2", "Rina")
    assert call("list", "--filter", "rule:repeated-word", "--assigned", "Rina", "--count") == {
        "claims": 1,
        "articles": 1,
    }
    ids = [row["claim"] for row in call("list", "--filter", "pasar -tag:x", "--order", "score", "--limit", "2")]
    assert len(ids) == 2
    assert call("list", "--filter", "status:verified") == []
    more = call("list", "--filter", "pasar", "--after", "1")
    assert 1 not in [row["claim"] for row in more]


def test_mark_all_asks_and_is_one_act(call: Callable[..., Any], fails: Callable[..., str]) -> None:
    assert "nobody can be asked" in fails("mark", "--all", "telah", "disputed")
    assert "need a reason" in fails("mark", "--all", "telah", "verified", "--yes")
    assert call("list", "--filter", "-status:open") == []
    look = call("mark", "--all", "telah", "disputed", "--preview")
    assert (look["claims"], look["articles"], len(look["first"])) == (2, 2, 2)
    done = call("mark", "--all", "telah", "verified", "--reason", "rilis dinas", "--yes")
    assert done["claims"] == [row["claim"] for row in look["first"]]
    assert (done["left_out"], done["unchanged"]) == ([], 0)
    assert "2 claims in 2 articles would be verified" in call.err  # type: ignore[attr-defined]
    shown = call("show", str(done["claims"][0]))
    assert shown["bulk"] == {"claims": 2, "reason": "rilis dinas"}
    assert shown["history"][0]["detail"]["bulk"] == 2
    undone = call("undo")
    assert [row["status"] for row in undone] == ["open", "open"]


def test_nothing_chosen_is_nothing_done(call: Callable[..., Any]) -> None:
    done = call("mark", "--all", "gempa", "verified", "--reason", "x", "--yes")
    assert done == {"event": None, "claims": [], "flags": [], "left_out": [], "unchanged": 0}
    assert call("tag", "--all", "gempa", "arsip")["event"] is None


def test_a_report_marks_what_was_verified_in_bulk(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["mark", "--all", "telah", "verified", "--reason", "rilis dinas", "--yes"]) == 0
    capsys.readouterr()
    assert run(["export", "1", "--format", "markdown"]) == 0
    report = capsys.readouterr().out
    assert "terverifikasi sekaligus oleh sari: rilis dinas (klaim: 2)" in report
    assert "diperiksa sekaligus di antaranya: 1" in report
    assert run(["export", "1", "--format", "json"]) == 0
    (verified,) = json.loads(capsys.readouterr().out)["articles"][0]["verified"]
    assert (verified["by"], verified["bulk"]) == ("sari", {"claims": 2, "reason": "rilis dinas"})
    assert run(["export", "1", "--format", "markdown", "--public"]) == 0
    assert "rilis dinas" not in capsys.readouterr().out
    assert run(["show", "3"]) == 0
    assert "verified in bulk by sari: rilis dinas (claims: 2) · telah" in capsys.readouterr().out


def test_dismiss_all(call: Callable[..., Any], fails: Callable[..., str]) -> None:
    done = call("dismiss", "--all", "rule:missing-hyphen", "--reason", "house-style", "--yes")
    assert len(done["flags"]) == 2
    assert call("list", "--rule", "missing-hyphen") == []
    assert "--everywhere does not go" in fails("dismiss", "--all", "telah", "--everywhere")
    assert "name a flag" in fails("dismiss")
    assert "name a flag" in fails("dismiss", "1", "--all", "telah")
    assert "--yes goes with --all" in fails("dismiss", "1", "--yes")


def test_accept_slips(call: Callable[..., Any], fails: Callable[..., str]) -> None:
    done = call("accept", "--slips", "1", "--yes")
    assert len(done["flags"]) == 2  # a doubled word, and page furniture
    assert call("show", str(done["claims"][0]))["correction"].startswith("Pedagang telah diberi")
    assert call("show", str(done["claims"][1]))["correction"] == ""
    done = call("accept", "--slips", "--all", "severity:error", "--yes")
    assert len(done["claims"]) == 1  # that of the other article
    assert call("list", "--filter", "rule:weekday-mismatch status:corrected") == []
    assert "only slips" in fails("accept", "--all", "severity:error")
    assert "name an article" in fails("accept", "--slips")
    assert "no article 99" in fails("accept", "--slips", "99")
    assert "no flag is named" in fails("accept")
    assert "everything" in fails("accept", "--slips", "--all", "")


def test_tags(call: Callable[..., Any], fails: Callable[..., str]) -> None:
    assert call("tag", "2", "lihat-lagi", "Arsip")["tags"] == ["arsip", "second-look"]
    assert [row["claim"] for row in call("list", "--filter", "tag:lihat-lagi")] == [2]
    assert call("tag", "--all", "article:2", "arsip", "--yes")["claims"] == [7, 8, 9, 10, 11]
    assert call("tag") == [{"tag": "arsip", "claims": 6}, {"tag": "second-look", "claims": 1}]
    assert call("tag", "2", "arsip", "--remove")["tags"] == ["second-look"]
    assert call("tag", "--all", "tag:arsip", "arsip", "--remove", "--yes")["claims"] == [7, 8, 9, 10, 11]
    assert "a claim and a tag" in fails("tag", "2")
    assert "valid integer" in fails("tag", "arsip", "x")
    assert "no tag is named" in fails("tag", "--all", "telah")
    assert "cannot be a tag" in fails("tag", "2", "dua kata")


def test_saved_filters(call: Callable[..., Any], fails: Callable[..., str]) -> None:
    (saved,) = call("filter", "save", "sisa", "status:open rule:repeated-word")
    assert (saved["name"], saved["line"], saved["by"]) == ("sisa", "status:open rule:repeated-word", "sari")
    assert len(call("list", "--filter", "@sisa article:1")) == 1
    assert len(call("list", "--filter", '@SISA "telah"')) == 2
    assert "did you mean 'sisa'" in fails("list", "--filter", "@siso")
    assert "cannot name another" in fails("filter", "save", "dua", "@sisa lang:id")
    assert "cannot be a filter's name" in fails("filter", "save", "dua kata", "lang:id")
    assert "is empty" in fails("filter", "save", "kosong", "  ")
    assert "did you mean" in fails("filter", "save", "x", "stat:open")
    assert "takes 2 words" in fails("filter", "save", "x")
    assert call("filter", "list") == [saved]
    assert call("filter", "delete", "@Sisa") == []
    assert "no filter is saved" in fails("filter", "delete", "sisa")
    assert {"status:", "tag:"} <= {row["key"] for row in call("filter", "keys")}


def test_wrong_words(fails: Callable[..., str]) -> None:
    assert "2 words are needed, 1 were given" in fails("mark", "1")
    assert "1 words are needed" in fails("mark", "--all", "telah", "1", "verified")
    assert "--note does not go with --all" in fails("mark", "--all", "telah", "verified", "--note", "x")
    assert "--question does not go" in fails("mark", "--all", "telah", "verified", "--question", "said")
    assert "--reason goes with --all" in fails("mark", "1", "verified", "--reason", "x")
    assert "'corrected' cannot be ruled on many" in fails("mark", "--all", "telah", "corrected")
    assert "--count counts" in fails("list", "--count")


def test_on_a_terminal_it_asks(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter(["rilis dinas", "y", "n"])
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("click.termui.visible_prompt_func", lambda _: next(answers))
    assert run(["mark", "--all", "telah", "verified"]) == 0
    assert "2 claims verified" in capsys.readouterr().out
    assert run(["mark", "--all", "telah", "disputed"]) == 0
    assert capsys.readouterr().out == ""
