"""The rule repeated-sentence: a sentence or a passage that was left in the text twice."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factcheck.check.api import Analysed, Flag, Message, Related, Suggestion, check, say
from factcheck.claims import touched
from factcheck.facts.copies import copies, is_dossier, may_repeat
from factcheck.facts.page import furniture
from factcheck.text import LINE_ENDS, shorten

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from factcheck.facts.copies import Copy
    from factcheck.model import Claim, Severity, Span

_SHOWN = 60
# A sentence of the opening that comes again this far below may be one that the summary was made of. (Own choice.)
_OPENING, _BELOW = 800, 250
# So short, each on a line of its own and apart, they may be items of a list.
_ITEM = 80
# A text so long, or copies so far apart, may bring together what several sources wrote, each in its own words.
_LONG, _FAR = 6000, 2000
# With so many colons it is a row of a table rather than a sentence.
_TABLE = 3
# A post of a social network ends with its account's name, so far behind its text at most.
_ACCOUNT, _POSTED = "(@", 200
_LISTED = re.compile(r"(?:\d{1,3}|[a-zA-Z])[.)]\s|[#*•·–—-]")


@check(
    "repeated-sentence",
    severity="warning",
    family="words",
    bad={
        "id": (
            (
                "Jembatan itu ditutup sejak Senin karena retak di tiang utamanya. Warga memutar lewat desa sebelah.\n"
                "Jembatan itu ditutup sejak Senin karena retak di tiang utamanya."
            ),
            (
                "Pemerintah kota akan memperbaiki saluran air di pasar lama itu. Pedagang menyambut baik.\n"
                "Pemerintah kota akan memperbaiki saluran air di pasar lama."
            ),
        ),
        "en": (
            (
                "The bridge has been closed since Monday because of cracks in its main pillar. Drivers use the ferry.\n"
                "The bridge has been closed since Monday because of cracks in its main pillar."
            ),
        ),
    },
    good={
        "id": (
            (
                "Pada 2020 pemerintah kota membangun 12 sekolah di kecamatan itu. Tahun berikutnya sepi.\n"
                "Pada 2021 pemerintah kota membangun 12 sekolah di kecamatan itu."
            ),
            (
                "Pemerintah kota akan memperbaiki saluran air di pasar lama. Pedagang heran.\n"
                "Pemerintah kota tidak akan memperbaiki saluran air di pasar lama."
            ),
            (
                "“Saya tidak pernah menerima uang itu dari siapa pun,” katanya. Hakim bertanya lagi.\n"
                "“Saya tidak pernah menerima uang itu dari siapa pun,” katanya."
            ),
        ),
        "en": (
            (
                "The council built 12 schools in the northern district in 2020. A quiet year came.\n"
                "The council built 12 schools in the northern district in 2021."
            ),
            (
                "The council will repair the drains in the old market this year. Traders were surprised.\n"
                "The council will not repair the drains in the old market this year."
            ),
            "He denied it. Asked again, he denied it.",
        ),
    },
)
def repeated_sentence(article: Analysed) -> Iterator[Flag]:
    """A sentence or a passage stands in the text twice.

    ## Why it matters
    A paragraph that was moved and also left where it was costs space, and it tells the reader that nobody read the
    piece to its end.

    ## How it is computed
    Sentences of at least 50 characters, compared without regard to case: equal ones, and those with the same first or
    last 16 characters whose letters agree to 95 % (the share of letters in common in the same order). For a near copy
    every figure must be the same, and the words may differ by articles and the like, or by one letter of one word:
    another name, number or “not” makes it another statement. Copies that follow one another are one finding. All
    those that may be meant are one note: where the first stands among the opening 800 characters and the second more
    than 250 below it (some desks make the summary at the head out of the article's own sentences), where they are
    more than 2,000 characters apart, in texts of more than 6,000 (compilations, lists, adverts), and where they are
    shorter than 80 and each fills a line with no blank line before (items of a list). That note is left out in a
    dossier of fact-checkers, whose headings (“Narasi:”, “Penjelasan:”, “Referensi:”: two of them) show that it tells
    its finding once in short and once at length.

    ## Limits
    Nothing is said of sentences within quotation marks (a statement may be quoted twice), of posts, items of lists and
    rows of tables, of page furniture, of a headline that the opening repeats, and of a sentence that stands three times
    or more (a refrain, a text of the page). A copy that was rewritten is not seen.

    ## Example
    The paragraph “Jembatan itu ditutup sejak Senin …” again at the end: delete the second.
    """
    if not may_repeat(article.text, article.sentences):
        return
    found = [
        copy for copy in copies(article.text, _prose(article), article.lang) if not _is_headline(article.text, copy)
    ]
    notes = [copy for copy in found if _may_be_meant(article.text, copy)]
    for copy in found:
        if copy not in notes:
            yield _flag(article.text, copy, "warning", ())
    if notes and not is_dossier(article.text, article.lang):
        yield _flag(article.text, notes[0], "info", notes[1:])


def _may_be_meant(text: str, copy: Copy) -> bool:
    """Whether a summary at the head or a long compilation may repeat the passage by intention."""
    first, second = copy.first[0], copy.second[0]
    opening = first < _OPENING and second - first > _BELOW
    return opening or second - first > _FAR or len(text) > _LONG or _are_items(text, copy)


def _are_items(text: str, copy: Copy) -> bool:
    (start, end), (again, _) = copy.first, copy.second
    short = end - start < _ITEM and text[end:again].strip() != ""
    paragraph = again > 1 and text[again - 1] in LINE_ENDS and text[again - 2] in LINE_ENDS
    return short and not paragraph and all(_fills_its_line(text, *span) for span in (copy.first, copy.second))


def _fills_its_line(text: str, start: int, end: int) -> bool:
    return (not start or text[start - 1] in LINE_ENDS) and (end == len(text) or text[end] in LINE_ENDS)


def _prose(article: Analysed) -> list[Span]:
    """The sentences outside quotations, posts, lists, tables and page furniture."""
    text = article.text
    pointers = iter([item.start for item in furniture(text, article.lang)])
    pointer = next(pointers, len(text))
    found = []
    for claim, in_quote in zip(article.claims, touched(article.sentences, article.quotes), strict=True):
        plain = pointer >= claim.end and not in_quote
        while pointer < claim.end:
            pointer = next(pointers, len(text))
        if plain and "boilerplate" not in claim.kinds and _is_sentence(text, claim):
            found.append((claim.start, claim.end))
    return found


def _is_sentence(text: str, claim: Claim) -> bool:
    start, end = claim.start, claim.end
    if _LISTED.match(text, start) or text.count(":", start, end) >= _TABLE:
        return False
    return '""' not in text[start - 1 : end + 1] and _ACCOUNT not in text[end : end + _POSTED]


def _is_headline(text: str, copy: Copy) -> bool:
    """Whether the first is the text's first line and ends like a headline, which the opening may repeat."""
    first, end = copy.first
    alone = text[end : end + 1] in LINE_ENDS or not text[end : copy.second[0]].strip()
    return alone and text[end - 1] != "." and not text[:first].strip()


def _flag(text: str, copy: Copy, severity: Severity, others: Sequence[Copy]) -> Flag:
    (first, first_end), (second, end) = copy.first, copy.second
    begins = shorten(" ".join(text[second:end].split()), _SHOWN)
    return Flag(
        rule="repeated-sentence",
        severity=severity,
        start=second,
        end=end,
        message=say("the passage “{passage}” stands in the text twice", passage=begins),
        proof=(_proof(copy),),
        suggestions=(Suggestion(*_cut(text, second, end), "", say("delete the second")),),
        related=(
            Related(first, first_end, "evidence", say("the passage stands here first")),
            *(Related(*other.second, "same-error", say("this too stands in the text twice")) for other in others),
        ),
    )


def _proof(copy: Copy) -> Message:
    first, second = copy.first[0], copy.second[0]
    if copy.percent == 100:
        return say("characters {first} and {second} begin the same words", first=first, second=second)
    return say(
        "the words from character {first} and from character {second} agree to {percent} %, with the same figures",
        first=first,
        second=second,
        percent=copy.percent,
    )


def _cut(text: str, start: int, end: int) -> Span:
    """What to delete so that no blank line and no doubled blank stays."""
    if text[start - 1] in LINE_ENDS and end < len(text) and text[end] not in LINE_ENDS:
        while end < len(text) and text[end].isspace() and text[end] not in LINE_ENDS:
            end += 1
        return start, end
    while start and text[start - 1].isspace():
        start -= 1
    return start, end
