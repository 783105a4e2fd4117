"""Messages in both languages, and a catalogue that knows every template of the code."""

import ast
import string
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

import factcheck
from factcheck.messages import from_data, render, render_all, to_data, translator
from factcheck.model import say

PACKAGE = Path(factcheck.__file__).parent
PO = PACKAGE / "locale" / "id" / "LC_MESSAGES" / "factcheck.po"
CALLS = {"say", "_", "word", "N_"}


def templates() -> dict[str, str]:
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            first = node.args[0]
            if name in CALLS and isinstance(first, ast.Constant) and isinstance(first.value, str) and first.value:
                found[first.value] = f"{path.name}:{node.lineno}"
    return found


def fields(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}


def test_every_template_has_indonesian_words_with_the_same_arguments() -> None:
    with PO.open("rb") as file:
        catalogue = {str(m.id): str(m.string) for m in read_po(file) if m.id}
    missing = {text: place for text, place in templates().items() if not catalogue.get(text)}
    assert not missing
    for text, translated in catalogue.items():
        assert fields(text) == fields(translated), text


def test_the_compiled_catalogue_is_current() -> None:
    word = translator("id")
    with PO.open("rb") as file:
        for message in read_po(file):
            if message.id:
                assert word(str(message.id)) == message.string


@pytest.mark.parametrize(
    ("lang", "words"),
    [("en", "Thursday 9 January 2020"), ("id", "Kamis 9 Januari 2020"), ("de", "Thursday 9 January 2020")],
)
def test_dates_and_weekdays_are_written_in_the_language(lang: str, words: str) -> None:
    assert render(say("{day:weekday} {when:date}", day=3, when="2020-01-09"), lang) == words


def test_lists_and_joins() -> None:
    steps = [say("{years:list}", years=(2010, 2016)), say("{when:daymonth}", when="2020-01-09")]
    assert render_all(steps, "en") == "2010, 2016; 9 January"


def test_messages_survive_storage() -> None:
    message = say("{a} {b:list}", a="x", b=(1, 2))
    assert from_data(to_data(message)) == message
