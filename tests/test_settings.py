"""Settings come from a file and the environment; what is wrong in them is named."""

import re
from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest

from factcheck.check.registry import verify
from factcheck.errors import SettingsError
from factcheck.messages import render, translator
from factcheck.model import EXPORTS, SEVERITIES, Article
from factcheck.pipeline import analyse
from factcheck.settings import (
    FILE_NAME,
    PROFILES,
    Exemption,
    Settings,
    WordRule,
    exempt_everywhere,
    find,
    load,
    origins,
    written,
)


def write(folder: Path, text: str) -> Path:
    path = folder / FILE_NAME
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture(autouse=True)
def _no_reviewer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FACTCHECK_REVIEWER", raising=False)


def test_a_file_is_read_and_the_environment_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(
        tmp_path, 'reviewer = "sari"\ntimezone = "Asia/Jakarta"\noff = ["boilerplate"]\n[severity]\nx = "info"\n'
    )
    assert load(path).reviewer == "sari"
    monkeypatch.setenv("FACTCHECK_REVIEWER", "budi")
    settings = load(path)
    assert (settings.reviewer, settings.timezone, settings.off) == ("budi", "Asia/Jakarta", ("boilerplate",))
    assert settings.severity == {"x": "info"}


def test_the_file_beside_the_database_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    assert find(tmp_path / "claims.db") is None
    write(tmp_path / "work", "")
    assert find(tmp_path / "claims.db") == Path(FILE_NAME)
    beside = write(tmp_path, "")
    assert find(tmp_path / "claims.db") == beside


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("reviever = 'x'", "did you mean 'reviewer'"),
        ("off = 'boilerplate'", "a list of rule names"),
        ("[severity]\nx = 'fatal'", "use one of error, warning, info"),
        ("timezone = 7", "give a string"),
        ("= broken", "cannot be read as TOML"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(SettingsError, match=says):
        load(write(tmp_path, text))


NEWSROOM = """
names = ["GoTo"]
[spellings]
"Jogjakarta" = "Yogyakarta"
[[words]]
find = "napi"
use = ["warga binaan"]
why = "Pedoman 4.2"
languages = ["id"]
[[exempt]]
text = "Gili Gili"
rule = "repeated-word"
"""


def test_a_newsroom_has_words_names_and_exemptions_of_its_own(tmp_path: Path) -> None:
    settings = load(write(tmp_path, NEWSROOM))
    assert settings.words == (WordRule(("napi",), ("warga binaan",), "Pedoman 4.2", languages=("id",)),)
    assert settings.exempt == (Exemption("Gili Gili", "repeated-word"),)
    text = "Lima napi dari Jogjakarta dan karyawan Goto naik ke Gili gili."
    flags = analyse(Article(text, lang="id"), settings).flags
    assert [(flag.rule, text[flag.start : flag.end], flag.suggestions[0].replacement) for flag in flags] == [
        ("house-style", "napi", "warga binaan"),
        ("house-style", "Jogjakarta", "Yogyakarta"),
        ("house-style", "Goto", "GoTo"),
    ]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[[words]]\nuse = 'x'", "needs 'find'"),
        ("[[words]]\nfind = ' '", "an empty word matches everything"),
        ("[[words]]\nfind = 'x'\nseverty = 'info'", "did you mean 'severity'"),
        ("[[words]]\nfind = 'x'\nseverity = 'loud'", "severity: unknown severity 'loud'"),
        ("words = 3", r"headed \[\[words\]\]"),
        ("[[exempt]]\nrule = 'x'", "needs 'text'"),
        ("names = 'GoTo'", "a list of names"),
    ],
)
def test_what_is_wrong_in_a_table_is_named(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(SettingsError, match=says):
        load(write(tmp_path, text))


def test_an_exemption_is_appended_and_what_stands_there_stays(tmp_path: Path) -> None:
    path = write(tmp_path, "# ours\noff = ['boilerplate']")
    exemption = Exemption('a "b" \\ \x1b x', "repeated-word")
    assert exempt_everywhere(tmp_path / "claims.db", exemption) == path
    assert path.read_text(encoding="utf-8").startswith("# ours\noff = ['boilerplate']\n")
    assert load(path).exempt == (exemption,)
    assert load(path).off == ("boilerplate",)


def test_an_exemption_makes_the_file_or_leaves_a_broken_one_as_it_was(tmp_path: Path) -> None:
    path = exempt_everywhere(tmp_path / "claims.db", Exemption("x"))
    assert load(path).exempt == (Exemption("x"),)
    path.write_text("= broken", encoding="utf-8")
    with pytest.raises(SettingsError, match="add it by hand"):
        exempt_everywhere(tmp_path / "claims.db", Exemption("x"))
    assert path.read_text(encoding="utf-8") == "= broken"


FACTS = """
[[facts]]
name = "bupati Sukaraya"
title = { id = ["bupati"] }
place = { id = ["Sukaraya"] }
source = "KPU Sukaraya"
terms = [{ who = "Rina Wulandari", from = 2019-02-17, to = 2024-02-17 }]
"""


def test_a_newsroom_knows_offices_of_its_own(tmp_path: Path) -> None:
    settings = load(write(tmp_path, FACTS))
    verify(settings)
    text = "Mantan Bupati Sukaraya Rina Wulandari meresmikan pasar."
    flags = analyse(Article(text, lang="id", published=date(2024, 2, 10)), settings).flags
    assert [flag.rule for flag in flags] == ["title-anachronism"]
    assert any("KPU Sukaraya" in render(step, "id") for step in flags[0].proof)


@pytest.mark.parametrize(
    ("text", "says"),
    [("[[facts]]\nname = 'x'\nfrom = 'soon'", "facts: "), ("[[facts]]\nname = 'x'\ncolour = 1", "colour")],
)
def test_a_fact_that_cannot_be_read_is_named(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(SettingsError, match=says):
        verify(load(write(tmp_path, text)))


def test_where_each_value_is_from(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FACTCHECK_REVIEWER", raising=False)
    path = tmp_path / "factcheck.toml"
    path.write_text('timezone = "Asia/Jakarta"\nreviewer = "sari"\n', encoding="utf-8")
    found = origins(load(path), path)
    assert (found["timezone"], found["reviewer"], found["off"], found["keys"]) == ("file", "file", "default", "default")
    assert origins(Settings(theme="nord"), None)["theme"] == "given"
    monkeypatch.setenv("FACTCHECK_REVIEWER", "budi")
    assert origins(load(path), path)["reviewer"] == "environment"
    path.write_text("no = toml = at all", encoding="utf-8")
    with pytest.raises(SettingsError, match="cannot be read as TOML"):
        origins(Settings(), path)


def test_a_written_line_sets_what_it_says(tmp_path: Path) -> None:
    path = tmp_path / "factcheck.toml"
    path.write_text(
        'reviewer = "sari \\" \\\\ \\n \\u001b \\U000e0041 ñ"\noff = ["missing-hyphen"]\nnames = ["GoTo", "e.on"]\n'
        '[severity]\nrepeated-word = "warning"\n[spellings]\n"Jog ja.karta" = "Yogyakarta"\n'
        '[[words]]\nfind = ["napi"]\nuse = ["warga binaan"]\ncase = true\n[[exempt]]\ntext = "kata kata"\n'
        '[[facts]]\nkind = "event"\nfirst = 2021-01-06\n',
        encoding="utf-8",
    )
    settings = load(path)
    lines = [written(key.name, getattr(settings, key.name)) for key in fields(Settings)]
    assert all("\n" not in line and line.isprintable() for line in lines)
    path.write_text("\n".join(lines), encoding="utf-8")
    assert load(path) == settings


def test_what_a_setting_is_for_is_said_in_indonesian() -> None:
    t = translator("id")
    assert [key.name for key in fields(Settings) if t(key.metadata["doc"]) == key.metadata["doc"]] == []


def test_a_profile_sets_four_keys_and_each_wins_alone(tmp_path: Path) -> None:
    path = tmp_path / "factcheck.toml"
    path.write_text('profile = "factcheck"\nrequire_evidence = "public"\n', encoding="utf-8")
    found = load(path)
    assert (found.order, found.severities, found.export_format) == ("score", ("error", "warning", "info"), "html")
    assert found.require_evidence == "public"
    where = origins(found, path)
    assert (where["profile"], where["order"], where["require_evidence"]) == ("file", "profile", "file")
    path.write_text('severities = ["info", "warning", "error"]\norder = "severity"\n', encoding="utf-8")
    assert (load(path).severities, load(path).order, load(path).profile) == (SEVERITIES, "severity", "")
    for profile, keys in PROFILES.items():
        path.write_text(f'profile = "{profile}"\n', encoding="utf-8")
        assert {key: getattr(load(path), key) for key in keys} == keys


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('profile = "desc"', "did you mean 'desk'"),
        ("profile = 1", "no profile 1"),
        ('order = "random"', "use one of article"),
        ('severities = ["error"]', "errors and warnings are always shown"),
        ("severities = []", "errors and warnings are always shown"),
        ('severities = ["fatal"]', "unknown severity 'fatal'"),
        ('export_format = "pdf"', "no format 'pdf'"),
        ("export_format = 5", "no format 5"),
    ],
)
def test_a_profile_that_cannot_be_is_named(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "factcheck.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError, match=re.escape(says)):
        load(path)


def test_every_format_can_be_the_usual_one() -> None:
    from factcheck.report.export import FORMATS

    assert tuple(FORMATS) == EXPORTS
