"""Paired conjunctions: which pairs are broken, and where the opening word means something else."""

from __future__ import annotations

import pytest

from factcheck.facts.correlatives import broken


def found(text: str, lang: str) -> list[tuple[str, str]]:
    return [(text[item.opening[0] : item.partner[1]], item.right) for item in broken(text, lang)]


@pytest.mark.parametrize(
    ("lang", "text", "pair", "right"),
    [
        ("id", "Melansir laman itu, baik Amazon dan Parler diam.", "baik Amazon dan", "maupun"),
        ("id", "Baik lurah, camat, dan bupati hadir.", "Baik lurah, camat, dan", "maupun"),
        ("id", "Semua (baik tua dan muda) hadir.", "baik tua dan", "maupun"),
        ("id", "Perjanjian antara Jakarta dengan Tokyo diteken.", "antara Jakarta dengan", "dan"),
        ("id", "Selisih antara harga pasar dengan harga acuan besar.", "antara harga pasar dengan", "dan"),
        ("id", "Temu antara warga dengan menteri batal.", "antara warga dengan", "dan"),
        ("id", "Antara 10 sampai dengan 15 orang hadir.", "Antara 10 sampai dengan", "dan"),
        ("id", "Ia tidak hanya datang melainkan juga berpidato.", "tidak hanya datang melainkan juga", "tetapi juga"),
        ("en", "It takes between 5 to 10 days.", "between 5 to", "and"),
        ("en", "It costs between $1.5 to $2 million.", "between $1.5 to", "and"),
        ("en", "Neither Rome or Paris won.", "Neither Rome or", "nor"),
        ("en", "Take either tea and coffee.", "either tea and", "or"),
        ("en", "It hit both London or Paris.", "both London or", "and"),
    ],
)
def test_broken(lang: str, text: str, pair: str, right: str) -> None:
    assert found(text, lang) == [(pair, right)]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("id", "Kabar baik dan buruk datang."),
        ("id", "Menurutnya, baik hati dan sabar itu perlu."),
        ("id", "Baik guru dan murid maupun orang tua hadir."),
        ("id", "Semua, baik beras, gula, dan lain-lain, naik."),
        ("id", "Baik. Ia dan istrinya pergi."),
        ("id", "Laga antara Persib vs Persija berakhir dengan imbang."),
        ("id", "Di antara warga dengan kartu itu ada pegawai."),
        ("id", "Antara lain dengan dana desa."),
        ("id", "Perdagangan antara kedua negara dengan mata uang lokal."),
        ("id", "Rapat antara warga, semuanya dengan mengenakan masker."),
        ("id", "Kereta antara Jakarta ke Bandung penuh."),
        ("id", "Ia tidak hanya datang, tetapi juga berpidato."),
        ("en", "One or both men or women may apply."),
        ("en", "Both parents or guardians must sign."),
        ("en", "He commutes between visits to Rome."),
        ("en", "A gap between 5 and 10 to 15 days."),
        ("en", "Neither is right or wrong."),
        ("en", "Either way and at once."),
        ("en", "Both London and Paris or Rome."),
    ],
)
def test_sound_or_something_else(lang: str, text: str) -> None:
    assert found(text, lang) == []
