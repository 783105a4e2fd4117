"""Quotations without a speaker, and sources without a name."""

from __future__ import annotations

import pytest

from factcheck.model import Article, Flag
from factcheck.pipeline import analyse
from factcheck.settings import Settings

QUOTE = "“Harga cabai sudah dua pekan tidak pernah turun lagi.”"


def flags(text: str, rule: str, lang: str = "id") -> tuple[Flag, ...]:
    return analyse(Article(text, lang=lang), only=frozenset({rule})).flags


def test_a_quotation_without_a_speaker_is_noted_whole() -> None:
    text = f"Hujan turun sejak subuh. {QUOTE} Pasar sepi."
    (flag,) = flags(text, "unattributed-quote")
    assert (flag.severity, text[flag.start : flag.end]) == ("info", QUOTE)


@pytest.mark.parametrize(
    "text",
    [
        f"Hujan turun. {QUOTE} katanya.",
        f"Ibu itu mengeluh. {QUOTE} Pasar sepi.",
        f"Pasar sepi, juga bagi Siti. {QUOTE} Hujan turun.",
        f"Apa sebabnya? {QUOTE} Begitulah.",
        f"Pasar sepi.\n{QUOTE}\nHujan turun.",
        f"“Sepi,” begitulah. Hujan turun. {QUOTE} Pasar sepi.",
        "Hujan turun. “Raja Cabai dan Ratu Bawang di Kampung Kami.” Pasar sepi.",
    ],
)
def test_a_sign_of_a_speaker_a_title_or_a_pull_quote_acquits(text: str) -> None:
    assert flags(text, "unattributed-quote") == ()


def test_vague_sources_are_one_note_and_off_until_asked_for() -> None:
    text = "Beberapa ahli menilai banjir akan datang. Menurut sumber tepercaya, tanggul retak."
    (flag,) = flags(text, "vague-source")
    assert text[flag.start : flag.end] == "Beberapa ahli menilai"
    assert len(flag.related) == 1
    assert "vague-source" not in {flag.rule for flag in analyse(Article(text, lang="id")).flags}
    assert analyse(Article(text, lang="id"), Settings(on=frozenset({"vague-source"}))).flags


def test_a_named_source_is_not_vague() -> None:
    assert flags("Menurut sumber Kementerian Pekerjaan Umum, tanggul retak.", "vague-source") == ()
    assert flags("Both men agreed, the sources said.", "vague-source", "en") == ()
