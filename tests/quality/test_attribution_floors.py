"""The speakers found on the labelled passages do not fall below their floors."""

from __future__ import annotations

import tomllib

import pytest

from factcheck.facts.attributions import attributions
from factcheck.facts.quotes import quotes
from factcheck.split import sentences
from tests.quality.claim_sets import HERE, passages, speaker_scores

FLOORS = tomllib.loads((HERE / "attribution_floors.toml").read_text(encoding="utf-8"))


def said(text: str, lang: str) -> list[tuple[int, int, str]]:
    found = attributions(text, lang, quotes(text), sentences(text, lang))
    return [(*item.content_span, item.speaker) for item in found if item.content_span]


@pytest.mark.parametrize("name", FLOORS)
def test_speakers_are_found_and_seldom_wrong(name: str) -> None:
    lang, half = name.split("_")
    found, wrong = speaker_scores(passages(lang, half), said)
    assert found >= FLOORS[name]["found"], f"{found:.3f} found"
    assert wrong <= FLOORS[name]["wrong"], f"{wrong:.3f} wrong"
