"""Two versions of an article matched claim by claim: nothing lost, nothing twice, nothing across a changed fact."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.store.versions import Pair, agree, match, word_changes
from tests.store.edited import edited

SENTENCE = st.lists(
    st.sampled_from(["rapat", "tidak", "30", "31", "desa", "Senin", "5/3/2024"]), min_size=1, max_size=6
)
VERSION = st.lists(SENTENCE.map(" ".join), max_size=12)


@given(VERSION, VERSION)
def test_each_claim_is_paired_once(old: list[str], new: list[str]) -> None:
    pairs = match(old, new, "id")
    assert [pair.new for pair in pairs if pair.new is not None] == list(range(len(new)))
    assert sorted(pair.old for pair in pairs if pair.old is not None) == list(range(len(old)))
    for kind, was, now in pairs:
        assert (was is None, now is None) == (kind == "new", kind == "dropped")
        if was is not None and now is not None and kind != "reworded":
            assert agree(old[was], new[now], "id")
    steady = [pair.old for pair in pairs if pair.kind == "same" and pair.old is not None]
    assert steady == sorted(steady)


@given(VERSION)
def test_nothing_changed(version: list[str]) -> None:
    assert match(version, version, "id") == [Pair("same", n, n) for n in range(len(version))]


@pytest.mark.parametrize("number", range(0, 200, 7))
def test_edits_are_told_apart(number: int) -> None:
    made = edited(number)
    pairs = match(made.before, made.after, made.lang)
    became = {
        pair.old: (pair.kind, made.after[pair.new]) for pair in pairs if pair.old is not None and pair.new is not None
    }
    for n, (kind, _, now) in enumerate(made.done):
        if kind in ("kept", "moved"):
            assert became[n][0] in ("same", "moved")
            assert became[n][1] == now
        elif kind != "dropped":
            assert became.get(n, ("reworded", ""))[0] == "reworded"
    assert sum(
        kind not in ("kept", "moved", "dropped") and n in became for n, (kind, _, _) in enumerate(made.done)
    ) >= (0.8 * sum(kind not in ("kept", "moved", "dropped") for kind, _, _ in made.done))


@pytest.mark.parametrize(
    ("old", "new", "right"),
    [
        ("“Ya,” kata  Budi – lalu pergi.", '"Ya," kata Budi - lalu pergi.', True),
        ("RAPAT digelar.", "Rapat digelar.", True),
        ("Suhu −5 derajat.", "Suhu 5 derajat.", False),
        ("Luas 10² meter.", "Luas 102 meter.", False),
        ("Harga 1.500 rupiah.", "Harga 15.00 rupiah.", False),
        ("Ia bukan dokter.", "Ia dokter.", False),
        ("Rapat digelar 5 Maret.", "Rapat digelar 6 Maret.", False),
        ("Benar?", "Benar.", False),
    ],
)
def test_what_reads_alike(old: str, new: str, right: bool) -> None:
    assert agree(old, new, "id") is right


def test_a_moved_claim_and_a_dropped_one() -> None:
    assert match(["satu dua", "tiga empat", "lima enam"], ["lima enam", "satu dua"], "id") == [
        Pair("moved", 2, 0),
        Pair("same", 0, 1),
        Pair("dropped", 1, None),
    ]


def test_the_corrected_text_is_looked_for_first() -> None:
    old, new = ["Rapat digelar Senin.", "Hadir semua."], ["Pertemuan besar diadakan pada hari Jumat pagi."]
    assert {pair.kind for pair in match(old, new, "id")} == {"new", "dropped"}
    assert Pair("reworded", 0, 0) in match(old, new, "id", {0: new[0]})


def test_words_that_changed() -> None:
    assert word_changes("Rapat 9/1/2020 batal.", "Rapat 9/1/2021 batal.") == [
        ("equal", "Rapat ", "Rapat "),
        ("replace", "9/1/2020", "9/1/2021"),
        ("equal", " batal.", " batal."),
    ]
    long = "kata " * 5_000
    assert "".join(was for _, was, _ in word_changes(long, long + "x")) == long
