"""JSON-LD is what the public pages on it require, is refused when it lacks that, and cannot end a script element."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from factcheck.errors import UsageError
from factcheck.report.claimreview import claim_reviews, missing
from factcheck.report.export import export
from factcheck.report.reviews import Rating, Review
from factcheck.report.sources import Source
from tests.conftest import put
from tests.report.conftest import HOSTILE, JAKARTA, ruled

if TYPE_CHECKING:
    from factcheck.store import Store

SCHEMA = json.loads(Path(__file__).with_name("claimreview.schema.json").read_text(encoding="utf-8"))
FULL = Review(
    claim=7,
    lang="id",
    third_party=True,
    title="Jembatan Muara tidak dijual",
    restated="Jembatan Muara dijual pada 2021.",
    claimant="Akun @warta",
    claimant_url="https://media.example/@warta",
    claim_date="2021-03-04",
    appearances=("https://media.example/1", "https://media.example/2"),
    rating=Rating("Salah", 1, 1, 5),
    category="Konten palsu",
    explanation="Dinas tidak pernah menjual jembatan.",
    conclusion="Jembatan itu milik kota.",
    sources=(
        Source("https://kota.example/aset", archived="https://arsip.example/1", title="Daftar aset", public=True),
    ),
    url="https://contoh.example/cek/jembatan",
    checked="2021-03-06",
    publisher="Harian Contoh",
)


def read(text: str) -> Any:
    data = json.loads(text)
    Draft202012Validator(SCHEMA).validate(data)
    assert not set("<>&\u2028\u2029") & set(text)
    return data


def test_a_full_review_and_a_bundle_are_valid() -> None:
    one = read(claim_reviews([FULL]))
    assert (one["@type"], one["reviewRating"]["alternateName"], one["reviewRating"]["ratingValue"]) == (
        "ClaimReview",
        "Salah",
        1,
    )
    assert one["itemReviewed"]["firstAppearance"]["url"] == "https://media.example/1"
    two = read(
        claim_reviews([FULL, replace(FULL, claim=8, rating=Rating("Tak terbukti"), claimant="", appearances=())])
    )
    assert [each["reviewRating"].get("ratingValue") for each in two["@graph"]] == [1, None]
    assert "author" not in two["@graph"][1]["itemReviewed"]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"third_party": False}, "a claim of others"),
        ({"restated": " "}, "the restated claim"),
        ({"rating": None}, "a rating"),
        ({"rating": Rating("Salah", 0, 0, 5)}, "rating number"),
        ({"rating": Rating("Salah", 3)}, "rating number"),
        ({"explanation": ""}, "an explanation"),
        ({"sources": (Source("https://kota.example"),)}, "public evidence"),
        ({"sources": (Source("javascript:alert(1)", public=True),)}, "public evidence"),
        ({"url": "javascript:alert(1)"}, "the address of the review"),
        ({"publisher": ""}, "the newsroom's name"),
    ],
)
def test_what_lacks_a_field_is_refused_by_name(change: dict[str, Any], says: str) -> None:
    poor = replace(FULL, **change)
    assert len(missing(poor)) == 1
    with pytest.raises(UsageError, match=f"claim 7 .*{says}"):
        claim_reviews([FULL, poor])


def test_hostile_words_stay_words() -> None:
    data = read(
        claim_reviews([replace(FULL, restated=HOSTILE + "</script>\u2028", explanation=HOSTILE, conclusion="")])
    )
    assert "</script>" in data["claimReviewed"]
    assert "\x1b" not in data["claimReviewed"]


def test_an_own_claim_is_no_claim_review(store: Store) -> None:
    article = ruled(store)
    with pytest.raises(UsageError, match=r"it lacks: .*a claim of others, not of our own story"):
        export(store, [article], "claimreview", JAKARTA)


def test_own_corrections_are_an_article_with_comments(store: Store) -> None:
    data = read(str(export(store, [ruled(store)], "newsarticle", JAKARTA)))
    assert data["url"] == "https://contoh.example/id/berita"
    assert (
        data["correction"][0]["text"] == "Paragraf 2, kalimat 1 sebelumnya tertulis “9/1/2020”; seharusnya “9/1/2021”."
    )
    assert data["correction"][0]["datePublished"].startswith("2026-01-05T08:00:")
    assert data["correction"][0]["datePublished"].endswith("+07:00")
    assert data["publisher"]["correctionsPolicy"] == "https://contoh.example/ralat"
    both = read(str(export(store, [1, ruled(store, "en")], "newsarticle", JAKARTA)))
    assert [each["inLanguage"] for each in both["@graph"]] == ["id", "en"]


def test_an_article_without_an_address_or_an_error_has_no_correction_to_publish(store: Store) -> None:
    with pytest.raises(UsageError, match="no published article"):
        export(store, [put(store)], "newsarticle", JAKARTA)
    with pytest.raises(UsageError, match="no address"):
        export(store, [ruled(store, "en", url=None)], "newsarticle", JAKARTA)
