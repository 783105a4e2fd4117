"""The rule age-mismatch: an age that the years beside it do not allow."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from factcheck.check.api import Analysed, Article, Flag, Message, Related, Suggestion, check, say
from factcheck.facts.ages import Life, birth_words, lives

if TYPE_CHECKING:
    from collections.abc import Iterator

_PUBLISHED = date(2024, 5, 6)


@check(
    "age-mismatch",
    severity="warning",
    family="numbers",
    languages=("id", "en"),
    needs=("digit",),
    words=birth_words("id") | birth_words("en"),
    bad={
        "id": (
            "Pelukis kelahiran 1940 itu meninggal pada 2019 dalam usia 70 tahun.",
            Article("Bupati yang lahir di Kediri, 12 Mei 1980, itu kini berusia 34 tahun.", published=_PUBLISHED),
        ),
        "en": (
            "The painter, born in 1940, died in 2019 aged 70.",
            Article("The mayor, born in Leeds in 1980, is 34 years old.", published=_PUBLISHED),
        ),
    },
    good={
        "id": (
            "Pelukis kelahiran 1940 itu meninggal pada 2019 dalam usia 78 tahun.",
            "Ia lahir pada 1940 dan mulai melukis ketika berusia 12 tahun.",
            Article("Bupati yang lahir pada 1980 itu kini berusia 43 tahun.", published=_PUBLISHED),
        ),
        "en": (
            "The painter, born in 1940, died in 2019 aged 78.",
            "Born in 1940, she began to paint when 12 years old.",
            Article("The mayor, born in 1980, is 43 years old.", published=_PUBLISHED),
        ),
    },
)
def age_mismatch(article: Analysed) -> Iterator[Flag]:
    """An age does not follow from the years beside it.

    ## Why it matters
    Age and year of birth come from different papers, and relatives notice the one that is wrong.

    ## How it is computed
    A sentence that names one year of birth (or a life as two years in brackets) and one age, or a birthday, is
    recomputed: the year of death beside it, else the year of publication, minus the year of birth gives the age after
    that year's birthday, and one less the age before it. Any other age is a finding. The age may stand in the next
    sentence when that begins with “ia” or “she” or the like.

    ## Limits
    An age of another time (“ketika berusia 12 tahun”, “when she was 12”) is passed over, as is every sentence that
    names further years or another person of the family, and a life without a year of death where the publication is
    unknown. Which of the three figures is wrong nobody can tell: the ages are offered first, then the year of birth.

    ## Example
    “kelahiran 1940 … meninggal pada 2019 dalam usia 70 tahun”: 2019 − 1940 = 79, hence 78 or 79.
    """
    published = article.article.published
    for life in lives(article.text, article.lang, article.sentences, published.year if published else None):
        if life.age not in life.possible:
            yield _flag(life)


def _flag(life: Life) -> Flag:
    low, high = life.possible
    related = [Related(*life.born_span, "evidence", say("the year of birth"))]
    if life.year_span is not None:
        related.append(Related(*life.year_span, "evidence", say("the year of death")))
    return Flag(
        rule="age-mismatch",
        severity="warning",
        start=life.age_span[0],
        end=life.age_span[1],
        message=say(
            "an age of {age} does not follow from the years: {low} or {high}", age=life.age, low=low, high=high
        ),
        proof=tuple(_proof(life)),
        suggestions=tuple(_suggestions(life)),
        related=tuple(related),
    )


def _proof(life: Life) -> Iterator[Message]:
    low, high = life.possible
    yield say(
        "{year} − {born} = {high} after the birthday, {low} before it",
        year=str(life.year),
        born=str(life.born),
        high=high,
        low=low,
    )
    if life.year_span is None:
        yield say("the year is that of the publication date")


def _suggestions(life: Life) -> Iterator[Suggestion]:
    low, high = life.possible
    for age, reason in ((high, say("after the birthday")), (low, say("before the birthday"))):
        yield Suggestion(*life.age_span, str(age), reason)
    yield Suggestion(*life.born_span, str(life.year - life.age), say("the year of birth that fits the age"))
