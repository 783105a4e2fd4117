"""The rule repeated-sentence: span, severity, deletion and what it leaves alone."""

from __future__ import annotations

import pytest

from factcheck.messages import render_all
from factcheck.model import Article, Flag, apply_changes
from factcheck.pipeline import analyse

ONLY = frozenset({"repeated-sentence"})
LINE = "Jembatan di desa itu ditutup sejak Senin karena retak di tiang utamanya."


def flags(text: str, lang: str = "id") -> tuple[Flag, ...]:
    found = analyse(Article(text, lang=lang), only=ONLY)
    assert not found.failures
    return found.flags


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        (f"{LINE} {LINE} Warga memutar.", f"{LINE} Warga memutar."),
        (f"{LINE}\n\nWarga memutar.\n\n{LINE}\n", f"{LINE}\n\nWarga memutar.\n"),
        (f"{LINE}\nWarga memutar.\n{LINE} Sopir kesal.", f"{LINE}\nWarga memutar.\nSopir kesal."),
    ],
)
def test_the_second_is_flagged_and_deleted_whole(text: str, mended: str) -> None:
    [flag] = flags(text)
    [one] = flag.suggestions
    assert (text[flag.start : flag.end], flag.start, flag.severity) == (LINE, text.rindex(LINE), "warning")
    assert apply_changes(text, [(one.start, one.end, one.replacement)]) == mended
    assert [(r.start, r.end, r.role) for r in flag.related] == [(0, len(LINE), "evidence")]


def test_far_below_the_opening_it_is_a_note() -> None:
    middle = "Warga desa sebelah memakai perahu untuk menyeberang ke pasar setiap pagi buta. "
    others = " ".join(f"Keluarga ke-{n} memilih jalan lain yang lebih jauh lewat bukit." for n in range(6))
    [flag] = flags(f"{LINE} {middle}{others}\n{LINE}")
    assert flag.severity == "info"


def test_a_dossier_of_fact_checkers_repeats_itself_by_design() -> None:
    below = "Warga memakai perahu untuk menyeberang. " * 10
    text = f"{LINE} {below}\nKategori: Hoaks\nPENJELASAN\n{LINE}"
    assert flags(text) == ()
    assert len(flags(text.replace("PENJELASAN", "Penjelasan").replace("Kategori:", "Jenis:"))) == 1


def test_the_proof_says_how_alike_they_are() -> None:
    [flag] = flags(f"{LINE} Warga memutar.\n{LINE.replace('desa itu', 'desa')}")
    assert "%" in render_all(flag.proof, "en")
    [flag] = flags(f"{LINE} Warga memutar.\n{LINE}")
    assert render_all(flag.proof, "en") == f"characters 0 and {len(LINE) + 16} begin the same words"


@pytest.mark.parametrize(
    "text",
    [
        f"“{LINE}” Begitu tulisnya. “{LINE}”",
        f"1. {LINE}\nWarga memutar.\n1. {LINE}",
        f"{LINE[:-1]}\n{LINE}",
        "Pagi: hujan ringan Siang: mendung Malam: hujan.\nKota.\nPagi: hujan ringan Siang: mendung Malam: hujan.",
        f"{LINE}\n{LINE.replace('Senin', 'Selasa')}",
        f"{LINE}\n{LINE}\n{LINE}",
    ],
)
def test_left_alone(text: str) -> None:
    assert flags(text) == ()
