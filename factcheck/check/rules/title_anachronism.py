"""The rule that compares an office holder's title with the days on which the office was held."""

from __future__ import annotations

import re
from bisect import bisect_right
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

from factcheck.check.api import Analysed, Article, Flag, Related, Suggestion, check, say
from factcheck.facts.anchor import anchor
from factcheck.facts.date_words import alternatives
from factcheck.facts.offices import heads, holders
from factcheck.knowledge import known
from factcheck.lang import language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.facts.anchor import Anchor
    from factcheck.facts.offices import Holder
    from factcheck.knowledge import Term
    from factcheck.model import Message, Span

# An oath is taken at some hour of some time zone; a text without a publication date may be some days younger than the
# last day it names; a title outlives its office, and an elect the oath, for some weeks.
_OATH, _UNKNOWN, _LINGER = timedelta(days=1), timedelta(days=7), timedelta(days=30)
# Who has left office longer ago is written about as history, not by an old habit.
_STALE = timedelta(days=8 * 365)
# Of a sentence without an end no more is looked at, on either side of a title.
_WIDEST = 400
_DASHES = ("-", "–", "—")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


@check(
    "title-anachronism",
    severity="error",
    family="names",
    languages=("id", "en"),
    bad={
        "id": (
            Article("Aplikasi itu disukai pendukung mantan presiden AS Donald Trump.", published=date(2021, 1, 9)),
            Article("Surat itu diterima Presiden AS Joe Biden.", published=date(2020, 12, 1)),
            Article("Rapat dibuka Presiden terpilih Joko Widodo.", published=date(2015, 3, 2)),
        ),
        "en": (
            Article("The app is a favourite of former US President Donald Trump.", published=date(2021, 1, 9)),
            Article("US President Joe Biden has thanked the voters.", published=date(2020, 12, 1)),
            Article("British Prime Minister Theresa May speaks in Leeds today.", published=date(2022, 5, 3)),
        ),
    },
    good={
        "id": (
            Article("Aplikasi itu disukai pendukung mantan presiden AS Donald Trump.", published=date(2021, 1, 29)),
            Article("Undang-undang itu diteken Presiden Soeharto.", published=date(2021, 1, 9)),
            Article("Ia menjadi menteri di era Presiden RI Megawati Soekarnoputri.", published=date(2021, 1, 9)),
            "Aplikasi itu disukai pendukung mantan presiden AS Donald Trump.",
        ),
        "en": (
            Article("The app is a favourite of former US President Donald Trump.", published=date(2022, 1, 9)),
            Article("Some fear what a President Trump might do.", published=date(2016, 9, 23)),
            Article("The House impeached US President Bill Clinton in 1998.", published=date(2016, 9, 23)),
            Article("The law was signed by then-US President Barack Obama.", published=date(2019, 9, 23)),
        ),
    },
)
def title_anachronism(article: Analysed) -> Iterator[Flag]:
    """A title does not belong to its holder on the day the article speaks from.

    ## Why it matters
    “Former president” eleven days before the end of a term tells readers that power has passed on; and a story that
    is taken up again months later easily keeps a title that somebody else holds by then.

    ## How it is computed
    A title with a name (“mantan presiden AS Donald Trump”) is looked up in a table of terms, each with its first and
    last day and a record to look it up in. The article's day is that of its publication; without one, the days of its
    weekday-date pairs, when all lie within a month and no later year is named, and a week is left for writing. Flagged
    are: “former” while the first and only term goes on, or before it; the bare title before the first oath, with the
    country or after the vote; “elect” before the vote, or a month and more after the oath; and, only with a publication
    date, the bare title from a month to eight years after the term, where the holder opens the sentence, it says “now”
    or “today” and nothing in it looks back. “Presiden ke-7” stays true and is passed over. It is an error when the
    article bears a publication date and calls “former” who is in office; all else is a warning.

    ## Limits
    Only the offices in the table, up to the day to which it is known (a newsroom may add its own). “President Clinton”
    is a courtesy in English and history in both languages: the bare title of a former holder is nearly always passed
    over, and so is “former” for somebody who is back in the office, as it may tell of the years between. Ministers lead
    their office for some days as caretakers: a day's difference is no finding.

    ## Example
    “mantan presiden AS Donald Trump” in an article of 9 January 2021: the term ended on 20 January 2021.
    """
    facts, vocabulary, published = article.settings.facts, article.scan.vocabulary, article.article.published
    if not facts and vocabulary.isdisjoint(heads(article.lang)):
        return
    if published is None and all(pair.year is None for pair in article.dates):
        return
    found = tuple(holders(article.text, article.lang, vocabulary, known("offices", facts)))
    day = anchor(article.text, article.lang, article.dates, published, article.article.lang) if found else None
    if day is None:
        return
    for holder in found:
        terms = sorted((term for office in holder.offices for term in office.of(holder.who)), key=lambda t: t.begin)
        if day.last <= min(office.known_until for office in holder.offices):
            yield from _judged(article, holder, terms, day)


def _judged(article: Analysed, holder: Holder, terms: list[Term], day: Anchor) -> Iterator[Flag]:
    first, margin = terms[0], _OATH if day.basis == "published" else _UNKNOWN
    early = day.last < first.opened - margin
    serving = day.first > first.begin and (first.end is None or day.last < first.end - margin)
    if holder.standing == "former" and serving:
        yield _flag(article, holder, first, day, _without(article.text, holder))
    elif holder.standing == "former" and early:
        yield _flag(article, holder, first, day, None)
    elif holder.standing == "elect" and first.elected is not None:
        if day.last < first.elected - margin:
            yield _flag(article, holder, first, day, None)
        elif first.begin + _LINGER < day.first and day.last < first.begin.replace(year=first.begin.year + 2):
            yield _flag(article, holder, first, day, _without(article.text, holder))
    elif holder.standing == "holder" and early and not _looks(article, holder, "not_real"):
        elected = first.elected is not None and first.elected <= day.first
        if elected or (holder.placed and holder.full):
            yield _flag(article, holder, first, day, _elect(article, holder) if elected else None)
    elif holder.standing == "holder" and day.basis == "published" and holder.full and not early:
        last = max((term for term in terms if term.opened <= day.last), key=lambda t: t.begin, default=first)
        stale = last.end is not None and last.end + _LINGER < day.first < last.end + _STALE
        if stale and _is_now(article, holder, day):
            yield _flag(article, holder, last, day, _former(article, holder))


@cache
def _words(lang: str, key: str) -> re.Pattern[str]:
    words = language(lang).table("offices").get(key, ())
    return re.compile(rf"(?<!\w)(?:{alternatives(words)})(?!\w)", re.IGNORECASE)


def _sentence(article: Analysed, holder: Holder) -> Span:
    at = max(0, bisect_right(article.sentences, holder.start, key=lambda span: span[0]) - 1)
    start, end = article.sentences[at] if article.sentences else (0, len(article.text))
    return max(start, holder.start - _WIDEST), min(end, holder.end + _WIDEST)


def _looks(article: Analysed, holder: Holder, key: str) -> bool:
    return _words(article.lang, key).search(article.text, *_sentence(article, holder)) is not None


def _is_now(article: Analysed, holder: Holder, day: Anchor) -> bool:
    """Whether a sentence on the holder speaks of the article's own days, and nothing in it looks back."""
    text, (start, end) = article.text, _sentence(article, holder)
    courteous = bool(language(article.lang).table("offices").get("courtesy"))
    if (courteous and not holder.placed) or not _looks(article, holder, "now") or _looks(article, holder, "past"):
        return False
    opening = _words(article.lang, "now").sub("", text[start : holder.start]).rstrip()
    opens = opening.endswith(_DASHES) or not any(map(str.isalnum, opening))
    return opens and all(int(year) >= day.last.year for year in _YEAR.findall(text, start, end))


def _without(text: str, holder: Holder) -> Suggestion | None:
    """The title without "former" or "elect", with a capital where the words began with one."""
    if holder.cut is None:
        return None
    start, end = holder.cut
    reason = say("the plain title, as it was on that day")
    if text[start].isupper() and text[end : end + 1].islower():
        return Suggestion(start, end + 1, text[end].upper(), reason)
    return Suggestion(start, end, "", reason)


def _elect(article: Analysed, holder: Holder) -> Suggestion:
    word = str(language(article.lang).table("offices")["as_elect"])
    return Suggestion(holder.title[1], holder.title[1], word, say("elected, and not yet sworn in"))


def _former(article: Analysed, holder: Holder) -> Suggestion:
    word = str(language(article.lang).table("offices")["as_former"])
    return Suggestion(holder.start, holder.start, word, say("the term has ended"))


def _flag(article: Analysed, holder: Holder, term: Term, day: Anchor, suggestion: Suggestion | None) -> Flag:
    sure = day.basis == "published" and holder.standing == "former"
    place = say("the article's day: {when:date}", when=day.last.isoformat())
    return Flag(
        rule="title-anachronism",
        severity="error" if sure else "warning",
        start=holder.start,
        end=holder.end,
        message=_message(article.text[holder.start : holder.end], term, day),
        proof=tuple(_proof(holder, term, day)),
        suggestions=(suggestion,) if suggestion is not None else (),
        related=(Related(*day.span, "evidence", place),) if day.span is not None else (),
    )


def _message(words: str, term: Term, day: Anchor) -> Message:
    """What the term's nearest border says against the words."""
    if day.last < term.begin:
        return say("“{words}”: the term began only on {when:date}", words=words, when=term.begin.isoformat())
    if term.end is None:
        return say("“{words}”: the term began on {when:date} and goes on", words=words, when=term.begin.isoformat())
    if day.first > term.end:
        return say("“{words}”: the term ended on {when:date}", words=words, when=term.end.isoformat())
    return say("“{words}”: the term ended only on {when:date}", words=words, when=term.end.isoformat())


def _proof(holder: Holder, term: Term, day: Anchor) -> Iterator[Message]:
    begin, when = term.begin.isoformat(), day.last.isoformat()
    if term.end is None:
        yield say("{who} holds the office since {begin:date}", who=term.who, begin=begin)
    else:
        end = term.end.isoformat()
        yield say("{who} held the office from {begin:date} to {end:date}", who=term.who, begin=begin, end=end)
    if holder.standing == "elect" and term.elected is not None:
        yield say("the vote was on {when:date}", when=term.elected.isoformat())
    if day.basis == "published":
        yield say("the article was published on {when:date}", when=when)
    else:
        yield say("the article's own dates lead to {when:date}", when=when)
    border = term.begin if term.end is None or day.last < term.begin else term.end
    yield say("{days} days lie between", days=abs((border - day.last).days))
    for source in dict.fromkeys(office.source for office in holder.offices if office.source):
        yield say("source: {source}", source=source)
