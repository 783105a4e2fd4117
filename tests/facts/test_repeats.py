"""Doubled words: which pairs are seen, which are left alone, and which reading is the likelier."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.facts.repeats import doubled, lexicon


def seen(text: str, lang: str = "id") -> list[tuple[str, str]]:
    return [(text[item.start : item.end], item.kind) for item in doubled(text, lang)]


@pytest.mark.parametrize(
    ("text", "pair", "kind"),
    [
        ("Wali kota telah telah pulang.", "telah telah", "slip"),
        ("Wali kota telah\u00a0telah pulang.", "telah\u00a0telah", "slip"),
        ("Setelah setelah hujan, jalan licin.", "Setelah setelah", "slip"),
        ("Warga diminta menjaga menjaga kebersihan.", "menjaga menjaga", "slip"),
        ("Rumah itu milik mereka mereka.", "mereka mereka", "slip"),
        ("Ia hadir bersama ilalang ilalang tua.", "ilalang ilalang", "slip"),
        ("Setiap negara negara wajib hadir.", "negara negara", "slip"),
        ("Mereka tinggal di Jalan Jalan Melati.", "Jalan Jalan", "slip"),
        ("Itu diatur Pasal Pasal 5.", "Pasal Pasal", "slip"),
        ("Ia menunggu 3 hari hari di sana.", "hari hari", "slip"),
        ("Ini tanggung tanggung jawab kita.", "tanggung tanggung", "slip"),
        ("Yang yang datang hanya dua orang.", "Yang yang", "slip"),
        ("Di di kota itu hujan.", "Di di", "slip"),
        ("Ditulis oleh oleh panitia.", "oleh oleh", "slip"),
        ("Ia membeli oleh oleh.", "oleh oleh", "hyphen"),
        ("Hujan tiba tiba turun.", "tiba tiba", "hyphen"),
        ("Seorang laki laki melapor.", "laki laki", "hyphen"),
        ("Hadir wakil negara negara tetangga.", "negara negara", "hyphen"),
        ("Menurut Undang Undang Desa, boleh.", "Undang Undang", "hyphen"),
        ("HATI HATI PENIPUAN", "HATI HATI", "hyphen"),
        ("Ia membaca buku buku.Lalu pulang.", "buku buku", "hyphen"),
        ("Jawabannya itu itu saja.", "itu itu", "hyphen"),
        ("Jangan berpikir yang bukan bukan.", "bukan bukan", "hyphen"),
        ("Ilalang-ilalang tumbuh; ilalang ilalang itu tinggi.", "ilalang ilalang", "hyphen"),
    ],
)
def test_indonesian_pairs(text: str, pair: str, kind: str) -> None:
    assert seen(text) == [(pair, kind)]


@pytest.mark.parametrize(
    "text",
    [
        "Anak-anak bermain.",
        "Ia pergi ke pasar. Pasar ramai.",
        "Rubah merah (Vulpes vulpes) terlihat.",
        "Hai hai semua.",
        "Nah nah ketahuan.",
        "daftar\nDaftar ini panjang",
        "nama\nnama orang",
        "kota, kota itu",
        "kota   kota",
        "x-kota kota",
        "kota kota-kota",
        "kota kota's",
        "@kota kota",
        "kota kota2",
        "www.kota kota.com",
        "da\u00addan dan\u00adnya",
        "a a b b",
        "12 12 orang",
        "Konser Duran Duran di Gili Gili.",
        "pemain Yang Yang menang",
        "Dr dr Sari",
        "ha ha",
        "no no no no",
        "slogan “maju maju” itu",
        "pelaku usaha Usaha Mikro",
        "Risiko Risiko penyakit ini tinggi",
        "aplikasi iPhone iPhone",
        "caf\u0065\u0301 cafe",
        "dan\u0301 dan",
    ],
)
def test_left_alone(text: str) -> None:
    assert seen(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Open the the door.", ["the the"]),
        ("He waited in in vain.", ["in in"]),
        ("The police police arrived.", ["police police"]),
        ("He had had it.", []),
        ("She said that that was it.", []),
        ("A very very long day.", []),
        ("They keep calling liars liars.", []),
        ("The The played.", []),
        ("no no no", []),
    ],
)
def test_english_pairs(text: str, found: list[str]) -> None:
    assert [pair for pair, kind in seen(text, "en")] == found
    assert all(kind == "slip" for _, kind in seen(text, "en"))


def test_a_run_of_a_function_word_is_one_finding() -> None:
    [item] = doubled("Ini dan dan dan itu.", "id")
    assert (item.start, item.first_end, item.second, item.end) == (4, 7, 8, 15)


def test_certainty() -> None:
    sure = {item.word: item.sure for item in doubled("di di sana, tiba tiba, kota kota, mereka mereka", "id")}
    assert sure == {"di": True, "tiba": True, "kota": False, "mereka": False}


def test_the_texts_own_hyphens_are_found() -> None:
    text = "Kota-kota besar; kota-kotanya; dan kota kota kecil."
    [item] = doubled(text, "id")
    assert [text[start:end] for start, end in item.hyphenated] == ["Kota-kota", "kota-kota"]


def test_a_language_without_the_table_says_nothing() -> None:
    assert lexicon("de") is None
    assert doubled("die Männer, die die Stadt sahen sahen", "de") == ()


@pytest.mark.parametrize("lang", ["id", "en"])
def test_no_word_is_both_legal_and_wrong(lang: str) -> None:
    lex = lexicon(lang)
    assert lex is not None
    classes = {"function": lex.function, "rare": lex.rare, "fixed": lex.fixed, "plural": lex.plural, "legal": lex.legal}
    for one in classes:
        for other in classes:
            assert one == other or not classes[one] & classes[other], (one, other)


@given(st.text(alphabet="ab anAN-'\u00a0\n.\u0301", max_size=60), st.sampled_from(["id", "en"]))
def test_spans_hold_two_equal_words(text: str, lang: str) -> None:
    last = 0
    for item in doubled(text, lang):
        assert last <= item.start < item.first_end < item.second < item.end <= len(text)
        assert text[item.first_end : item.second].isspace()
        assert text[item.start : item.first_end].lower() == item.word
        assert text[item.end - len(item.word) : item.end].lower() == item.word
        last = item.end


@pytest.mark.parametrize("unit", ["kota kota ", "dan ", "a", "a-a", "kota-kota kota kota ", "b b", "- "])
def test_time_grows_with_length_alone(unit: str) -> None:
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        doubled.cache_clear()
        began = time.perf_counter()
        doubled(text, "id")
        return time.perf_counter() - began

    small, large = min(seconds(20_000), seconds(20_010)), seconds(160_000)
    assert large < 0.05 or large < 24 * small


def test_what_grammar_may_double_is_not_certain() -> None:
    for text in ("The more he has has no bearing.", "A must must be done.", "What he said said a lot."):
        assert [item.sure for item in doubled(text, "en")] == [False]
    for text in ("The the bridge is open.", "Of of all of them."):
        assert [item.sure for item in doubled(text, "en")] == [True]
