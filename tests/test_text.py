"""What display() and to_json() promise for any text."""

import json

from hypothesis import given
from hypothesis import strategies as st

from factcheck.text import display, shorten, to_json

ANY = st.text(st.characters(exclude_categories=()), max_size=200)
ACTING = {*map(chr, range(0x20)), "\x7f", *map(chr, range(0x80, 0xA0)), "\u202e", "\u2066", "\ud800", "\U000e0041"}


@given(ANY)
def test_display_is_one_for_one_idempotent_and_inert(text: str) -> None:
    shown = display(text)
    assert len(shown) == len(text)
    assert display(shown) == shown
    assert not ACTING & set(shown)
    assert display(text, lines=True).count("\n") == sum(c in "\n\x85\u2028\u2029" for c in text)


def test_display_keeps_letters_of_every_script() -> None:
    for text in ("é Ж 中 ไทย हिन्दी עברית", "a\u200db", "👩\u200d🚀"):
        assert display(text) == text


def test_display_shows_what_was_there() -> None:
    assert display("a\x1b[31mb\x00") == "a␛[31mb␀"
    assert display("a\tb\r\nc") == "a b  c"


@given(ANY)
def test_json_round_trips_and_is_valid_utf8(text: str) -> None:
    out = to_json({"text": text})
    out.encode("utf-8")
    assert not (ACTING - {"\n", "\t", "\r"}) & set(out)
    assert json.loads(out)["text"] == json.loads(json.dumps(text))


def test_shorten() -> None:
    assert shorten("abcdef", 6) == "abcdef"
    assert shorten("abcdefg", 6) == "abcde…"
