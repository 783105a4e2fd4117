"""Second rulings beside the first, and whose an article is, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from factcheck.text import display
from factcheck.tui.marks import CLAIM_CAP, word_diff
from factcheck.tui.theme import MUTED
from factcheck.tui.words import line

if TYPE_CHECKING:
    from factcheck.store.records import ArticleRow, ClaimRow, SecondRow
    from factcheck.tui.words import Words

# Two texts of 700 characters: 0.02 seconds, 0.2 where a few words repeat all the time (measured on two busy cores).
CLOSE = 500_000


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
    return reworded(claim.text, row.correction or "")


def reworded(old: str, new: str, cost: int = CLOSE) -> Content:
    """What became of a text: word by word where both are short enough for `cost`, else from end to end.

    `cost` bounds the product of both lengths, with which the work on words that repeat grows and more.
    """
    old, new = old[:CLAIM_CAP], new[:CLAIM_CAP]
    if len(old) * len(new) <= cost:
        return word_diff(old, new)
    start = _alike(old, new)
    stop = _alike(old[start:][::-1], new[start:][::-1])
    was, now = old[start : len(old) - stop], new[start : len(new) - stop]
    parts: list[Content | tuple[str, str]] = [Content(display(old[:start]))]
    parts += [(f"[-{display(was)}-]", "$error")] if was else []
    parts += [(f"{{+{display(now)}+}}", "$success")] if now else []
    return Content.assemble(*parts, Content(display(old[len(old) - stop :])))


def _alike(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(one), len(other)))
