"""Sentences that stand a second time: what counts as a copy, and what says something else."""

from __future__ import annotations

import pytest

from factcheck.facts.copies import Copy, copies
from factcheck.split import sentences

BASE = "Pemerintah kota akan memperbaiki saluran air di pasar lama itu pada bulan depan."


def found(text: str, lang: str = "id") -> tuple[Copy, ...]:
    return copies(text, sentences(text, lang), lang)


def test_an_equal_sentence_is_a_copy_whatever_its_case() -> None:
    text = f"{BASE} Warga menunggu.\n{BASE.upper()}"
    [copy] = found(text)
    assert (copy.first, copy.percent) == ((0, len(BASE)), 100)
    assert text[slice(*copy.second)] == BASE.upper()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("lama itu pada", "lama pada"),
        ("memperbaiki", "memperbiaki"),
        ("depan.", "depan!"),
    ],
)
def test_a_near_copy_differs_by_a_filler_a_slip_or_a_mark(old: str, new: str) -> None:
    [copy] = found(f"{BASE} Warga menunggu.\n{BASE.replace(old, new)}")
    assert 95 <= copy.percent <= 100


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("akan", "tidak akan"),
        ("akan", "belum"),
        ("lama", "baru"),
        ("pasar lama", "pasar 2"),
        ("saluran", "salurah sekali"),
    ],
)
def test_another_word_says_something_else(old: str, new: str) -> None:
    assert found(f"{BASE} Warga menunggu.\n{BASE.replace(old, new)}") == ()


def test_no_score_decides_about_figures() -> None:
    text = "Pada tahun 2020 pemerintah kota membangun 12 sekolah dasar di seluruh kecamatan itu. Sepi.\n"
    assert found(text + text.replace("2020", "2021")) == ()
    assert len(found(text + text)) == 1


def test_copies_that_follow_one_another_are_one() -> None:
    passage = f"{BASE} Singkat. Para pedagang menyambut rencana itu dengan gembira dan penuh harap."
    text = f"{passage}\n\nSementara itu, warga desa sebelah menunggu giliran mereka dengan sabar.\n\n{passage}"
    [copy] = found(text)
    assert text[slice(*copy.second)] == text[slice(*copy.first)] == passage


def test_a_refrain_and_a_short_sentence_are_no_copies() -> None:
    assert found("\n".join([BASE, BASE, BASE])) == ()
    assert found("Ia membantah tuduhan itu. Ditanya lagi. Ia membantah tuduhan itu.") == ()
