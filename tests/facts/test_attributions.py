"""Who said what."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.facts.attributions import attributed, attributions
from factcheck.facts.quotes import quotes
from factcheck.facts.speech import speech
from factcheck.split import sentences

if TYPE_CHECKING:
    from factcheck.model import Attribution


def said(text: str, lang: str) -> tuple[Attribution, ...]:
    return attributions(text, lang, quotes(text), sentences(text, lang))


def short(text: str, lang: str) -> list[tuple[str, str, str, str]]:
    return [(item.kind, item.speaker, item.role, item.verb) for item in said(text, lang)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "“Jalan ini rusak sejak lama,” kata Kepala Dinas Pekerjaan Umum Kabupaten Sirih, Darma Putra, Senin.",
            ("direct", "Darma Putra", "Kepala Dinas Pekerjaan Umum Kabupaten Sirih", "kata"),
        ),
        (
            "“Jalan ini rusak,” ujar Kapolsek Banjar Iptu Made Sena saat dihubungi.",
            ("direct", "Made Sena", "Kapolsek Banjar", "ujar"),
        ),
        ("“Jalan ini rusak,” tutur Yanti, warga RT 03.", ("direct", "Yanti", "warga RT 03", "tutur")),
        ("“Jalan ini rusak,” ratap Nurmala.", ("direct", "Nurmala", "", "ratap")),
        ("“Jalan ini rusak!” seru para mahasiswa.", ("direct", "para mahasiswa", "", "seru")),
        (
            "Kepala Desa Sukamulya, Darto, berujar, “Jalan ini rusak sejak 2015.”",
            ("direct", "Darto", "Kepala Desa Sukamulya", "berujar"),
        ),
        ("Prof. Lies Handoko: “Jangan minum air itu.”", ("direct", "Lies Handoko", "", "")),
        (
            "Sementara itu, Manajer PLN, Eka Putri, memastikan listrik pulih malam ini.",
            ("indirect", "Eka Putri", "Manajer PLN", "memastikan"),
        ),
        (
            "Menurut Wakil Bupati Lembang Raya, Siti Aminah, dana sudah cair.",
            ("indirect", "Siti Aminah", "Wakil Bupati Lembang Raya", "Menurut"),
        ),
        ("Tersangka, kata Budi, sudah ditahan.", ("indirect", "Budi", "", "kata")),
        ("Pihak sekolah mengatakan atap itu bocor.", ("indirect", "Pihak sekolah", "", "mengatakan")),
        ("Melansir dari Kantor Berita Laut, kapal itu karam.", ("source", "Kantor Berita Laut", "", "Melansir")),
        ("Berdasarkan data BPS, inflasi turun.", ("source", "BPS", "", "Berdasarkan")),
        ("Dikutip dari Jurnal Hutan Raya, pohon itu langka.", ("source", "Jurnal Hutan Raya", "", "Dikutip")),
        ("“Kami siap,” kata Letkol Pnb. Bima Arga.", ("direct", "Bima Arga", "", "kata")),
        ("“Kami siap.” Demikian pengakuan Tono.", ("direct", "Tono", "", "pengakuan")),
        ("Ucap Pak Harun, harga garam naik lagi.", ("indirect", "Harun", "", "Ucap")),
        (
            "Ketua Partai Kebun Raya (PKR) Melati Surya menilai harga pupuk terlalu tinggi.",
            ("indirect", "Melati Surya", "Ketua Partai Kebun Raya", "menilai"),
        ),
        (
            "Menteri Kelautan dan Perikanan Joko Lestari menyebut kapal itu ilegal.",
            ("indirect", "Joko Lestari", "Menteri Kelautan dan Perikanan", "menyebut"),
        ),
        (
            "Menurut pemimpin penelitian, Rosa Wulan, obat itu aman.",
            ("indirect", "Rosa Wulan", "pemimpin penelitian", "Menurut"),
        ),
        ("Lebih lanjut Rudi menjelaskan bahwa jalan ditutup.", ("indirect", "Rudi", "", "menjelaskan")),
    ],
)
def test_who_said_what_in_indonesian(text: str, expected: tuple[str, str, str, str]) -> None:
    assert short(text, "id") == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "“We will appeal,” vowed the club's lawyer, Ken Dorr.",
            ("direct", "Ken Dorr", "the club's lawyer", "vowed"),
        ),
        (
            "“I told them twice,” Maya Linden, a driver, recalled on Tuesday.",
            ("direct", "Maya Linden", "a driver", "recalled"),
        ),
        ("“Nothing works,” said analyst Ray Noble at Calder Bank.", ("direct", "Ray Noble", "analyst", "said")),
        ("Kerr replied: “Ask the council.”", ("direct", "Kerr", "", "replied")),
        ("‘We lost the lot,’ said farmer Giles Orme.", ("direct", "Giles Orme", "farmer", "said")),
        (
            "The company's chief executive, Lara Holt, has denied that the data was sold.",
            ("indirect", "Lara Holt", "The company's chief executive", "denied"),
        ),
        ("Two nurses, who asked not to be named, said the ward was full.", ("indirect", "Two nurses", "", "said")),
        ("The pipe burst twice, according to Ada Finch.", ("indirect", "Ada Finch", "", "according to")),
        ("Several Opec members said output would fall.", ("indirect", "Several Opec members", "", "said")),
        ("Citing Tallis News, the shop closed in May.", ("source", "Tallis News", "", "Citing")),
        ("Data from Optic show that wages fell.", ("source", "Optic", "", "show")),
        ("The dam leaks, based on data from the Fenn water agency.", ("source", "Fenn water agency", "", "based on")),
        ("Tea is dear, the Northern Post reported.", ("indirect", "Northern Post", "", "reported")),
        ("Mill worker Ada Finch said the roof fell.", ("indirect", "Ada Finch", "Mill worker", "said")),
        ("Ada Finch, mayor of Dorrel: “Nobody was hurt.”", ("direct", "Ada Finch", "mayor of Dorrel", "")),
        ("“They came at dawn.” So testified Ada Finch.", ("direct", "Ada Finch", "", "testified")),
        ("The plan for the pier would have to wait, said Ada Finch.", ("indirect", "Ada Finch", "", "said")),
        ("A committee of MPs said the pier was unsafe.", ("indirect", "A committee of MPs", "", "said")),
        (
            "The UN's relief coordinator, Ada Finch, said aid had come.",
            ("indirect", "Ada Finch", "The UN's relief coordinator", "said"),
        ),
    ],
)
def test_who_said_what_in_english(text: str, expected: tuple[str, str, str, str]) -> None:
    assert short(text, "en") == [expected]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("id", "Ia tidak mengatakan siapa pelakunya."),
        ("id", "Budi akan menjelaskan hal itu besok."),
        ("id", "Film “Senja di Pelabuhan Tua Kami” diputar di tiga kota."),
        ("id", "Istilah “normal baru” mulai dipakai."),
        ("en", "Mr Bell declined to say who paid."),
        ("en", "She moved to the United States in May."),
        ("en", "The phrase “new normal” was everywhere."),
        ("en", "“Better late than never.” So reads the sign above the door."),
        ("en", "Police held two terror suspects under the new law."),
        ("en", "It was sold to an unknown firm called Marrow."),
        ("en", "Shares rose amid hopes of a recovery."),
        ("id", "Hasil yang diungkapkan Balai Uji belum lengkap."),
    ],
)
def test_where_nobody_says_anything(lang: str, text: str) -> None:
    assert said(text, lang) == ()


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("id", "Wali Kota Hendra Manu mengatakan trotoar rampung. “Dananya ada,” ujarnya.", "Hendra Manu"),
        ("id", "“Saya kaget,” kata Rina. Suaminya, Anton, juga heran. “Biasanya aman,” kata dia.", "Anton"),
        ("id", "“Saya kaget,” kata Rina.\n\n“Semua hanyut.”", "Rina"),
        ("en", "Councillor Bede Larkin opened the door. “No comment,” he said.", "Bede Larkin"),
        ("en", "“It was a bog,” Marek Zell said. Captain Ola Finch disagreed. “We were slow,” she said.", "Ola Finch"),
        ("en", "“Rents are up,” said Lily Moss. “So we move.”", "Lily Moss"),
        ("en", "The ministry denied it. “These reports are fiction,” it said.", "The ministry"),
    ],
)
def test_a_pronoun_and_a_floating_quotation_inherit_the_last_speaker(lang: str, text: str, expected: str) -> None:
    last = said(text, lang)[-1]
    assert (last.speaker, last.inherited) == (expected, True)


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "“We lost,” Finch said, adding that the club would appeal.", ["Finch", "Finch"]),
        ("id", "“Kami kalah,” kata Tono, seraya menambahkan timnya akan berlatih.", ["Tono", "Tono"]),
        # A source hands on what others say: nobody inherits it.
        ("id", "“Kami kalah,” kata Tono, dikutip dari Kabar Laut. “Kami sedih.”", ["Tono", "Kabar Laut", "Tono"]),
    ],
)
def test_who_goes_on_speaking(lang: str, text: str, expected: list[str]) -> None:
    assert [item.speaker for item in said(text, lang)] == expected


def test_a_split_quotation_has_one_speaker() -> None:
    text = "“If the dam fails,” said engineer Paul Ossian, “the whole valley goes with it.”"
    assert [(item.speaker, item.verb, item.inherited) for item in said(text, "en")] == [
        ("Paul Ossian", "said", False),
        ("Paul Ossian", "said", False),
    ]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("id", "Perusahaan itu mengklaim lima ribu orang hadir.", "claim"),
        ("id", "“Itu hoaks,” bantah Nita Sari.", "denial"),
        ("id", "“Sejak kapan?” tanya hakim.", "question"),
        ("en", "Prosecutors allege that she took bribes.", "claim"),
        ("en", "The club denied that it knew.", "denial"),
        ("en", "“Why now?” asked Kit Olsen.", "question"),
        ("en", "Kit Olsen said it was late.", "neutral"),
    ],
)
def test_the_class_of_the_verb(lang: str, text: str, expected: str) -> None:
    assert said(text, lang)[0].verb_class == expected


def test_each_sentence_has_the_attribution_of_most_of_it() -> None:
    text = "“Stok aman. Harga juga turun,” kata Sari Dewi. Pasar ramai."
    spans = sentences(text, "id")
    found = attributed(spans, said(text, "id"))
    assert [item and item.speaker for item in found] == ["Sari Dewi", "Sari Dewi", None]


def test_a_language_without_words_of_saying_has_no_attributions() -> None:
    assert speech("ja") is None
    assert said("「はい」と田中は言った。", "ja") == ()


PIECES = [
    '"', "“", "”", "'", "‘", ",", ". ", ": ", "\n", " ", "kata ", "katanya", "said ", "menurut ", "according to ",
    "Budi ", "Kepala Dinas ", "Mr Bell ", "he ", "ia ", "(", ")", "dan ", "and ", "data ", "itu ", "’s ", "\ud800",
    "the ", "mengatakan ", "Senin ", "citing ", "PT ", "show ", "5,",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join), st.sampled_from(["id", "en"]))
def test_spans_lie_in_the_text_and_hold_the_words(text: str, lang: str) -> None:
    for item in said(text, lang):
        parts = ((item.speaker, item.speaker_span), (item.role, item.role_span), (item.verb, item.verb_span))
        for words, span in parts:
            assert (text[slice(*span)] if span else "") == words
        assert item.speaker
        assert item.content_span is not None
        assert 0 <= item.content_span[0] <= item.content_span[1] <= len(text)
