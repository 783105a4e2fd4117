"""What goes out is approved, published somewhere, and set back by what changes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from factcheck import review
from factcheck.errors import UsageError
from factcheck.ratings import PRESETS

if TYPE_CHECKING:
    from factcheck.store import Store

URL = "https://redaksi.example/cek-fakta/1"
TRUE, FALSE, _ = PRESETS["plain"]


def state(store: Store, kind: Any, target: int) -> str:
    return review.standing(store, kind, target).state


def out(store: Store) -> None:
    """A claim's debunk and the article's notice, both published."""
    review.amend(store, 1, by="sari", stage="published")
    review.correct(store, 2, "Hadir 31 orang.", by="sari")
    review.rate(store, 1, FALSE, by="sari")
    review.publish(store, "debunk", 1, by="sari", url=URL)
    review.publish(store, "notice", 1, by="sari", url=URL)


def test_approved_and_published(store: Store) -> None:
    review.rule(store, 1, "disputed", by="sari")
    assert state(store, "claimreview", 1) == "draft"
    row = review.approve(store, "claimreview", 1, by="budi")
    assert (row.state, row.approved_by, row.approved_at) == ("approved", "budi", "2026-03-04T05:06:07Z")
    row = review.publish(store, "claimreview", 1, by="sari", url=URL, when="2026-03-05T07:00:00+07:00")
    assert (row.state, row.url, row.published_at, row.approved_by) == (
        "published", URL, "2026-03-05T00:00:00Z", "budi",
    )  # fmt: skip
    assert store.claim(1).publications == (row,)
    with pytest.raises(UsageError, match="published already"):
        review.approve(store, "claimreview", 1, by="budi")
    review.undo(store, by="sari")
    assert state(store, "claimreview", 1) == "approved"
    review.undo(store, by="budi")
    assert store.publications(1) == []
    assert all(check.ok for check in store.doctor())


@pytest.mark.parametrize(
    "change",
    [
        lambda store: review.rule(store, 1, "verified", by="budi"),
        lambda store: review.rate(store, 1, PRESETS["plain"][2], by="budi"),
        lambda store: review.describe(store, 1, by="budi", restated="x"),
        lambda store: review.evidence(store, 1, URL, by="budi", public=True),
        lambda store: review.note(store, 1, "x", by="budi", public=True),
    ],
)
def test_a_change_of_the_claim_sets_its_texts_back_and_says_so(store: Store, change: Any) -> None:
    out(store)
    change(store)
    assert (state(store, "debunk", 1), state(store, "notice", 1)) == ("draft", "published")
    event = store.history()[0]
    assert event.detail["set_back"] == ["debunk"]
    assert review.standing(store, "debunk", 1).because == event.kind
    review.undo(store, by="budi")
    assert state(store, "debunk", 1) == "published"
    review.redo(store, by="budi")
    assert state(store, "debunk", 1) == "draft"
    assert all(check.ok for check in store.doctor())


@pytest.mark.parametrize(
    "change",
    [
        lambda store: review.correct(store, 2, "Hadir 32 orang.", by="budi"),
        lambda store: review.headline(store, 1, "Judul", by="budi"),
        lambda store: review.amend(store, 1, by="budi", url="https://x.example"),
    ],
)
def test_a_change_of_the_article_sets_its_notice_back(store: Store, change: Any) -> None:
    out(store)
    change(store)
    assert (state(store, "debunk", 1), state(store, "notice", 1)) == ("published", "draft")


@pytest.mark.parametrize(
    "change",
    [
        lambda store: review.rule(store, 3, "verified", by="budi"),
        lambda store: review.note(store, 1, "x", by="budi"),
        lambda store: review.evidence(store, 1, URL, by="budi"),
        lambda store: review.clear(store, 1, by="budi"),
        lambda store: review.dismiss(store, 4, by="budi"),
    ],
)
def test_what_readers_do_not_see_changes_nothing(store: Store, change: Any) -> None:
    out(store)
    change(store)
    assert (state(store, "debunk", 1), state(store, "notice", 1)) == ("published", "published")


def test_an_undo_of_an_earlier_act_sets_back_too(store: Store) -> None:
    out(store)
    review.undo(store, by="sari", claim=2)
    assert (store.claim(2).status, state(store, "notice", 1)) == ("open", "draft")


def test_four_eyes(store: Store) -> None:
    review.rate(store, 1, FALSE, by="sari")
    review.describe(store, 1, by="ayu", restated="x")
    for author in ("sari", "ayu"):
        with pytest.raises(UsageError, match="another person than ayu, sari"):
            review.approve(store, "debunk", 1, by=author, four_eyes=True)
    with pytest.raises(UsageError, match="is not approved"):
        review.publish(store, "debunk", 1, by="budi", url=URL, four_eyes=True)
    review.approve(store, "debunk", 1, by="budi", four_eyes=True)
    assert review.publish(store, "debunk", 1, by="sari", url=URL, four_eyes=True).state == "published"


def test_four_eyes_on_a_notice(store: Store) -> None:
    review.amend(store, 1, by="budi", stage="published")
    review.correct(store, 1, "Rapat batal.", by="sari")
    with pytest.raises(UsageError, match="another person than sari"):
        review.approve(store, "notice", 1, by="sari", four_eyes=True)
    assert review.approve(store, "notice", 1, by="budi", four_eyes=True).state == "approved"


def test_what_has_nothing_to_tell_is_refused(store: Store) -> None:
    with pytest.raises(UsageError, match="claim 1 is open"):
        review.approve(store, "debunk", 1, by="sari")
    with pytest.raises(UsageError, match="article 1 is a draft"):
        review.publish(store, "notice", 1, by="sari", url=URL)
    review.rule(store, 1, "disputed", by="sari")
    for url, when, says in (("ftp://x", "", "web address"), (URL, "soon", "no time")):
        with pytest.raises(UsageError, match=says):
            review.publish(store, "debunk", 1, by="sari", url=url, when=when)
    with pytest.raises(UsageError, match="cannot be published"):
        review.approve(store, "poster", 1, by="sari")  # type: ignore[arg-type]
