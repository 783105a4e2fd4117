"""Titles with the names of their holders."""

from __future__ import annotations

import pytest

from factcheck.facts.offices import holders
from factcheck.facts.scan import scan
from factcheck.knowledge import built_in


@pytest.mark.parametrize(
    ("lang", "text", "words", "who", "standing"),
    [
        ("id", "kata mantan presiden AS Donald Trump.", "mantan presiden AS Donald Trump", "Donald Trump", "former"),
        ("id", "kata Presiden AS terpilih Joe Biden.", "Presiden AS terpilih Joe Biden", "Joe Biden", "elect"),
        ("id", "kata Kapolri Jenderal Pol. Tito Karnavian.", None, "Tito Karnavian", "holder"),
        ("id", "kata calon presiden Prabowo Subianto.", "presiden Prabowo Subianto", "Prabowo Subianto", "other"),
        ("id", "kata Gubernur DKI Ahok.", "Gubernur DKI Ahok", "Basuki Tjahaja Purnama", "holder"),
        ("en", "said former British PM Tony Blair.", "former British PM Tony Blair", "Tony Blair", "former"),
        ("en", "said ex-President Barack Obama.", "ex-President Barack Obama", "Barack Obama", "former"),
        ("en", "said the then President Barack Obama.", "President Barack Obama", "Barack Obama", "other"),
        ("en", "said a former President Trump aide.", "former President Trump", "Donald Trump", "other"),
        ("id", "kata Presiden RI ke-7 Joko Widodo.", "Presiden RI ke-7 Joko Widodo", "Joko Widodo", "other"),
        ("id", "kata Menteri BUMN Erick Thohir.", "Menteri BUMN Erick Thohir", "Erick Thohir", "holder"),
        ("id", "kata Menkeu Sri Mulyani.", "Menkeu Sri Mulyani", "Sri Mulyani Indrawati", "holder"),
        ("en", "said President-elect Joe Biden.", "President-elect Joe Biden", "Joe Biden", "elect"),
    ],
)
def test_a_holder_is_found_with_standing(lang: str, text: str, words: str | None, who: str, standing: str) -> None:
    (holder,) = holders(text, lang, scan(text).vocabulary, built_in("offices"))
    assert words is None or text[holder.start : holder.end] == words
    assert (holder.who, holder.standing) == (who, standing)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("id", "Presiden PSSI Erick Thohir"),
        ("id", "Presiden Prancis Donald Trump"),
        ("id", "Gubernur Anies Rahman"),
        ("en", "President Bush spoke."),
        ("en", "the president met Donald Trump"),
    ],
)
def test_another_office_or_another_person_is_none(lang: str, text: str) -> None:
    assert list(holders(text, lang, scan(text).vocabulary, built_in("offices"))) == []
