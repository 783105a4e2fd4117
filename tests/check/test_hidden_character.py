"""The rule hidden-character: kinds, corrections and proofs."""

from __future__ import annotations

import pytest

from factcheck.messages import render, render_all
from tests.alone import corrected, flags


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ke\u200bmenterian itu.", "Kementerian itu."),
        ("\x93Siap", "“Siap"),
        ("B\u0430nk itu.", "Bank itu."),
    ],
)
def test_the_suggestion_corrects_the_text(text: str, expected: str) -> None:
    assert corrected("hidden-character", text) == expected


def test_each_kind_is_one_finding() -> None:
    text = "\x93Ke\u200bta\u200b\x94"
    named = [render(flag.message, "en") for flag in flags("hidden-character", text)]
    assert named == [
        "a hidden character: U+0093 CONTROL, and 1 other places like it",
        "a hidden character: U+200B ZERO WIDTH SPACE, and 1 other places like it",
    ]


def test_the_proof_names_the_code_point_and_what_it_looks_like() -> None:
    (flag,) = flags("hidden-character", "B\u0430nk")
    assert render_all(flag.proof, "en") == (
        "the character at 1 is U+0430 CYRILLIC SMALL LETTER A; it looks like the “a” of the letters beside it"
    )
