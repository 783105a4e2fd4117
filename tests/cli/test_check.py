"""`factcheck check`: shapes, offsets, formats and exit codes of the contract."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from factcheck.cli import run
from factcheck.model import apply_changes
from tests.conftest import INDONESIAN

if TYPE_CHECKING:
    from pathlib import Path

CLEAN = "Perpustakaan dibuka pada Senin (4/8/2025). Warga meminjam 412 buku.\n"


@pytest.fixture(autouse=True)
def _work_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def data(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, Any]:
    code = run(["check", "--format", "json", *arguments])
    return code, json.loads(capsys.readouterr().out)


def test_an_article_comes_out_as_the_contract_says(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text(INDONESIAN, encoding="utf-8")
    code, out = data(capsys, "a.txt", "--with-text")
    assert code == 1
    (article,) = out["articles"]
    assert (article["id"], article["lang"], article["errors"]) == ("a.txt", "id", [])
    text = article["text"]
    for thing in [*article["claims"], *article["flags"], *(r for f in article["flags"] for r in f["related"])]:
        assert thing["text"] == text[thing["start"] : thing["end"]]
    found = {flag["rule"]: flag for flag in article["flags"]}
    assert found.keys() == {"weekday-mismatch", "repeated-word", "missing-hyphen", "boilerplate", "missing-year"}
    wrong = found["weekday-mismatch"]
    assert (wrong["text"], wrong["severity"]) == ("Sabtu (9/1/2020)", "error")
    assert [(r["text"], r["role"]) for r in wrong["related"]] == [("Minggu (10/1)", "same-error")]
    best = wrong["suggestions"][0]
    assert "(9/1/2021)" in apply_changes(text, [(best["start"], best["end"], best["replacement"])])
    assert "Kamis" in wrong["proof"]
    covered = set()
    for claim in article["claims"]:
        covered.update(range(claim["start"], claim["end"]))
    assert all(i in covered for i, character in enumerate(text) if not character.isspace())
    (footer,) = [claim for claim in article["claims"] if claim["text"] == "Tidak ada komentar:"]
    assert (footer["checkable"], footer["kinds"]) == (False, ["boilerplate"])


def test_a_clean_article_exits_with_0_and_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text(CLEAN, encoding="utf-8")
    assert run(["check", "a.txt"]) == 0
    assert "tidak ada pertentangan ditemukan oleh" in capsys.readouterr().out


def test_jsonl_keeps_texts_ids_and_order_and_goes_on_after_a_bad_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    odd = "Satu\r\ndua\u2028tiga \x00 \ud800 telah telah lima."
    rows = [
        {"id": "b", "text": odd, "lang": "id", "unknown": 1},
        {"id": "a", "text": CLEAN, "title": "T", "published": "2025-08-05"},
    ]
    lines = [json.dumps(rows[0]), "{broken", json.dumps(rows[1])]
    (tmp_path / "x.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert run(["check", "--format", "jsonl", "--with-text", "x.jsonl"]) == 3
    captured = capsys.readouterr()
    out = [json.loads(line) for line in captured.out.splitlines()]
    assert [article["id"] for article in out] == ["b", "a"]
    assert out[0]["text"] == odd
    assert (out[1]["title"], out[1]["published"]) == ("T", "2025-08-05")
    assert "2" in captured.err
    assert "Traceback" not in captured.err
    captured.out.encode("utf-8")


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["check"], 2, "Missing argument"),
        (["check", "missing.txt"], 3, "missing.txt"),
        (["check", "--select", "weekday-mismach", "a.txt"], 2, "no rule 'weekday-mismach'"),
        (["check", "--published", "kapan-kapan", "a.txt"], 2, "kapan-kapan"),
        (["check", "--lang", "verylonglanguage", "a.txt"], 2, "no language tag"),
        (["chek"], 2, "did you mean 'check'"),
        (["check", "a.txt", "--frobnicate"], 2, "frobnicate"),
    ],
)
def test_what_is_wrong_is_one_line_on_stderr(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], code: int, says: str
) -> None:
    (tmp_path / "a.txt").write_text(CLEAN, encoding="utf-8")
    assert run(arguments) == code
    captured = capsys.readouterr()
    assert captured.out == ""
    assert says in captured.err
    assert len(captured.err.strip().splitlines()) == 1


def test_select_ignore_and_exit_zero(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text(INDONESIAN, encoding="utf-8")
    assert data(capsys, "a.txt", "--select", "boilerplate")[1]["articles"][0]["flags"][0]["rule"] == "boilerplate"
    ignored = "weekday-mismatch,repeated-word,missing-hyphen,boilerplate"
    assert data(capsys, "a.txt", "--ignore", ignored)[0] == 0
    assert data(capsys, "a.txt", "--exit-zero")[0] == 0


def test_settings_turn_rules_off_and_change_severities(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text(INDONESIAN, encoding="utf-8")
    settings = 'off = ["boilerplate"]\n[severity]\nweekday-mismatch = "info"\n'
    (tmp_path / "factcheck.toml").write_text(settings, encoding="utf-8")
    severities = {f["rule"]: f["severity"] for f in data(capsys, "a.txt")[1]["articles"][0]["flags"]}
    assert "boilerplate" not in severities
    assert severities["weekday-mismatch"] == "info"
    for wrong, says in (
        ("of = []", "'off'"),
        ('off = ["boilerplte"]', "'boilerplate'"),
        ('[severity]\nrepeated-wrd = "info"', "'repeated-word'"),
    ):
        (tmp_path / "factcheck.toml").write_text(wrong, encoding="utf-8")
        assert run(["check", "a.txt"]) == 2
        assert f"did you mean {says}" in capsys.readouterr().err


def test_sarif_and_github(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text(INDONESIAN, encoding="utf-8")
    assert run(["check", "--format", "sarif", "a.txt"]) == 1
    log = json.loads(capsys.readouterr().out)
    assert log["version"] == "2.1.0"
    (one,) = log["runs"]
    assert one["columnKind"] == "unicodeCodePoints"
    result = next(r for r in one["results"] if r["ruleId"] == "weekday-mismatch")
    assert result["level"] == "error"
    region = result["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"]) == (3, 20)
    assert result["fixes"][0]["artifactChanges"][0]["replacements"][0]["insertedContent"]["text"] == "9/1/2021"
    assert run(["check", "--format", "github", "a.txt"]) == 1
    first = capsys.readouterr().out.splitlines()[0]
    assert first.startswith("::error file=a.txt,line=3,col=20,endColumn=36,title=weekday-mismatch::")


def test_a_rule_that_raises_is_named_and_the_rest_runs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from dataclasses import replace

    from factcheck.check.registry import registry

    def broken(_: object) -> Any:
        raise RuntimeError("boom")

    rules = registry().rules
    monkeypatch.setitem(
        rules, "boilerplate", replace(rules["boilerplate"], function=broken, needs=(), words=frozenset())
    )
    (tmp_path / "a.txt").write_text(INDONESIAN, encoding="utf-8")
    code, out = data(capsys, "a.txt")
    assert code == 1
    assert out["articles"][0]["errors"] == [{"rule": "boilerplate", "message": "RuntimeError: boom"}]
    assert "weekday-mismatch" in {flag["rule"] for flag in out["articles"][0]["flags"]}
    (tmp_path / "b.txt").write_text(CLEAN, encoding="utf-8")
    assert data(capsys, "b.txt")[0] == 1


def test_no_terminal_control_reaches_the_output(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    evil = "\x1b]52;c;aGk=\x07 \x9b31m \u202e telah telah \x1b[2J pada Sabtu (9/1/2020) \x1b[31m."
    row = {"id": "\x1b[2Jx", "text": evil, "lang": "id", "title": "\x1b]0;t\x07"}
    (tmp_path / "x.jsonl").write_text(json.dumps(row), encoding="utf-8")
    for fmt in ("text", "json", "jsonl", "sarif", "github"):
        run(["check", "--format", fmt, "x.jsonl"])
        out = capsys.readouterr().out
        assert not {"\x1b", "\x9b", "\u202e", "\x07"} & set(out), fmt


def test_annotations_hold_no_control_bytes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("Mereka\x1b[31m telah telah\x1b]0;x\x07 datang.", encoding="utf-8")
    assert run(["check", "--format", "github", str(tmp_path / "a.txt")]) == 1
    assert not set("\x1b\x07") & set(capsys.readouterr().out)
