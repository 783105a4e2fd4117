"""Claims written small: what many claims share is stored once, and a claim holds its number and its own words."""

from __future__ import annotations

import json
from functools import lru_cache
from json.encoder import encode_basestring_ascii
from typing import TYPE_CHECKING, Any, NamedTuple

from factcheck.messages import from_data
from factcheck.store.said import attribution_data
from factcheck.store.state import canonical, clean, cleaned

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from factcheck.model import Arg, Attribution, Claim, Message
    from factcheck.store.connect import Connection, Row

# How many different messages, and sets of them, are kept at hand.
_KEPT = 100_000


class Reasons(NamedTuple):
    """Messages as JSON: whole, as the set without texts (null stands for each), and the texts that fill it."""

    whole: str
    shape: str
    words: str | None


@lru_cache(maxsize=16384)
def _parts(message: Message) -> tuple[str, str, tuple[str, ...]]:
    """A message as canonical JSON, the same with null for its texts, and these as JSON in the order of their names."""
    whole, shape, texts = [], [], []
    for name, value in sorted(message.args):
        key = _text(name)
        written = _value(value)
        whole.append(f"{key}:{written}")
        if _is_text(value):
            shape.append(f"{key}:null")
            texts.append(written)
        else:
            shape.append(whole[-1])
    tail = f'}},"key":{_text(message.text)}}}'
    return f'{{"args":{{{",".join(whole)}{tail}', f'{{"args":{{{",".join(shape)}{tail}', tuple(texts)


def _text(text: str) -> str:
    return encode_basestring_ascii(clean(text))


def _value(value: Arg) -> str:
    if isinstance(value, str):
        return _text(value)
    if _is_text(value):
        return f"[{','.join(map(_text, value))}]"  # type: ignore[arg-type]
    return canonical(value)


def _is_text(value: Arg) -> bool:
    return isinstance(value, str) or (isinstance(value, tuple) and bool(value) and isinstance(value[0], str))


def reasons_of(messages: Iterable[Message]) -> Reasons:
    """Messages as the store keeps them."""
    whole: list[str] = []
    shape: list[str] = []
    words: list[str] = []
    for message in messages:
        one, form, texts = _parts(message)
        whole.append(one)
        shape.append(form)
        if texts:
            words += texts
    return Reasons(f"[{','.join(whole)}]", f"[{','.join(shape)}]", f"[{','.join(words)}]" if words else None)


def split_reasons(whole: str) -> Reasons:
    """The same from the canonical JSON of the messages."""
    return reasons_of(map(from_data, json.loads(whole)))


def _filled(shape: Sequence[Any], words: str | None) -> list[dict[str, Any]]:
    if words is None:
        return list(shape)
    texts = iter(json.loads(words))
    return [
        {
            "args": {
                name: next(texts) if item["args"][name] is None else item["args"][name] for name in sorted(item["args"])
            },
            "key": item["key"],
        }
        for item in shape
    ]


def kinds(connection: Connection, row: Row) -> tuple[str, ...]:
    """The kinds of a stored claim."""
    return tuple(_read(connection, "kind_sets", row["kinds"]))


def reasons(connection: Connection, row: Row) -> tuple[Message, ...]:
    """The reasons of a stored claim."""
    return tuple(map(from_data, _filled(_read(connection, "reason_sets", row["reasons"]), row["words"])))


def attribution_text(said: Attribution | None) -> str | None:
    """Who said a claim, as the one JSON value that is stored."""
    return canonical(cleaned(attribution_data(said))) if said is not None else None


def values(claim: Claim) -> tuple[list[Any], Reasons]:
    """What the hash of the claims as imported covers of one, in order; and its reasons as they are stored."""
    found = reasons_of(claim.reasons)
    said = attribution_text(claim.attribution)
    whole = [claim.start, claim.end, int(claim.checkable), claim.score, _names(claim.kinds), found.whole, said]
    return whole, found


@lru_cache(maxsize=4096)
def _names(names: tuple[str, ...]) -> str:
    return canonical(list(names))


def row_values(connection: Connection, row: Any) -> list[Any]:
    """The same of a stored claim."""
    found = _filled(_read(connection, "reason_sets", row["reasons"]), row["words"])
    names = _names(tuple(_read(connection, "kind_sets", row["kinds"])))
    own = [row[name] for name in ("start", "stop", "checkable", "score")]
    return [*own, names, canonical(found), row["attribution"]]


def number(connection: Connection, table: str, text: str) -> int:
    """The number under which `kind_sets` or `reason_sets` holds a JSON text, entered when new."""
    known = connection.shared.get((table, text))
    if known is None:
        column = _COLUMN[table]
        connection.execute(f"INSERT OR IGNORE INTO {table}({column}) VALUES (?)", [text])
        known = _remember(
            connection, (table, text), connection.value(f"SELECT id FROM {table} WHERE {column} = ?", [text])
        )
    return int(known)


_COLUMN = {"kind_sets": "kinds", "reason_sets": "reasons"}


def _read(connection: Connection, table: str, number: int) -> Any:
    known = connection.shared.get((table, number))
    if known is None:
        row = connection.row(f"SELECT {_COLUMN[table]} FROM {table} WHERE id = ?", [number])
        known = _remember(connection, (table, number), tuple(connection.parse(row[0])))
    return known


def _remember(connection: Connection, key: tuple[str, Any], value: Any) -> Any:
    if len(connection.shared) >= _KEPT:
        connection.shared.clear()
    connection.shared[key] = value
    return value
