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
        ("id", "Sebanyak 150 orang mengungsi.", ("quantity", "event")),
        ("id", "Rumah itu dijual Rp 1,5 miliar.", ("quantity", "event")),
        ("id", "Sidang dibuka pada 9 Januari 2021.", ("date", "event")),
        ("id", "Rapat pukul 19.30 WIB di balai kota.", ("date",)),
        ("id", "Harga beras lebih tinggi daripada jagung.", ("comparison",)),
        ("id", "Jalan rusak akibat banjir.", ("event", "causal")),
        ("id", "Sari adalah ketua panitia.", ("identity",)),
        ("id", "“Kami tidur di tenda,” ujar Wati.", ("quote",)),
        ("id", "Kota itu tidak pernah sepi.", ("absence",)),
        ("id", "Dua orang berdiri di sana.", ("quantity", "event")),
        ("id", "Jembatan itu dibangunnya bersama warga.", ("event",)),
        ("id", "Copetnya ditangkep warga.", ("event",)),
        ("id", "Gunung itu tertinggi di Jawa.", ("comparison",)),
        ("id", "Bupati mengatakan bahwa pasar itu akan ramai.", ("quote", "prediction")),
        ("id", "“Siapa namamu?” tanya hakim.", ("quote",)),
        ("en", "The plant employs 150 people.", ("quantity", "identity")),
        ("en", "She arrived on May 5.", ("date", "event")),
        ("en", "The crew repaired the roof.", ("event",)),
        ("en", "He asked: “Who is he?”", ("quote",)),
        ("en", "The mayor said the market will move.", ("quote", "prediction")),
        ("en", "Prices rose because of the drought.", ("comparison", "causal")),
        ("en", "He was named director.", ("identity",)),
        ("de", "Das Werk hat 150 Leute.", ("quantity",)),
        ("fr", "Le prix a augmenté de 5 %.", ("quantity", "comparison")),
        ("es", "El alcalde dijo que el mercado será mayor.", ("comparison", "quote", "prediction")),
        ("pt", "A ponte caiu porque o rio subiu.", ("comparison", "causal")),
        ("it", "Roma è la capitale.", ("identity",)),
        ("nl", "De trein is nooit op tijd.", ("absence",)),
        ("ms", "Jambatan itu runtuh kerana banjir.", ("event", "causal")),
        ("pl", "Miasto leży nad rzeką.", ()),
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
        ("id", "Rebus 3 butir telur selama 10 menit.", "instruction"),
        ("id", "Jika demam, hubungi dokter di 5 puskesmas.", "instruction"),
        ("id", "Masukkanlah 200 gram gula.", "instruction"),
        ("id", "Apakah 5 desa itu terendam", "question"),
        ("id", "Komentar (3)", "boilerplate"),
        ("en", "Call the helpline on 555 0100.", "instruction"),
        ("en", "Related topics: housing, roads", "boilerplate"),
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
    assert claim.kinds == ("quote", "prediction")


@pytest.mark.parametrize(
    "text", ["Pesawat F16 dan klub U-19 melintas.", "2. Alasan mereka.", "Lihat https://example.org/2021/5 di situ."]
)
def test_digits_in_names_lists_and_links_are_no_quantities(text: str) -> None:
    (claim,) = claims(text, [(0, len(text))], "id")
    assert not {"quantity", "date"}.intersection(claim.kinds)


def test_a_question_before_tags_and_accounts_is_one() -> None:
    text = "Is the bridge closed today? #news @desk"
    (claim,) = claims(text, [(0, len(text))], "en")
    assert "question" in claim.kinds


@pytest.mark.parametrize("text", ["Ledakan itu terdengar.", "Bahkan warga ikut.", "Pasokan tiba.", "Sekolah libur."])
def test_a_noun_is_no_call(text: str) -> None:
    (claim,) = judged(text)
    assert "instruction" not in claim.kinds


@pytest.mark.parametrize("text", ["Call centres are hiring.", "Share prices fell.", "Book sales rose."])
def test_an_english_noun_is_no_call(text: str) -> None:
    (claim,) = judged(text, "en")
    assert "instruction" not in claim.kinds


def test_facts_stand_above_chat() -> None:
    facts = "Inflasi Maret 2023 naik 4,97 persen. Polisi menangkap dua pencuri di Pasar Lama pada Senin."
    chat = "Wah, seru banget! Makasih ya, guys. Aku kangen kamu. Jangan lupa mampir!"
    assert min(claim.score for claim in judged(facts)) > max(claim.score for claim in judged(chat))


def test_what_has_not_been_done_is_no_event() -> None:
    assert "event" not in judged("Jembatan itu akan dibangun.")[0].kinds
    assert "event" in judged("Jembatan itu dibangun.")[0].kinds


def test_the_score_is_the_sum_of_the_reasons() -> None:
    (claim,) = judged("Sebanyak 150 orang dari Desa Sukamaju mengungsi pada Sabtu karena banjir besar itu.")
    weights = language("id").table("claims")["weights"]
    signs = ("base", "quantity", "date", "event", "causal", "names", "length")
    assert claim.score == sum(weights[sign] for sign in signs)
    assert claim.score == sum(int(dict(reason.args)["points"]) for reason in claim.reasons)  # type: ignore[arg-type]


def test_reasons_name_the_words() -> None:
    (claim,) = judged("Sebanyak 150 orang mengungsi karena banjir.")
    weights = language("id").table("claims")["weights"]
    shown = [render(reason, "id") for reason in claim.reasons]
    assert f"jumlah: 150 orang ({weights['quantity']:+d})" in shown
    assert f"sebab-akibat: karena ({weights['causal']:+d})" in shown


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
