"""The languages' `[dates]` tables are those that CLDR gives."""

from __future__ import annotations

import pytest

from factcheck.lang.cldr import FOLDER, made_languages, renewed
from factcheck.lang.patterns import literal, tokens


@pytest.mark.parametrize("tag", made_languages())
def test_a_made_table_is_current(tag: str) -> None:
    """Else run `python -m factcheck.lang.cldr`."""
    assert renewed(tag) == (FOLDER / f"{tag}.toml").read_text(encoding="utf-8")


def test_a_pattern_is_cut_into_fields_and_words() -> None:
    pattern = "y. 'gada' d. MMMM"
    assert tokens(pattern) == [("y", "y"), ("", ". gada "), ("d", "d"), ("", ". "), ("M", "MMMM")]
    assert "".join(text if letter else literal(text) for letter, text in tokens(pattern)) == pattern
