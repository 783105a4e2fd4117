"""A debunk has its four parts in both languages, in words that a newsroom may change and nobody can abuse."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factcheck.errors import SettingsError, UsageError
from factcheck.report.debunk import debunk, debunks
from factcheck.report.wording import SHIPPED, wording
from tests.report.conftest import HOSTILE
from tests.report.test_jsonld import FULL

ID = """\
[SALAH] Jembatan Muara tidak dijual

Diperiksa 6 Maret 2021

Narasi

Jembatan Muara dijual pada 2021.

Disampaikan oleh Akun @warta, 4 Maret 2021
Muncul di https://media.example/1
Muncul di https://media.example/2

Penjelasan

Dinas tidak pernah menjual jembatan.

Kesimpulan

Jembatan itu milik kota.

Kategori: Konten palsu

Rujukan

1. Daftar aset. https://kota.example/aset
Arsip: https://arsip.example/1

https://contoh.example/cek/jembatan"""


def test_the_parts_stand_in_order() -> None:
    assert debunk(FULL) == ID
    english = debunk(replace(FULL, lang="en", conclusion="", category="", claimant="", appearances=())).splitlines()
    parts = ["Claim", "Explanation", "Conclusion", "Sources"]
    assert [line for line in english if line in parts] == parts
    assert "The claim is rated: Salah." in english


def test_what_is_missing_is_listed() -> None:
    with pytest.raises(UsageError, match=r"claim 7 .*a rating, an explanation"):
        debunks([replace(FULL, rating=None, explanation="")])


def test_a_newsroom_s_words_take_the_place_of_ours_and_are_filled_once() -> None:
    own = wording({"id": {"debunk": {"title": "{title} ({rating})"}}})
    assert debunk(replace(FULL, title="{rating} {x} {0.__class__}"), own).startswith(
        "{rating} {x} {0.__class__} (SALAH)"
    )
    assert "\x1b" not in debunk(replace(FULL, explanation=HOSTILE, title=HOSTILE))


@pytest.mark.parametrize(
    ("own", "says"),
    [
        ({"fr": {}}, "unknown key 'fr'"),
        ({"id": {"notise": {}}}, "did you mean 'notice'"),
        ({"id": {"notice": {"apologi": "x"}}}, "did you mean 'apology'"),
        ({"id": {"notice": {"changed": "{was.__class__}"}}}, "unknown field"),
        ({"id": {"notice": {"changed": "{was!r}"}}}, "unknown field"),
        ({"id": {"notice": {"changed": "{was:>99999999}"}}}, "unknown field"),
        ({"id": {"notice": {"changed": "{whas}"}}}, "fields it may have: {place}, {should_be}, {was}"),
        ({"id": {"notice": {"apology": "{"}}}, "for a brace"),
        ({"id": {"notice": {"apology": "{}"}}}, "fields it may have: none"),
    ],
)
def test_a_template_that_cannot_be_used_is_named(own: dict[str, dict[str, dict[str, str]]], says: str) -> None:
    with pytest.raises(SettingsError) as caught:
        wording(own)
    assert says in str(caught.value)


def test_a_line_without_anything_to_say_is_left_out() -> None:
    assert SHIPPED.fill("id", "notice", "layout", heading="Ralat", time="Kini.") == "Ralat\n\nKini."
