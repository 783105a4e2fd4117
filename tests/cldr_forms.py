"""Weekdays with their dates as the Unicode CLDR writes them in each language, through Babel."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from babel import Locale, localedata
from babel.dates import format_date

from factcheck.facts.date_words import date_words
from factcheck.lang.patterns import tokens

if TYPE_CHECKING:
    from datetime import date

# Signs that only turn the direction of writing.
_TURNS = str.maketrans("", "", "\u200e\u200f")


@dataclass(frozen=True)
class Form:
    """A CLDR pattern of a language: its name, and the pattern of weekday and date together."""

    tag: str
    name: str
    pattern: str

    def written(self, when: date) -> str:
        """A weekday with its date."""
        text = format_date(when, self.pattern, locale=locale(self.tag))
        return text.translate(_TURNS) if self.tag == "fa" else text


@cache
def locale(tag: str) -> Locale:
    """A locale whose gaps Babel has not filled with those of another one."""
    localedata._cache.clear()
    found = Locale.parse(tag)
    assert found.days
    return found


def forms(tag: str) -> list[Form]:
    """The language's full date, and its weekday beside the long, medium and short date as it stands in the full one."""
    formats = locale(tag).date_formats
    full = str(formats["full"].pattern)
    cut = tokens(full)
    letters = [letter for letter, _ in cut]
    at = letters.index("E" if "E" in letters else "c")
    out = [Form(tag, "full", full)]
    for name in ("long", "medium", "short"):
        pattern = str(formats[name].pattern)
        if "yy" in pattern.replace("yyyy", "") and not _reads_short_years(tag):
            pattern = pattern.replace("yy", "y")
        if at == 0:
            out.append(Form(tag, name, f"{cut[0][1]}'{cut[1][1]}'{pattern}"))
        else:
            quoted = "'" if "'" in full[-8:] and tag == "mn" else ""
            tail = full[full.index("EEEE") :] if not quoted else "EEEE 'гараг'"
            blank = "" if tag in ("ja", "zh") else " "
            out.append(Form(tag, name, f"{pattern}{',' if full.count(', EEEE') else ''}{blank}{tail}"))
    return out


def _reads_short_years(tag: str) -> bool:
    words = date_words(tag)
    return words is not None and not words.other_calendar
