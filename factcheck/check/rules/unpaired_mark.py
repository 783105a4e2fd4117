"""The rule unpaired-mark: a quotation mark or bracket without its partner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.check.api import Analysed, Flag, Message, Related, Suggestion, check, say
from factcheck.facts.marks import MARKS, QUOTES, lone
from factcheck.split.knowledge import knowledge

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.facts.marks import Lone

SHOWN = 20


@check(
    "unpaired-mark",
    severity="warning",
    family="words",
    marks=MARKS,
    bad={
        "id": (
            "“Kami siap, kata bupati di Medan, Senin.",
            "Rapat digelar pada Senin (12/4 di balai kota.",
            'Ia menyebut "tidak ada masalah dalam rapat itu.',
        ),
        "en": (
            "“We are ready, the mayor said on Monday.",
            "The council (with five new members voted on Monday.",
            'He called it "a mess and left.',
        ),
        "de": ("Er sagte: „Wir kommen, und ging.",),
        "fr": ("Il a dit : « Nous venons, puis il est parti.",),
    },
    good={
        "id": (
            "“Kami siap,” kata bupati.\n“Besok kami mulai.\n“Lusa selesai,” katanya.",
            "Syaratnya: a) KTP, b) foto, dan 3) surat :)",
            'Layar 14" itu dijual "murah".',
        ),
        "en": (
            "“We are ready,” the mayor said.\n“We start tomorrow.\n“We end on Friday.”",
            "He can't say 'no' to a 6'2\" man (or two) :-(",
            "Bring: a) a pen; b) paper.",
        ),
        "de": ("Er sagte: „Wir kommen“, und ging. »Nein«, rief sie.",),
        "fr": ("Il a dit : «\xa0Nous venons\xa0», puis il est parti.",),
        "sv": ("”Vi kommer”, sade hon.",),
    },
)
def unpaired_mark(article: Analysed) -> Iterator[Flag]:
    """A quotation mark or a bracket lacks its partner.

    ## Why it matters
    Without its closing mark a reader cannot tell where the quoted words end and the reporter's begin.

    ## How it is computed
    Paragraph by paragraph. A bracket must be closed by one of its kind. A quotation mark is judged where their number
    in the paragraph is odd, and where their forms or the blanks beside them show which of them opens and which closes;
    all marks of double quotation count as one kind, since newsrooms mix “, ", „ and «. A pair may go over paragraphs,
    and a quotation of several paragraphs may open each of them and close only the last. All places of an article make
    one finding.

    ## Limits
    Two missing marks in one paragraph hide each other. Apostrophes and single marks, inches, items of a list (“a)”),
    smileys and brackets in web addresses are not looked at. Where the missing mark belongs is seldom known: only a
    date or an abbreviation in brackets is completed.

    ## Example
    “Senin (12/4 di balai kota” → “Senin (12/4) di balai kota”
    """
    subjects = article.language.table("breaks").get("subjects", ())
    if found := lone(article.text, knowledge(article.lang).reporting.difference(subjects)):
        yield _flag(found)


def _flag(found: Sequence[Lone]) -> Flag:
    first, *others = found
    return Flag(
        rule="unpaired-mark",
        severity="warning",
        start=first.start,
        end=first.end,
        message=_message(first),
        proof=(_proof(first),),
        suggestions=tuple(_suggestions(first)),
        related=tuple(
            Related(item.start, item.end, "same-error", say("without a partner as well: {mark}", mark=item.mark))
            for item in others[:SHOWN]
        ),
    )


def _message(item: Lone) -> Message:
    if item.fault == "opens":
        return say("{mark} opens here and nothing closes it", mark=item.mark)
    if item.fault == "closes":
        return say("{mark} closes here and nothing opened it", mark=item.mark)
    return say("{mark} closes a bracket of another kind", mark=item.mark)


def _proof(item: Lone) -> Message:
    if item.mark[0] in QUOTES:
        return say("quotation marks in the paragraph: {count}; this one is left over", count=item.count)
    return say("{mark} is left over when the brackets of its paragraph are paired", mark=item.mark)


def _suggestions(item: Lone) -> Iterator[Suggestion]:
    if item.mend is None:
        return
    if not item.mend[2]:
        yield Suggestion(*item.mend, say("delete it: it was left when the text was taken out of a table"))
    elif item.fault == "crossed":
        yield Suggestion(*item.mend, say("the bracket of the kind that was opened"))
    else:
        yield Suggestion(*item.mend, say("the missing bracket belongs here"))
