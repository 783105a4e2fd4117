"""What is read once more of an article is what a whole reading gives, and rows that did not change stay the same."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from factcheck import review
from factcheck.ratings import PRESETS
from tests.desk import TEXT, analysed, findings

if TYPE_CHECKING:
    from collections.abc import Callable

    from factcheck.store import ClaimRow, FlagRow, Store


class Reader:
    """Reads the article again and again, each time from what it read before."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.claims: list[ClaimRow] = store.claims(article=1)
        self.flags: list[FlagRow] = store.flags(article=1)

    def renew(self) -> tuple[int, int]:
        """Read anew; gives how many claims and flags are other objects than before."""
        claims, flags = self.store.renewed(1, self.claims, self.flags)
        assert claims == self.store.claims(article=1)
        assert flags == self.store.flags(article=1)
        before = {id(row) for row in (*self.claims, *self.flags)}
        self.claims, self.flags = claims, flags
        return tuple(sum(id(row) not in before for row in rows) for rows in (claims, flags))  # type: ignore[return-value]


def test_only_what_changed_is_read(store: Store) -> None:
    text = TEXT + " " + " ".join(f"Warga {n} datang." for n in range(30))
    store.import_analysis(analysed(text, findings(text), source="a.txt"), by="sari")
    number = store.articles()[0].id
    claims, flags = store.claims(article=number), store.flags(article=number)
    review.rule(store, claims[5].id, "verified", by="sari")
    again, same = store.renewed(number, claims, flags)
    assert [a is b for a, b in zip(claims, again, strict=True)].count(False) == 1
    assert all(a is b for a, b in zip(flags, same, strict=True))
    assert again == store.claims(article=number)


def test_after_every_act(store: Store) -> None:
    reader = Reader(store)
    assert reader.renew() == (0, 0)
    acts: list[Callable[[], object]] = [
        lambda: review.rule(store, 1, "disputed", by="sari"),
        lambda: review.rule(store, 3, "verified", by="budi"),
        lambda: review.accept(store, 3, by="sari"),
        lambda: review.dismiss(store, 1, by="sari", reason="known"),
        lambda: review.dismiss(store, 4, by="sari", reason="as-quoted"),
        lambda: review.undo(store, by="sari"),
        lambda: review.correct(store, 2, "Hadir 32 orang.", by="budi"),
        lambda: review.clear(store, 1, by="sari"),
        lambda: review.rate(store, 3, PRESETS["plain"][1], by="sari"),
        lambda: review.describe(store, 3, by="sari", restated="Dari tiga desa.", claimant="Camat"),
        lambda: review.approve(store, "claimreview", 3, by="sari"),
        lambda: review.rate(store, 3, PRESETS["plain"][0], by="sari"),
        lambda: review.rate(store, 3, None, by="sari"),
        lambda: review.none(store, 3, by="sari"),
        lambda: review.split(store, 1, TEXT.index("digelar"), by="sari"),
        lambda: review.undo(store, by="sari"),
        lambda: review.merge(store, 2, by="budi"),
        lambda: review.undo(store, by="budi"),
        lambda: review.undo(store, by="budi"),
        lambda: review.redo(store, by="budi"),
    ]
    for act in acts:
        act()
        reader.renew()


def test_what_an_older_version_was_ruled(store: Store) -> None:
    reader = Reader(store)
    store.import_analysis(analysed(TEXT.replace("Hadir 30 orang", "Hadir 31 orang", 1), ()), by="sari")
    claims, flags = store.claims(article=2), store.flags(article=2)
    assert [claim.look_again for claim in claims] == [None, None, None]
    seen = set()
    for act in (
        lambda: review.rule(store, 2, "disputed", by="sari"),
        lambda: review.undo(store, by="sari"),
        lambda: review.redo(store, by="sari"),
    ):
        act()
        reader.renew()
        claims, flags = store.renewed(2, claims, flags)
        assert claims == store.claims(article=2)
        seen.add(claims[1].look_again)
    assert seen == {2, None}


def test_without_reasons(store: Store) -> None:
    claims, flags = store.claims(article=1, reasons=False), store.flags(article=1)
    assert claims == [replace(claim, reasons=()) for claim in store.claims(article=1)]
    assert claims != store.claims(article=1)
    review.rule(store, 2, "disputed", by="sari")
    claims, flags = store.renewed(1, claims, flags, reasons=False)
    assert claims == store.claims(article=1, reasons=False)


def test_flags_that_came_and_went(store: Store) -> None:
    reader = Reader(store)
    store.recheck(1, analysed(flags=findings(TEXT)[:2]), by="sari")
    reader.renew()
    assert len(reader.flags) == 2
    store.recheck(1, analysed(), by="sari")
    reader.renew()
    assert len(reader.flags) == 4
