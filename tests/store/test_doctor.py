"""The doctor finds each kind of damage and names the row; a backup is put in place only when it is sound."""

from __future__ import annotations

import sqlite3
import stat
from typing import TYPE_CHECKING

import pytest

from factcheck import review
from factcheck.errors import DatabaseError, FactcheckError
from factcheck.store import open_store

if TYPE_CHECKING:
    from pathlib import Path

    from factcheck.store import Store


@pytest.fixture
def worked(store: Store) -> Store:
    """A database in which everything was done once."""
    review.accept(store, 1, by="sari")
    review.correct(store, 2, "Hadir 40 orang dari 3 desa.", by="budi", note="dihitung", source="https://example.org/x")
    review.rule(store, 3, "disputed", by="sari")
    review.dismiss(store, 4, by="sari", reason="known", note="lama")
    review.note(store, None, "catatan", by="budi", article=1)
    review.headline(store, 1, "Rapat Warga", by="sari")
    review.amend(store, 1, by="sari", desk="Metro", published="2024-03-05")
    review.clear(store, 1, by="budi", note="boleh naik")
    review.undo(store, by="sari")
    review.redo(store, by="sari")
    return store


def bad(store: Store) -> dict[str, str]:
    return {check.name: check.detail for check in store.doctor() if not check.ok}


def break_it(store: Store, *statements: str) -> None:
    """Change the file as a careless person would, with the triggers put back afterwards."""
    conn = store._connection.db.conn
    conn.execute("PRAGMA foreign_keys = OFF")
    kept = conn.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _ in kept:
        conn.execute(f"DROP TRIGGER {name}")
    for statement in statements:
        assert conn.execute(statement).rowcount > 0, statement
    for _, sql in kept:
        conn.execute(sql)


def test_sound(worked: Store) -> None:
    assert bad(worked) == {}
    assert len(worked.doctor()) == 11


DAMAGE = {
    "UPDATE events SET payload = '{}' WHERE seq = 2": ("events", "event 2 was changed"),
    "UPDATE events SET at = '2020-01-01T00:00:00Z' WHERE seq = 3": ("events", "event 3 was changed"),
    "UPDATE events SET reviewer_id = 2 WHERE seq = 4": ("events", "event 4 was changed"),
    "DELETE FROM events WHERE seq = 5": ("events", "event 5 is missing"),
    "DELETE FROM events WHERE seq = 11": ("events", "the log ends at event 10"),
    "UPDATE event_items SET after = 'null' WHERE event_seq = 6": ("event items", "items of event 6"),
    "DELETE FROM event_items WHERE event_seq = 3 AND n = 1": ("event items", "items of event 3"),
    "UPDATE reviewers SET handle = 'mallory' WHERE handle = 'sari'": ("events", "event 1 was changed"),
    "UPDATE articles SET body = replace(body, '30', '31')": ("articles", "text of article 1"),
    "UPDATE articles SET title = 'x'": ("articles", "metadata of article 1"),
    "UPDATE articles SET desk = 'x'": ("projections", "desk of article 1"),
    "UPDATE articles SET n_ruled = 7": ("projections", "articles 1"),
    "UPDATE articles SET state = 'held'": ("projections", "state of article 1"),
    "UPDATE articles SET headline = NULL": ("projections", "headline of article 1"),
    "DELETE FROM articles": ("articles", "article 1 is missing"),
    "UPDATE documents SET key = 'x'": ("articles", "metadata of article 1"),
    "UPDATE claims SET stop = stop - 1 WHERE id = 3": ("articles", "claims of article 1"),
    "UPDATE claims SET live = 0 WHERE id = 3": ("projections", "claim 3: live"),
    "UPDATE claims SET status = 'verified' WHERE id = 2": ("projections", "claim 2: status"),
    "UPDATE claims SET version = 9 WHERE id = 2": ("projections", "claim 2: version"),
    "UPDATE claims SET top_severity = 1 WHERE id = 3": ("projections", "claims 3"),
    "DELETE FROM claims WHERE id = 3": ("articles", "claims of article 1"),
    "UPDATE rulings SET verdict = 'verified' WHERE claim_id = 3": ("projections", "claim 3: its rulings"),
    "DELETE FROM changes WHERE claim_id = 2": ("projections", "claim 2: its corrections"),
    "UPDATE changes SET replacement = 'x' WHERE claim_id = 1": ("projections", "claim 1: its corrections"),
    "UPDATE changes SET replacement = 'x' WHERE field = 'title'": ("projections", "article 1: its headline"),
    "DELETE FROM dismissals": ("projections", "the dismissal"),
    "UPDATE notes SET text = 'x' WHERE claim_id IS NULL": ("projections", "note 6 "),
    "INSERT INTO notes VALUES (1, 1, NULL, 'x', 0, 'x', 'x')": ("projections", "no event made note 1"),
    "UPDATE evidence SET url = 'https://example.com'": ("projections", "evidence 3 "),
    "UPDATE flags SET message = '{}' WHERE id = 2": ("articles", "flags of article 1"),
    "UPDATE flags SET state = 'dismissed' WHERE id = 2": ("projections", "flags 2"),
    "DELETE FROM flags WHERE id = 2": ("articles", "flags of article 1"),
    "UPDATE meta SET value = '3' WHERE key = 'head_seq'": ("events", "its head says 3"),
    "UPDATE claims SET state = '[]' WHERE id = 1": ("projections", "claim 1: state"),
    "UPDATE claims SET kinds = 0 WHERE id = 1": ("articles", "claims of article 1"),
    "UPDATE kind_sets SET kinds = '[1]' WHERE id = 1": ("articles", "claims of article 1"),
    "UPDATE reason_sets SET reasons = '[1]'": ("articles", "claims of article 1"),
    "UPDATE claims SET newest = 0 WHERE id = 2": ("counts", "claim 2: newest should be 1"),
    "UPDATE articles SET newest = 0": ("counts", "article 1: newest should be 1"),
    "UPDATE status_counts SET n = 9 WHERE status = 'disputed'": ("counts", "the count of disputed claims is 9"),
    "DELETE FROM claims_fts_data WHERE id > 10": ("search index", ""),
}


@pytest.mark.parametrize("statement", DAMAGE)
def test_damage_is_named(worked: Store, statement: str) -> None:
    break_it(worked, statement)
    check, words = DAMAGE[statement]
    found = bad(worked)
    assert check in found, found
    assert words in found[check]


DIVIDED = {
    "UPDATE claims SET kinds = 0 WHERE id = 5": ("articles", "the claims that event 2 made changed"),
    "UPDATE claims SET stop = stop - 1 WHERE id = 4": ("articles", "the claims that event 2 made changed"),
    "UPDATE claims SET checkable = 0 WHERE id = 4": ("articles", "the claims that event 2 made changed"),
    "UPDATE claims SET checkable = 0 WHERE id = 5": ("projections", "claim 5 (checkable or not) is not as event 4"),
    "UPDATE claims SET live = 1 WHERE id = 2": ("projections", "claim 2: live is 1"),
    "UPDATE claims SET live = 0 WHERE id = 5": ("projections", "claim 5: live is 0"),
    "UPDATE claim_parents SET parent = 3 WHERE child = 5": ("articles", "claim 5 is not of those that event 2"),
    "DELETE FROM claim_parents WHERE child = 5": ("articles", "claim 5 is not of those that event 2"),
    "INSERT INTO claim_parents VALUES (3, 1)": ("articles", "no event made claim 3"),
    "UPDATE flags SET claim_id = 2 WHERE id = 3": ("articles", "flags of article 1"),
}


@pytest.mark.parametrize("statement", DIVIDED)
def test_damage_to_a_division_is_named(store: Store, statement: str) -> None:
    review.split(store, 2, store.claim(2).start + 14, by="sari")
    review.none(store, 5, by="sari")
    review.claim(store, 5, by="sari")
    assert bad(store) == {}
    break_it(store, statement)
    check, words = DIVIDED[statement]
    found = bad(store)
    assert check in found, found
    assert words in found[check]


def test_rebuild_mends_a_division(store: Store) -> None:
    review.split(store, 2, store.claim(2).start + 14, by="sari")
    review.none(store, 1, by="sari")
    claims, flags = store.claims(), store.flags()
    break_it(store, "UPDATE claims SET live = 1 - live, checkable = 1", "UPDATE flags SET claim_id = 1")
    assert bad(store)
    store.rebuild()
    assert bad(store) == {}
    assert (store.claims(), store.flags()) == (claims, flags)


def test_replaced_event_is_found(worked: Store, path: Path) -> None:
    plain = sqlite3.connect(path)
    row = list(plain.execute("SELECT * FROM events WHERE seq = 11").fetchone())
    row[2] = "1999-01-01T00:00:00Z"
    plain.execute("DROP TRIGGER events_chain")
    plain.execute(f"INSERT OR REPLACE INTO events VALUES ({', '.join('?' * len(row))})", row)
    plain.commit()
    plain.close()
    found = bad(worked)
    assert "event 11 was changed" in found["events"]
    assert "events_chain is missing" in found["schema"]


def test_missing_and_foreign_tables(worked: Store) -> None:
    conn = worked._connection.db.conn
    conn.execute("CREATE TABLE mine(x)")
    conn.execute("DROP TRIGGER events_chain")
    assert bad(worked) == {"schema": "events_chain is missing; mine is not ours"}


def test_rebuild_mends_the_projections(worked: Store) -> None:
    claims, article = worked.claims(), worked.article(1)
    break_it(
        worked,
        "UPDATE claims SET status = 'open', state = '{\"changes\":[],\"rulings\":[]}', version = 0",
        "DELETE FROM changes",
        "DELETE FROM dismissals",
        "UPDATE articles SET n_ruled = 9, state = 'held'",
        "UPDATE flags SET state = 'open'",
    )
    assert bad(worked)
    worked.rebuild()
    assert bad(worked) == {}
    assert (worked.claims(), worked.article(1)) == (claims, article)


def test_flipped_bits_are_never_silent_and_never_a_crash(worked: Store, tmp_path: Path) -> None:
    worked.backup(tmp_path / "copy.db")
    sound = (tmp_path / "copy.db").read_bytes()
    victim = tmp_path / "flipped.db"
    rows = "SELECT hash FROM events ORDER BY seq", "SELECT body FROM articles", "SELECT state FROM claims ORDER BY id"
    expected = [worked._connection.rows(sql) for sql in rows]
    for place in range(100, len(sound), len(sound) // 150):
        victim.write_bytes(sound[:place] + bytes([sound[place] ^ 4]) + sound[place + 1 :])
        try:
            with open_store(victim) as store:
                if not bad(store):
                    assert [store._connection.rows(sql) for sql in rows] == expected, place
        except FactcheckError:
            continue


def test_backup(worked: Store, tmp_path: Path) -> None:
    target = tmp_path / "backups.db"
    target.write_text("an older backup")
    worked.backup(target)
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    with open_store(target) as copy:
        assert copy.claims() == worked.claims()
        assert all(check.ok for check in copy.doctor())
    assert sorted(p.name for p in tmp_path.iterdir() if "backups" in p.name) == ["backups.db"]


def test_backup_refuses_itself(worked: Store, path: Path, tmp_path: Path) -> None:
    (tmp_path / "link.db").symlink_to(path)
    for target in (path, tmp_path / "link.db"):
        with pytest.raises(DatabaseError, match="the database itself"):
            worked.backup(target)
    with pytest.raises(DatabaseError, match="a folder"):
        worked.backup(tmp_path)


def test_backup_of_a_broken_chain_is_refused(worked: Store, tmp_path: Path) -> None:
    target = tmp_path / "backup.db"
    worked.backup(target)
    before = target.read_bytes()
    break_it(worked, "UPDATE events SET at = '' WHERE seq = 2")
    with pytest.raises(DatabaseError, match="event 2 was changed"):
        worked.backup(target)
    assert target.read_bytes() == before
    assert not list(tmp_path.glob(".*.part*"))


def test_backup_to_nowhere(worked: Store, tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match="cannot be written"):
        worked.backup(tmp_path / "nowhere" / "b.db")
