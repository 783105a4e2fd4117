"""The names under which tables and headers of files give an article's fields, in the languages of newsrooms."""

from __future__ import annotations

from functools import cache

from factcheck.lang import language
from factcheck.lang.detect import FIRST_CLASS

FIELDS = ("id", "text", "title", "lang", "published", "url", "byline", "desk", "stage", "outlet", "modified")


@cache
def _names() -> dict[str, str]:
    """Every name, lower case and in letters only, of each field; its own name first."""
    out = {field: field for field in FIELDS}
    for tag in FIRST_CLASS:
        for field, names in language(tag).table("fields").items():
            for name in names:
                out.setdefault(_plain(name), field)
    return out


def field_of(name: str) -> str | None:
    """The field that a column or a key of this name holds, or None.

    >>> field_of("Judul"), field_of("Published_At")
    ('title', 'published')
    """
    return _names().get(_plain(name))


def _plain(name: str) -> str:
    return "".join(filter(str.isalnum, name.casefold()))
