"""The scan's words are those of its plain definition, whatever the signs between them."""

from __future__ import annotations

import re
import sys

import pytest

from factcheck.facts.scan import MOST_SIGNS, scan

SIGNS = "".join(map(chr, range(0x2010, 0x2010 + MOST_SIGNS + 1)))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Anak-anak “pergi” ke pasar, lalu pulang pulang.",
        "İzmir’de 12,5 % naik_turun — selesai…",
        "Ⓐsatu\u200bdua\tTIGA\x1cempat",
        "kata " + " kata".join(SIGNS),
    ],
    ids=["empty", "hyphen", "dotted capital", "odd signs", "more signs than news has"],
)
def test_words_are_the_runs_of_letters_and_figures(text: str) -> None:
    found = scan(text)
    assert found.words == re.findall(r"\w+|-", text.lower())
    assert found.vocabulary == set(found.words)
    assert found.characters == set(text)


def test_no_sign_of_unicode_is_a_word() -> None:
    signs = [sign for sign in map(chr, range(sys.maxunicode + 1)) if not sign.isalnum()]
    for at in range(0, len(signs), 50):
        text = "A" + "b".join(signs[at : at + 50])
        assert scan(text).words == re.findall(r"\w+|-", text.lower()), hex(ord(signs[at]))


def test_repeated_words_are_letters_only() -> None:
    assert scan("yang yang 12 12 pulang, Pulang anak-anak").repeated == {"yang", "pulang"}
