"""The commands on the record: import, look, rule, take back, export; and what bad input gets."""

from __future__ import annotations

import json
import sqlite3
from typing import TYPE_CHECKING, Any

import pytest

from factcheck.cli import run
from tests.conftest import INDONESIAN

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

Call = "Callable[..., Any]"


@pytest.fixture(autouse=True)
def _desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FACTCHECK_REVIEWER", "sari")
    (tmp_path / "pasar.txt").write_text(INDONESIAN, encoding="utf-8")


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Callable[..., Any]:
    """Run a command for its JSON; the exit code must be as said."""

    def go(*arguments: str, code: int = 0) -> Any:
        assert run([*arguments, "--format", "json"]) == code, capsys.readouterr().err
        return json.loads(capsys.readouterr().out)

    return go


@pytest.fixture
def fails(capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """Run a command that must fail with a code, for its one line on stderr."""

    def go(code: int, *arguments: str) -> str:
        assert run(list(arguments)) == code
        captured = capsys.readouterr()
        assert captured.out == ""
        assert len(captured.err.strip().splitlines()) == 1
        return captured.err

    return go


def test_from_import_to_report(call: Callable[..., Any], capsys: pytest.CaptureFixture[str]) -> None:
    (stored,) = call("import", "pasar.txt")
    assert stored["outcome"] == "new"
    assert (stored["claims"], stored["flags"], stored["lang"]) == (6, 5, "id")
    assert call("import", "pasar.txt")[0]["outcome"] == "known"

    claims = call("list")
    assert [claim["ord"] for claim in claims] == list(range(6))
    dated = call("list", "--rule", "weekday-mismatch")[0]
    assert dated["text"].startswith("Pasar ditutup pada Sabtu (9/1/2020)")
    shown = call("show", str(dated["claim"]))
    (flag,) = shown["flags"]
    assert flag["state"] == "open"

    accepted = call("accept", str(flag["flag"]))
    assert (accepted["status"], accepted["version"]) == ("corrected", 1)
    assert "(9/1/2021)" in accepted["correction"]
    assert call("undo")["status"] == "open"
    assert call("redo")["correction"] == accepted["correction"]

    last = claims[4]["claim"]
    disputed = call("mark", str(last), "disputed", "--note", "Angka dari siapa?", "--by", "budi")
    assert (disputed["status"], disputed["reviewer"]) == ("disputed", "budi")
    assert call("show", str(last))["notes"][0]["text"] == "Angka dari siapa?"
    hyphen = call("list", "--rule", "missing-hyphen")[0]
    silenced = call("show", str(hyphen["claim"]))["flags"][0]["flag"]
    assert call("dismiss", str(silenced), "--reason", "house-style")["flags"] == []
    assert call("restore", str(silenced))["flags"] == ["missing-hyphen"]

    (rechecked,) = call("recheck")
    assert (rechecked["added"], rechecked["removed"]) == (0, 0)
    assert call("list", "--status", "corrected")[0]["claim"] == dated["claim"]
    assert call("search", "kerugian juta")[0]["claim"] == last
    assert {row["rule"]: row["accepted"] for row in call("rules")}["weekday-mismatch"] == 1

    assert run(["export", "--output", "out.md"]) == 0
    assert capsys.readouterr().out == ""
    assert call("clear", "1", "--anyway")["state"] == "cleared"
    assert call("reopen", "1")["state"] == "open"
    assert call("hold", "1")["state"] == "held"
    assert call("doctor")["ok"]


def test_clearing_with_an_undecided_error_asks_once(call: Callable[..., Any], fails: Callable[..., str]) -> None:
    call("import", "pasar.txt")
    assert "undecided" in fails(2, "clear", "1")
    assert call("clear", "1", "--anyway")["not_checked"] == 5


def test_amending_the_date_checks_anew(call: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("Rapat digelar di balai kota, Selasa (28/1). Warga hadir.", encoding="utf-8")
    call("import", "b.txt")
    assert call("list", "--rule", "weekday-mismatch") == []
    assert call("amend", "1", "--published", "29 Januari 2019", "--stage", "published")["published"] == "2019-01-29"
    assert len(call("list", "--rule", "weekday-mismatch")) == 1


def test_a_stale_write_is_refused(call: Callable[..., Any], fails: Callable[..., str]) -> None:
    call("import", "pasar.txt")
    call("mark", "2", "verified", "--if-version", "0")
    assert "2" in fails(6, "mark", "2", "disputed", "--if-version", "0")
    assert call("list", "--status", "verified")[0]["claim"] == 2


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["mark", "99", "verified"], "99"),
        (["mark", "2", "checked"], "no verdict 'checked'"),
        (["mark", "2", "corrected"], "needs the new text"),
        (["mark", "2", "verified", "--correction", "x"], "does not go with"),
        (["show", "99"], "99"),
        (["show"], "needs a claim"),
        (["dismiss", "99"], "99"),
        (["accept", "99"], "99"),
        (["list", "--article", "9"], "9"),
        (["export", "9"], "9"),
        (["amend", "1"], "something to set"),
        (["undo"], "nothing"),
        (["explain", "weekday-mismach"], "did you mean 'weekday-mismatch'"),
    ],
)
def test_wrong_usage_exits_with_2(
    call: Callable[..., Any], fails: Callable[..., str], arguments: list[str], says: str
) -> None:
    call("import", "pasar.txt")
    assert says in fails(2, *arguments)


def test_only_import_creates_a_database(fails: Callable[..., str], tmp_path: Path) -> None:
    for command in (["list"], ["doctor"], ["export"], ["undo"]):
        assert "claims.db" in fails(4, *command)
    assert not (tmp_path / "claims.db").exists()


def test_a_database_that_cannot_be_used_exits_with_4(
    call: Callable[..., Any], fails: Callable[..., str], tmp_path: Path
) -> None:
    call("import", "pasar.txt")
    path = tmp_path / "claims.db"
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE notes(x)")
    connection.close()
    assert "another program" in fails(4, "list", "--db", str(other))
    (tmp_path / "text.db").write_text("hello " * 100)
    assert "text.db" in fails(4, "list", "--db", "text.db")
    (tmp_path / "empty.db").write_bytes(b"")
    assert "empty" in fails(4, "list", "--db", "empty.db")
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    before = path.read_bytes()
    assert "newer" in fails(4, "list")
    assert path.read_bytes() == before


def test_refused_sources_are_named_and_the_others_stored(
    call: Callable[..., Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "image.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    rows = call("import", "pasar.txt", "empty.txt", "image.txt", "nowhere.txt", code=3)
    assert [row["outcome"] for row in rows] == ["new", "refused", "refused", "refused"]
    assert all(row["error"] for row in rows[1:])
    assert capsys.readouterr().err == ""


def test_where_backup_and_text_output(call: Callable[..., Any], capsys: pytest.CaptureFixture[str]) -> None:
    call("import", "pasar.txt")
    assert call("where")["reviewer"] == "sari"
    assert run(["backup", "copy.db"]) == 0
    capsys.readouterr()
    assert call("list", "--db", "copy.db") == call("list")
    for arguments in (
        ["list"],
        ["show", "2"],
        ["show", "--article", "1"],
        ["rules"],
        ["doctor"],
        ["where"],
        ["recheck"],
    ):
        assert run(arguments) == 0
        assert capsys.readouterr().out.strip()
    assert run(["explain", "weekday-mismatch"]) == 0
    assert "## Why it matters" in capsys.readouterr().out


def test_a_closed_pipe_ends_quietly(tmp_path: Path) -> None:
    import subprocess
    import sys

    (tmp_path / "many.jsonl").write_text(
        "".join(json.dumps({"id": str(n), "text": INDONESIAN}) + "\n" for n in range(300))
    )
    command = f"'{sys.executable}' -m factcheck check --format jsonl many.jsonl | head -n 1"
    done = subprocess.run(command, shell=True, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert json.loads(done.stdout)["id"] == "0"


def test_no_command_without_a_terminal_prints_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "Usage: factcheck" in captured.err


@pytest.mark.parametrize(
    ("commands", "heavy"),
    [
        (["--help"], "textual sqlite_utils dateparser rapidfuzz rich regex tomllib"),
        (["mark", "--help"], "textual sqlite_utils dateparser rapidfuzz rich regex"),
        (["check", "pasar.txt"], "textual sqlite_utils dateparser rapidfuzz rich regex sqlite3"),
        (["import", "pasar.txt"], "textual dateparser rich"),
        (["export", "--db", "claims.db"], "textual dateparser rich"),
    ],
)
def test_no_command_imports_more_than_it_needs(commands: list[str], heavy: str) -> None:
    import subprocess
    import sys

    code = (
        f"import sys, factcheck.cli as c; c.run({commands!r}); sys.exit(str({set(heavy.split())!r} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stderr.splitlines()[-1] == "set()", done.stderr


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["import", "pasar.txt", "pasar.txt", "--url", "https://example.org/a"], "of one article"),
        (["import", "pasar.txt", "--url", "javascript:alert(1)"], "no web address"),
        (["import", "pasar.txt", "--published", "31/2/2021"], "not a date"),
    ],
)
def test_what_describes_no_source_is_refused(fails: Callable[..., str], arguments: list[str], says: str) -> None:
    assert says in fails(2, *arguments)


def test_an_address_makes_a_published_article_with_a_notice(call: Callable[..., Any]) -> None:
    call("import", "pasar.txt", "--url", "https://example.org/pasar", "--published", "10 Januari 2021")
    flag = call("show", "--article", "1")["flags"][0]["flag"]
    call("accept", str(flag))
    (article,) = call("export", "1")["articles"]
    assert article["stage"] == "published"
    assert article["notice"].startswith("Ralat\n")
    assert call("doctor", "--rebuild")["ok"]


def test_a_row_without_text_is_refused_and_the_rest_stored(
    call: Callable[..., Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [{"id": "a", "text": " "}, {"id": "b", "text": "Rapat digelar pagi ini."}]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    stored = call("import", "no.txt", "a.jsonl", "pasar.txt", code=3)
    assert [row["outcome"] for row in stored] == ["refused", "refused", "new", "new"]
    assert "a.jsonl: id 'a': its text is empty" in stored[1]["error"]
    run(["import", "a.jsonl"])
    assert "id 'a'" in capsys.readouterr().err


def test_an_address_given_for_one_article_is_not_taken_by_two(call: Callable[..., Any], tmp_path: Path) -> None:
    rows = [{"id": n, "text": f"Rapat {n} digelar pagi ini."} for n in (1, 2)] + [
        {"id": 3, "text": "Rapat lain.", "url": "https://example.org/3"}
    ]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    stored = call("import", "a.jsonl", "--url", "https://example.org/1", code=3)
    assert [row["outcome"] for row in stored] == ["new", "refused", "new"]


def test_a_guessed_encoding_is_said_at_import(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "latin.txt").write_bytes(b"Kaf\xe9 itu buka sejak pagi.")
    assert run(["import", "latin.txt"]) == 0
    assert "latin.txt: warning: read as cp1252" in capsys.readouterr().err


def test_undoing_an_amendment_checks_anew(call: Callable[..., Any]) -> None:
    call("import", "pasar.txt")
    before = [flag["rule"] for flag in call("show", "--article", "1")["flags"]]
    call("amend", "1", "--lang", "en")
    numbers = {flag["flag"] for flag in call("show", "--article", "1")["flags"]}
    assert "weekday-mismatch" not in [flag["rule"] for flag in call("show", "--article", "1")["flags"]]
    call("undo")
    after = call("show", "--article", "1")["flags"]
    assert [flag["rule"] for flag in after] == before
    assert all(flag["flag"] in numbers or flag["flag"] > 4 for flag in after)  # no number is given twice
    call("redo")
    assert "weekday-mismatch" not in [flag["rule"] for flag in call("show", "--article", "1")["flags"]]


def test_only_delete_cuts_a_claim(call: Callable[..., Any], fails: Callable[..., str]) -> None:
    call("import", "pasar.txt")
    for empty in ("", "  "):
        assert "--delete" in fails(2, "mark", "2", "corrected", "--correction", empty)
    assert call("mark", "2", "corrected", "--delete")["correction"] == ""


def test_the_same_correction_with_a_class_sets_the_class(call: Callable[..., Any]) -> None:
    call("import", "pasar.txt")
    call("mark", "2", "corrected", "--correction", "Pasar ditutup.", "--class", "error")
    assert call("mark", "2", "corrected", "--correction", "Pasar ditutup.", "--class", "slip")["fact_checked"] is False
    assert [c["class"] for c in call("export")["articles"][0]["corrections"]] == ["slip"]


def test_a_report_never_replaces_the_database(call: Callable[..., Any], fails: Callable[..., str]) -> None:
    call("import", "pasar.txt")
    for place in ("claims.db", ".", "no/report.md"):
        assert fails(2, "export", "--output", place).startswith(f"factcheck: {place}: cannot be written")
    assert call("doctor")["ok"]


def test_show_tells_the_newsrooms_time(
    call: Callable[..., Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call("import", "pasar.txt")
    call("mark", "2", "verified", "--note", "ya")
    (tmp_path / "factcheck.toml").write_text('timezone = "Asia/Jayapura"\n', encoding="utf-8")
    assert run(["show", "2"]) == 0
    assert capsys.readouterr().out.count(" WIT") == 2


def test_all_that_prints_data_prints_json(call: Callable[..., Any]) -> None:
    call("import", "pasar.txt")
    assert call("explain", "weekday-mismatch")["page"].startswith("# weekday-mismatch\n")
    assert call("backup", "copy.db") == {"backup": "copy.db"}


def test_damage_is_one_line_and_exit_4(call: Callable[..., Any], fails: Callable[..., str], tmp_path: Path) -> None:
    call("import", "pasar.txt")
    with sqlite3.connect(tmp_path / "claims.db") as connection:
        connection.execute("UPDATE claims SET state = '{\"rulings\":[]}' WHERE id = 2")
    connection.close()
    for arguments in (["list"], ["show", "2"], ["export"], ["mark", "2", "verified"]):
        assert "is damaged" in fails(4, *arguments)
    found = call("doctor", code=4)
    assert [check["name"] for check in found["checks"] if not check["ok"]] == ["projections"]
    data = bytearray((tmp_path / "claims.db").read_bytes())
    at = data.index(b"CREATE TABLE documents")
    data[at : at + 12] = b"\x90\x91\xff CREATE "
    (tmp_path / "schema.db").write_bytes(data)
    assert "is damaged" in fails(4, "list", "--db", "schema.db")


def test_a_dismissal_everywhere_exempts_the_words_in_every_article(
    call: Callable[..., Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call("import", "pasar.txt")
    claim = call("list", "--rule", "missing-hyphen")[0]["claim"]
    flag = call("show", str(claim))["flags"][0]
    assert run(["dismiss", str(flag["flag"]), "--reason", "house-style", "--everywhere"]) == 0
    assert "missing-hyphen exempts 'anak anak'" in capsys.readouterr().err
    (tmp_path / "lain.txt").write_text("Lomba itu diikuti anak anak sekolah.", encoding="utf-8")
    assert call("check", "lain.txt")["articles"][0]["flags"] == []
    rule = next(row for row in call("rules") if row["rule"] == "missing-hyphen")
    assert (rule["dismissed"], rule["false_alarms"], rule["on"]) == (1, 0, True)


def test_every_format_can_be_named_and_has_its_writer() -> None:
    import importlib

    from factcheck.cli.export import CASES
    from factcheck.model import EXPORTS
    from factcheck.report import export, notice

    assert tuple(export.FORMATS) == EXPORTS
    assert notice.CASES == CASES
    for wanted in export.FORMATS.values():
        assert callable(getattr(importlib.import_module(f"factcheck.report.{wanted.module}"), wanted.function))


def test_a_word_file_goes_through_a_pipe_whole_and_a_closed_pipe_ends_quietly(tmp_path: Path) -> None:
    import subprocess
    import sys

    factcheck = [sys.executable, "-m", "factcheck", "--db", str(tmp_path / "claims.db")]
    (tmp_path / "a.txt").write_text("Satu kalimat pada 2021.\n" * 2000, encoding="utf-8")
    subprocess.run([*factcheck, "import", str(tmp_path / "a.txt")], check=True, capture_output=True)
    word = subprocess.run([*factcheck, "export", "--format", "docx"], check=True, capture_output=True).stdout
    assert word.startswith(b"PK")
    subprocess.run([*factcheck, "export", "--format", "docx", "--output", str(tmp_path / "a.docx")], check=True)
    assert (tmp_path / "a.docx").read_bytes() == word
    for fmt in ("docx", "html", "json"):
        with subprocess.Popen(
            [*factcheck, "export", "--format", fmt, "--output", "-"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
        ) as process:
            assert process.stdout is not None
            assert process.stderr is not None
            process.stdout.read(1)
            process.stdout.close()
            assert process.stderr.read() == b""
        assert process.returncode == 0, fmt
