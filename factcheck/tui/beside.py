"""Second rulings beside the first, and whose an article is, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from factcheck.text import display
from factcheck.tui.marks import word_diff
from factcheck.tui.theme import MUTED
from factcheck.tui.words import line

if TYPE_CHECKING:
    from factcheck.store.records import ArticleRow, ClaimRow, SecondRow
    from factcheck.tui.words import Words


def whose(article: ArticleRow, words: Words, reviewer: str) -> list[str]:
    """To whom an article is assigned, and who reviews it a second time."""
    found = []
    if article.assigned:
        found.append(words.t("assigned to {name}").format(name=line(article.assigned, 40)))
    if article.second == reviewer:
        found.append(words.t("your second review: first rulings are hidden"))
    elif article.second:
        found.append(words.t("second review by {name}").format(name=line(article.second, 40)))
    return found


def second_lines(claim: ClaimRow, words: Words, stage: str) -> list[Content]:
    """The second rulings on a claim that may be seen, each with the first as it was beside it."""
    found = []
    for row in claim.second:
        found += [Content(""), ruling(words.t("second ruling"), row.reviewer, row.verdict, row.at, words, stage)]
        if row.correction is not None:
            found.append(proposed(claim, row))
        if row.against:
            found.append(ruling(words.t("first ruling"), row.against_by, row.against, "", words, stage))
    return found


def ruling(name: str, by: str, verdict: str, at: str, words: Words, stage: str) -> Content:
    """Whose ruling it is, and what it says."""
    said = ", ".join(filter(None, (words.verdict(verdict, stage), display(by), words.when(at))))
    return Content.assemble((f"{name}: ", MUTED), said)


def proposed(claim: ClaimRow, row: SecondRow) -> Content:
    """The text that a second ruling gives a claim, word by word."""
    return word_diff(claim.text, row.correction or "")
