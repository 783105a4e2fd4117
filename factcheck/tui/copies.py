"""What is copied of a claim and of a flag: its words, and where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.text import display
from factcheck.tui.theme import ARROW
from factcheck.tui.words import line

if TYPE_CHECKING:
    from factcheck.store.records import ArticleRow, ClaimRow, FlagRow
    from factcheck.tui.words import Words


def claim_text(article: ArticleRow, claim: ClaimRow, words: Words) -> str:
    """The claim as it now reads, and its source line."""
    return f"{display(claim.correction or claim.text, lines=True).strip()}\n{source_line(article, claim, words)}"


def source_line(article: ArticleRow, claim: ClaimRow | None, words: Words) -> str:
    """Title, date, address and the claim's number, with that by which commands name it."""
    parts = [line(article.headline.replacement if article.headline else article.title) or words.t("untitled")]
    if article.published:
        parts.append(words.date(article.published))
    if article.url:
        parts.append(line(article.url, 2000))
    if claim is not None:
        parts.append(words.t("claim {n} (no. {id} in the record)").format(n=claim.ord + 1, id=claim.id))
    return "— " + ", ".join(parts)


def flag_text(article: ArticleRow, claim: ClaimRow | None, flag: FlagRow, words: Words) -> str:
    """What the flag says, of which words, why, what it suggests, and where."""
    t = words.t
    lines = [f"{words.severity(flag.severity)} · {line(flag.rule)}: {words.say(flag.message)}"]
    lines.append(f"«{line(flag.text, 2000)}»")
    if flag.proof:
        lines.append(f"{t('why')}: {words.proof(flag.proof)}")
    lines += [f"{ARROW} {line(one.replacement, 2000) or '∅'} ({words.say(one.reason)})" for one in flag.suggestions]
    return "\n".join([*lines, source_line(article, claim, words)])
