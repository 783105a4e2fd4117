"""Acronyms beside the words that may spell them out."""

from __future__ import annotations

import subprocess
import sys

import pytest

from factcheck.facts.acronyms import contested, fits, meanings, mismatches, sites, unexplained


def test_a_site_is_words_before_a_bracket_or_in_it() -> None:
    text = "Komisi Pemilihan Umum (KPU) dan BPS (Badan Pusat Statistik) di kota (Jakarta)."
    assert [(site.key, site.whole, text[site.start : site.end]) for site in sites(text)] == [
        ("KPU", False, "KPU"),
        ("BPS", True, "BPS"),
    ]


@pytest.mark.parametrize(
    ("text", "fault", "flagged"),
    [
        ("pakai Amazon Web (AWS) itu", "missing", "Amazon Web (AWS)"),
        ("Badan Pusat Statisitk (BPS)", "spelling", "Badan Pusat Statisitk (BPS)"),
        ("oleh Warga Nasional Indonesia (WNI)", "word", "Warga Nasional Indonesia (WNI)"),
        ("Badan Nasional Narkotika (BNN)", "order", "Badan Nasional Narkotika (BNN)"),
        ("kata Komisi Pemberantasan Korupsi (KPU)", "acronym", "Komisi Pemberantasan Korupsi (KPU)"),
        ("the Security and Exchange Commission (SEC)", "word", "Security and Exchange Commission (SEC)"),
        ("isi Kitab Undang-Undang Pidana (KUHP)", "missing", "Kitab Undang-Undang Pidana (KUHP)"),
        ("AWS (Amazon Web) itu", "missing", "AWS (Amazon Web)"),
        ("the Harbour Workers Union (HWA)", "letters", "Harbour Workers Union (HWA)"),
    ],
)
def test_the_kind_and_the_span_of_a_mismatch(text: str, fault: str, flagged: str) -> None:
    (found,) = mismatches(text)
    assert (found.fault, text[slice(*found.span)]) == (fault, flagged)


def test_the_nearest_of_several_known_wordings_is_meant() -> None:
    (found,) = mismatches("Kantor Staf Kepresiden (KSP)")
    assert found.right == "Kantor Staf Kepresidenan"


def test_other_bodies_with_the_same_letters_are_known() -> None:
    assert list(mismatches("Japan's Fair Trade Commission (FTC); the National Restaurant Association (NRA)")) == []


def test_the_table_is_not_loaded_where_no_bracket_holds_an_acronym() -> None:
    code = (
        "from factcheck.facts import acronyms\n"
        "list(acronyms.mismatches('Ia (45 tahun) tiba (Kamis) di kota (Jakarta).'))\n"
        "assert not acronyms._known.cache_info().misses\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_letters_fit_word_by_word() -> None:
    assert fits("BEI", ["bursa", "efek", "indonesia"])
    assert not fits("BEI", ["bursa", "efek"])


def test_an_acronym_is_contested_once_and_not_for_a_misspelling_known_as_one() -> None:
    text = "Liga Satu Nelayan (LSN), Lembaga Satu Nelayan (LSN), Laskar Satu Nelayan (LSN)."
    ((acronym, later, first),) = contested(text)
    assert (acronym, text[slice(*later)], text[slice(*first)]) == ("LSN", "Lembaga Satu Nelayan", "Liga Satu Nelayan")
    assert list(contested("Badan Pusat Statistik (BPS), Badan Pusat Statisitk (BPS)")) == []


def test_known_spelt_out_and_shouted_capitals_need_no_words() -> None:
    text = "KPK, KPPD dan LPQR (Lembaga). SELAMAT PAGI! HOAX itu."
    assert [text[slice(*span)] for span in unexplained(text)] == ["KPPD"]


@pytest.mark.parametrize(
    "text",
    [
        "KPSG, singkatan dari komunitas itu.",
        "Lembaga itu disingkat KPSG.",
        "NRWC stands for a council.",
        "Warga dan Komunitas Peduli Sungai Garut. KPSG menolak.",
        "DEPOK, Warta.id - Hujan turun.",
    ],
)
def test_what_explains_an_acronym_without_a_bracket(text: str) -> None:
    assert unexplained(text) == ()


def test_what_is_suggested_first_spells_the_acronym_or_is_its_own_name() -> None:
    assert meanings("WHO")[0] == "World Health Organization"
    assert meanings("AWS") == ("Amazon Web Services",)
