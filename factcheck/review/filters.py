"""Filters as a desk uses them: lines that may name saved ones, and saving them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from factcheck.errors import UsageError
from factcheck.store.filter import is_name, parse
from factcheck.store.state import clean
from factcheck.text import did_you_mean, display

if TYPE_CHECKING:
    from factcheck.store import Store
    from factcheck.store.filter import Filter

# A name in a line stands for what was saved under it, as one whole word.
_NAMED = re.compile(r"(?<!\S)@(\S+)")


def chosen(store: Store, line: str, *, zone: str = "UTC") -> Filter:
    """The filter that a line says; `@name` in it stands for the terms of a saved one.

    `zone` is the newsroom's. Raises UsageError for a line that cannot be read, and for an unknown name.
    """
    if "@" not in line:
        return parse(line, zone=zone)
    saved = {one.name.casefold(): one.line for one in store.saved_filters()}

    def line_of(match: re.Match[str]) -> str:
        name = match[1].casefold()
        if name not in saved:
            hint = did_you_mean(clean(match[1]), saved, "list them with `factcheck filter list`")
            raise UsageError(f"no filter is saved as '{display(match[1][:40])}'", hint)
        return saved[name]

    # Every second part stands between quotation marks, where an @ is a letter like others.
    parts = line.split('"')
    parts[::2] = [_NAMED.sub(line_of, part) for part in parts[::2]]
    return parse('"'.join(parts), zone=zone)


def save(store: Store, name: str, line: str, *, by: str) -> None:
    """Keep a filter by name, in place of one of that name.

    Raises UsageError for a name that cannot be, an empty line, and one that cannot be read or names another filter.
    """
    name = name.strip().removeprefix("@")
    if not is_name(name):
        raise UsageError(
            f"'{display(name[:40])}' cannot be a filter's name", "use up to 40 letters, figures and hyphens"
        )
    if any(_NAMED.search(part) for part in line.split('"')[::2]):
        raise UsageError("a saved filter cannot name another one", "write its terms out")
    line = clean(line)
    if not parse(line):
        raise UsageError("the filter is empty", "name at least one term, such as status:open")
    store.save_filter(name, line.strip(), by=by)


def delete(store: Store, name: str) -> None:
    """Take a saved filter away; UsageError when there is none of that name."""
    name = clean(name).strip().removeprefix("@")
    if not store.forget_filter(name):
        hint = did_you_mean(name, [one.name for one in store.saved_filters()], "list them with `factcheck filter list`")
        raise UsageError(f"no filter is saved as '{display(name[:40])}'", hint)
