from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import factcheck.tui
from factcheck.errors import SettingsError
from factcheck.messages import translator
from factcheck.tui import keys
from factcheck.tui.desk import Desk
from factcheck.tui.panels import PANELS
from factcheck.tui.review import Review
from factcheck.tui.screens import key_bar
from factcheck.tui.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

SCREENS = {"desk": Desk, "review": Review, **PANELS}


def test_no_key_means_two_things() -> None:
    assert keys.clashes({}) == []
    assert len({key.id for key in keys.KEYS}) == len(keys.KEYS)


@pytest.mark.parametrize("where", keys.ALL)
def test_every_key_has_its_action(where: keys.Where) -> None:
    for key in keys.at(where):
        assert hasattr(SCREENS[where], "action_" + key.action.partition("(")[0]), key.id


@pytest.mark.parametrize("where", keys.ALL)
@pytest.mark.parametrize("lang", ["en", "id"])
def test_the_footer_shows_at_most_seven_and_fits(where: keys.Where, lang: str) -> None:
    assert sum(where in key.footer for key in keys.KEYS) <= 7
    assert key_bar(where, Words(lang), {}).cell_length <= 78


def test_the_keys_are_those_that_were_promised() -> None:
    review = {name: key.action for key in keys.at("review") for name in key.keys.split(",")}
    promised = {
        "v": "verified", "d": "disputed", "c": "corrected", "a": "accept(0)", "x": "dismiss_flag", "m": "note",
        "u": "undo", "ctrl+r": "redo", "j": "move(1)", "k": "move(-1)", "down": "move(1)", "up": "move(-1)",
        "]": "flag(1)", "[": "flag(-1)", "f": "flag(1)", "F": "flag(-1)", "space": "next_open", "/": "search",
        "n": "match(1)", "N": "match(-1)", "C": "clear_article", "i": "import", "e": "export", "y": "copy",
        "?": "help", "q": "back",
    }  # fmt: skip
    assert promised.items() <= review.items()


def test_a_keymap_is_checked() -> None:
    assert keys.checked({"claim.verified": "f5"}) == {"claim.verified": "f5"}
    with pytest.raises(SettingsError, match=r"claim\.verified"):
        keys.checked({"claim.verifed": "f5"})
    with pytest.raises(SettingsError, match="'d' is given to both"):
        keys.checked({"claim.verified": "d"})
    with pytest.raises(SettingsError, match="is given no key"):
        keys.checked({"claim.verified": "f5,"})
    for taken in ("slash", "f5, d", "tab", "ctrl+i", "ctrl+q", "question_mark"):
        with pytest.raises(SettingsError, match="is given to both"):
            keys.checked({"claim.verified": taken})


def _texts() -> Iterator[str]:
    """Every literal that the screens give to the translator."""
    for path in Path(factcheck.tui.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                wanted = {"t": node.args[:1], "count": node.args[1:3]}.get(name, [])
                yield from (a.value for a in wanted if isinstance(a, ast.Constant) and isinstance(a.value, str))
    for key in keys.KEYS:
        yield from filter(None, (key.label, key.short))
    yield from (label for _, label in keys.FIXED)


def test_every_word_is_there_in_indonesian() -> None:
    t = translator("id")
    same = {"format", "info", "draft", "internal"}
    assert [text for text in sorted(set(_texts())) if t(text) == text and text not in same] == []
