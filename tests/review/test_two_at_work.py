"""Two programs, 200 random acts each on one record: what was told as done is there, and no act ran over another's.

FACTCHECK_SEEDS says how many pairs work; the default keeps the test short.
"""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from collections import Counter
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from factcheck.store import open_store
from tests.desk import analysed, finding
from tests.review.at_work import state

if TYPE_CHECKING:
    from factcheck.model import Analysis

ROOT = Path(__file__).parents[2]
SEEDS = range(int(os.environ.get("FACTCHECK_SEEDS", "1")))
ACTS = 200
NAMES = ("sari", "budi")
TEXT = (
    "Rapat rapat digelar Senin (5/3/2024) di balai desa. Hadir 30 orang dari 9 dusun, kata panitia."
    " Jalan baru itu sepanjang 12 kilometer dan selesai Mei. Anggaran naik 9 persen menjadi 109 juta rupiah."
)


def meeting() -> Analysis:
    """Four sentences with a flag each, so that two reviewers soon want the same."""
    flags = (
        finding(TEXT, "Rapat rapat", "repeated-word", "error", "Rapat"),
        finding(TEXT, "5/3/2024", "weekday-mismatch", "error", "4/3/2024"),
        finding(TEXT, "30 orang", "count-mismatch", "warning", "31 orang"),
        finding(TEXT, "12 kilometer", "unit-mismatch", "warning", "12 km"),
        finding(TEXT, "109 juta", "percent-change", "error", "110 juta"),
    )
    return analysed(TEXT, flags)


def at_work(path: Path, seed: int, how: str) -> dict[str, list[dict[str, Any]]]:
    """What each of two reviewers was told, in order, when both work at once."""
    programs = {
        name: subprocess.Popen(
            [sys.executable, "-m", "tests.review.at_work", str(path), name, str(ACTS), f"{seed}{n}", how],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT,
        )
        for n, name in enumerate(NAMES)
    }  # fmt: skip
    for program in programs.values():
        assert program.stdout is not None
        assert program.stdout.readline() == "ready\n", program.communicate()[1]
    for program in programs.values():
        assert program.stdin is not None
        program.stdin.write("go\n")
        program.stdin.flush()
    told = {}
    for name, program in programs.items():
        out, err = program.communicate(timeout=300)
        assert not err, err
        assert program.returncode == 0
        told[name] = [json.loads(line) for line in out.splitlines()]
    return told


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("how", ["free", "watched"])
def test_two_at_work(tmp_path: Path, seed: int, how: str) -> None:
    path = tmp_path / "claims.db"
    with open_store(path, create=True) as store:
        store.import_analysis(meeting(), by="sari")
        start = state(store)
    told = at_work(path, seed, how)
    assert [len(acts) for acts in told.values()] == [ACTS, ACTS]
    outcomes = Counter(act["outcome"] for acts in told.values() for act in acts)
    assert min(outcomes["done"], outcomes["stale"], outcomes["refused"]) > 5, outcomes
    with open_store(path) as store:
        history = {event.seq: event for event in store.history()}
        for name, acts in told.items():
            mine = {seq for seq, event in history.items() if event.by == name and event.kind != "import"}
            done = {act["seq"] for act in acts if act["outcome"] == "done"}
            assert mine == done, [history[seq] for seq in mine ^ done]
        assert [check for check in store.doctor() if not check.ok] == []
        end = state(store)
        store.rebuild()
        assert state(store) == end
    with closing(sqlite3.connect(path)) as db:
        no_act_over_an_unseen_one(db, told)
        each_item_on_the_one_before(db)
    if how == "watched":
        undo_puts_back(start, told, history)


def no_act_over_an_unseen_one(db: sqlite3.Connection, told: dict[str, list[dict[str, Any]]]) -> None:
    """A ruling was made on the version that its reviewer saw, or refused because there was a later one, or none."""
    sql = "SELECT claim_id, event_seq, base_version FROM event_items WHERE aspect = 'claim'"
    bases = {(claim, seq): base for claim, seq, base in db.execute(sql)}
    made = {(claim, base) for (claim, _), base in bases.items()}
    gone = {claim for (claim,) in db.execute("SELECT claim_id FROM event_items WHERE aspect = 'live'")}
    for claim in {claim for claim, _ in made}:
        versions = [base for of, base in sorted(made) if of == claim]
        assert versions == list(range(len(versions))), "each on the one before it"
    for act in (act for acts in told.values() for act in acts if act["guarded"]):
        if act["outcome"] == "done":
            assert bases.get((act["claim"], act["seq"]), act["saw"]) == act["saw"], act
        if act["outcome"] == "stale":
            assert (act["claim"], act["saw"]) in made or act["claim"] in gone, act


def each_item_on_the_one_before(db: sqlite3.Connection) -> None:
    """Whatever an act found is what the last act on it had left, and an undo leaves what its act had found."""
    last: dict[tuple[Any, ...], str] = {}
    items: dict[int, dict[tuple[Any, ...], tuple[str, str]]] = {}
    sql = "SELECT event_seq, aspect, claim_id, target, before, after FROM event_items ORDER BY event_seq, n"
    for seq, aspect, claim, target, before, after in db.execute(sql):
        # A dismissal is of the words, whichever claim they are in when it is made or taken back.
        what = (aspect, None if aspect == "dismissal" else claim, target)
        assert last.get(what, before) == before, (seq, what)
        last[what] = after
        items.setdefault(seq, {})[what] = before, after
    for back, act in db.execute("SELECT seq, undoes FROM events WHERE undoes IS NOT NULL"):
        for what, (before, after) in items[act].items():
            if what[0] == "publication":  # it may have been set back to a draft since, and is approved by no undo then
                found = items.get(back, {}).get(what)
                drafted = found is not None and (found[1] == "null" or '"state":"draft"' in found[1])
                assert found is None or found == (after, before) or drafted, (back, what)
            else:
                assert items[back][what] == (after, before), (back, what)


def undo_puts_back(start: dict[str, str], told: dict[str, list[dict[str, Any]]], history: dict[int, Any]) -> None:
    """An undo (or redo) leaves all that its act had touched as it was before it, and the rest alone."""
    done = (act for acts in told.values() for act in acts if act["outcome"] == "done")
    after = {1: start} | {act["seq"]: act["state"] for act in done}
    assert sorted(after) == sorted(history), "each event's state was read before the next one"

    def touched(seq: int) -> set[str]:
        old, new = after[seq - 1], after[seq]
        return {name for name in old | new if old.get(name) != new.get(name)}

    backs = [event for event in history.values() if event.undoes]
    assert len(backs) > 20
    for back in backs:
        wanted = touched(back.undoes)
        for name in wanted:
            if name.startswith("publication") and "state='draft'" in after[back.seq].get(name, ""):
                continue  # what was set back since is approved by no undo
            assert after[back.seq].get(name) == after[back.undoes - 1].get(name), (back, name)
        beside = touched(back.seq) - wanted
        assert not beside or back.detail.get("set_back"), (back, beside)
        assert all(name.startswith("publication") for name in beside), (back, beside)
