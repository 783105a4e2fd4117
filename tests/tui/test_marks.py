from __future__ import annotations

import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.text import display
from factcheck.tui.dialogs.editing import restored
from factcheck.tui.dialogs.exporting import default_name
from factcheck.tui.dialogs.paths import complete
from factcheck.tui.marks import word_diff

TEXTS = st.text(st.one_of(st.characters(), st.sampled_from("ab \n\x1b\u202e[]")), max_size=60)


def test_a_diff_says_what_goes_and_what_comes() -> None:
    assert word_diff("Senin (3/3/2026).", "Senin (2/3/2026).").plain == "Senin ([-3/3/2026-]{+2/3/2026+})."
    assert word_diff("sudah sudah pergi", "sudah pergi").plain.count("[-") == 1
    assert word_diff("sama", "sama").plain == "sama"


@given(TEXTS, TEXTS)
def test_a_diff_is_safe_and_loses_nothing(before: str, after: str) -> None:
    plain = word_diff(before, after).plain
    assert display(plain) == plain
    if display(before) == display(after):
        assert plain == display(before)


@pytest.mark.parametrize("seed", range(5))
def test_a_diff_of_a_long_claim_of_few_words(seed: int) -> None:
    dice = random.Random(seed)
    words = [dice.choice(["satu", "dua", "\x1b", "."]) for _ in range(1000)]
    before = " ".join(words)
    dice.shuffle(words)
    after = " ".join(words)
    kept = re.sub(r"\[-.*?-\]", "", word_diff(before, after).plain).replace("{+", "").replace("+}", "")
    assert kept == display(after)
    assert restored(before, display(before) + " ya") == before + " ya"


@given(TEXTS)
def test_an_untouched_text_keeps_its_own_characters(raw: str) -> None:
    assert restored(raw, display(raw, lines=True)) == raw


def test_an_edit_beside_a_control_character_leaves_it_alone() -> None:
    assert restored("satu \x1b dua", "satu ␛ tiga") == "satu \x1b tiga"


@given(TEXTS)
def test_a_file_name_is_one_name(title: str) -> None:
    name = default_name(title, 7, "markdown")
    assert "/" not in name
    assert name.endswith(".md")
    assert not name.startswith(".")


def test_a_path_is_completed(tmp_path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "naskah").mkdir()
    (tmp_path / "naskah\x1b[2J").mkdir()
    assert complete(f"{tmp_path}/nas") == f"{tmp_path}/naskah/"
    assert complete(f"{tmp_path}/x") is None
    assert complete(f"{tmp_path}/") is None
