"""The tables of offices and events, and a newsroom's further entries."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from typing import Any

import pytest

from factcheck.facts import events, offices
from factcheck.knowledge import built_in, known, parse
from factcheck.model import Article
from factcheck.pipeline import analyse

OFFICE = {"name": "mayor", "title": {"en": ["mayor"]}, "terms": [{"who": "Ann Lee", "from": date(2020, 1, 1)}]}


def test_terms_of_one_office_follow_each_other() -> None:
    for office in built_in("offices").offices:
        for one, after in pairwise(office.terms):
            assert one.end is not None, (office.name, one.who)
            assert one.end <= after.begin, (office.name, one.who)
        assert office.source
        assert all(term.begin <= office.known_until for term in office.terms)


def test_every_event_names_its_record_and_is_told_in_both_languages_or_by_its_day() -> None:
    for event in built_in("events").events:
        assert event.source, event.name
        assert {**event.words, **event.dated}.keys() >= {"id"}, event.name


def test_other_names_are_those_of_people_in_the_tables() -> None:
    holders = {term.who for office in built_in("offices").offices for term in office.terms}
    assert built_in("offices").people.keys() <= holders


@pytest.mark.parametrize("lang", ["id", "en"])
def test_each_title_and_each_phrase_has_a_word_for_which_its_table_is_read(lang: str) -> None:
    titles = [title for office in built_in("offices").offices for title in office.titles.get(lang, ())]
    assert {re.split(r"\W", title.lower())[0] for title in titles} == offices.heads(lang)
    phrases = [
        text for event in built_in("events").events for one in (event.words, event.dated) for text in one.get(lang, ())
    ]
    heads = events.heads(lang)
    assert [text for text in phrases if heads.isdisjoint(re.findall(r"\w+", text.lower()))] == []


@pytest.mark.parametrize("rule", ["title-anachronism", "event-anachronism"])
def test_a_plain_article_does_not_read_the_tables(rule: str) -> None:
    built_in.cache_clear()
    for text in ("Harga beras naik sejak Senin (4/1/2021).", "Presiden membahas gempa dan tsunami di Aceh."):
        analyse(Article(text, lang="id"), only=frozenset({rule}))
    assert built_in.cache_info().misses == 0


def test_a_newsrooms_entry_takes_the_place_of_one_with_its_name() -> None:
    name = "president of Indonesia"
    found = known("offices", ({**OFFICE, "name": name},))
    (office,) = [office for office in found.offices if office.name == name]
    assert [term.who for term in office.terms] == ["Ann Lee"]
    assert len(found.offices) == len(built_in("offices").offices)


def test_a_whole_table_is_accepted_too() -> None:
    found = known("offices", ({"office": [OFFICE], "people": {"Ann Lee": ["Lee"]}},))
    assert found.people["Ann Lee"] == ("Lee",)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"offices": []}, "unknown key 'offices'"),
        ({"office": [{**OFFICE, "name": ""}]}, "no name"),
        ({"office": [{**OFFICE, "terms": [{"who": "Ann Lee"}]}]}, "office 'mayor', Ann Lee: the day in `from`"),
        ({"office": [{**OFFICE, "terms": [{"who": "A", "from": "2020"}]}]}, "written 2021-01-20 without quotes"),
        (
            {"office": [{**OFFICE, "terms": [{"who": "A", "from": date(2020, 1, 1), "to": date(2019, 1, 1)}]}]},
            "ends before it begins",
        ),
        ({"office": [{**OFFICE, "title": "mayor"}]}, "a table of lists by language"),
        ({"event": [{"name": "flood", "from": date(2020, 1, 1)}]}, "the words that tell it are missing"),
        ({"event": [{"name": "flood", "words": {"en": ["flood"]}}]}, "the day in `from` is missing"),
        ({"people": {"Ann Lee": "Lee"}}, "not a list of texts"),
    ],
)
def test_a_wrong_entry_is_refused_with_its_place(data: dict[str, Any], words: str) -> None:
    with pytest.raises(ValueError, match=re.escape(words)):
        parse(data)
