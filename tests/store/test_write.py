"""Articles come in whole, once, as new versions; a recheck keeps what people said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from factcheck import review
from factcheck.errors import UsageError
from factcheck.model import Article, say
from factcheck.store import open_store
from factcheck.store.identity import document_key

if TYPE_CHECKING:
    from collections.abc import Callable

    from factcheck.model import Analysis, Flag
    from factcheck.store import Store


def test_rows_come_back_as_they_went_in(store: Store, analyse: Callable[..., Analysis]) -> None:
    given = analyse()
    claims, flags = store.claims(1), store.flags(1)
    assert [(c.start, c.end, c.kinds, c.reasons, c.attribution, c.score) for c in claims] == [
        (c.start, c.end, c.kinds, c.reasons, c.attribution, c.score) for c in given.claims
    ]
    assert [(f.rule, f.severity, f.start, f.end, f.message, f.proof, f.suggestions) for f in flags] == [
        (f.rule, f.severity, f.start, f.end, f.message, f.proof, f.suggestions) for f in given.flags
    ]
    assert [flag.claim for flag in flags] == [1, 1, 2, 3]
    assert claims[0].flags == ("repeated-word", "weekday-mismatch")
    assert [claim.ord for claim in claims] == [0, 1, 2]
    assert store.text(1) == given.article.text
    assert store.source_article(1) == replace(given.article, lang="id")


def test_counts(store: Store) -> None:
    progress = store.article(1).progress
    assert (progress.checkable, progress.errors, progress.warnings, progress.ruled) == (3, 2, 2, 0)


def test_known(store: Store, analyse: Callable[..., Analysis]) -> None:
    again = store.import_analysis(analyse(source="./a.txt"), by="budi")
    assert (again.outcome, again.article, again.claims, again.flags) == ("known", 1, 3, 4)
    assert len(store.history()) == 1


def test_known_though_date_and_language_were_amended(store: Store, analyse: Callable[..., Analysis]) -> None:
    review.amend(store, 1, by="sari", published="2024-03-05")
    assert store.import_analysis(analyse(), by="sari").outcome == "known"


@pytest.mark.parametrize(
    "metadata", [{"published": date(2024, 3, 5)}, {"text": "Rapat rapat batal (5/3/2024). 30 orang, 30 orang."}]
)
def test_updated(store: Store, analyse: Callable[..., Analysis], metadata: dict[str, object]) -> None:
    again = store.import_analysis(analyse(**metadata), by="sari")
    assert (again.outcome, again.article) == ("updated", 2)
    assert [(article.id, article.version) for article in store.articles()] == [(2, 2)]
    assert {claim.article for claim in store.claims()} == {2}
    assert store.article(1).version == 1


def test_another_file_is_another_document(store: Store, analyse: Callable[..., Analysis]) -> None:
    assert store.import_analysis(analyse(source="b.txt"), by="sari").outcome == "new"


def test_writing_is_one_transaction(empty: Store, analyse: Callable[..., Analysis]) -> None:
    def both() -> None:
        with empty.writing():
            empty.import_analysis(analyse(), by="sari")
            empty.import_analysis(analyse(text=" ", flags=(), source="b.txt"), by="sari")

    with pytest.raises(UsageError, match="no text"):
        both()
    assert empty.articles() == []


def test_fallback_title(empty: Store, analyse: Callable[..., Analysis]) -> None:
    number = empty.import_analysis(analyse(title=None), by="sari", fallback_title="a.txt").article
    assert empty.article(number).title == "a.txt"
    assert empty.source_article(number).title is None


def test_unstorable_code_points_survive(empty: Store, analyse: Callable[..., Analysis]) -> None:
    text = "A\0b \ud800 \ud83d\ude00 c\U0001f600. Kedua."
    analysis = analyse(text=text, flags=(), title="t\0\udfff", origin="jsonl", id="1")
    number = empty.import_analysis(analysis, by="sari").article
    assert empty.text(number) == text
    assert [c.text for c in empty.claims(number)] == [text[c.start : c.end] for c in analysis.claims]
    assert empty.article(number).title == "t\ufffd\ufffd"
    assert [row["text"] for row in empty._connection.rows("SELECT text FROM claims_view")] == [
        "A\ufffdb \ufffd \ufffd\ufffd c\U0001f600.", "Kedua.",
    ]  # fmt: skip
    assert empty.import_analysis(analysis, by="sari").outcome == "known"
    assert all(check.ok for check in empty.doctor())


def test_document_keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    def key(home: str = "/elsewhere", **given: Any) -> str:
        return document_key(Article("x", **given), Path(home))

    assert key(source="./a/../b.txt") == str(tmp_path / "b.txt")
    assert key(source="a/b.txt", home=str(tmp_path)) == "a/b.txt"
    assert key(source="a/b.txt", home=f"{tmp_path}/a") == "b.txt"
    assert key(source="ab.txt", home=f"{tmp_path}/a") == str(tmp_path / "ab.txt")
    assert key(source="b.txt", home="/") == str(tmp_path / "b.txt")[1:]
    assert key(source="rows.jsonl", id="7", origin="jsonl", home=str(tmp_path)) == "jsonl:rows.jsonl#7"
    pasted = {key(source="-", origin="stdin"), key(origin="paste")}
    assert len(pasted) == 1
    assert pasted.pop().startswith("sha256:")
    addresses = ("https://user:secret@Example.org/a?id=1&utm_source=x#top", "HTTPS://example.org:443/a?id=1")
    assert {key(url=url) for url in addresses} == {"https://example.org/a?id=1"}


def test_database_and_articles_move_together(
    tmp_path: Path, analyse: Callable[..., Analysis], monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in ("here", "there"):
        (tmp_path / folder).mkdir()
    monkeypatch.chdir(tmp_path / "here")
    with open_store(Path("claims.db"), create=True) as store:
        store.import_analysis(analyse(), by="sari")
    Path("claims.db").rename("../there/claims.db")
    monkeypatch.chdir(tmp_path)
    with open_store(Path("there/claims.db")) as store:
        assert store.import_analysis(analyse(source="there/a.txt"), by="sari").outcome == "known"


def test_credentials_are_not_stored(empty: Store, analyse: Callable[..., Analysis], path: Path) -> None:
    number = empty.import_analysis(analyse(url="https://user:hunter2@example.org/a"), by="sari").article
    assert empty.article(number).url == "https://example.org/a"
    empty.close()
    assert b"hunter2" not in path.read_bytes()


def test_flag_across_sentences_belongs_to_the_article(
    empty: Store, analyse: Callable[..., Analysis], find: Callable[..., Flag]
) -> None:
    text = "Satu dua. Tiga empat."
    empty.import_analysis(analyse(text=text, flags=(find(text, "dua. Tiga", "unpaired-mark", "warning"),)), by="sari")
    assert empty.flag(1).claim is None
    assert empty.article(1).progress.warnings == 1


def test_recheck_keeps_ids_rulings_and_dismissals(
    store: Store, analyse: Callable[..., Analysis], find: Callable[..., Flag]
) -> None:
    review.dismiss(store, 4, by="sari", reason="known")
    review.rule(store, 2, "verified", by="sari")
    given = analyse()
    flags = (given.flags[0], *given.flags[2:], find(given.article.text, "Senin", "lowercase-weekday", "info"))
    assert store.recheck(1, replace(given, flags=flags), by="sari") == (1, 1)
    assert {flag.id: flag.rule for flag in store.flags(1)} == {
        1: "repeated-word", 3: "count-mismatch", 4: "count-mismatch", 5: "lowercase-weekday",
    }  # fmt: skip
    assert [flag.id for flag in store.dismissals(1)] == [4]
    assert store.claim(2).status == "verified"
    assert store.article(1).progress.errors == 1
    assert [event.kind for event in store.history(article=1)] == ["recheck", "ruling", "dismiss", "import"]
    assert store.recheck(1, replace(given, flags=flags), by="sari") == (0, 0)
    assert all(check.ok for check in store.doctor())


def test_recheck_takes_new_words_for_a_known_flag(store: Store, analyse: Callable[..., Analysis]) -> None:
    given = analyse()
    flags = (replace(given.flags[0], message=say("better words")), *given.flags[1:])
    assert store.recheck(1, replace(given, flags=flags), by="sari") == (0, 0)
    assert store.flag(1).message == say("better words")
    assert all(check.ok for check in store.doctor())


def test_recheck_of_another_text_is_refused(store: Store, analyse: Callable[..., Analysis]) -> None:
    with pytest.raises(UsageError, match="another text"):
        store.recheck(1, analyse(text="Lain.", flags=()), by="sari")


def test_dismissal_holds_in_a_new_version(store: Store, analyse: Callable[..., Analysis]) -> None:
    review.dismiss(store, 1, by="sari", reason="house-style")
    text = "Berita baru. " + store.text(1)
    number = store.import_analysis(analyse(text=text), by="sari").article
    assert [(f.rule, f.dismissed_reason) for f in store.dismissals(number)] == [("repeated-word", "house-style")]
    flag = store.dismissals(number)[0]
    review.restore(store, flag.id, by="budi")
    assert store.flag(1).state == "open"
    assert all(check.ok for check in store.doctor())


def test_the_same_acts_make_the_same_log(tmp_path: Path, analyse: Callable[..., Analysis]) -> None:
    from datetime import UTC, datetime
    from itertools import count

    heads = []
    for name in ("one.db", "two.db"):
        numbers = count(1)
        with open_store(
            tmp_path / name,
            create=True,
            clock=lambda: datetime(2026, 1, 2, tzinfo=UTC),
            ids=lambda n=numbers: f"{next(n):036d}",
        ) as store:
            store.import_analysis(analyse(url="https://example.org/a"), by="sari")
            review.accept(store, 2, by="sari")
            heads.append(store._connection.value("SELECT value FROM meta WHERE key = 'head_hash'"))
    assert heads[0] == heads[1]
