"""The rule on page furniture."""

from __future__ import annotations

import pytest

from factcheck.check.rules.boilerplate import boilerplate
from factcheck.model import Article, apply_changes
from factcheck.pipeline import analyse

ONLY = frozenset({"boilerplate"})
BAD = [(lang, text) for lang, texts in boilerplate.bad.items() for text in texts]
GOOD = [(lang, text) for lang, texts in boilerplate.good.items() for text in texts]


def corrected(text: str, lang: str = "id") -> str:
    flags = analyse(Article(text, lang=lang), only=ONLY).flags
    return apply_changes(text, [(s.start, s.end, s.replacement) for flag in flags for s in flag.suggestions])


@pytest.mark.parametrize(("lang", "text"), BAD)
def test_bad_examples_are_found(lang: str, text: str) -> None:
    analysis = analyse(Article(text, lang=lang), only=ONLY)
    assert not analysis.failures
    assert {flag.rule for flag in analysis.flags} == {"boilerplate"}


@pytest.mark.parametrize(("lang", "text"), GOOD)
def test_good_examples_are_left_alone(lang: str, text: str) -> None:
    assert analyse(Article(text, lang=lang), only=ONLY).flags == ()


def test_a_leftover_is_a_warning_and_a_pointer_a_note() -> None:
    text = "Isi berita.\nBaca juga: Judul Lain\nPosting Komentar"
    flags = analyse(Article(text, lang="id"), only=ONLY).flags
    assert [(flag.severity, text[flag.start : flag.end]) for flag in flags] == [
        ("info", "Baca juga: Judul Lain"),
        ("warning", "Posting Komentar"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Isi.\n\nBagikan ini:\nPosting Komentar\n", "Isi.\n"),
        ("ADVERTISEMENT\r\nPosting Komentar\r\n\r\nIsi.", "Isi."),
        ("Isi satu.\n[Gambas:Video] [Gambas:Video] Isi dua.", "Isi satu.\nIsi dua."),
        ("Isi satu. (Baca juga: Judul) Isi dua.", "Isi satu. Isi dua."),
        ("Posting Komentar", ""),
    ],
)
def test_deletions_leave_neither_blank_lines_nor_doubled_blanks(text: str, expected: str) -> None:
    assert corrected(text) == expected


def test_pointers_in_running_text_are_one_note_without_a_suggestion() -> None:
    text = "Isi satu. Baca juga: Judul Satu Isi dua. Baca juga: Judul Dua Isi tiga."
    (flag,) = analyse(Article(text, lang="id"), only=ONLY).flags
    assert flag.severity == "info"
    assert not flag.suggestions
    assert [text[other.start : other.end] for other in flag.related] == ["Baca juga:"]


def test_notes_are_one_and_offer_the_first_deletion_there_is() -> None:
    text = "Isi satu. Baca juga: Judul Satu Isi dua.\nBaca juga: Judul Dua\nIsi tiga.\nLihat juga: Judul Tiga"
    (flag,) = analyse(Article(text, lang="id"), only=ONLY).flags
    assert text[flag.start : flag.end] == "Baca juga: Judul Dua"
    assert [text[other.start : other.end] for other in flag.related] == ["Baca juga:", "Lihat juga: Judul Tiga"]


def test_an_appeal_is_deleted_whole() -> None:
    text = "Isi satu. Dapatkan update berita pilihan. Mari bergabung, kemudian join. Isi dua."
    assert corrected(text) == "Isi satu. Isi dua."


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("de", "Kommentar schreiben"),
        ("fr", "Laisser un commentaire"),
        ("es", "Deja un comentario"),
        ("pt", "Deixe um comentário"),
        ("it", "Lascia un commento"),
        ("nl", "Plaats een reactie"),
        ("ms", "Catat Ulasan"),
        ("sv", "Läs mer"),
        ("pl", "Dodaj komentarz"),
        ("tr", "Yorum yaz"),
        ("ru", "Оставить комментарий"),
        ("ja", "コメントを書く"),
        ("zh", "发表评论"),
        ("ar", "أضف تعليقا"),
    ],
)
def test_page_furniture_is_known_in_many_languages(lang: str, line: str) -> None:
    text = f"Kata.\n{line}\nKata."
    (flag,) = analyse(Article(text, lang=lang), only=ONLY).flags
    assert text[flag.start : flag.end] == line
    assert not analyse(Article(f"{line} – kata kata kata.", lang=lang), only=ONLY).flags
