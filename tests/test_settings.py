"""Settings come from a file and the environment; what is wrong in them is named."""

from pathlib import Path

import pytest

from factcheck.errors import SettingsError
from factcheck.settings import FILE_NAME, find, load


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
