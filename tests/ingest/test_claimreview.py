"""Other people's rulings: ClaimReview in pages and in feeds."""

from __future__ import annotations

import json
from datetime import date

import pytest

from factcheck.errors import SourceRefused
from factcheck.ingest.claimreview import known_claims
from factcheck.model import KnownClaim

REVIEW = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "url": "https://cek.example/a",
    "datePublished": "2021-01-12T08:00:00+07:00",
    "claimReviewed": "Air kelapa menyembuhkan  <flu>",
    "author": {"@type": "Organization", "name": "Cek Kita", "url": "https://cek.example/"},
    "itemReviewed": {
        "@type": "Claim",
        "author": {"@type": "Person", "name": "Akun Sehat"},
        "datePublished": "2021-01-09",
        "appearance": [{"@type": "CreativeWork", "url": "https://medsos.example/1"}, "https://medsos.example/2"],
        "firstAppearance": {"url": "javascript:alert(1)"},
    },
    "reviewRating": {
        "@type": "Rating",
        "alternateName": "Salah",
        "ratingValue": "1",
        "bestRating": 5,
        "worstRating": 1,
    },
    "inLanguage": "id",
}
CLAIM = KnownClaim(
    text="Air kelapa menyembuhkan <flu>",
    rating="Salah",
    publisher="Cek Kita",
    url="https://cek.example/a",
    claimant="Akun Sehat",
    claimed=date(2021, 1, 9),
    reviewed=date(2021, 1, 12),
    lang="id",
    value=1.0,
    best=5.0,
    worst=1.0,
    appearances=("https://medsos.example/1", "https://medsos.example/2"),
)


def page(*scripts: str) -> bytes:
    inner = "".join(f'<script type="application/ld+json">{script}</script>' for script in scripts)
    return f"<!doctype html><html><head>{inner}</head><body><p>x</body></html>".encode()


def test_a_page() -> None:
    escaped = json.dumps(REVIEW).replace("<", r"\u003c")
    assert known_claims(page("{broken", escaped)) == (CLAIM,)
    assert known_claims(page(f"//<![CDATA[\n{escaped}\n//]]>")) == (CLAIM,)


@pytest.mark.parametrize(
    "data",
    [
        [REVIEW],
        {"@graph": [{"@type": "WebPage"}, REVIEW]},
        {"@type": "DataFeed", "dataFeedElement": [{"@type": "DataFeedItem", "item": [REVIEW]}]},
        {"@type": "DataFeed", "dataFeedElement": [REVIEW, REVIEW]},
    ],
)
def test_feeds(data: object) -> None:
    assert known_claims(json.dumps(data).encode()) == (CLAIM,)


def test_a_feed_of_lines() -> None:
    lines = "\n".join(json.dumps(REVIEW | {"url": f"https://cek.example/{n}"}) for n in range(3))
    assert [claim.url for claim in known_claims(lines.encode())] == [f"https://cek.example/{n}" for n in range(3)]


@pytest.mark.parametrize(
    "change",
    [
        {"claimReviewed": ""}, {"claimReviewed": None}, {"reviewRating": {"ratingValue": 1}}, {"reviewRating": "Salah"},
        {"@type": "Review"}, {"claimReviewed": "x" * 3000}, {"claimReviewed": {"a": 1}},
    ],
)  # fmt: skip
def test_what_lacks_the_claim_or_its_rating_is_left_out(change: dict[str, object]) -> None:
    assert known_claims(json.dumps(REVIEW | change).encode()) == ()


def test_odd_values_are_unknown() -> None:
    odd = REVIEW | {"itemReviewed": ["x"], "author": [], "url": "file:///etc/passwd", "datePublished": ["kemarin"]}
    odd["reviewRating"] = {
        "alternateName": ["Salah"],
        "ratingValue": "lima",
        "bestRating": "1e9",
        "worstRating": True,
    }
    [claim] = known_claims(json.dumps(odd).encode())
    assert claim == KnownClaim(text=CLAIM.text, rating="Salah", lang="id")


@pytest.mark.parametrize("data", [b"", b"[", b"[" * 100_000, b'{"@type": "ClaimReview"', b"<script>" * 50_000])
def test_nonsense_holds_no_claims(data: bytes) -> None:
    assert known_claims(data) == ()


def test_pictures_are_refused() -> None:
    with pytest.raises(SourceRefused):
        known_claims(b"\x89PNG\r\n\x1a\n")
