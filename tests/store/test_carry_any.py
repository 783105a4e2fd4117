"""Whatever reviewers did and editors changed, a new version comes in and the record stays whole."""

from __future__ import annotations

import random
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from factcheck import review
from factcheck.errors import UsageError
from tests.desk import analysed, finding

if TYPE_CHECKING:
    from factcheck.store import ClaimRow, Store

WORDS = ["rapat", "desa", "tidak", "30", "31", "Senin", "5/3/2024", "warga", "hadir", "pasar", "beras", "naik", "turun"]


def _sentence(chance: random.Random) -> str:
    return " ".join(chance.choices(WORDS, k=chance.randint(2, 6))).capitalize() + "."


def _act(store: Store, chance: random.Random, claim: ClaimRow) -> None:
    at = claim.start + chance.randint(1, max(1, len(claim.text) - 1))
    acts = (
        lambda: review.rule(store, claim.id, chance.choice(("verified", "disputed", "open")), by="b", note="n"),
        lambda: review.correct(store, claim.id, claim.text.replace(chance.choice(WORDS), "beda", 1), by="b"),
        lambda: review.correct(store, claim.id, "", by="b"),
        lambda: review.split(store, claim.id, at, by="b"),
        lambda: review.merge(store, claim.id, by="b"),
        lambda: review.none(store, claim.id, by="b"),
        lambda: review.accept(store, chance.choice(store.flags(article=claim.article)).id, by="b"),
        lambda: review.headline(store, claim.article, chance.choice(("Judul dua", "Judul tiga")), by="b"),
        lambda: review.undo(store, by="b"),
        lambda: review.redo(store, by="b"),
    )
    with suppress(UsageError, IndexError):
        chance.choice(acts)()


@pytest.mark.parametrize("seed", range(30))
def test_the_record_stays_whole(empty: Store, seed: int) -> None:
    chance, title = random.Random(seed), "Judul satu"
    sentences = [_sentence(chance) for _ in range(chance.randint(2, 8))]
    for _ in range(4):
        text = " ".join(sentences)
        flags = tuple(
            finding(text, w, "count-mismatch", "warning", "31") for w in ("30", "rapat desa", ". ") if w in text
        )
        empty.import_analysis(analysed(text, flags=flags, title=title), by="sari")
        article = empty.newest(1)
        for _ in range(chance.randint(0, 7)):
            _act(empty, chance, chance.choice(empty.claims(article=article)))
        if chance.random() < 0.4:
            mended = empty.corrected_text(article).split(".")
            sentences = [part.strip() + "." for part in mended if part.strip()] or ["Kosong."]
        if chance.random() < 0.5:
            chance.shuffle(sentences)
        if chance.random() < 0.5:
            sentences.insert(chance.randint(0, len(sentences)), _sentence(chance))
        if len(sentences) > 2 and chance.random() < 0.5:
            sentences.pop(chance.randrange(len(sentences)))
        title = chance.choice((title, "Judul dua"))
    assert [check for check in empty.doctor() if not check.ok] == []
    before = empty.claims(), empty.article(empty.newest(1))
    empty.rebuild()
    assert [check for check in empty.doctor() if not check.ok] == []
    assert (empty.claims(), empty.article(empty.newest(1))) == before
