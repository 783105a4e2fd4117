"""Doubled words: which pairs are seen, which are left alone, and which reading is the likelier."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.check.rules.repeated_word import repeated_word
from factcheck.facts import repeats
from factcheck.facts.repeats import Doubled, lexicon, unjoined
from factcheck.facts.scan import scan

LANGUAGES = repeated_word.languages or ()


def doubled(text: str, lang: str) -> tuple[Doubled, ...]:
    return repeats.doubled(text, lang, scan(text).repeated)


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
        ("Perusahaan itu mencatat laba laba bersih.", "laba laba", "slip"),
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
        "Kalau bisa bisa, kalau tidak ya sudah.",
        "Harga x x rupiah.",
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
        ("He waited for a a bus.", ["a a"]),
        ("Grade A A and section a A.", []),
        ("It is is late.", ["is is"]),
        ("Those who know know better, and what he did did harm.", []),
        ("He makes the the best bread.", ["the the"]),
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


@pytest.mark.parametrize(
    ("lang", "text", "found"),
    [
        ("de", "Die Frau, die die Stadt führt, und und ihr Mann.", ["und und"]),
        ("de", "Sie hat in in Wien gearbeitet.", ["in in"]),
        ("de", "Die Macht macht ihn blind. Essen essen alle.", []),
        ("de", "Kinder, die geliebt werden werden, und der vom vom Sturm.", ["vom vom"]),
        ("de", "Amazon steckt steckt Milliarden hinein.", ["steckt steckt"]),
        ("fr", "Nous nous levons, vous vous levez, et le le maire dort.", ["le le"]),
        ("fr", "Il va faire faire un toit très très solide en en parlant.", []),
        ("es", "Es muy muy tarde y casi casi llueve en en la sierra.", ["en en"]),
        ("de", "Sie hat hat verloren. Wer das getan hat hat recht.", ["hat hat"]),
        ("fr", "Il va à à Lyon, là là bas, et ce qui est est bien.", ["à à"]),
        ("es", "Busca a a dos hombres, y él no no vino.", ["a a", "no no"]),
        ("es", "Se para para mirar.", ["para para"]),
        ("pt", "Disse que que viria. O que que houve?", ["que que"]),
        ("pt", "Volta já já, muito muito cedo, para a da da serra.", ["da da"]),
        ("it", "Piano piano sale sulla sulla collina.", ["sulla sulla"]),
        ("nl", "Ik denk dat dat klopt en en hij ook, dat het het waard is.", ["en en"]),
        ("ms", "Hujan tiba tiba turun dan dan reda.", ["tiba tiba", "dan dan"]),
        ("ms", "Rama-rama hinggap.", []),
    ],
)
def test_other_languages(lang: str, text: str, found: list[str]) -> None:
    assert [pair for pair, _ in seen(text, lang)] == found


def test_only_what_grammar_never_doubles_is_certain_in_other_languages() -> None:
    assert [item.sure for item in doubled("Der Sturm und und der im im Mai.", "de")] == [True, False]
    assert [item.sure for item in doubled("Se para para mirar en en Lima.", "es")] == [False, True]


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
    for lang in ("tr", "hi", "vi", "th", "sw", "zh", "ja", "und"):
        assert lexicon(lang) is None
        assert doubled("evler koca koca ve ve", lang) == ()


@pytest.mark.parametrize("lang", LANGUAGES)
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


def test_what_grammar_may_double_is_not_certain() -> None:
    for text in ("The more he has has no bearing.", "A must must be done."):
        assert [item.sure for item in doubled(text, "en")] == [False]
    for text in ("The the bridge is open.", "Of of all of them."):
        assert [item.sure for item in doubled(text, "en")] == [True]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Hujan turun terus menerus, obat obatan habis.", ["terus menerus", "obat obatan"]),
        ("DEMO BESAR BESARAN", ["BESAR BESARAN"]),
        ("Bertahun tahun ia menunggu.", ["Bertahun tahun"]),
        ("Bertahun-tahun ia menunggu tahun itu, terus dan menerus.", []),
        ("Kedai Obat Obatan Segar dan serba-terus menerus.", []),
        ("Kabar simpang siur itu terang benderang.", []),
    ],
)
def test_reduplications_of_unlike_words(text: str, found: list[str]) -> None:
    assert [text[item.start : item.end] for item in unjoined(text, "id", scan(text).vocabulary)] == found
    assert unjoined(text, "en", scan(text).vocabulary) == ()


def test_a_text_with_many_doubled_words_and_one_with_few_are_read_alike() -> None:
    pairs = ["alpa", "batas", "cerai", "dahan", "endap", "fakir", "galah", "hampa", "ikrar", "jadwal"]
    text = " lalu ".join(f"{word}\u00a0{word}" for word in pairs)
    assert [item.word for item in doubled(text, "id")] == pairs
    assert [item.word for word in pairs for item in doubled(f"{word}  {word}", "id")] == pairs
