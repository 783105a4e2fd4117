"""The rule house-style: words that the newsroom itself writes otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.check.api import Analysed, Flag, Message, Suggestion, check, say
from factcheck.facts.house import Departure, departures
from factcheck.settings import FILE_NAME, Settings, WordRule

if TYPE_CHECKING:
    from collections.abc import Iterator

_EXAMPLE = Settings(
    names=("GoTo", "BPJS Kesehatan"),
    spellings={"Jogjakarta": "Yogyakarta"},
    words=(
        WordRule(("napi",), ("warga binaan",), "Pedoman Bahasa 4.2", languages=("id",)),
        WordRule(("passed away",), ("died",), "Style book, deaths"),
    ),
)


@check(
    "house-style",
    severity="error",
    family="words",
    needs=("house",),
    settings=_EXAMPLE,
    bad={
        "id": (
            "Lima napi dipindahkan dari Jogjakarta.",
            "Peserta Bpjs kesehatan dilayani di Goto.",
        ),
        "en": (
            "The singer passed away at home.",
            "Shares of Goto fell after the talks.",
        ),
    },
    good={
        "id": (
            "Lima warga binaan dipindahkan dari Yogyakarta.",
            "Peserta BPJS Kesehatan dilayani di GoTo, lihat goto.com.",
        ),
        "en": (
            "The singer died at home.",
            "Five napi were moved; shares of GoTo fell.",
        ),
    },
)
def house_style(article: Analysed) -> Iterator[Flag]:
    """The newsroom writes this otherwise.

    ## Why it matters
    A house style that lives in one editor's head is applied on the days when that editor works.

    ## How it is computed
    The settings `words`, `spellings` and `names` of factcheck.toml are compared with the text as whole words: word
    rules and spellings without regard to capitals (unless a rule says `case = true`), names in every capitalisation
    but their own. The severity is that of the word rule, a warning for spellings and names.

    ## Limits
    Words are compared as written: inflected forms need an entry of their own. Addresses and compounds with a hyphen
    are passed over. Without settings the rule does not run.

    ## Example
    With `spellings = { "Jogjakarta" = "Yogyakarta" }`: “Jogjakarta” → “Yogyakarta”
    """
    for found in departures(article.text, article.lang, article.scan.vocabulary, article.settings):
        written = article.text[found.start : found.end]
        reason = say("as the newsroom writes it")
        yield Flag(
            rule="house-style",
            severity=found.severity,
            start=found.start,
            end=found.end,
            message=_message(found, written),
            proof=tuple(_proof(found, written)),
            suggestions=tuple(Suggestion(found.start, found.end, word, reason) for word in found.use),
        )


def _message(found: Departure, written: str) -> Message:
    if found.kind == "name":
        return say("the newsroom writes the name “{name}”", name=found.use[0])
    return say("the newsroom does not write “{words}”", words=written)


def _proof(found: Departure, written: str) -> Iterator[Message]:
    yield say(
        "“{words}” stands among the newsroom's {kind} in {file}", words=written, kind=_KEYS[found.kind], file=FILE_NAME
    )
    if found.why:
        yield say("reason given there: {why}", why=found.why)


_KEYS = {"word": "words", "spelling": "spellings", "name": "names"}
