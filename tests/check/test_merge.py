"""One cause, one finding; and inside a direct quotation nothing is an error."""

from __future__ import annotations

from factcheck.check.merge import merge
from factcheck.model import Flag, Related, Severity, Suggestion, say
from tests.steps import steps


def flag(rule: str, start: int, end: int, severity: Severity = "error", replacement: str | None = None) -> Flag:
    suggestions = (Suggestion(start, end, replacement, say("x")),) if replacement is not None else ()
    return Flag(rule, severity, start, end, say("x"), suggestions=suggestions)


def detailed(rule: str, severity: Severity, span: tuple[int, int], change: tuple[int, int, str], proof: str) -> Flag:
    place = Related(0, 4, "evidence", say(proof))
    return Flag(
        rule, severity, *span, say(rule), (say(proof),), (Suggestion(*change, say("x")),), (place,) if proof else ()
    )


def test_flags_come_in_text_order() -> None:
    assert [f.start for f in merge([flag("a", 9, 10), flag("b", 1, 2), flag("c", 1, 5)], ())] == [1, 1, 9]


def test_two_rules_with_one_span_and_one_suggestion_are_one_finding_the_gravest() -> None:
    (merged,) = merge([flag("a", 1, 5, "warning", "x"), flag("b", 1, 5, "error", "x")], ())
    assert (merged.rule, merged.severity) == ("b", "error")


def test_changes_of_one_span_that_exclude_each_other_are_choices_of_one_finding() -> None:
    (merged,) = merge([flag("a", 1, 5, "info", "y"), flag("b", 1, 5, "error", "x")], ())
    assert merged.rule == "b"
    assert [s.replacement for s in merged.suggestions] == ["x", "y"]


def test_two_faults_of_one_span_without_a_change_in_common_stay_two() -> None:
    assert len(merge([flag("a", 1, 5, "info"), flag("b", 1, 5, "error", "x")], ())) == 2


def test_one_repair_in_different_words_is_one_finding_with_all_evidence() -> None:
    text = "Pada Sabtu (9/1/2020) itu"
    year = detailed("weekday", "error", (5, 21), (12, 20, "9/1/2021"), "the calendar")
    event = detailed("event", "warning", (12, 20), (16, 20, "2021"), "the event")
    (merged,) = merge([event, year], (), text)
    assert (merged.rule, merged.start, merged.end) == ("weekday", 5, 21)
    assert [message.text for message in merged.proof] == ["the calendar", "the event"]
    assert len(merged.suggestions) == 1
    assert len(merged.related) == 1, "one place is shown once"


def test_deleting_either_of_two_equal_words_is_one_repair() -> None:
    text = "bahwa mereka mereka pergi"
    first = detailed("a", "warning", (6, 19), (6, 13, ""), "")
    second = detailed("b", "error", (6, 19), (12, 19, ""), "")
    third = detailed("c", "warning", (13, 19), (12, 19, ""), "")
    assert [f.rule for f in merge([first, second, third], (), text)] == ["b"]


def test_a_place_that_a_graver_flag_calls_the_same_error_is_not_reported_again() -> None:
    text = "parler dan parler dan parler"
    again = Related(11, 17, "same-error", say("again"))
    name = Flag("name", "error", 0, 6, say("x"), (), (Suggestion(0, 6, "Parler", say("x")),), (again,))
    capital = flag("capital", 11, 17, "warning", "Parler")
    other_repair = flag("capital", 11, 17, "warning", "parlor")
    elsewhere = flag("capital", 22, 28, "warning", "Parler")
    assert [f.rule for f in merge([name, capital], (), text)] == ["name"]
    assert len(merge([name, other_repair], (), text)) == 2
    assert len(merge([name, elsewhere], (), text)) == 2


def test_the_same_change_at_another_place_is_another_finding() -> None:
    text = "2020 dan 2020"
    assert len(merge([flag("a", 0, 4, "error", "2021"), flag("b", 9, 13, "error", "2021")], (), text)) == 2


def test_a_flag_inside_a_quotation_is_marked_and_at_most_a_warning() -> None:
    flags = [flag("a", 12, 15), flag("b", 18, 25), flag("c", 13, 14, "info")]
    found = {f.rule: (f.quoted, f.severity) for f in merge(flags, ((10, 20),))}
    assert found == {"a": (True, "warning"), "b": (False, "error"), "c": (True, "info")}


def test_many_flags_within_one_are_merged_in_linear_time() -> None:
    def work(count: int) -> int:
        text = "a" * (count + 1)
        flags = [flag("wide", 0, count, "warning"), *(flag("deep", n, n + 1, "info", "") for n in range(count))]
        return steps(lambda: merge(flags, (), text))

    assert work(800) < 16 * work(100)
