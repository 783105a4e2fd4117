"""The rule mojibake: severities, corrections, proofs and places."""

from __future__ import annotations

import pytest

from factcheck.messages import render, render_all
from tests.alone import corrected, flags


@pytest.mark.parametrize(
    ("text", "expected"),
    [("CafÃ© itu buka.", "Café itu buka."), ("Tani &amp; Ternak buka.", "Tani & Ternak buka.")],
)
def test_the_suggestion_corrects_the_text(text: str, expected: str) -> None:
    assert corrected("mojibake", text) == expected


@pytest.mark.parametrize(
    ("text", "severity"),
    [("cafÃ©", "error"), ("Selesai. Â Lalu pulang.", "warning"), ("Tani &amp; Ternak", "warning")],
)
def test_what_was_decoded_is_an_error_and_the_rest_a_warning(text: str, severity: str) -> None:
    assert [flag.severity for flag in flags("mojibake", text)] == [severity]


def test_many_places_make_one_finding_at_what_is_certain() -> None:
    text = "Tani &amp; Ternak, RenÃ©e dan cafÃ©"
    (flag,) = flags("mojibake", text)
    assert text[flag.start : flag.end] == "Ã©"
    assert [text[other.start : other.end] for other in flag.related] == ["&amp;", "Ã©"]


@pytest.mark.parametrize(
    ("text", "message", "proof"),
    [
        (
            "cafÃ©",
            "“Ã©” is garbled: it was read in the wrong encoding",
            "“Ã©” is the bytes C3 A9 in Windows-1252; as UTF-8 these bytes are “é”",
        ),
        ("R &amp; B", "“&amp;” is a code of HTML, left in the text", "“&amp;” is how HTML writes “&”"),
    ],
)
def test_the_proof_can_be_redone(text: str, message: str, proof: str) -> None:
    (flag,) = flags("mojibake", text, "en")
    assert render(flag.message, "en") == message
    assert render_all(flag.proof, "en") == proof
