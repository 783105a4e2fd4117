"""In which order claims are taken up: the names of the orders, and where a claim of an article stands in each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.model import ORDERS, SEVERITIES

if TYPE_CHECKING:
    from factcheck.model import Order
    from factcheck.store.records import ClaimRow
    from factcheck.tui.page import Page
    from factcheck.tui.words import Words


def following(order: Order) -> Order:
    """The order that comes after another one, round the end."""
    return ORDERS[(ORDERS.index(order) + 1) % len(ORDERS)]


def name(order: Order, words: Words) -> str:
    """An order in words."""
    t = words.t
    names = {
        "article": t("by article"), "score": t("highest score first"), "severity": t("gravest flag first"),
        "open": t("unreviewed first"),
    }  # fmt: skip
    return names[order]


def place(order: Order, page: Page, claim: ClaimRow) -> tuple[int, ...]:
    """Where a claim of a page stands in an order: the lesser comes first, equals as in the text.

    As in `factcheck.store.queue`, within one article: `severity` is that of the gravest undecided flag, then the score;
    `open` is the same with those first on which nobody ruled at all, before those corrected only for slips.
    """
    text = (claim.start, claim.id)
    if order == "article":
        return text
    if order == "score":
        return (-claim.score, *text)
    undecided = (SEVERITIES.index(flag.severity) for flag in page.flags_of(claim.id) if flag.undecided)
    grave = (min(undecided, default=len(SEVERITIES)), -claim.score, *text)
    return grave if order == "severity" else (int(claim.status != "open"), *grave)
