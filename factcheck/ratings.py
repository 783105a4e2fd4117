"""The words below the verdict: presets of ratings that a newsroom may take as they are, or write its own instead."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from factcheck.model import Rating

if TYPE_CHECKING:
    from collections.abc import Mapping

    from factcheck.model import Verdict

# From 1, the farthest from the truth, to 5, the nearest: the numbers of Google's page on ClaimReview.
WORST: Final = 1
BEST: Final = 5


def _rating(name: str, en: str, id_: str, verdict: Verdict, value: int | None = None) -> Rating:
    return Rating(name, MappingProxyType({"en": en, "id": id_}), verdict, value)


_TRUE = _rating("true", "True", "Benar", "verified", 5)
_HALF = _rating("half-true", "Half true", "Sebagian benar", "disputed", 3)
_FALSE = _rating("false", "False", "Salah", "disputed", 1)
_UNPROVEN = _rating("unproven", "Unproven", "Tak terbukti", "disputed")

# By hand from general knowledge of how fact-checkers rate; the five steps follow Google's numbers.
PRESETS: Mapping[str, tuple[Rating, ...]] = MappingProxyType(
    {
        "plain": (_TRUE, _FALSE, _UNPROVEN),
        "five-step": (
            _TRUE,
            _rating("mostly-true", "Mostly true", "Sebagian besar benar", "verified", 4),
            _HALF,
            _rating("mostly-false", "Mostly false", "Sebagian besar salah", "disputed", 2),
            _FALSE,
        ),
        "indonesian": (
            _TRUE,
            _HALF,
            _rating("misleading", "Misleading", "Menyesatkan", "disputed", 2),
            _FALSE,
            _UNPROVEN,
            _rating("satire", "Satire", "Satire", "disputed"),
        ),
    }
)
