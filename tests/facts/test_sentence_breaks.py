"""Lost sentence breaks."""

from __future__ import annotations

import pytest

from factcheck.facts.scan import scan
from factcheck.facts.sentence_breaks import lost_breaks


def found(text: str, lang: str = "id") -> list[tuple[str, str, bool]]:
    known = scan(text)
    breaks = lost_breaks(text, lang, known.vocabulary, known.repeated)
    return [(text[item.start : item.end], item.kind, item.within) for item in breaks]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("id", "Sudah selesai.Kemudian pulang.", [("selesai.Kemudian", "glued", False)]),
        ("id", "Sejak 2019.Warga memutar.", [("2019.Warga", "glued", False)]),
        ("id", "Biayanya Rp50.000.Penjualan tutup.", [("Rp50.000.Penjualan", "glued", False)]),
        ("id", "Skornya 1-1.Pelatih kecewa.", [("1-1.Pelatih", "glued", False)]),
        ("id", "Pukul 09.00.Kemudian sepi.", [("09.00.Kemudian", "glued", False)]),
        ("id", 'Ia menolak."Nanti," katanya.', [('menolak."Nanti', "glued", False)]),
        ("id", 'Itu "krisis".Lalu sepi.', [('".Lalu', "glued", False)]),
        ("id", "Ke pasar di Solo Baru. Dari Medan.Pasar ramai.", [("Medan.Pasar", "glued", False)]),
        ("id", "Harapan untuk Indonesia. Kata IndonesiaPara tokoh.", [("IndonesiaPara", "run-on", False)]),
        ("id", "Komisi (KPU).Hasilnya besok.", [(").Hasilnya", "glued", False)]),
        ("en", "Was it heard?Nobody knows.", [("heard?Nobody", "glued", False)]),
        ("de", "Das war gestern.Heute nicht.", [("gestern.Heute", "glued", False)]),
        ("id", "Sejak dini hariSementara itu hujan.", [("hariSementara", "run-on", False)]),
        ("en", "I spoke to theMayor. The mayor left.", [("theMayor", "run-on", True)]),
        ("id", "Inilah babak kedua Kedua tim siap.", [("kedua Kedua", "heading", False)]),
    ],
)
def test_a_lost_break_is_found(lang: str, text: str, expected: list[tuple[str, str, bool]]) -> None:
    assert found(text, lang) == expected


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("id", "PT.Sinar, dr.Ratna, Jl.Merdeka, S.H.,M.H. dan No.Pol B 12"),
        ("id", "Detik.Com, Merah.Putih, Tribun.News, ketua.Umum@contoh.id, a/berkas.Baru"),
        ("id", "detikHealth, iPhone, PermataBank, WhatsApp dan kerja@KotaBaru"),
        ("id", "1.Beras, 2.Gula, bab 2.10.Pangan, No.5.Blok, v1.2.Final, 10.0.0.1.Alamat"),
        ("id", 'Ia dijuluki "Dr."Sutomo dan memakai LinkedIn. Kata linked.'),
        ("id", "Di kota Kota Baru, tim Tim Garuda berlatih."),
        ("en", "Mr.Lee bought eBay shares. eBay rose."),
        ("en", "to bill Bill for it"),
        ("de", "Das ferne Ferne lockt, kein Essen essen."),
    ],
)
def test_names_abbreviations_and_addresses_are_none(lang: str, text: str) -> None:
    assert found(text, lang) == []
