"""What holds of sentence spans for any text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.lang import available
from factcheck.split import sentences
from factcheck.split.lines import lines, segments

PIECES = st.sampled_from(
    [
        *".!?…。！？।؟:;,\"'“”«»()[]-– \t\n\r\x85\u2028\u2029\x00\x1c\ufeff\ud800²5",
        *(
            "\r\n",
            "''",
            "``",
            ",,",
            "1.",
            "II.",
            "a.n.",
            "S.H.",
            "M.Pd.",
            "No.",
            "Rp.",
            "Tbk.",
            "Kompas.com",
            "ke-7 M.",
        ),
        *(
            "。",
            "」",
            "「",
            "（",
            "）",
            "“。",
            "·",
            "؟",
            "۔",
            "।",
            "։",
            ";)",
            " :-)",
            "🙏",
            "•",
            "2)",
            "1)",
            "z. B.",
            "ครับ ",
            "何",
            "네.",
        ),
        *("kata", "Kata", "tanya", "Dia", "meningkat.Data", "(Baca juga: X)", "panjang sekali sehingga melewati"),
    ]
)
TEXTS = st.one_of(
    st.text(alphabet=st.characters(codec=None), max_size=200),
    st.lists(PIECES, max_size=60).map("".join),
    st.lists(PIECES).map(" ".join),
)


# Alphabets made to hurt: pieces that open, close, number, abbreviate or smile, over and over.
HOSTILE = (
    "(", "“", "「", "「。", "“。", "（a。", "।", "؟“", '". ', "a. ", "z. B. ", "S.H. ", "12. X", "1) a 2) ",
    "• a ", "a. b. ", "dr. ", "x? ", ":) ", " :", "! 😀 ", ".[1] ", ".¹ ", "«", "''", "何？と", "どこ!だ",
    "ครับ ", "a. a\n", "\u2028", ";",
)  # fmt: skip


@given(TEXTS, st.sampled_from([*available(), "und"]))
def test_spans_cover_all_visible_text_in_order(text: str, lang: str) -> None:
    at = 0
    for start, end in sentences(text, lang):
        assert at <= start < end
        assert not text[at:start].strip()
        assert text[start:end] == text[start:end].strip()
        at = end
    assert not text[at:].strip()


@given(TEXTS)
def test_a_sentence_never_crosses_a_blank_line(text: str) -> None:
    for start, end in sentences(text, "id"):
        assert "\n\n" not in text[start:end]


@given(TEXTS)
def test_segments_are_whole_lines(text: str) -> None:
    starts, ends = {start for start, _ in lines(text)}, {end for _, end in lines(text)}
    for start, end in segments(text):
        assert start in starts
        assert end in ends


def test_wrapped_text_is_joined_and_a_list_is_not() -> None:
    mail = (
        "Panitia mengumumkan bahwa pertandingan yang semula dijadwalkan\n"
        "Sabtu akan diundur karena hujan deras mengguyur stadion dan\n"
        "lapangan tergenang. Penonton yang sudah membeli karcis dapat\n"
        "menukarnya di loket.\n"
    )
    assert len(sentences(mail, "id")) == 2
    assert len(sentences("beras\ngula\ngaram\n", "id")) == 3
    assert len(sentences("Harga Beras Naik di Pasar Induk Kota Ini Sejak Pekan Lalu\nWarga mengeluh.", "id")) == 2


@given(st.lists(st.sampled_from(HOSTILE), min_size=1, max_size=40).map("".join), st.sampled_from([*available(), "und"]))
def test_hostile_signs_are_all_covered(text: str, lang: str) -> None:
    spans = sentences(text, lang)
    assert "".join("".join(text[start:end].split()) for start, end in spans) == "".join(text.split())


@pytest.mark.parametrize(
    "piece", ["(", '"', ".", ". ", '." ', "A. ", ".A", 'a."A', "1. ", "(Baca juga: ", "a.", " ", "\n", "a\n"]
)
@pytest.mark.parametrize("lang", ["id", "en"])
def test_a_megabyte_of_one_hostile_piece_is_split(piece: str, lang: str) -> None:
    """Quadratic code would not come back from this within the patience of a test run."""
    text = piece * (1_000_000 // len(piece))
    spans = sentences(text, lang)
    assert sum(len(text[start:end].split()) for start, end in spans) >= len(text.split())


@pytest.mark.parametrize("piece", HOSTILE)
@pytest.mark.parametrize("lang", ["de", "el", "hi", "ja", "th"])
def test_a_long_run_of_a_hostile_piece_is_split(piece: str, lang: str) -> None:
    text = piece * (100_000 // len(piece))
    spans = sentences(text, lang)
    assert sum(end - start for start, end in spans) >= len("".join(text.split()))
