"""Whole reports in both languages, as an editor reads them; FACTCHECK_GOLDEN=write writes them anew."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from factcheck.report.export import FORMATS, export
from tests.report.conftest import JAKARTA, ruled

if TYPE_CHECKING:
    from factcheck.store import Store

GOLDEN = Path(__file__).with_name("golden")
FULL = ("markdown", "text", "html", "json", "csv", "notice", "queries", "newsarticle", "corrections-page")


@pytest.mark.parametrize("public", [False, True], ids=["internal", "public"])
@pytest.mark.parametrize("fmt", FULL)
@pytest.mark.parametrize("lang", ["id", "en"])
def test_a_report_reads_as_it_did(store: Store, lang: str, fmt: str, public: bool) -> None:
    if public and fmt in ("queries", "notice", "newsarticle", "corrections-page"):
        return
    text = str(export(store, [ruled(store, lang)], fmt, JAKARTA, public=public))
    path = GOLDEN / f"{lang}-{fmt}{'-public' if public else ''}{FORMATS[fmt].suffix}"
    if os.environ.get("FACTCHECK_GOLDEN") == "write":
        path.write_text(text, encoding="utf-8", newline="")
    assert path.read_bytes().decode() == text


def test_no_golden_file_is_left_over() -> None:
    names = {
        f"{lang}-{fmt}{end}{FORMATS[fmt].suffix}" for lang in ("id", "en") for fmt in FULL for end in ("", "-public")
    }
    assert {path.name for path in GOLDEN.iterdir()} <= names
