"""Changes applied to a text, and severities compared."""

import pytest

from factcheck.model import apply_changes, at_most


def test_changes_are_applied_at_the_offsets_of_the_original() -> None:
    assert apply_changes("satu dua tiga", [(9, 13, "empat"), (0, 4, "nol"), (4, 8, "")]) == "nol empat"


def test_overlapping_changes_are_refused() -> None:
    with pytest.raises(ValueError, match="overlap"):
        apply_changes("satu dua", [(0, 4, "x"), (3, 5, "y")])


def test_at_most_gives_the_milder() -> None:
    assert at_most("error", "warning") == "warning"
    assert at_most("info", "error") == "info"
