"""Makes the `[dates]` tables of the languages that are not kept by hand, from the Unicode CLDR (a maintainer's tool).

`python -m factcheck.lang.cldr` writes them anew into `factcheck/lang/*.toml`; it needs Babel, which the program does
not. A file's other tables, `[dates.more]` among them, are written by hand and stay as they are.
"""

from __future__ import annotations

import json
import re
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factcheck.lang.patterns import literal, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from babel import Locale

    from factcheck.lang.patterns import Token

FOLDER = Path(__file__).parent
BY_HAND = ("en", "id")
# Languages that put no blank between words.
UNSPACED = frozenset({"ja", "zh", "th", "lo", "km", "my"})

_TABLE = re.compile(r"^\[dates\]\n.*?(?=^\[|\Z)", re.MULTILINE | re.DOTALL)
_FORMATS = ("full", "long", "medium", "short")
_SKELETONS = ("yMMMMEEEEd", "yMMMEd", "yMEd", "MMMMEd", "MMMEd", "MEd")
# What the grammar reads in every language.
_NAMED = r"d(\. ?| |-| '[^']*' )MMMM((, | |-| '[^']*' )y)?|MMMM d(,? y)?"
_FIGURED = r"(?P<first>[dMy]{1,2})(?P<mark>[/.-]) ?(?P<second>[dM])((?P=mark) ?(?P<third>[dMy]{1,2}))?"
_KNOWN = re.compile(f"{_NAMED}|{_FIGURED}")
_FIGURES = re.compile(_FIGURED)
_MARKS = " .,،፣()\xa0\u202f\u200e\u200f"


def table(tag: str) -> dict[str, Any]:
    """The `[dates]` table of a language."""
    from babel import Locale, localedata

    # Babel fills the gaps of one locale with those of the one loaded before it, unless it starts afresh.
    localedata._cache.clear()
    locale = Locale.parse(tag)
    days, months = locale.days, locale.months
    patterns = [tokens(pattern) for pattern in _patterns(locale)]
    after = _stands_after(patterns[0])
    figured = _figured_months(months["format"]["abbreviated" if tag in UNSPACED else "wide"])
    cores = list(dict.fromkeys(core for pattern in patterns if (core := _core(pattern, figured, after))))
    figures = [match for core in cores if (match := _FIGURES.fullmatch(core))]
    forms = [(context, width) for width in ("wide", "abbreviated") for context in ("format", "stand-alone")]
    made: dict[str, Any] = {
        "weekdays": _columns([days[context]["wide"] for context in ("format", "stand-alone")], range(7)),
        "weekdays_short": _columns(_short(days), range(7), days["format"]["wide"]),
        "months": [] if figured else _columns([months[context][width] for context, width in forms], range(1, 13)),
        "orders": _orders(figures),
        "short_years": sorted({match["mark"] for match in figures if "yy" in (match["first"], match["third"])}),
        "short_year_first": any(match["first"] == "yy" for match in figures),
        "after": after,
        "unspaced": tag in UNSPACED,
        "patterns": [core for core in cores if not _KNOWN.fullmatch(core)],
        "between": sorted({*_beside(patterns), *_parts_of_day(locale)}),
        "joiners": sorted(set(_joiners(locale))),
        "of": sorted(set(_linking(patterns, "d", "M"))),
        "year_word": sorted(set(_linking(patterns, "M", "y"))),
    }
    return {key: value for key, value in made.items() if value or key in ("weekdays", "weekdays_short", "months")}


def written(tag: str) -> str:
    """The table as it stands in the language's file."""
    from babel.core import get_cldr_version

    lines = [
        f"# Made from CLDR {get_cldr_version()} by `python -m factcheck.lang.cldr`; additions by hand: [dates.more]."
    ]
    for key, value in table(tag).items():
        lines.append(f"{key} = {json.dumps(value, ensure_ascii=False)}")
    return "[dates]\n" + "\n".join(lines).replace("\u200f", "\\u200f").replace("\u200e", "\\u200e") + "\n\n"


def renewed(tag: str) -> str:
    """The text of a language's file with its `[dates]` table made anew."""
    text = (FOLDER / f"{tag}.toml").read_text(encoding="utf-8")
    return _TABLE.sub(lambda _: written(tag), text, count=1).rstrip("\n") + "\n"


def made_languages() -> tuple[str, ...]:
    """The languages whose `[dates]` table is made."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.toml") if path.stem not in BY_HAND))


def _patterns(locale: Locale) -> list[str]:
    out = [str(locale.date_formats[name].pattern) for name in _FORMATS]
    known = locale.datetime_skeletons
    return out + [str(getattr(known[name], "pattern", known[name])) for name in _SKELETONS if name in known]


def _plain(token: Token, figured: str) -> str:
    letter, text = token
    match letter:
        case "d":
            return "d"
        case "M" | "L":
            return "M" if len(text) < 3 else f"M{figured}" if figured else "MMMM"
        case "y":
            return "yy" if text == "yy" else "y"
    return literal(text)


def _core(pattern: list[Token], figured: str, after: bool) -> str:
    """The pattern's date, without weekday, era and the marks around it; "" for one whose months have one letter.

    What stands behind the date is kept where the weekday may follow it, or where it is no word of its own.
    """
    if any(letter in "ML" and len(text) == 5 for letter, text in pattern if letter):
        return ""
    pattern = [token for token in pattern if token[0] != "G"]
    places = [at for at, (letter, _) in enumerate(pattern) if letter in ("y", "M", "L", "d")]
    dated = [token for token in pattern[places[0] : places[-1] + 1] if token[0] not in ("E", "c")]
    behind = pattern[places[-1] + 1 :][:1]
    tail = behind[0][1] if behind and not behind[0][0] else ""
    tail = tail.rstrip(" ,،(") if after or not tail.startswith(tuple(_MARKS)) else ""
    core = "".join(_plain(token, figured) for token in (*dated, ("", tail)))
    return re.sub(r"[\s\u200e\u200f]+", " ", re.sub(r"[\u200e\u200f]", "", core)).strip(" .,")


def _figured_months(names: dict[int, str]) -> str:
    """What follows the figure where months are "1월", "2월"; "" where they have names."""
    tail = names[1].lstrip("1")
    return tail if all(names[n] == f"{n}{tail}" for n in names) else ""


def _columns(
    tables: Iterable[dict[int, str]], numbers: range, without: dict[int, str] | None = None
) -> list[list[str]]:
    """For each number its forms, without doubled columns and without those in which two numbers share one."""
    known = {tuple(name.lower() for name in (without or {}).values())}
    columns = []
    for names in tables:
        column = [names[n].rstrip(".").strip() for n in numbers]
        lower = tuple(name.lower() for name in column)
        if len(set(lower)) == len(lower) and lower not in known:
            known.add(lower)
            columns.append(column)
    return [[column[n] for column in columns] for n in range(len(numbers))]


def _short(days: Any) -> Iterator[dict[int, str]]:
    """The short forms that are worth reading: one letter or two capitals say too little, one Han sign enough."""
    for context in ("format", "stand-alone"):
        for width in ("abbreviated", "short", "narrow"):
            names = days[context].get(width, {})
            signs = [name for name in names.values() if not _is_han(name) and _is_sign(name.rstrip("."))]
            if len(names) == 7 and len(signs) < 2:
                yield names


def _is_han(name: str) -> bool:
    """Whether a name is written in Chinese, Japanese or Korean signs."""
    return all("\u2e80" <= letter <= "\ud7ff" for letter in name)


def _is_sign(name: str) -> bool:
    return len(name) == 1 or (name.isalpha() and name.isupper())


def _orders(figures: Iterable[re.Match[str]]) -> list[str]:
    """The orders of day and month in figures, that of dates without a year first; month first never alone."""
    found = [match for match in figures if match["first"] in ("d", "M")]
    found.sort(key=lambda match: match["third"] is not None)
    orders = list(dict.fromkeys("dmy" if match["first"] == "d" else "mdy" for match in found)) or ["dmy"]
    return orders if orders[0] == "dmy" else [*orders, *({"dmy"} - set(orders))]


def _stands_after(full: list[Token]) -> bool:
    letters = [letter for letter, _ in full]
    return "E" in letters and letters.index("E") > letters.index("d")


def _words(text: str) -> str:
    return text.strip(_MARKS)


def _beside(patterns: Iterable[list[Token]]) -> Iterator[str]:
    """The words between a weekday and the date after it."""
    for pattern in patterns:
        for (letter, _), (following, text) in pairwise(pattern):
            if letter in ("E", "c") and not following and (word := _words(text)):
                yield word


def _linking(patterns: Iterable[list[Token]], before: str, after: str) -> Iterator[str]:
    """The words between two fields that stand by themselves ("de")."""
    for pattern in patterns:
        for (one, _), (letter, text), (two, _) in zip(pattern, pattern[1:], pattern[2:], strict=False):
            fields = one.replace("L", "M"), two.replace("L", "M").replace("G", "y")
            if not letter and fields == (before, after) and text == f" {_words(text)} " and _words(text):
                yield _words(text)


def _parts_of_day(locale: Locale) -> Iterator[str]:
    for context in ("format", "stand-alone"):
        for name, text in locale.day_periods.get(context, {}).get("wide", {}).items():
            if name not in ("am", "pm") and not any(map(str.isdecimal, text)):
                yield text.rstrip(".")


def _joiners(locale: Locale) -> Iterator[str]:
    for style in ("standard", "or"):
        text = locale.list_patterns.get(style, {}).get("2", "")
        word = text.replace("{0}", "").replace("{1}", "").strip(" ,")
        if word.isalpha() and text.startswith("{0} ") and text.endswith(" {1}"):
            yield word


def main() -> None:
    """Write every made table anew."""
    for tag in made_languages():
        (FOLDER / f"{tag}.toml").write_text(renewed(tag), encoding="utf-8")


if __name__ == "__main__":
    main()
