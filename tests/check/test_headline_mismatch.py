"""The rule headline-mismatch: the headline is quoted and the text is marked."""

from __future__ import annotations

from factcheck.messages import render_all
from factcheck.model import Article, Flag
from factcheck.pipeline import analyse


def flags(text: str, title: str | None = None) -> tuple[Flag, ...]:
    return analyse(Article(text, lang="id", title=title), only=frozenset({"headline-mismatch"})).flags


def test_the_headline_is_quoted_and_the_text_is_marked() -> None:
    text = "Sebanyak 7 orang tewas dalam kecelakaan itu."
    (flag,) = flags(text, "Bus Terguling, 5 Tewas")
    assert text[flag.start : flag.end] == "7"
    assert render_all((flag.message,), "id") == "judul menulis “5”, teks “7”"
    assert flags(text) == ()


def test_the_proof_says_what_was_compared() -> None:
    (flag,) = flags("Inflasi Juni tercatat 2,3 persen.", "Inflasi Juni Capai 3,2 Persen")
    assert render_all(flag.proof, "en").startswith("“3,2 Persen” is nowhere in the text, not even rounded")
    (flag,) = flags("Sidang putusan digelar Selasa.", "Sidang Digelar Senin")
    assert render_all(flag.proof, "en").startswith("“Selasa” is the only weekday in the text")
