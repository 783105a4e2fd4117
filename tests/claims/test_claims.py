"""Which sentences are checkable, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.claims import claims
from factcheck.lang import language
from factcheck.messages import render
from factcheck.split import sentences

if TYPE_CHECKING:
    from factcheck.model import Claim


def judged(text: str, lang: str = "id") -> tuple[Claim, ...]:
    return claims(text, sentences(text, lang), lang)


@pytest.mark.parametrize(
    ("lang", "text", "kinds"),
    [
        ("id", "Sebanyak 150 orang mengungsi.", ("quantity",)),
        ("id", "Rumah itu dijual Rp 1,5 miliar.", ("quantity", "event")),
        ("id", "Sidang dibuka pada 9 Januari 2021.", ("date", "event")),
        ("id", "Rapat pukul 19.30 WIB di balai kota.", ("date",)),
        ("id", "Harga beras lebih tinggi daripada jagung.", ("comparison",)),
        ("id", "Jalan rusak akibat banjir.", ("causal",)),
        ("id", "Sari adalah ketua panitia.", ("identity",)),
        ("id", "“Kami tidur di tenda,” ujar Wati.", ("quote",)),
        ("id", "Kota itu tidak pernah banjir.", ("absence",)),
        ("id", "Dua orang berdiri di sana.", ("quantity",)),
        ("en", "The plant employs 150 people.", ("quantity",)),
        ("en", "She arrived on May 5.", ("date",)),
        ("en", "Prices rose because of the drought.", ("comparison", "causal")),
        ("en", "He was named director.", ("identity",)),
        ("de", "Das Werk hat 150 Leute.", ("quantity",)),
    ],
)
def test_kinds(lang: str, text: str, kinds: tuple[str, ...]) -> None:
    (claim,) = judged(text, lang)
    assert claim.checkable
    assert claim.kinds == kinds


@pytest.mark.parametrize(
    ("lang", "text", "kind"),
    [
        ("id", "Siapa yang membawa 3 karung beras itu?", "question"),
        ("id", "“Apa benar begitu?”", "question"),
        ("id", "Jangan membuang sampah.", "instruction"),
        ("id", "Besok hujan mungkin reda.", "prediction"),
        ("id", "Warga seharusnya sabar.", "opinion"),
        ("id", "Posting Komentar", "boilerplate"),
        ("id", "https://example.org/berita", "boilerplate"),
        ("id", "***", "boilerplate"),
        ("en", "Please sit down.", "instruction"),
        ("en", "It will rain.", "prediction"),
    ],
)
def test_what_is_not_checkable(lang: str, text: str, kind: str) -> None:
    (claim,) = judged(text, lang)
    assert not claim.checkable
    assert kind in claim.kinds
    assert claim.reasons


def test_a_prediction_that_a_named_person_made_stays_checkable() -> None:
    (claim,) = judged("Menurut Bupati Rahmat, jembatan itu akan kokoh.")
    assert claim.checkable
    assert claim.kinds == ("prediction",)


def test_names_with_digits_are_no_quantities() -> None:
    assert [claim.kinds for claim in judged("Pesawat F16 milik klub U-19 melintas.")] == [()]


def test_the_score_is_the_sum_of_the_reasons() -> None:
    (claim,) = judged("Sebanyak 150 orang dari Desa Sukamaju mengungsi pada Sabtu karena banjir besar itu.")
    weights = language("id").table("claims")["weights"]
    signs = ("base", "quantity", "date", "causal", "names", "length")
    assert claim.score == sum(weights[sign] for sign in signs)
    assert claim.score == sum(int(dict(reason.args)["points"]) for reason in claim.reasons)  # type: ignore[arg-type]


def test_reasons_name_the_words() -> None:
    (claim,) = judged("Sebanyak 150 orang mengungsi karena banjir.")
    shown = [render(reason, "id") for reason in claim.reasons]
    assert "jumlah: 150 orang (+25)" in shown
    assert "sebab-akibat: karena (+8)" in shown


@given(
    st.text(alphabet=st.characters(codec=None), max_size=300)
    | st.lists(st.sampled_from(["Rp", "5", " ", "akan", "?", '"', "/", ".", ",", "Mei", "\n", "²", "\ud800"])).map(
        "".join
    )
)
def test_one_claim_a_span_for_any_text(text: str) -> None:
    for lang in ("id", "en", "und"):
        spans = sentences(text, lang)
        found = claims(text, spans, lang)
        assert [(claim.start, claim.end) for claim in found] == spans
        assert all(0 <= claim.score <= 100 for claim in found)
        assert claims(text, spans, lang) == found
