"""The rule missing-metadata: which articles are asked for a date, and one note for all that is missing."""

from __future__ import annotations

from datetime import date

from factcheck.messages import render
from factcheck.model import Article
from tests.alone import flags

TEXT = "Panen raya dimulai pekan depan. Petani senang."


def test_a_date_is_asked_only_of_an_article_that_came_with_an_address_or_a_byline() -> None:
    (flag,) = flags("missing-metadata", Article(TEXT, lang="id", url="https://contoh.id/a"))
    assert (flag.severity, TEXT[flag.start : flag.end]) == ("info", "Panen raya dimulai pekan depan.")
    known = Article(TEXT, lang="id", url="https://contoh.id/a", published=date(2021, 1, 9))
    assert flags("missing-metadata", known) == ()
    assert flags("missing-metadata", Article(TEXT, lang="id", title="Panen")) == ()


def test_all_that_is_missing_makes_one_note() -> None:
    text = "Wali kota [nama] di [kota]. Petani senang."
    (flag,) = flags("missing-metadata", Article(text, lang="id", byline="Sari"))
    assert text[flag.start : flag.end] == "[nama]"
    assert [(text[other.start : other.end], other.role) for other in flag.related] == [
        ("[kota]", "same-error"),
        ("Wali kota [nama] di [kota].", "evidence"),
    ]
    assert render(flag.related[-1].reason, "en") == "the article's date of publication is not known"
