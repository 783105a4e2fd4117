"""Acts on a whole article."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factcheck import review
from factcheck.errors import UsageError

if TYPE_CHECKING:
    from factcheck.store import Store


def test_clear_marks_no_claim(store: Store) -> None:
    article = review.clear(store, 1, by="sari", note="naik pukul 10")
    assert (article.state, article.state_by, article.state_note) == ("cleared", "sari", "naik pukul 10")
    assert article.state_at == "2026-03-04T05:06:07Z"
    assert {claim.status for claim in store.claims()} == {"open"}
    assert store.history(limit=1)[0].detail == {"note": "naik pukul 10", "errors": 2, "unchecked": 3}
    assert review.hold(store, 1, by="budi").state == "held"
    assert review.reopen(store, 1, by="budi").state == "open"


def test_amend(store: Store) -> None:
    article = review.amend(
        store, 1, by="sari", published="2024-03-05", lang="en", url="https://a:b@example.org/x", byline="Sari",
        desk="Metro", stage="published", title="Judul",
    )  # fmt: skip
    assert (article.published, article.lang, article.url, article.byline) == (
        "2024-03-05",
        "en",
        "https://example.org/x",
        "Sari",
    )
    assert (article.desk, article.stage, article.title) == ("Metro", "published", "Judul")
    assert review.amend(store, 1, by="sari", byline=None).byline is None
    review.undo(store, by="sari")
    review.undo(store, by="sari")
    assert store.article(1).title == "Rapat Desa"
    assert store.article(1).published is None


@pytest.mark.parametrize(
    "fields",
    [{}, {"colour": "red"}, {"published": "5 Maret"}, {"stage": "x"}, {"lang": ""}, {"lang": None}, {"url": "ftp://x"}],
)
def test_amend_refuses(store: Store, fields: dict[str, str | None]) -> None:
    with pytest.raises(UsageError):
        review.amend(store, 1, by="sari", **fields)


def test_headline(store: Store) -> None:
    article = review.headline(store, 1, "Rapat Warga", by="sari")
    assert article.headline is not None
    assert (article.title, article.headline.replacement, article.headline.stop) == ("Rapat Desa", "Rapat Warga", 10)
    assert article.headline.cls == "error"
    for same in ("Rapat Warga", ""):
        with pytest.raises(UsageError, match="as it was"):
            review.headline(store, 1, same, by="sari")
    assert review.headline(store, 1, "Rapat Desa", by="sari").headline is None
    review.undo(store, by="sari")
    assert store.article(1).headline == article.headline
    assert store.corrected_text(1) == store.text(1)
    assert all(check.ok for check in store.doctor())


def test_notes_and_evidence(store: Store) -> None:
    review.note(store, None, "umum", by="sari", article=1)
    review.note(store, 2, "khusus", by="sari", public=True)
    review.evidence(store, 2, "https://example.org/a", by="sari", title="Data", quote="30 orang", public=True)
    assert [(n.claim, n.text, n.public) for n in store.notes(article=1)] == [(None, "umum", False), (2, "khusus", True)]
    assert [(e.claim, e.title, e.quote, e.public) for e in store.evidence(article=1)] == [(2, "Data", "30 orang", True)]
    assert store.article(1).progress.notes == 2
    for claim, article, text in ((None, None, "x"), (None, 1, " "), (None, 1, "x" * 100_001)):
        with pytest.raises(UsageError):
            review.note(store, claim, text, by="sari", article=article)


@pytest.mark.parametrize(("text", "cls"), [("Rapat desa", "slip"), ("Rapat Kota", "error")])
def test_a_headlines_class_follows_its_meaning(store: Store, text: str, cls: str) -> None:
    changed = review.headline(store, 1, text, by="sari").headline
    assert changed is not None
    assert changed.cls == cls
