"""A reviewer at a record: random acts, each told on stdout as a line of JSON; see test_two_at_work."""

from __future__ import annotations

import json
import random
import sys
import time
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factcheck import review
from factcheck.errors import StaleWrite, UsageError
from factcheck.model import OUTGOING, VERDICTS
from factcheck.ratings import PRESETS
from factcheck.store import open_store

if TYPE_CHECKING:
    from collections.abc import Callable

    from factcheck.store import ClaimRow, Store

# How often each is tried; the guarded ones are given the version of the claim that the reviewer saw last.
GUARDED = {
    "rule": 8, "correct": 5, "accept": 4, "rate": 3, "class": 2, "describe": 2, "split": 3, "merge": 3, "none": 3,
}  # fmt: skip
FREE = {
    "undo": 14, "redo": 7, "dismiss": 4, "restore": 3, "note": 3, "evidence": 3, "show": 1, "remove": 2,
    "headline": 2, "clear": 2, "hold": 1, "reopen": 1, "stage": 1, "approve": 3, "publish": 2,
}  # fmt: skip


def state(store: Store) -> dict[str, str]:
    """Everything that people decided on article 1, by what it is about."""
    found: dict[str, Any] = {}
    for claim in store.claims(article=1):
        found[f"claim {claim.id}"] = (claim.status, claim.correction, claim.changes, claim.rulings, claim.rating)
        found[f"checkable {claim.id}"] = claim.checkable
        found[f"description {claim.id}"] = store.description(claim.id)
    for flag in store.flags(article=1):
        found[f"dismissal {flag.id}"] = (flag.dismissed_reason, flag.dismissed_by, flag.dismissed_at)
    found |= {f"note {note.id}": note for note in store.notes(article=1)}
    found |= {f"evidence {one.id}": one for one in store.evidence(article=1)}
    found |= {f"publication {one.kind} {one.claim}": one for one in store.publications(1)}
    article = store.article(1)
    found |= {"headline": article.headline, "stage": article.stage}
    found["desk"] = (article.state, article.state_by, article.state_at, article.state_note)
    return {name: repr(value) for name, value in found.items()}


def do(store: Store, kind: str, claim: ClaimRow, dice: random.Random, by: str) -> None:
    """One act of a kind, on a claim as it was seen or on something else."""
    seen, text = {"by": by, "if_version": claim.version}, claim.text
    kind_out = dice.choice(OUTGOING)
    target = 1 if kind_out == "notice" else claim.id

    def pick(rows: list[Any]) -> int:
        return int(dice.choice(rows).id)  # IndexError when there is none

    acts: dict[str, Callable[[], Any]] = {
        "rule": lambda: review.rule(store, claim.id, dice.choice([v for v in VERDICTS if v != "corrected"]), **seen),
        "correct": lambda: review.correct(
            store, claim.id, dice.choice(["", text.replace("9", "8"), text.upper(), text + " Ya."]), **seen
        ),
        "accept": lambda: review.accept(store, pick(store.flags(claim=claim.id)), **seen),
        "rate": lambda: review.rate(store, claim.id, dice.choice([*PRESETS["plain"], None]), **seen),
        "class": lambda: review.set_class(store, claim.id, dice.choice(["error", "slip"]), **seen),
        "describe": lambda: review.describe(store, claim.id, restated=dice.choice("abc"), **seen),
        "split": lambda: review.split(store, claim.id, dice.randint(claim.start, claim.end), **seen),
        "merge": lambda: review.merge(store, claim.id, **seen),
        "none": lambda: (review.none if claim.checkable else review.claim)(store, claim.id, **seen),
        "dismiss": lambda: review.dismiss(store, pick(store.flags(article=1)), by=by, reason="known"),
        "restore": lambda: review.restore(store, pick(store.flags(article=1)), by=by),
        "note": lambda: review.note(store, dice.choice([claim.id, None]), "catatan", by=by, article=1),
        "evidence": lambda: review.evidence(store, claim.id, f"https://x.example/{dice.randint(0, 99)}", by=by),
        "show": lambda: review.show_evidence(
            store, pick(store.evidence(article=1)), by=by, public=dice.choice([True, False])
        ),
        "remove": lambda: review.remove_evidence(store, pick(store.evidence(article=1)), by=by),
        "headline": lambda: review.headline(store, 1, dice.choice(["Satu", "Dua", "Tiga"]), by=by),
        "stage": lambda: review.amend(store, 1, by=by, stage=dice.choice(["draft", "published"])),
        "approve": lambda: review.approve(store, kind_out, target, by=by),
        "publish": lambda: review.publish(store, kind_out, target, by=by, url="https://x.example"),
        "clear": lambda: review.clear(store, 1, by=by),
        "hold": lambda: review.hold(store, 1, by=by),
        "reopen": lambda: review.reopen(store, 1, by=by),
        "undo": lambda: review.undo(store, by=by),
        "redo": lambda: review.redo(store, by=by),
    }
    acts[kind]()


def latest(store: Store, by: str) -> int:
    """The number of a reviewer's latest event, 0 without any."""
    return max((event.seq for event in store.history(reviewer=by, limit=1)), default=0)


def work(store: Store, by: str, count: int, seed: int, *, watched: bool) -> None:
    """Act `count` times; `watched` holds the database from before each act until its state was read.

    Unwatched each act is a transaction of its own, as in the program.
    """
    dice = random.Random(seed)
    kinds = GUARDED | FREE
    seen: list[ClaimRow] = []
    for n in range(count):
        if n % 4 == 0:  # what one looks at may be three acts old
            seen = store.claims(article=1)
        [kind] = dice.choices([*kinds], [*kinds.values()])
        claim = dice.choice(seen)
        told: dict[str, Any] = {"kind": kind, "claim": claim.id, "saw": claim.version, "guarded": kind in GUARDED}
        before = latest(store, by)
        try:
            with store.writing() if watched else nullcontext():
                do(store, kind, claim, dice, by)
                told |= {"outcome": "done", "state": state(store) if watched else {}}
        except StaleWrite as error:
            told |= {"outcome": "stale", "said": str(error)}
        except (UsageError, IndexError) as error:  # IndexError: there is none of what it acts on
            told |= {"outcome": "refused", "said": str(error)}
        # Only what is on disk is told as done.
        told["seq"] = latest(store, by)
        if told["outcome"] == "done" and told["seq"] == before:
            told["outcome"] = "nothing"
        print(json.dumps(told), flush=True)  # noqa: T201
        time.sleep(dice.random() / 200)  # so that the other has its turn


if __name__ == "__main__":
    path, name, number, dice_of, how = sys.argv[1:]
    with open_store(Path(path)) as opened:
        print("ready", flush=True)  # noqa: T201
        sys.stdin.readline()
        work(opened, name, int(number), int(dice_of), watched=how == "watched")
