"""One cause, one finding; and inside a direct quotation nothing is an error."""

from __future__ import annotations

from factcheck.check.merge import merge
from factcheck.model import Flag, Severity, Suggestion, say


def flag(rule: str, start: int, end: int, severity: Severity = "error", replacement: str | None = None) -> Flag:
    suggestions = (Suggestion(start, end, replacement, say("x")),) if replacement is not None else ()
    return Flag(rule, severity, start, end, say("x"), suggestions=suggestions)


def test_flags_come_in_text_order() -> None:
    assert [f.start for f in merge([flag("a", 9, 10), flag("b", 1, 2), flag("c", 1, 5)], ())] == [1, 1, 9]


def test_two_rules_with_one_span_and_one_suggestion_are_one_finding_the_gravest() -> None:
    merged = merge([flag("a", 1, 5, "warning", "x"), flag("b", 1, 5, "error", "x"), flag("c", 1, 5, "info", "y")], ())
    assert [(f.rule, f.severity) for f in merged] == [("b", "error"), ("c", "info")]


def test_a_flag_inside_a_quotation_is_marked_and_at_most_a_warning() -> None:
    flags = [flag("a", 12, 15), flag("b", 18, 25), flag("c", 13, 14, "info")]
    found = {f.rule: (f.quoted, f.severity) for f in merge(flags, ((10, 20),))}
    assert found == {"a": (True, "warning"), "b": (False, "error"), "c": (True, "info")}
