"""The rule bad-link: corrections and proofs."""

from __future__ import annotations

import pytest

from factcheck.messages import render_all
from tests.alone import corrected, flags


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lihat http:/www.contoh.go.id.", "Lihat http://www.contoh.go.id."),
        ("Lihat https://https:www.contoh.id/a.", "Lihat https://www.contoh.id/a."),
        ("Tulis ke info@@contoh.id.", "Tulis ke info@contoh.id."),
    ],
)
def test_the_suggestion_corrects_the_text(text: str, expected: str) -> None:
    assert corrected("bad-link", text) == expected


def test_each_address_is_a_finding_of_its_own() -> None:
    found = flags("bad-link", "Lihat www..contoh.id atau tulis ke budi@gmail,com.")
    assert [render_all(flag.proof, "en") for flag in found] == [
        "a host name has no two dots in a row",
        "a mail address needs one @ and a whole domain name behind it",
    ]
