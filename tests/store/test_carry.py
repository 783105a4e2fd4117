"""A new version keeps what people said of words that are the same, and of no others."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from factcheck import review
from factcheck.errors import UsageError
from factcheck.model import Article, Rating
from factcheck.pipeline import analyse as pipeline
from tests.desk import TEXT, analysed
from tests.store.edited import edited

if TYPE_CHECKING:
    from factcheck.store import Imported, Store


def sound(store: Store) -> None:
    """The record is whole, and stays as it is when made anew from the log."""
    assert [check for check in store.doctor() if not check.ok] == []
    before = [store.claims(article=one) for one in range(1, store.claims()[-1].article + 1)]
    store.rebuild()
    assert [check for check in store.doctor() if not check.ok] == []
    assert [store.claims(article=one) for one in range(1, store.claims()[-1].article + 1)] == before


def again(store: Store, text: str, **metadata: Any) -> Imported:
    """Import a new text of the desk's article."""
    return store.import_analysis(analysed(text, flags=(), **metadata), by="sari")


def test_no_ruling_lands_on_what_was_changed(empty: Store) -> None:
    store, kept, unchanged, wrong = empty, 0, 0, []
    for number in range(200):
        made = edited(number)
        article = Article(made.text(made.before), source=f"{number}.txt", lang=made.lang, title="x")
        with store.writing():
            first = store.import_analysis(pipeline(article), by="sari").article
            for n, claim in enumerate(store.claims(article=first)):
                review.rule(store, claim.id, ("verified", "disputed")[n % 2], by="budi")
            after = replace(article, text=made.text(made.after))
            second = store.import_analysis(pipeline(after), by="sari").article
        ruled = Counter(claim.text for claim in store.claims(article=second) if claim.status != "open")
        same = Counter(was for kind, was, now in made.done if kind in ("kept", "moved"))
        wrong += [text for text in ruled if ruled[text] > same[text]]
        unchanged += sum(same.values())
        kept += sum(min(ruled[text], count) for text, count in same.items())
    assert wrong == []
    assert unchanged > 1_500
    assert kept >= 0.98 * unchanged
    assert [check for check in store.doctor() if not check.ok] == []


def test_rulings_corrections_notes_and_evidence_stay(store: Store) -> None:
    review.rule(store, 2, "verified", by="budi", note="dihitung", source="https://x.id/data")
    review.accept(store, 2, by="sari")
    found = again(store, "Baru di atas. " + TEXT)
    assert found.version is not None
    assert (found.outcome, found.version.same, found.version.new, found.version.before) == ("updated", 3, 1, 1)
    first, second = store.claims(article=2)[1:3]
    assert (first.status, first.correction) == ("corrected", "Rapat rapat digelar Senin (4/3/2024).")
    assert (second.status, second.reviewer) == ("verified", "budi")
    assert second.rulings == store.claim(2).rulings
    assert [note.text for note in store.notes(claim=second.id)] == ["dihitung"]
    assert [note.text for note in store.notes(article=2)] == ["dihitung"]
    assert [item.url for item in store.evidence(claim=second.id)] == ["https://x.id/data"]
    assert [event.kind for event in store.history(claim=second.id)] == ["import", "ruling"]
    assert store.corrected_text(2).startswith("Baru di atas. Rapat rapat digelar Senin (4/3/2024).")
    sound(store)


def test_what_goes_out_of_a_claim_stays_on_the_same_words(store: Store) -> None:
    false = Rating("false", {"en": "False"}, "disputed", 1)
    review.rate(store, 2, false, by="budi")
    review.describe(store, 2, by="budi", restated="Hadir 30 orang.", third_party=True)
    review.publish(store, "debunk", 2, by="sari", url="https://x.id/cek")
    review.describe(store, 3, by="budi", title="Tanpa hasil")
    again(store, "Baru di atas. " + TEXT)
    second, third = store.claims(article=2)[2:4]
    assert second.rating is not None
    assert (second.rating.rating, second.rating.by) == (false, "budi")
    assert [(row.state, row.url) for row in second.publications] == [("published", "https://x.id/cek")]
    described = [store.description(one.id) for one in (second, third)]
    assert [one.restated or one.title for one in described if one] == ["Hadir 30 orang.", "Tanpa hasil"]
    sound(store)
    again(store, TEXT.replace("30 orang", "31 orang"))
    changed = store.claims(article=3)[1]
    assert (changed.rating, store.description(changed.id), changed.publications) == (None, None, ())
    sound(store)


def test_a_notice_stands_while_all_that_it_tells_is_in_the_text(store: Store) -> None:
    review.amend(store, 1, by="sari", stage="published")
    review.accept(store, 2, by="sari")
    review.publish(store, "notice", 1, by="sari", url="https://x.id/ralat")
    again(store, store.corrected_text(1))
    assert [(row.state, row.url) for row in store.publications(2)] == [("published", "https://x.id/ralat")]
    again(store, TEXT.replace("Hadir", "Datang"))
    assert [(row.state, row.because) for row in store.publications(3)] == [("draft", "import")]
    sound(store)


def test_what_a_reviewer_made_of_sentences_is_made_again(store: Store) -> None:
    _left, right = review.split(store, 2, store.claim(2).start + len("Hadir 30 orang"), by="budi")
    review.rule(store, right.id, "disputed", by="budi")
    review.none(store, 3, by="budi")
    found = again(store, "Baru di atas. " + TEXT)
    claims = store.claims(article=2)
    assert [claim.text for claim in claims[2:]] == ["Hadir 30 orang", "dari 3 desa.", "Hadir 30 orang dari 3 desa."]
    assert [claim.status for claim in claims[2:]] == ["open", "disputed", "open"]
    assert not claims[4].checkable
    assert found.claims == len(claims)
    sound(store)
    review.merge(store, claims[2].id, by="budi")
    sound(store)


def test_a_divided_sentence_that_changed_is_one_again(store: Store) -> None:
    _, right = review.split(store, 2, store.claim(2).start + len("Hadir 30 orang"), by="budi")
    review.rule(store, right.id, "disputed", by="budi")
    again(store, TEXT.replace("dari 3 desa.", "dari 4 desa.", 1))
    changed = store.claims(article=2)[1]
    assert (changed.text, changed.status) == ("Hadir 30 orang dari 4 desa.", "open")
    assert changed.look_again == right.id
    sound(store)


def test_merged_sentences_stay_merged(store: Store) -> None:
    merged = review.merge(store, 2, by="budi")
    review.rule(store, merged.id, "verified", by="budi")
    again(store, TEXT + " Di bawah baru.")
    assert [(claim.status, claim.text) for claim in store.claims(article=2)][1] == ("verified", merged.text)
    sound(store)


@pytest.mark.parametrize(
    ("was", "now"), [("30 orang", "31 orang"), ("Hadir", "Tidak hadir"), ("3 desa", "desa"), ("orang", "warga")]
)
def test_what_changed_is_to_be_looked_at_again(store: Store, was: str, now: str) -> None:
    text = TEXT.partition(" Hadir 30 orang dari 3 desa. ")[0] + " Hadir 30 orang dari 3 desa."
    again(store, text)
    claim = store.claims(article=2)[1]
    review.rule(store, claim.id, "verified", by="budi")
    again(store, text.replace(was, now, 1))
    changed = store.claims(article=3)[1]
    assert (changed.status, changed.look_again, changed.fact_checked) == ("open", claim.id, False)
    again(store, text.replace(was, now, 1) + " Lagi.")
    assert store.claims(article=4)[1].look_again == claim.id
    review.rule(store, store.claims(article=4)[1].id, "disputed", by="budi")
    assert store.claims(article=4)[1].look_again is None
    sound(store)


def test_a_mended_slip_keeps_the_ruling_on_the_fact(store: Store) -> None:
    review.rule(store, 1, "verified", by="budi")
    review.accept(store, 1, by="sari")
    found = again(store, TEXT.replace("Rapat rapat", "Rapat"))
    assert store.claims(article=2)[0].status == "verified"
    assert store.claims(article=2)[0].changes == ()
    assert found.version is not None
    assert (found.version.live, found.version.corrections) == (1, 1)
    sound(store)


def test_a_correction_across_changed_words_is_not_carried(store: Store) -> None:
    review.accept(store, 1, by="sari")
    review.accept(store, 2, by="sari")
    again(store, TEXT.replace("digelar", "diadakan"))
    assert store.claims(article=2)[0].changes == ()
    assert store.claims(article=2)[0].look_again == 1
    sound(store)


def test_undo_does_not_reach_behind_a_new_version(store: Store) -> None:
    review.rule(store, 2, "verified", by="budi")
    again(store, "Baru di atas. " + TEXT)
    with pytest.raises(UsageError, match="import"):
        review.undo(store, by="budi")
    claim = store.claims(article=2)[2]
    with pytest.raises(UsageError, match="older version"):
        review.restore_state(store, claim.id, 2, "budi")
    review.rule(store, claim.id, "disputed", by="budi")
    review.undo(store, by="budi")
    assert store.claim(claim.id).status == "verified"
    sound(store)


def test_amended_metadata_stays_where_the_source_says_the_same(store: Store) -> None:
    review.amend(store, 1, by="budi", published="2024-03-05", desk="kota", stage="published", origin="third-party")
    article = store.continued(analysed(TEXT + " Lagi.").article)
    assert (str(article.published), article.desk, article.stage) == ("2024-03-05", "kota", "published")
    assert article.whose == "third-party"
    assert store.continued(analysed(title="Rapat Besar").article).title == "Rapat Besar"
    assert store.known(analysed().article) is not None
    assert store.known(analysed(TEXT + " Lagi.").article) is None
    assert store.known(replace(article, source="b.txt")) is None


def test_links_that_were_changed_are_found(store: Store) -> None:
    again(store, "Baru di atas. " + TEXT)
    connection = store._connection
    with connection.write():
        connection.execute("DROP TRIGGER carried_no_update")
        connection.execute("UPDATE carried SET kind = 'moved' WHERE claim = 5")
    assert [check.detail for check in store.doctor() if check.name == "articles"] == ["links of article 2 changed"]


def test_a_very_large_article(empty: Store) -> None:
    text = " ".join(f"Kalimat nomor {n} tentang hal {n * 7919 % 5003}." for n in range(5_000))
    again(empty, text)
    found = again(empty, "Di depan. " + text.replace("nomor 17 ", "nomor 18 "))
    assert found.version is not None
    assert (found.version.same, found.version.reworded, found.version.new) == (4_999, 1, 1)


def test_metadata_of_the_later_columns_is_hashed(store: Store) -> None:
    again(store, TEXT + " Lagi.", outlet="Harian Muara", whose="third-party")
    assert [check for check in store.doctor() if not check.ok] == []
    for column, value in (("outlet", "Lain"), ("whose", "ours"), ("modified_on", "2024-01-01")):
        with store._connection.write():
            before = store._connection.value(f"SELECT {column} FROM articles WHERE id = 2")
            store._connection.execute(f"UPDATE articles SET {column} = ? WHERE id = 2", [value])
        assert [check.detail for check in store.doctor() if not check.ok] == ["metadata of article 2 changed"]
        with store._connection.write():
            store._connection.execute(f"UPDATE articles SET {column} = ? WHERE id = 2", [before])
