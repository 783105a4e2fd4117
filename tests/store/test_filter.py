"""What a filter's line says, and what is said of one that cannot be read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.errors import UsageError
from factcheck.messages import translator
from factcheck.store.filter import KEYS, NAMES, SECOND_LOOK, Term, parse, tag_name


def _terms(line: str) -> list[Term]:
    return list(parse(line).terms)


def test_every_kind_of_term() -> None:
    assert _terms('status:open rule:weekday-mismatch score:60.. lang:id by:Sari text:"dua kata" -tag:arsip') == [
        Term("status", ("open",)),
        Term("rule", ("weekday-mismatch",)),
        Term("score", ("60", "")),
        Term("lang", ("id",)),
        Term("by", ("Sari",)),
        Term("text", ("dua kata",), whole=True),
        Term("tag", ("arsip",), negated=True),
    ]


def test_words_without_a_key_are_looked_for() -> None:
    assert _terms('banjir -gempa "Jawa Barat" 10:30') == [
        Term("text", ("banjir",)),
        Term("text", ("gempa",), negated=True),
        Term("text", ("Jawa Barat",), whole=True),
        Term("text", ("10:30",)),
    ]


def test_either_of_several_values() -> None:
    assert _terms("status:open,disputed desk:Kota,desa") == [
        Term("status", ("open", "disputed")),
        Term("desk", ("Kota", "desa")),
    ]
    assert _terms('desk:"Kota, Desa"') == [Term("desk", ("Kota, Desa",))]
    assert _terms('desk:"say ""so"""') == [Term("desk", ('say "so"',))]


def test_nothing_chooses_everything() -> None:
    assert not parse("")
    assert not parse("   ")
    assert parse(" status:open ").line == "status:open"


@pytest.mark.parametrize(
    ("score", "ends"),
    [("60..", ("60", "")), ("..40", ("", "40")), ("60..80", ("60", "80")), ("60", ("60", "60")), (">=7", ("7", ""))],
)
def test_scores(score: str, ends: tuple[str, str]) -> None:
    assert _terms(f"score:{score}") == [Term("score", ends)]


@pytest.mark.parametrize(
    ("days", "ends"),
    [
        ("date:2026-02", ("2026-02-01", "2026-02-28")),
        ("date:2026", ("2026-01-01", "2026-12-31")),
        ("date:2026-01-05..2026-01-09", ("2026-01-05", "2026-01-09")),
        ("date:2026-01..", ("2026-01-01", "")),
        ("since:2026-01-05", ("2026-01-05", "")),
        ("until:2026-01", ("", "2026-01-31")),
    ],
)
def test_days_months_and_years(days: str, ends: tuple[str, str]) -> None:
    assert _terms(days)[0].values == ends


def test_the_days_of_rulings_are_the_newsrooms_own() -> None:
    (term,) = parse("ruled:2026-03-04", zone="Asia/Jakarta").terms
    assert term.values == ("2026-03-03T17:00:00Z", "2026-03-04T17:00:00Z")
    (term,) = parse("ruled:..9999", zone="No/Where").terms
    assert term.values == ("", "")


@pytest.mark.parametrize(
    ("line", "what", "hint"),
    [
        ("rul:x", "knows no 'rul:'", "did you mean 'rule'"),
        ("https://x.id", "knows no 'https:'", "quotation marks"),
        ("status:verifed", "cannot be 'verifed'", "did you mean 'verified'"),
        ("severity:fatal", "cannot be 'fatal'", "error, warning, info"),
        ("score:high", "no score", "60.."),
        ("score:..", "no score", "60.."),
        ("date:2026-13", "no date", "YYYY-MM-DD"),
        ("date:2026-02..2026-01", "no range", "date:2026-01"),
        ("since:2026..2027", "one day", "date:"),
        ("article:lima", "no number", "article:12"),
        ("status:open status:verified", "twice", "status:one,other"),
        ('text:"dua', "not closed", "two words"),
        ("status:", "no value", "status:"),
        ("text:…", "no word", "letters"),
        ("- status:open", "'-' before nothing", "-tag"),
        ('tag:"dua kata"', "cannot be a tag", "without blanks"),
        ("x " * 50, "more than 40", "leave"),
        ("x" * 1001, "1001 characters", "1000"),
    ],
)
def test_bad_lines_say_what_and_how(line: str, what: str, hint: str) -> None:
    with pytest.raises(UsageError) as error:
        parse(line)
    assert what in error.value.what
    assert hint in error.value.hint


def test_control_bytes_never_come_back() -> None:
    with pytest.raises(UsageError) as error:
        parse("status:\x1b[31m")
    assert "\x1b" not in str(error.value)


def test_indonesian_words_mean_the_same() -> None:
    say = translator("id")
    for key in KEYS:
        assert say(key.name).endswith(":")
    assert {say(key.name) for key in KEYS} != {key.name for key in KEYS}
    assert parse("hasil:terverifikasi,belum-diperiksa").terms == parse("status:verified,open").terms
    assert tag_name("हिन्दी") == "हिन्दी"  # a vowel sign is part of its word
    assert tag_name(say(SECOND_LOOK)) == tag_name("Second-Look") == SECOND_LOOK


@given(st.text(max_size=80))
def test_any_line_is_read_or_refused(line: str) -> None:
    try:
        terms = parse(line).terms
    except UsageError:
        return
    assert all(term.key in NAMES for term in terms)
    assert all(term.values for term in terms)
