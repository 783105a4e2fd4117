"""The rule unpaired-mark: corrections, places and proofs."""

from __future__ import annotations

import pytest

from factcheck.messages import render_all
from tests.alone import corrected, flags


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Senin (3/4 lalu.", "Senin (3/4) lalu."),
        ("Dana (besar] cair.", "Dana (besar) cair."),
        ('Rapat "besar" selesai.";', 'Rapat "besar" selesai.'),
    ],
)
def test_the_suggestion_corrects_the_text(text: str, expected: str) -> None:
    assert corrected("unpaired-mark", text) == expected


def test_many_places_make_one_finding_without_a_guess_where_the_mark_belongs() -> None:
    text = "“Siap.\n\nLalu pergi.\n\nDana (besar cair."
    (flag,) = flags("unpaired-mark", text)
    assert flag.suggestions == ()
    assert [text[other.start : other.end] for other in flag.related] == ["("]
    assert render_all(flag.proof, "en") == "quotation marks in the paragraph: 1; this one is left over"
