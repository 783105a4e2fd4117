"""One article a line: the text to the letter, own keys first, bad lines by number."""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.errors import UsageError
from factcheck.ingest import Options, Refusal, read
from factcheck.ingest.jsonl import LINE_CAP
from factcheck.messages import render_all
from factcheck.model import Article


def rows(path: Path, *lines: object, **options: object) -> list[Article | Refusal]:
    text = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
    path.write_text(text, encoding="utf-8", newline="")
    return list(read(str(path), Options(**options)))  # type: ignore[arg-type]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "berita.jsonl"


def test_a_rows_own_keys_win(path: Path) -> None:
    row = {"id": 7, "text": "Isi.", "title": "Judul", "lang": "en", "published": "2021-01-09", "url": "u", "x": 1}
    given = {"lang": "id", "published": date(2020, 1, 1), "title": "lain", "byline": "Rini", "stage": "published"}
    [one, two] = rows(path, row, {"id": "b", "text": "Isi.", "lang": None}, **given)
    assert isinstance(one, Article)
    assert isinstance(two, Article)
    assert (one.id, one.source, one.origin) == (7, str(path), "jsonl")
    assert (one.title, one.lang, one.published, one.url, one.byline) == ("Judul", "en", date(2021, 1, 9), "u", "Rini")
    assert (two.id, two.title, two.lang, two.published) == ("b", "lain", "id", date(2020, 1, 1))
    assert (two.stage, two.warnings) == ("published", ())


def test_a_bad_line_is_named_and_the_rest_is_done(path: Path) -> None:
    good = {"id": "a", "text": "Isi."}
    bad = ["{", "[1]", '"x"', {"id": "a"}, {"id": "a", "text": 5}, {"text": "x"}, {"id": True, "text": "x"}]
    bad += ["[" * 100_000, '{"id": ' + "1" * 5000 + ', "text": "x"}', "NaN"]
    found = rows(path, good, "", *bad, good)
    assert [type(item) for item in found] == [Article, *[Refusal] * len(bad), Article]
    for number, item in enumerate(found[1:-1], start=3):
        assert isinstance(item, Refusal)
        assert item.source == str(path)
        assert f"line {number}:" in str(item)
        assert item.error.hint


def test_lines_that_are_not_utf8(path: Path) -> None:
    path.write_bytes(b'\xef\xbb\xbf{"id": "a", "text": "Isi."}\r\n{"id": "b", "text": "\xff"}\n{"id": "c", "text": ""}')
    one, two, three = read(str(path))
    assert isinstance(one, Article)
    assert isinstance(two, Refusal)
    assert "line 2: it is not UTF-8" in str(two)
    assert isinstance(three, Article)
    assert "empty" in render_all(three.warnings, "en")


def test_a_line_over_the_cap_is_skipped(path: Path) -> None:
    long = '{"id": "l", "text": "' + "a" * (2 * LINE_CAP) + '"}'
    one, two = rows(path, long, {"id": "a", "text": "Isi."})
    assert "line 1: the line is longer" in str(one)
    assert isinstance(two, Article)


def test_an_empty_file_and_a_missing_one(path: Path) -> None:
    [missing] = read(str(path))
    [empty] = rows(path)
    assert "no such file" in str(missing)
    assert "empty" in str(empty)


@pytest.mark.parametrize("value", ["2021-13-01", "besok-besok", 20210109, [], {}])
def test_an_unreadable_date_is_a_warning(path: Path, value: object, monkeypatch: pytest.MonkeyPatch) -> None:
    def read_date(*args: object) -> date:
        raise UsageError(f"no date: {args}")

    module = ModuleType("factcheck.facts.typed_dates")
    module.read_date = read_date  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, module.__name__, module)
    [found] = rows(path, {"id": "a", "text": "Isi.", "published": value})
    assert isinstance(found, Article)
    assert found.published is None
    assert "cannot be read" in render_all(found.warnings, "en")


def test_times_and_other_forms_of_a_date(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    module = ModuleType("factcheck.facts.typed_dates")
    module.read_date = lambda *args: date(2021, 1, 9) if args == ("9 Januari 2021", "id", None) else None  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, module.__name__, module)
    values = ["2021-01-09T10:00:00+07:00", "2021-01-09 10:00", "9 Januari 2021"]
    found = rows(path, *({"id": "a", "text": "Isi.", "lang": "id", "published": value} for value in values))
    assert [item.published for item in found if isinstance(item, Article)] == [date(2021, 1, 9)] * 3


def test_keys_of_the_wrong_kind_are_left_out_and_said(path: Path) -> None:
    [found] = rows(path, {"id": "a", "text": "Isi.", "title": 5, "stage": "x", "lang": "ini bukan bahasa"})
    assert isinstance(found, Article)
    assert (found.title, found.stage, found.lang, len(found.warnings)) == (None, "draft", None, 3)


@given(st.lists(st.text(alphabet=st.characters(), min_size=1), min_size=1, max_size=5), st.booleans())
def test_the_text_is_kept_to_the_letter(texts: list[str], ascii_only: bool) -> None:
    ascii_only = ascii_only or any("\ud800" <= char <= "\udfff" for text in texts for char in text)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "x.jsonl"
        lines = [json.dumps({"id": str(n), "text": text}, ensure_ascii=ascii_only) for n, text in enumerate(texts)]
        path.write_text("\n".join(lines), encoding="utf-8", newline="")
        found = [item.text for item in read(str(path)) if isinstance(item, Article)]
    # Two escaped halves are one character in JSON.
    assert found == [text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass") for text in texts]


def test_a_text_over_the_cap_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text(
        json.dumps({"id": "a", "text": "x" * 2_000_001}) + "\n" + json.dumps({"id": "b", "text": "y"}) + "\n"
    )
    refused, kept = read(str(path), Options())
    assert isinstance(refused, Refusal)
    assert "line 1" in str(refused)
    assert "too large" in str(refused)
    assert isinstance(kept, Article)


def test_an_article_with_an_address_is_published_unless_told_otherwise(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    rows = [{"id": "a", "text": "x", "url": "https://example.org/a"}, {"id": "b", "text": "x"}]
    rows.append({"id": "c", "text": "x", "url": "https://example.org/c", "stage": "draft"})
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    stages = [item.stage for item in read(str(path), Options()) if isinstance(item, Article)]
    assert stages == ["published", "draft", "draft"]
