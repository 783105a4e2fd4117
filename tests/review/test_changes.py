"""An edit becomes corrections that always give the edited text, and accepted ones keep their name."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.review.changes import apply, from_edit, same_meaning
from factcheck.store.records import Change
from factcheck.store.state import overlap

BASE = "Rapat rapat digelar Senin (5/3/2024) di balai desa."
AT = 100


def suggested(words: str, replacement: str) -> Change:
    start = BASE.index(words) + AT
    return Change(start, start + len(words), replacement, "slip", rule="a-rule", by="sari")


DOUBLE, DATE = suggested(" rapat", ""), suggested("5/3/2024", "4/3/2024")


def edit(edited: str, *accepted: Change) -> list[tuple[str, str, str, str]]:
    """(was, should be, class, rule) of the changes that an edit of BASE comes to."""
    found = from_edit(BASE, AT, accepted, edited)
    assert apply(BASE, AT, found) == edited
    return [(BASE[c.start - AT : c.stop - AT], c.replacement, c.cls, c.rule) for c in found]


def test_sum_of_the_accepted() -> None:
    assert from_edit(BASE, AT, (DATE, DOUBLE), apply(BASE, AT, (DOUBLE, DATE))) == (DOUBLE, DATE)


def test_one_word() -> None:
    assert edit(BASE.replace("balai", "kantor")) == [("balai", "kantor", "error", "")]


def test_two_words_are_one_change() -> None:
    edited = BASE.replace("digelar", "batal").replace("balai", "kantor")
    assert edit(edited) == [("digelar Senin (5/3/2024) di balai", "batal Senin (5/3/2024) di kantor", "error", "")]


def test_accepted_ones_beside_the_edit_stay() -> None:
    edited = apply(BASE, AT, (DOUBLE, DATE)).replace("balai", "kantor")
    assert edit(edited, DOUBLE, DATE) == [
        (" rapat", "", "slip", "a-rule"),
        ("5/3/2024", "4/3/2024", "slip", "a-rule"),
        ("balai", "kantor", "error", ""),
    ]


def test_accepted_one_between_two_edits_is_taken_in() -> None:
    edited = apply(BASE, AT, (DATE,)).replace("Senin", "Selasa").replace("balai", "kantor")
    assert edit(edited, DATE) == [("Senin (5/3/2024) di balai", "Selasa (4/3/2024) di kantor", "error", "")]


def test_accepted_one_edited_further() -> None:
    assert edit(BASE.replace("5/3/2024", "6/3/2024"), DATE) == [("5/3/2024", "6/3/2024", "error", "")]


def test_accepted_one_taken_back() -> None:
    assert edit(apply(BASE, AT, (DOUBLE,)), DOUBLE, DATE) == [(" rapat", "", "slip", "a-rule")]


def test_inserted_word_is_shown_with_its_neighbour() -> None:
    assert edit(BASE.replace("di balai", "tidak di balai")) == [("(5/3/2024)", "(5/3/2024) tidak", "error", "")]


def test_part_of_a_word_is_the_whole_word() -> None:
    assert edit(BASE.replace("digelar", "digelarnya")) == [("digelar", "digelarnya", "error", "")]
    assert edit(BASE.replace("5/3/2024", "5/3/2025")) == [("5/3/2024", "5/3/2025", "error", "")]


@pytest.mark.parametrize(
    ("before", "after", "slip"),
    [
        ("Rapat rapat digelar", "Rapat digelar", True),
        ("di  balai", "di balai", True),
        ("senin", "Senin", True),
        ("kupu kupu", "kupu-kupu", True),
        ("Hadir, lalu pergi.", "Hadir lalu pergi", True),
        ("tidak hadir", "hadir", False),
        ("1.500 orang", "15.00 orang", False),
        ("-5 derajat", "5 derajat", False),
        ("5%", "5", False),
        ("$5", "5", False),
        ("1 2", "12", False),
        ("5 5 orang", "5 orang", False),
    ],
)
def test_same_meaning(before: str, after: str, slip: bool) -> None:
    assert same_meaning(before, after) is slip


words = st.lists(
    st.sampled_from(["a", "bb", "kata", "5/3", " ", "  ", ",", ".", "\n", "\U0001f600", "é", "-"]), max_size=14
)
texts = words.map("".join)


@st.composite
def edits(draw: st.DrawFn) -> tuple[str, tuple[Change, ...], str]:
    """An original, disjoint changes accepted on it, and any edited text, often one near the corrected text."""
    original = draw(texts)
    places = sorted(draw(st.lists(st.integers(0, len(original)), max_size=6)))
    accepted: list[Change] = []
    for start, stop in zip(places[::2], places[1::2], strict=False):
        if not any(overlap(c.start - 7, c.stop - 7, start, stop) for c in accepted):
            accepted.append(Change(start + 7, stop + 7, draw(texts), "slip", rule="r"))
    current = apply(original, 7, accepted)
    low, high = sorted((draw(st.integers(0, len(current))), draw(st.integers(0, len(current)))))
    edited = draw(st.one_of(texts, st.just(original), texts.map(lambda new: current[:low] + new + current[high:])))
    return original, tuple(accepted), edited


@given(edits())
def test_changes_give_the_edited_text(case: tuple[str, tuple[Change, ...], str]) -> None:
    original, accepted, edited = case
    found = from_edit(original, 7, accepted, edited)
    assert apply(original, 7, found) == edited
    assert all(7 <= c.start <= c.stop <= 7 + len(original) for c in found)
    assert len([c for c in found if c not in accepted]) <= 1
    assert not any(overlap(a.start, a.stop, b.start, b.stop) for a, b in pairwise(found))
    assert all(c in accepted or original[c.start - 7 : c.stop - 7] != c.replacement for c in found)
