"""The made pages are current, and every command, setting and rule is documented."""

import importlib.util
import re
from dataclasses import fields
from pathlib import Path

import pytest

from factcheck.settings import Settings

DOCS = Path(__file__).parents[2] / "docs"
SPEC = importlib.util.spec_from_file_location("docs_make", DOCS / "make.py")
assert SPEC is not None
assert SPEC.loader is not None
make = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(make)
PAGES = dict(make.pages())


@pytest.mark.parametrize("path", PAGES, ids=str)
def test_a_made_page_is_current(path: Path) -> None:
    assert (DOCS / path).read_text(encoding="utf-8") == PAGES[path], "run `make pages`"


def test_no_page_of_a_rule_that_is_gone() -> None:
    there = {path.relative_to(DOCS) for path in (DOCS / "rules").glob("*.md")}
    assert there == {path for path in PAGES if path.parts[0] == "rules"}


def test_every_setting_is_documented() -> None:
    page = (DOCS / "settings.md").read_text(encoding="utf-8")
    for setting in fields(Settings):
        assert re.search(rf"^\| `{setting.name}` \|", page, re.MULTILINE), setting.name


def test_links_between_pages_lead_somewhere() -> None:
    root = DOCS.parent
    for page in [root / "README.md", root / "CHANGELOG.md", *DOCS.rglob("*.md")]:
        for target in re.findall(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"
