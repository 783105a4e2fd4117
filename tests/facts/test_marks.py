"""Marks without a partner."""

from __future__ import annotations

import pytest

from factcheck.facts.marks import lone

VERBS = frozenset({"kata", "said"})


def found(text: str) -> list[tuple[int, str]]:
    return [(item.start, item.fault) for item in lone(text, VERBS)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Siap, kata bupati.", [(0, "opens")]),
        ("Siap,” kata bupati.", [(5, "closes")]),
        ('Ia berkata "siap lalu pergi.', [(11, "opens")]),
        ("\x93Siap, kata bupati.", [(0, "opens")]),
        ("Er sagt: „Ja, und geht.", [(9, "opens")]),
        ("Il dit : « Oui, et part.", [(9, "opens")]),
        ('"Siap, kata dia. "Besok mulai."', [(0, "opens")]),
        ("Senin (3/4 lalu", [(6, "opens")]),
        ("Dana (besar] cair", [(11, "crossed")]),
        ("Satu) dua tiga empat", [(4, "closes")]),
        ("Lembaga yang berdiri pada 1998) itu kecil", [(30, "closes")]),
        ("會議（星期一結束。", [(2, "opens")]),
    ],
)
def test_a_lone_mark_is_found(text: str, expected: list[tuple[int, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "“Siap,” kata bupati. „Ja“, »nein«, « oui », ”tack”, \x93ya\x94",
        "“Kami mulai.\n“Lusa selesai,” katanya.",
        "“Kami mulai.\nLalu selesai,” katanya.",
        '"Kami mulai. "Lusa selesai," katanya.',
        "(satu\ndua)",
        "a) satu b) dua 3) tiga iv) empat",
        "halo :) dan :( dan ;-) dan <(",
        'Layar 14" dan 6\'2" dan "murah".',
        "Jum’at, 'ya', O'Neill, ’97",
        "https://contoh.id/a_(b ada",
        '"Isi sel ""kutipan"" itu."',
        '� kata dia" lalu',
    ],
)
def test_legal_marks_are_left_alone(text: str) -> None:
    assert found(text) == []


def test_a_date_or_an_abbreviation_shows_where_the_bracket_belongs() -> None:
    assert [item.mend for item in lone("Senin (3/4 lalu")] == [(10, 10, ")")]
    assert [item.mend for item in lone("Komisi KPU) lalu")] == [(7, 7, "(")]
    assert [item.mend for item in lone("Komisi (yang lalu")] == [None]


def test_what_a_table_left_behind_the_text_is_to_be_deleted() -> None:
    assert [item.mend for item in lone("Rapat selesai.\";']\n")] == [(14, 18, "")]
    assert [item.mend for item in lone('Rapat selesai." Lalu; pulang')] == [None]
