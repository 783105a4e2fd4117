"""The rule acronym-mismatch: what is suggested, and in whose letters."""

from __future__ import annotations

from factcheck.model import Article, Flag, apply_changes
from factcheck.pipeline import analyse


def flags(text: str) -> tuple[Flag, ...]:
    return analyse(Article(text, lang="id"), only=frozenset({"acronym-mismatch"})).flags


def corrected(text: str) -> str:
    (flag,) = flags(text)
    first = flag.suggestions[0]
    return apply_changes(text, [(first.start, first.end, first.replacement)])


def test_the_full_name_is_suggested_in_the_case_of_the_text() -> None:
    assert corrected("layanan Amazon Web (AWS) mati") == "layanan Amazon Web Services (AWS) mati"
    assert corrected("soal hak manusia (HAM) itu") == "soal hak asasi manusia (HAM) itu"
    assert corrected("Badan Pusat Statisitk (BPS)") == "Badan Pusat Statistik (BPS)"
    assert corrected("AWS (Amazon Web) mati") == "AWS (Amazon Web Services) mati"
    assert corrected("naiknya pendapatan domestik bruto (PDB)") == "naiknya produk domestik bruto (PDB)"


def test_the_acronym_is_suggested_where_the_words_are_another_ones() -> None:
    assert corrected("Komisi Pemberantasan Korupsi (KPU)") == "Komisi Pemberantasan Korupsi (KPK)"
    assert corrected("tarif Pajak Pertambahan Nilai (PNN)") == "tarif Pajak Pertambahan Nilai (PPN)"


def test_an_office_is_no_slip_of_its_body() -> None:
    assert flags("Menteri Kelautan dan Perikanan (KKP) hadir") == ()
