"""The rule that finds weekday names written in lower case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.check.api import Analysed, Flag, Suggestion, check, say
from factcheck.facts.lowercase_weekdays import lowercase_weekdays, weekday_forms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.facts.lowercase_weekdays import LowerWeekday


@check(
    "lowercase-weekday",
    severity="warning",
    family="dates",
    languages=("id", "en"),
    words=weekday_forms("id") | weekday_forms("en"),
    bad={
        "id": (
            "Pasar Wage ditutup pada senin sore karena banjir.",
            "Layanan itu berhenti minggu malamnya.",
            "Acara digelar hari minggu di Solo.",
        ),
        "en": ("The market was closed on monday because of the flood.",),
    },
    good={
        "id": (
            "Pasar Wage ditutup pada Senin sore, lalu dibuka dua minggu kemudian.",
            "Rapat ditunda ke minggu depan atau minggu pertama bulan Mei.",
            "Napas usaha itu senin kamis sejak pandemi.",
            "Buku saku:\nsenin: pasar\nselasa: sekolah",
        ),
        "en": (
            "The market was closed on Monday.",
            "Write to sunday@example.org or follow #friday.",
            "the market was closed on monday because of the flood.",
        ),
    },
)
def lowercase_weekday(article: Analysed) -> Iterator[Flag]:
    """A weekday's name is written in lower case.

    ## Why it matters
    Both languages write the names of the days with a capital. In Indonesian more than style hangs on it: "minggu" is
    the week, "Minggu" is Sunday.

    ## How it is computed
    Each full weekday name in lower case is looked at (capitals for names of days: EYD V, 2022, I.A; in English any
    style guide). "minggu" counts only where it is surely the day: before a part of day or a date, joined to another
    weekday ("sabtu dan minggu"), or after "hari"; not after a count and not before "ini", "lalu", "depan".

    ## Limits
    A text without capitals, a line that begins with the name, list labels, addresses, tags and fixed expressions
    ("senin kamis") are left alone. "pada minggu" alone may be the week and is not flagged.

    ## Example
    "pada minggu malamnya" → "pada Minggu malamnya"
    """
    return (_flag(article, found) for found in lowercase_weekdays(article.text, article.lang))


def _flag(article: Analysed, found: LowerWeekday) -> Flag:
    words = article.text[found.start : found.end]
    right = words[0].upper() + words[1:]
    name = article.text[found.start : found.name_end]
    proof = [say("“{name}” is the name of a day, and names of days take a capital", name=name)]
    if found.sure_by != name:
        proof.append(say("“{words}” beside it shows that the day is meant", words=found.sure_by))
    suggestion = Suggestion(found.start, found.end, right, say("with a capital"))
    message = say("the weekday “{word}” is written in lower case", word=name)
    return Flag("lowercase-weekday", "warning", found.start, found.end, message, tuple(proof), (suggestion,))
