"""Agreement and difference of two reviewers as data and as lines for a person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from factcheck.messages import N_, translator
from factcheck.report.listing import claim_line
from factcheck.report.record import claim_data, second_data
from factcheck.report.terms import VERDICT
from factcheck.review.agreement import RULED
from factcheck.text import display, shorten

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from factcheck.model import Verdict
    from factcheck.review.adjudication import Difference
    from factcheck.review.agreement import Agreement

_PAIR = N_("{first} first, {second} second")


def agreement_data(one: Agreement) -> dict[str, Any]:
    """A pair's agreement as JSON data; `percent` is 0 to 100, and what is undefined is null."""
    return {
        "first": one.first or None,
        "second": one.second or None,
        "claims": one.n,
        "percent": round(100 * one.observed, 1) if one.observed is not None else None,
        "kappa": round(one.kappa, 4) if one.kappa is not None else None,
        "table": {first: {second: one.table.get((first, second), 0) for second in RULED} for first in RULED},
    }


def agreement_lines(found: Sequence[Agreement], lang: str) -> list[str]:
    """Each pair: a line of figures, and how often which verdict of the first met which of the second."""
    word = translator(lang)
    if not any(one.n for one in found):
        return [word("no claim has been ruled on by two reviewers")]
    return [line for one in found for line in _pair(one, word)]


def _pair(one: Agreement, word: Callable[[str], str]) -> Iterator[str]:
    names = word(_PAIR).format(first=display(one.first), second=display(one.second))
    yield f"{names if one.first else word('all pairs')}: " + figures(one, word)
    names_of = [word(VERDICT[verdict]) for verdict in RULED]
    head = word("first ↓ second →")
    width = max(len(head), *map(len, names_of))
    yield f"  {head:<{width}}  " + "  ".join(names_of)
    for verdict, name in zip(RULED, names_of, strict=True):
        cells = (str(one.table.get((verdict, other), 0)).rjust(len(names_of[n])) for n, other in enumerate(RULED))
        yield f"  {name:<{width}}  " + "  ".join(cells)


def figures(one: Agreement, word: Callable[[str], str]) -> str:
    """How many claims, the share of the same verdicts, and kappa."""
    counted = word("{n} claim" if one.n == 1 else "{n} claims").format(n=one.n)
    if one.observed is None:
        return counted
    kappa = f"{one.kappa:.2f}" if one.kappa is not None else word("undefined")
    same = word("{percent} % the same, kappa {kappa}").format(percent=f"{100 * one.observed:.0f}", kappa=kappa)
    return f"{counted}, {same}"


def difference_data(one: Difference) -> dict[str, Any]:
    """A claim on which two differ as JSON data."""
    return claim_data(one.claim) | {"differs": second_data(one.second)}


def difference_lines(one: Difference, lang: str) -> Iterator[str]:
    """The claim, then both rulings."""
    word, second = translator(lang), one.second
    yield claim_line(one.claim)
    yield ruling_line(word, second.against_by, second.against or "open", one.claim.correction)
    yield ruling_line(word, second.reviewer, second.verdict, second.correction)


def ruling_line(word: Callable[[str], str], by: str, verdict: Verdict, correction: str | None) -> str:
    """One reviewer's ruling, with the text it gives the claim."""
    text = f" · {shorten(display(correction), 100) or word('deleted')}" if correction is not None else ""
    told = text if verdict == "corrected" else ""
    return f"       {display(by)}: {word(VERDICT[verdict])}{told}"
