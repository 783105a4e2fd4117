"""The questions before an act on many claims: which act, why, and whether it is what was meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from factcheck.tui.dialogs.base import Choice, ChoiceDialog
from factcheck.tui.dialogs.choices import REASON_KEYS
from factcheck.tui.theme import MUTED, STATUS, STATUS_STYLE
from factcheck.tui.words import line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.review.bulk import Preview
    from factcheck.store.tags import Saved
    from factcheck.tui.words import Words

SAVE = ""


def acts(words: Words, found: str) -> ChoiceDialog[str]:
    """What to do with all that a filter chooses."""
    t = words.t
    choices = [
        Choice("v", words.verdict("verified") + " …", "verified"),
        Choice("d", words.verdict("disputed"), "disputed"),
        Choice("o", t("open again: takes rulings and corrections back"), "open"),
        Choice("x", t("dismiss their flags …"), "dismiss"),
        Choice("a", t("accept their slips"), "slips"),
        Choice("t", t("put a tag on …"), "tag"),
        Choice("r", t("take a tag off …"), "untag"),
    ]
    return ChoiceDialog(words, t("All at once"), Content(found), choices)


def reason(words: Words) -> ChoiceDialog[str]:
    """Why many flags are dismissed; "" for no reason."""
    choices = [Choice(key, words.reason(name), name) for name, key in REASON_KEYS.items()]
    choices.append(Choice("enter", words.t("without a reason"), ""))
    return ChoiceDialog(words, words.t("Dismiss the flags"), Content(""), choices)


def preview(words: Words, seen: Preview, act: str) -> ChoiceDialog[bool]:
    """What an act would touch, before it is done; enter is no answer."""
    head = Content.assemble((counted(words, seen), "bold"), f": {line(act, 80)}")
    rows = [
        Content.assemble((f"{STATUS[claim.status]} ", STATUS_STYLE[claim.status]), line(claim.text, 70))
        for claim in seen.first
    ]
    more = len(seen.claims) - len(seen.first)
    if more > 0:
        rows.append(Content.styled("… " + words.count(more, "and {n} more claim", "and {n} more claims"), MUTED))
    choices = [Choice("y", words.t("do it: one undo takes all back"), True), Choice("n", words.t("leave it"), False)]
    return ChoiceDialog(words, words.t("All at once"), Content("\n").join([head, *rows]), choices)


def counted(words: Words, seen: Preview) -> str:
    """How much an act would touch, in how many articles."""
    if seen.flags:
        many = words.count(len(seen.flags), "{n} flag", "{n} flags")
    else:
        many = words.count(len(seen.claims), "{n} claim", "{n} claims")
    return words.t("{many} in {articles}").format(
        many=many, articles=words.count(seen.articles, "{n} article", "{n} articles")
    )


def filters(words: Words, saved: Sequence[Saved], current: str) -> ChoiceDialog[str]:
    """The saved filters, the first nine by a key; SAVE keeps the current one under a name."""
    t = words.t
    choices = [
        Choice(str(n) if n < 10 else "", f"@{line(one.name, 40)}  {line(one.line, 60)}", f"@{one.name}")
        for n, one in enumerate(saved, 1)
    ]
    if current:
        choices.append(Choice("s", t("save this filter under a name …"), SAVE))
    body = Content(line(current, 200)) if current else Content("")
    if not saved:
        body = Content("\n").join([body, Content.styled(t("no filter is saved yet"), MUTED)])
    return ChoiceDialog(words, t("Filters"), body, choices)
