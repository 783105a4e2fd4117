"""The rule bad-checksum: severities, corrections and proofs."""

from __future__ import annotations

import pytest

from factcheck.messages import render_all
from tests.alone import corrected, flags


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ISSN 0378-5954 itu.", "ISSN 0378-5955 itu."),
        ("IBAN DE88 3704 0044 0532 0130 00.", "IBAN DE89 3704 0044 0532 0130 00."),
        ("Kode batang 4006381333932.", "Kode batang 4006381333931."),
    ],
)
def test_the_suggestion_corrects_the_text(text: str, expected: str) -> None:
    assert corrected("bad-checksum", text) == expected


def test_a_card_number_is_a_warning_and_no_other_number_is() -> None:
    assert [flag.severity for flag in flags("bad-checksum", "Visa 4012 8888 8888 1882")] == ["warning"]
    assert [flag.severity for flag in flags("bad-checksum", "ISSN 0378-5954")] == ["error"]


@pytest.mark.parametrize(
    ("text", "proof"),
    [
        ("ISSN 0378-5954", "the digits 0378595 give the check digit 5; written is 4"),
        (
            "NIK 3174099913900002",
            "digits 7 to 10 are day and month of birth: day 99 (women: plus 40), month 13; no such date",
        ),
        ("IBAN DE8937040044053201300", "it has 21 characters; a number of this kind has 22"),
    ],
)
def test_the_proof_can_be_redone(text: str, proof: str) -> None:
    (flag,) = flags("bad-checksum", text)
    assert render_all(flag.proof, "en") == proof
