"""The rule undefined-acronym: all of an article are one note."""

from __future__ import annotations

from factcheck.model import Article, Flag
from factcheck.pipeline import analyse


def flags(text: str) -> tuple[Flag, ...]:
    return analyse(Article(text, lang="id"), only=frozenset({"undefined-acronym"})).flags


def test_unknown_acronyms_are_one_note() -> None:
    text = "Sidang KPPD ditunda. Ketua FKMT kecewa."
    (flag,) = flags(text)
    assert flag.severity == "info"
    assert [text[other.start : other.end] for other in flag.related] == ["FKMT"]


def test_words_in_a_row_with_its_initials_explain_it() -> None:
    assert flags("Komunitas Peduli Sungai dan Pantai Garut menanam pohon. KPSPG berdiri lama.") == ()
