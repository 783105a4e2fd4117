"""The rule on ranges that end before they begin."""

from __future__ import annotations

import pytest

from factcheck.model import Article, apply_changes
from factcheck.pipeline import analyse

ONLY = frozenset({"reversed-range"})


@pytest.mark.parametrize(
    ("lang", "text", "mended"),
    [
        ("id", "Camat periode 2015-2011 itu.", "Camat periode 2011-2015 itu."),
        ("id", "Sejak 2019 hingga 2015, sepi.", "Sejak 2015 hingga 2019, sepi."),
        ("id", "Buka dari 14 Mei hingga 3 Mei 2021.", "Buka dari 3 Mei hingga 14 Mei 2021."),
        ("id", "Lomba pada 15-13 Mei 2021.", "Lomba pada 13-15 Mei 2021."),
        ("id", "Ditutup (14/5/2021-3/5/2021).", "Ditutup (3/5/2021-14/5/2021)."),
        ("en", "It runs from 5 to 3 May.", "It runs from 3 to 5 May."),
        ("en", "It ran from May 14-3, 2021.", "It ran from May 3-14, 2021."),
    ],
)
def test_the_ends_are_exchanged(lang: str, text: str, mended: str) -> None:
    (flag,) = analyse(Article(text, lang=lang), only=ONLY).flags
    (change,) = flag.suggestions
    assert apply_changes(text, [(change.start, change.end, change.replacement)]) == mended


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("id", "Periode 2011-2015; musim 2019-20; perang 1914-18; halaman 23-9."),
        ("id", "Indeks turun dari 2019 hingga 1995."),
        ("id", "Menang 5-3 Mei lalu; telepon 2015-2011."),
        ("id", "Berlangsung pada 28-2 Mei 2021."),
        ("en", "From 323 to 31 BC, and from 2000 to 1800 GMT."),
        ("en", "From 28 December to 3 January 2021."),
    ],
)
def test_traps_are_left_alone(lang: str, text: str) -> None:
    assert analyse(Article(text, lang=lang), only=ONLY).flags == ()
