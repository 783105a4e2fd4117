"""The hard cases kept as data, language by language, come out of the splitter as they were put in."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from factcheck.split import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = Path(__file__).parent
# The languages whose sentences must be split with knowledge of their own, beside Indonesian and English.
OTHERS = [
    "ms",
    "jv",
    "su",
    "de",
    "fr",
    "es",
    "pt",
    "it",
    "nl",
    "sv",
    "da",
    "pl",
    "cs",
    "ru",
    "uk",
    "tr",
    "el",
    "ar",
    "fa",
    "he",
    "hi",
    "bn",
    "th",
    "vi",
    "zh",
    "ja",
    "ko",
]


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))


def _cases() -> Iterator[tuple[str, list[str], str]]:
    for lang in ("id", "en"):
        for group in _read(f"hard_{lang}.toml").values():
            yield from ((lang, case, group.get("between", " ")) for case in group["cases"])
    for lang, group in _read("hard_others.toml").items():
        yield from ((lang, case, group.get("between", " ")) for case in group["cases"])


CASES = list(_cases())


@pytest.mark.parametrize(("lang", "parts", "between"), CASES, ids=lambda value: value if isinstance(value, str) else "")
def test_a_hard_case(lang: str, parts: list[str], between: str) -> None:
    text = between.join(parts)
    assert [text[start:end] for start, end in sentences(text, lang)] == parts


def test_there_are_enough_of_them() -> None:
    count = {lang: sum(case[0] == lang for case in CASES) for lang in ("id", "en", *OTHERS)}
    assert count["id"] >= 60
    assert count["en"] >= 30
    assert all(count[lang] >= 2 for lang in OTHERS)
