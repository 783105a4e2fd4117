"""The questions that are answered with one key: why dismissed, whose version, clear anyway, what next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from textual.content import Content

from factcheck.report.terms import OUTGOING
from factcheck.tui.detail import diff_of
from factcheck.tui.dialogs.base import Choice, ChoiceDialog
from factcheck.tui.words import line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.model import Rating
    from factcheck.store.records import ArticleRow, ClaimRow, EventRow, FlagRow, PublicationRow, SimilarRow
    from factcheck.tui.words import Words

EVERYWHERE = "everywhere"
REASON_KEYS = {"false-alarm": "f", "as-quoted": "q", "house-style": "h", "known": "k"}


def dismiss(words: Words, flag: FlagRow, *, everywhere: bool = True) -> ChoiceDialog[str]:
    """Why a flag is dismissed: a reason of the record, "" for none, or EVERYWHERE, which is left out on request."""
    t = words.t
    choices = [Choice(key, words.reason(reason), reason) for reason, key in REASON_KEYS.items()]
    choices.append(Choice("enter", t("without a reason"), ""))
    if everywhere:
        choices.append(Choice("e", t("everywhere, in every article …"), EVERYWHERE))
    body = Content.assemble((line(flag.rule), "bold"), f": {line(flag.text, 120)}")
    return ChoiceDialog(words, t("Dismiss the flag"), body, choices)


def everywhere(words: Words, flag: FlagRow) -> ChoiceDialog[str]:
    """Asked before a rule is told never to flag these words again: the reason."""
    t = words.t
    choices = [Choice(key, words.reason(reason), reason) for reason, key in REASON_KEYS.items()]
    body = Content.assemble((line(flag.rule), "bold"), f": {line(flag.text, 120)}\n", t("goes into factcheck.toml"))
    return ChoiceDialog(words, t("Never flag these words again, in any article"), body, choices)


def confirm(words: Words, title: str, question: str, yes: str) -> ChoiceDialog[bool]:
    """A question that y (or enter) answers with yes."""
    return ChoiceDialog(words, title, Content(question), [Choice("y,enter", yes, True)])


def clear_anyway(words: Words, article: ArticleRow) -> ChoiceDialog[bool]:
    """Asked once when an article with undecided errors is cleared."""
    t = words.t
    errors = words.count(article.progress.errors, "{n} error open", "{n} errors open")
    unchecked = article.progress.checkable - article.progress.ruled
    rest = words.count(unchecked, "{n} claim not individually checked", "{n} claims not individually checked")
    question = f"{errors}, {rest}."
    return confirm(words, t("Clear the article all the same?"), question, t("clear it"))


def earlier(words: Words, title: str, offers: Sequence[str]) -> ChoiceDialog[int]:
    """Which of some earlier claims is meant: its place among them. An offer may be of several lines."""
    return ChoiceDialog(words, title, Content(""), [Choice(str(n + 1), offer, n) for n, offer in enumerate(offers)])


def says_otherwise(words: Words, row: SimilarRow, claim: ClaimRow) -> ChoiceDialog[bool]:
    """Asked before a ruling is taken over from a claim that says something otherwise; enter is no answer."""
    t = words.t
    body = [Content.styled(f"≠ {words.say(difference)}", "$warning bold") for difference in row.differences]
    body += [
        Content.assemble((t("then") + ": ", "bold"), f"«{line(row.claim.text)}»"),
        Content.assemble((t("now") + ": ", "bold"), f"«{line(claim.text)}»"),
    ]
    choices = [Choice("y", t("take over all the same"), True), Choice("n", t("leave it"), False)]
    return ChoiceDialog(words, t("The earlier claim says otherwise"), Content("\n").join(body), choices)


def rating(words: Words, ratings: Sequence[Rating], lang: str) -> ChoiceDialog[Rating]:
    """The newsroom's own words, each with the verdict that it sets; the first nine have a key."""
    choices = [
        Choice(str(n), f"{line(each.word(lang), 40)} · {words.verdict(each.verdict)}", each)
        for n, each in enumerate(ratings[:9], 1)
    ]
    return ChoiceDialog(words, words.t("Rate the claim"), Content(""), choices)


class Step(NamedTuple):
    """The next step of a text on its way out: `row` says how far it is."""

    row: PublicationRow
    act: Literal["approve", "publish"]


def going_out(words: Words, rows: Sequence[PublicationRow]) -> ChoiceDialog[Step]:
    """What may be approved or said to be published of an article and a claim, and how far each is."""
    t = words.t
    steps = [Step(row, "approve") for row in rows if row.state == "draft"] + [Step(row, "publish") for row in rows]
    does = {"approve": t("approve"), "publish": t("it was published at …")}
    choices = [
        Choice(str(n), f"{t(OUTGOING[step.row.kind])}: {does[step.act]}", step) for n, step in enumerate(steps, 1)
    ]
    return ChoiceDialog(words, t("What goes out"), Content("\n").join(words.outgoing(row) for row in rows), choices)


def unproven(words: Words, claims: Sequence[ClaimRow]) -> ChoiceDialog[bool]:
    """Asked once when an article is cleared in which rulings lack the evidence that the newsroom requires."""
    named = ", ".join(str(claim.ord + 1) for claim in claims[:8]) + (" …" if len(claims) > 8 else "")
    question = words.t("Ruled on without the evidence that is required: claims {claims}.").format(claims=named)
    return confirm(words, words.t("Clear the article all the same?"), question, words.t("clear it"))


Next = Literal["clear", "next"]


def after_last(words: Words, article: ArticleRow) -> ChoiceDialog[Next]:
    """Offered when nothing is left to decide in an article."""
    t = words.t
    choices: list[Choice[Next]] = [
        Choice("C,enter", t("clear and next"), "clear"),
        Choice("n", t("next article, without clearing"), "next"),
    ]
    return ChoiceDialog(words, t("Nothing left to decide here"), Content(words.progress(article)), choices)


def conflict(
    words: Words, theirs: ClaimRow, act: EventRow | None, mine: Content, stage: str
) -> ChoiceDialog[bool | None]:
    """Somebody changed the claim first, by an act: True means use mine, False keep theirs, None neither for now."""
    t = words.t
    by, what, when = (line(act.by), words.event(act, stage), words.when(act.at)) if act else ("?", "?", "")
    said = t("{by} changed this claim while you were at it: {what}, {when}.")
    body = Content("\n").join(
        [
            Content(said.format(by=by, what=what, when=when)),
            Content(""),
            Content.assemble((t("theirs") + ": ", "bold"), words.verdict(theirs.status, stage)),
            *([diff_of(theirs)] if theirs.changes else []),
            Content(""),
            Content.assemble((t("mine") + ": ", "bold"), mine),
        ]
    )
    choices: list[Choice[bool | None]] = [
        Choice("t", t("keep theirs"), False),
        Choice("m", t("use mine"), True),
        Choice("escape", t("neither: look at it again"), None),
    ]
    return ChoiceDialog(words, t("Two rulings on one claim"), body, choices)
