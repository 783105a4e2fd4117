"""The labelled sentences and passages are well formed, large enough and apart, and the scores count what they say."""

from __future__ import annotations

from collections import Counter
from typing import Literal

import pytest

from tests.quality.claim_sets import (
    CHECKABLE_KINDS,
    KINDS,
    SAID_KINDS,
    VERB_CLASSES,
    Passage,
    Said,
    Sentence,
    checkable_scores,
    invented_quotes,
    passages,
    same_speaker,
    sentences,
    speaker_scores,
)

LANGUAGES = ("id", "en")
SENTENCE_HALVES: tuple[Literal["dev", "test"], ...] = ("dev", "test")
PASSAGE_HALVES: tuple[Literal["dev", "more", "test"], ...] = ("dev", "more", "test")
MARKS = frozenset("\"'“”‘’«»")
EVERY_SENTENCE = [row for lang in LANGUAGES for half in SENTENCE_HALVES for row in sentences(lang, half)]
EVERY_PASSAGE = [row for lang in LANGUAGES for half in PASSAGE_HALVES for row in passages(lang, half)]


def folded(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("half", SENTENCE_HALVES)
def test_each_half_of_the_sentences_is_large_and_mixed(lang: str, half: Literal["dev", "test"]) -> None:
    rows = sentences(lang, half)
    assert len(rows) >= 200
    assert 0.5 <= sum(row.checkable for row in rows) / len(rows) <= 0.6
    assert {kind for row in rows for kind in row.kinds} == KINDS


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("half", PASSAGE_HALVES)
def test_each_half_of_the_passages_is_large_and_mixed(lang: str, half: Literal["dev", "more", "test"]) -> None:
    talk = passages(lang, half)
    assert len(talk) >= 60
    said = [said for passage in talk for said in passage.said]
    assert len(said) >= 100
    assert {entry.kind for entry in said} == SAID_KINDS
    assert {entry.verb_class for entry in said} == VERB_CLASSES
    assert sum(entry.inherited for entry in said) >= 15
    assert sum(not passage.said for passage in talk) >= 4


def test_no_id_and_no_text_stands_twice_in_any_half() -> None:
    for rows in (EVERY_SENTENCE, EVERY_PASSAGE):
        assert [key for key, count in Counter(row.id for row in rows).items() if count > 1] == []
        assert [key for key, count in Counter((row.lang, folded(row.text)) for row in rows).items() if count > 1] == []


@pytest.mark.parametrize("row", EVERY_SENTENCE, ids=lambda row: row.id)
def test_a_sentence_bears_known_kinds_that_agree_with_its_label(row: Sentence) -> None:
    assert row.text == row.text.strip()
    assert len(set(row.kinds)) == len(row.kinds)
    assert KINDS.issuperset(row.kinds)
    if row.checkable:
        assert CHECKABLE_KINDS.intersection(row.kinds)
        assert not {"boilerplate", "instruction"}.intersection(row.kinds)


@pytest.mark.parametrize("passage", EVERY_PASSAGE, ids=lambda passage: passage.id)
def test_all_that_a_passage_labels_stands_in_it(passage: Passage) -> None:
    spans = passage.spans()
    assert spans == sorted(spans)
    for said, (start, end) in zip(passage.said, spans, strict=True):
        assert end > start
        assert said.kind in SAID_KINDS
        assert said.verb_class in VERB_CLASSES
        for words in (said.speaker, said.role, said.verb, *said.other_names):
            assert words in passage.text
            assert words == words.strip()
        assert said.speaker not in said.role or not said.speaker
        if said.kind == "direct":
            assert passage.text[start - 1] in MARKS, "a direct quotation stands inside marks"
            assert passage.text[end] in MARKS, "a direct quotation stands inside marks"
        if said.inherited:
            assert passage.text.index(said.speaker) < start, "a speaker is inherited from what stands before"


def test_checkable_scores_count_right_guesses_over_all_guesses_and_over_all_labels() -> None:
    rows = [Sentence(str(n), "en", f"{n}", n < 4, ("event",)) for n in range(8)]
    assert checkable_scores(rows, lambda text, _: int(text) in {0, 1, 2, 7}) == (0.75, 0.75, 0.75)
    assert checkable_scores(rows, lambda text, _: text == "0") == (1.0, 0.25, 0.4)
    assert checkable_scores(rows, lambda _text, _lang: False) == (0.0, 0.0, 0.0)


def entry(speaker: str, role: str = "", *others: str, quote: str = "No") -> Said:
    return Said(quote, speaker, role, "said", "direct", "neutral", inherited=False, other_names=others)


@pytest.mark.parametrize(
    ("guess", "said"),
    [
        ("Budi Santoso", entry("Budi Santoso")),
        ("Dr. BUDI SANTOSO, S.H., M.Si.", entry("Budi Santoso")),
        ("Kepala Dinas Budi Santoso", entry("Budi Santoso", "Kepala Dinas Kesehatan")),
        ("Budi Santoso, Kepala Dinas Kesehatan", entry("Budi Santoso", "Kepala Dinas Kesehatan")),
        ("Kapolres Bogor AKBP Rio", entry("Rio", "Kapolres Bogor")),
        ("Budi Santoso", entry("Budi", "", "Budi Santoso")),
        ("ministry", entry("The ministry")),
        ("O’Hara", entry("O'Hara")),
        ("Zoe\u0308 Lund", entry("Zoë Lund")),
    ],
)
def test_the_same_speaker_in_other_dress_is_right(guess: str, said: Said) -> None:
    assert same_speaker(guess, said)


@pytest.mark.parametrize(
    ("guess", "said"),
    [
        ("", entry("Budi")),
        ("Siti", entry("Budi")),
        ("Budi Santoso", entry("Budi")),
        ("Menteri Budi", entry("Budi", "Kepala Dinas Kesehatan")),
        ("Dinas Kepala Budi", entry("Budi", "Kepala Dinas Kesehatan")),
        ("Kepala Dinas", entry("Budi", "Kepala Dinas Kesehatan")),
        ("Budi", entry("")),
        ("Dr.", entry("")),
    ],
)
def test_another_speaker_or_more_than_the_name_is_wrong(guess: str, said: Said) -> None:
    assert not same_speaker(guess, said)


def test_speaker_scores_match_a_guess_to_the_quote_it_overlaps_most() -> None:
    text = "“No,” said Ann. “Yes,” said Bo. “Maybe.” He nodded at the “idea”."
    said = (entry("Ann", quote="No,"), entry("Bo", quote="Yes,"), entry("", quote="Maybe."))
    rows = [Passage("1", "en", text, said)]
    at = text.index("idea")
    mixed = [(0, 5, "Ann"), (16, 22, "Cy"), (at, at + 4, "He")]
    assert speaker_scores(rows, lambda _text, _lang: mixed) == (0.5, 1 / 3)
    assert speaker_scores(rows, lambda _text, _lang: [(1, 3, "Ann"), (1, 4, "Bo"), (18, 20, "Bo")]) == (0.5, 1 / 3)
    assert speaker_scores(rows, lambda _text, _lang: [(33, 39, "Ann"), (0, 5, "")]) == (0.0, 1 / 3)
    assert speaker_scores(rows, lambda _text, _lang: []) == (0.0, 0.0)
    assert speaker_scores([], lambda _text, _lang: []) == (0.0, 0.0)
    assert invented_quotes(rows, lambda _text, _lang: mixed) == [("1", "idea")]
