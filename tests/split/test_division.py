"""Where a sentence may be divided: the places suggested, and every place that leaves a word on both sides."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.split.division import FEWEST, cuts, places


@pytest.mark.parametrize(
    ("lang", "sentence", "parts"),
    [
        ("id", "Harga beras naik 12 persen; harga gula turun 3 persen.", ["harga gula turun 3 persen."]),
        ("id", "Warga tiga dusun mengungsi, sedangkan pengelola tetap di bendungan.", ["sedangkan pengelola"]),
        ("id", "Warga tiga dusun mengungsi, Sementara itu pengelola tetap di sana.", ["Sementara itu"]),
        ("id", "Warga tiga dusun mengungsi dan kemudian pengelola tetap di sana.", []),
        ("id", "Warga mengungsi, tetapi pengelola tetap di bendungan.", []),
        ("id", "Warga tiga dusun mengungsi, sementaranya pengelola tetap di sana.", []),
        ("en", "The plant closed in May 2019, while two others stayed open.", ["while two others"]),
        ("en", "The plant closed in May 2019, sedangkan dua lainnya tetap buka.", []),
        ("sv", "Priset steg med tolv procent; lönerna sjönk med tre procent.", ["lönerna sjönk"]),
        ("id", "Syaratnya (1) surat izin dari desa, (2) uang muka Rp5 juta, dan (3) dua saksi.", ["(2) uang"]),
        ("en", "The town has bought:\n- four buses of 12 metres\n- nine trams from Prague", ["- four", "- nine"]),
    ],
)
def test_places(lang: str, sentence: str, parts: list[str]) -> None:
    found = places(sentence, lang)
    assert len(found) == len(parts)
    for place, part in zip(found, parts, strict=True):
        assert sentence[place:].startswith(part)


def test_cuts_are_word_by_word_and_leave_a_word_on_both_sides() -> None:
    sentence = "“Stok cukup” — kata Asri ."
    assert [sentence[place:].split()[0] for place in cuts(sentence)] == ["cukup”", "—", "kata", "Asri"]
    assert cuts("Satu.") == cuts("— …") == cuts("") == []


def test_a_script_without_blanks_is_cut_anywhere() -> None:
    sentence = "市政府在三月关闭了两座桥梁并且计划在五月重新开放其中的一座。"
    assert cuts(sentence) == list(range(1, len(sentence) - 1))
    assert cuts("桥已关闭，路未开放。") == [1, 2, 3, 5, 6, 7, 8]
    assert cuts("ฝนตกหนักที่นี่") == [1, 2, 3, 4, 5, 7, 8, 11], "a vowel sign or a tone stays with its letter"
    assert cuts(f"lihat https://example.org/{'a' * 50} saja") == [6, 77]


@given(st.text(), st.sampled_from(["id", "en", "zh"]))
def test_any_place_leaves_words_on_both_sides(sentence: str, lang: str) -> None:
    for place in cuts(sentence):
        assert any(map(str.isalnum, sentence[:place]))
        assert any(map(str.isalnum, sentence[place:]))
    for place in places(sentence, lang):
        assert len(sentence[:place].split()) >= FEWEST <= len(sentence[place:].split())


@pytest.mark.parametrize("piece", ["; ", ", sedangkan ", "\n", " ", "\n- ", "(1) ", ";" + " " * 50])
def test_hostile_text_is_no_trap(piece: str) -> None:
    assert len(places(piece * 100_000, "id")) <= 100_000
