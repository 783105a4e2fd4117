"""Garbled letters, and what looks like them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.facts.mojibake import garbled


def found(text: str) -> list[tuple[str, str, bool]]:
    return [(text[item.start : item.end], item.meant, item.certain) for item in garbled(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("CafÃ© itu", [("Ã©", "é", True)]),
        ("itâ€™s", [("â€™", "’", True)]),
        ("itâ\x80\x99s", [("â\x80\x99", "’", True)]),
        ("chairÃ¢â‚¬â„¢s", [("Ã¢â‚¬â„¢", "’", True)]),
        ("MÃ¼ller", [("Ã¼", "ü", True)]),
        ("35Â°C", [("Â°", "°", True)]),
        ("Ð¿Ñ€Ð¸Ð²ÐµÑ‚", [("Ð¿Ñ€Ð¸Ð²ÐµÑ‚", "привет", True)]),
        ("ï»¿Isi", [("ï»¿", "", True)]),
        ("√©t√©", [("√©", "é", True), ("√©", "é", True)]),
        ("caf├® ÔÇ£isiÔÇØ", [("├®", "é", True), ("ÔÇ£", "“", True), ("ÔÇØ", "”", True)]),
        ("caf├⌐ itΓÇÖs", [("├⌐", "é", True), ("ΓÇÖ", "’", True)]),
        ("R &amp; B&#8217;s", [("&amp;", "&", False), ("&#8217;", "’", False)]),
        ("Selesai. Â Lalu", [("Â ", "", False)]),
        ("“Isi,â€ kata", [("â€", "”", False)]),
        ("dÃ©jÃ  vu", [("Ã©", "é", True), ("Ã ", "à", False)]),
    ],
)
def test_garbled_letters_are_decoded(text: str, expected: list[tuple[str, str, bool]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "NÃO, SÃO PAULO, “MAÇÃ”, IRMÃ…",
        "« l’été\xa0», « CAFÉ », „MENÜ“, »ÜBER«",
        "5×2 = 10, 35°C, £5, √9 dan √π",
        "R&D; Tom & Jerry; ?a=1&b=2; ├── cabang; FRANÇAÇ",
        "Târgu Mureș, Ângela, bánh mì",
        "Straße, Öl und Ähnliches – „schön“",
    ],
)
def test_ordinary_writing_is_not_garbled(text: str) -> None:
    assert found(text) == []


@given(st.text(st.characters(min_codepoint=0xA1, max_codepoint=0x17F), min_size=1, max_size=20))
def test_spans_are_ordered_and_disjoint(text: str) -> None:
    seen = text.encode().decode("latin-1")
    at = 0
    for item in garbled(seen):
        assert at <= item.start < item.end <= len(seen)
        at = item.end
