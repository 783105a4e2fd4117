"""A review by line prompts."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest

from factcheck.cli import run
from factcheck.store import open_store
from tests.conftest import INDONESIAN

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """Review the article with these lines typed; gives what was read out."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FACTCHECK_REVIEWER", "sari")
    monkeypatch.setenv("LC_ALL", "en")
    (tmp_path / "pasar.txt").write_text(INDONESIAN, encoding="utf-8")
    assert run(["import", "pasar.txt"]) == 0
    capsys.readouterr()

    def go(*lines: str, arguments: tuple[str, ...] = ()) -> str:
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
        assert run(["review", "--plain", *arguments]) == 0
        return capsys.readouterr().out

    return go


def statuses(folder: Path) -> list[str]:
    with open_store(folder / "claims.db") as store:
        return [claim.status for claim in store.claims()]


def test_it_begins_with_the_first_flag_and_says_why(answer: Callable[..., str]) -> None:
    said = answer()
    assert "error: weekday-mismatch" in said
    assert "why: " in said
    assert "suggestion 1: " in said


def test_answers_are_kept_at_once_and_lead_onward(answer: Callable[..., str], tmp_path: Path) -> None:
    with open_store(tmp_path / "claims.db") as store:
        first = next(flag for flag in store.flags() if flag.severity == "error")
    answer("a")
    with open_store(tmp_path / "claims.db") as store:
        assert store.flag(first.id).state == "accepted"
        assert first.claim is not None
        assert store.claim(first.claim).status == "corrected"
    answer("g 1", "v dilihat sendiri", "g 2", "d", "g 3", "c Ini teks yang baru.", "u")
    with open_store(tmp_path / "claims.db") as store:
        claims = store.claims()
        assert [note.text for note in store.notes(claim=claims[0].id)] == ["dilihat sendiri"]
        assert (claims[0].status, claims[1].status) == ("verified", "disputed")
        assert claims[2].correction != "Ini teks yang baru."


def test_what_cannot_be_is_said_and_asked_again(answer: Callable[..., str], tmp_path: Path) -> None:
    before = statuses(tmp_path)
    said = answer("zz", "c", "x because", "9", "g 99", "?", "q")
    assert "«zz» is no answer" in said
    assert "a correction needs the corrected text" in said
    assert "«because» is no reason" in said
    assert "there is no claim 99 here" in said
    assert "dismiss the flag" in said
    assert statuses(tmp_path) == before


def test_a_dismissal_with_its_reason_and_clearing(answer: Callable[..., str], tmp_path: Path) -> None:
    said = answer("x as-quoted", "C")
    assert "nothing is left to review" in said
    with open_store(tmp_path / "claims.db") as store:
        (article,) = store.articles()
        assert article.state == "cleared"
        assert [flag.dismissed_reason for flag in store.dismissals(article.id)] == ["as-quoted"]


def test_outside_text_is_made_safe(answer: Callable[..., str]) -> None:
    said = answer("d \x1b[2Jx", "g 1", "u")
    assert "\x1b" not in said


@pytest.mark.usefixtures("answer")
def test_an_unknown_article_is_one_line(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["review", "--plain", "99"]) == 2
    assert "there is no article 99" in capsys.readouterr().err


def test_clearing_needs_the_evidence_that_is_required(answer: Callable[..., str]) -> None:
    assert run(["amend", "1", "--stage", "published"]) == 0
    assert run(["mark", "1", "verified"]) == 0
    said = answer("C", "q", arguments=("1",))
    assert "claims that were ruled on have no public evidence: 1" in said
    assert "✓ cleared" in answer("C!", "q", arguments=("1",))


def test_slips_at_once_and_a_second_look(answer: Callable[..., str], tmp_path: Path) -> None:
    said = answer("A", "*", "g 3", "A!", "A")
    assert "repeated-word: «telah telah»" in said
    assert "boilerplate: «Tidak ada komentar:»" in said
    assert "✓ needs a second look" in said
    assert "✓ slips accepted in bulk: 2" in said
    assert "no slip here leaves just one choice" in said
    with open_store(tmp_path / "claims.db") as store:
        assert store.history(limit=1)[0].detail["bulk"] == 2
        assert [claim.tags for claim in store.claims() if claim.tags] == [("second-look",)]
        assert store.claims()[1].changes == (), "a date never is"
