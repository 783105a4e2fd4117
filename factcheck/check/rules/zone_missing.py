"""The rule on times in a local time of which the text does not say whose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.check.api import Analysed, Flag, Related, check, say
from factcheck.facts.times import homeless

if TYPE_CHECKING:
    from collections.abc import Iterator

_SHOWN = 3


@check(
    "zone-missing",
    severity="info",
    family="dates",
    languages=("id", "en"),
    needs=("digit",),
    words=("setempat", "lokal", "tempatan", "local"),
    bad={
        "id": "Perusahaan itu menghentikan layanannya mulai Jumat pukul 08.00 waktu setempat.",
        "en": "The company will stop the service from Friday at 8 a.m. local time.",
    },
    good={
        "id": (
            "Pertandingan di Stadion Adrar, Agadir, dimulai pukul 20.00 waktu setempat.",
            "Siaran dimulai pukul 08.00 waktu setempat atau pukul 19.00 WIB.",
        ),
        "en": (
            "The match in Agadir begins at 8 p.m. local time.",
            "The broadcast begins at 1700 local time (0100 GMT).",
        ),
    },
)
def zone_missing(article: Analysed) -> Iterator[Flag]:
    """A time is given in “local time”, and nothing near it says of which place.

    ## Why it matters
    A company in Seattle, its client in Nevada and readers in Indonesia have three local times. Without the place, or
    the zone, nobody can say when the hour is.

    ## How it is computed
    A clock time with "waktu setempat" or "local time" is noted when the whole text names no place (a capitalised word
    right after "di", "in" or "at"), its sentence and the one before hint at none ("from", "gubernur", "kota" and the
    like, with up to two words between), and its sentence gives no other zone. One note an article, at the first such
    time; others are shown with it.

    ## Limits
    Any place in the text acquits, whether it is the one meant or not. A date in local time without an hour is
    left alone.

    ## Example
    "mulai berlaku Minggu pukul 00:00 waktu setempat": the local time of which place?
    """
    first, *others = homeless(article.text, article.lang, article.times, article.sentences) or (None,)
    if first is None or first.zone_span is None:
        return
    again = say("here again")
    yield Flag(
        "zone-missing",
        "info",
        *first.zone_span,
        say("“{words}”: the place whose time it is is not named", words=first.zone),
        (say("no place is named near it, and no other time zone in its sentence"),),
        (),
        tuple(Related(*clock.zone_span, "same-error", again) for clock in others[:_SHOWN] if clock.zone_span),
    )
