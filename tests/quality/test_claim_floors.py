"""No language falls below its floors on the sentences labelled for checkability, and no floor is far below it."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import TYPE_CHECKING, Literal

import pytest

from factcheck.claims import claims
from tests.quality.claim_sets import HERE, checkable_scores, sentences

if TYPE_CHECKING:
    Half = Literal["dev", "test"]

FLOORS = tomllib.loads((HERE / "claim_floors.toml").read_text(encoding="utf-8"))
MEASURES = ("precision", "recall", "f1")


def judged(text: str, lang: str) -> bool:
    (claim,) = claims(text, [(0, len(text))], lang)
    return claim.checkable


@cache
def measured(lang: str, half: Half) -> dict[str, float]:
    return dict(zip(MEASURES, checkable_scores(sentences(lang, half), judged), strict=True))


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("half", ["dev", "test"])
def test_checkability_keeps_its_floors(lang: str, half: Half) -> None:
    for measure, share in measured(lang, half).items():
        floor = FLOORS[lang][half][measure]
        assert share >= floor, f"{lang} {half}: {measure} fell to {share:.3f}"
        assert share < floor + 0.01, f"{lang} {half}: {measure} is {share:.3f}: raise its floor"


@pytest.mark.parametrize("lang", ["id", "en"])
def test_the_score_puts_what_is_checkable_first(lang: str) -> None:
    """Of the fifth of the test half with the highest scores hardly any is not checkable."""
    rows = sorted(sentences(lang, "test"), key=lambda row: -claims(row.text, [(0, len(row.text))], lang)[0].score)
    top = rows[: len(rows) // 5]
    assert sum(row.checkable for row in top) / len(top) >= FLOORS[lang]["top"]
