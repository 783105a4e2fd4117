"""The rule broken-correlative: a pair of conjunctions whose second one does not belong to the first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.check.api import Analysed, Flag, Related, Suggestion, check, say
from factcheck.facts.correlatives import broken

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.facts.correlatives import Broken


@check(
    "broken-correlative",
    severity="warning",
    family="words",
    languages=("id", "en"),
    words=("baik", "antara", "hanya", "both", "between", "neither", "either"),
    bad={
        "id": (
            "Menurut warga, baik lurah dan camat belum datang ke lokasi.",
            "Kerja sama antara Indonesia dengan Jepang diperpanjang.",
            "Harga beras naik antara 10 hingga 15 persen.",
            "Banjir tidak hanya merendam sawah melainkan juga merusak jalan.",
        ),
        "en": (
            "The mayor will travel between 10 to 15 times a year.",
            "Neither Jakarta or Bandung has replied.",
            "The plan affects both London or Paris.",
        ),
    },
    good={
        "id": (
            "Menurut warga, baik lurah maupun camat belum datang ke lokasi.",
            "Hubungan mereka baik dan erat. Buah itu, baik untuk jantung dan hati, mulai langka.",
            "Kerja sama antara Indonesia dan Jepang dengan biaya bersama diperpanjang.",
            "Ia antara lain bertemu dengan gubernur.",
        ),
        "en": (
            "Both parents or guardians must sign.",
            "He travelled between 10 and 15 times, and spoke to no one.",
            "Neither of them wrote or called.",
            "Neither Jakarta nor Bandung has replied.",
            "Trees stood on either side and gave shade.",
        ),
    },
)
def broken_correlative(article: Analysed) -> Iterator[Flag]:
    """The second of two paired conjunctions is the wrong one.

    ## Why it matters
    "Baik A dan B" and "between A to B" leave a reader waiting for the other half of the pair, and with "neither A or B"
    for a moment in doubt what is denied.

    ## How it is computed
    Behind the first word of a pair, within its clause and over a few words, stands a conjunction that does not close
    it, and none that does. Warnings: "baik … dan" (maupun), where "baik" opens a clause; "both … or" (and),
    "neither … or" (nor), "either … and" (or), "between 5 to 10" (and). Notes, all of an article in one:
    "antara … dengan" and "antara 5 hingga 10" (dan), "tidak hanya … melainkan" (tetapi juga), which standard Indonesian
    wants otherwise, though many write so.

    ## Limits
    "Bukan … tetapi" is left alone: it may mean "and yet". So are "both" before a plural ("both parents or guardians"),
    "baik" where it is the adjective, and "dengan" where it tells the means ("antara kedua pihak dengan menggunakan …").
    Longer halves than ten words are not looked at.

    ## Example
    "baik Amazon dan Parler tidak menjawab" → "baik Amazon maupun Parler tidak menjawab"
    """
    text = article.text
    found = broken(text, article.lang)
    notes = [item for item in found if item.level == "info"]
    for item in found:
        if item.level == "warning":
            yield _flag(text, item, ())
    if notes:
        yield _flag(text, notes[0], notes[1:])


def _flag(text: str, item: Broken, others: Sequence[Broken]) -> Flag:
    opening, partner = text[slice(*item.opening)], text[slice(*item.partner)]
    return Flag(
        rule="broken-correlative",
        severity=item.level,
        start=item.opening[0],
        end=item.partner[1],
        message=say(
            "“{first}” is followed by “{wrong}”; it goes with “{right}”",
            first=opening.lower(),
            wrong=partner,
            right=item.right,
        ),
        proof=(
            say(
                "“{first}” at character {at} and “{wrong}” at character {place} are in one clause, and no “{right}” is",
                first=opening.lower(),
                at=item.opening[0],
                wrong=partner,
                place=item.partner[0],
                right=item.right,
            ),
        ),
        suggestions=(
            Suggestion(
                *item.partner,
                item.right,
                say("the pair is “{first} … {right}”", first=opening.lower(), right=item.right),
            ),
        ),
        related=tuple(_related(text, other) for other in others),
    )


def _related(text: str, item: Broken) -> Related:
    reason = say("here too: “{wrong}” for “{right}”", wrong=text[slice(*item.partner)], right=item.right)
    return Related(item.opening[0], item.partner[1], "same-error", reason)
