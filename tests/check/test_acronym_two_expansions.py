"""The rule acronym-two-expansions: which wording is marked, and which is shown beside it."""

from __future__ import annotations

from factcheck.model import Article, Flag
from factcheck.pipeline import analyse


def flags(text: str) -> tuple[Flag, ...]:
    return analyse(Article(text, lang="id"), only=frozenset({"acronym-two-expansions"})).flags


def test_the_first_wording_is_shown_beside_the_second() -> None:
    text = "Asosiasi Nelayan Tuban (ANT) protes. Menurut Aliansi Nelayan Tuban (ANT), solar langka."
    (flag,) = flags(text)
    assert text[flag.start : flag.end] == "Aliansi Nelayan Tuban"
    assert [text[other.start : other.end] for other in flag.related] == ["Asosiasi Nelayan Tuban"]


def test_a_misspelling_of_a_known_name_is_left_to_the_other_rule() -> None:
    assert flags("Badan Pusat Statistik (BPS) dan Badan Pusat Statisitk (BPS)") == ()
