"""A notice names the error, links to the story, says when it was posted, and is refused when it cannot."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from factcheck import review
from factcheck.errors import UsageError
from factcheck.report.export import export
from factcheck.report.notice import Posting
from tests.conftest import put
from tests.report.conftest import JAKARTA, ruled

if TYPE_CHECKING:
    from factcheck.store import Store


def notice(store: Store, article: int, **given: object) -> str:
    without_url = bool(given.pop("without_url", False))
    posting = Posting(**given)  # type: ignore[arg-type]
    return str(export(store, [article], "notice", JAKARTA, posting=posting, without_url=without_url))


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize(
    ("case", "headings"),
    [
        ("correction", ("Ralat", "Correction")),
        ("requested", ("Koreksi", "Correction")),
        ("reply", ("Hak Jawab", "Right of reply")),
        ("withdrawn", ("Pencabutan", "Withdrawn")),
        ("note", ("Catatan Redaksi", "Editor’s note")),
    ],
)
def test_each_case_has_its_heading(store: Store, lang: str, case: str, headings: tuple[str, str]) -> None:
    statement = "" if case in ("correction", "requested") else "Kami keberatan.\nIni jawaban kami."
    approver = "Pemimpin Redaksi" if case == "withdrawn" else ""
    text = notice(
        store, ruled(store, lang), case=case, statement=statement, approver=approver, posted="2026-01-06T15:30"
    )
    assert text.splitlines()[0] == headings[lang == "en"]
    assert f"https://contoh.example/{lang}/berita" in text
    assert text.endswith(
        "Dimuat 6 Januari 2026 pukul 15.30 WIB.\n" if lang == "id" else "Posted 6 January 2026, 15:30 WIB.\n"
    )
    assert ("Ini jawaban kami." in text) == bool(statement)
    assert ("Pemimpin Redaksi" in text) == bool(approver)
    assert ("2021”" in text) == (not statement)
    assert "Catatan publik" not in text
    sorry = "memohon maaf" if lang == "id" else "apologise"
    assert (sorry in text) == (case in ("correction", "requested", "withdrawn"))


def test_a_figure_is_shown_with_the_words_beside_it(store: Store) -> None:
    text = notice(store, ruled(store, "en"))
    assert "previously read “of 50 percent”; it should read “of 25 percent”." in text


def test_cause_republishers_and_no_apology(store: Store) -> None:
    article = put(store, stage="published", url="https://contoh.example/1")
    claim = store.claims(article=article, checkable=True)[-1]
    review.correct(store, claim.id, "Pengelola menyebut kerugian mencapai Rp 53 juta.", by="sari", cause="agency")
    text = notice(store, article, republishers=True, apology=False)
    assert "Kesalahan berasal dari kantor berita." in text
    assert "diminta memuat" in text
    assert "maaf" not in text
    assert "memohon maaf" in notice(store, article)


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"case": "reply"}, "needs its text"),
        ({"case": "withdrawn", "statement": "x"}, "who approved it"),
        ({"approver": "x"}, "--approver goes with"),
        ({"party": "x"}, "--party goes with"),
    ],
)
def test_what_is_missing_is_said(store: Store, given: dict[str, str], says: str) -> None:
    with pytest.raises(UsageError, match=says):
        notice(store, ruled(store), **given)


def test_no_notice_without_an_address_a_reader_or_an_error(store: Store) -> None:
    article = ruled(store, url=None)
    with pytest.raises(UsageError, match="no address to link to"):
        notice(store, article)
    assert "Ralat" in notice(store, article, without_url=True)
    review.amend(store, article, by="sari", stage="draft")
    with pytest.raises(UsageError, match="is a draft"):
        notice(store, article, without_url=True)
    clean = put(store, "Satu kalimat pada 2021.", key="b.txt", stage="published", url="https://contoh.example/2")
    with pytest.raises(UsageError, match="no correction changed the meaning"):
        notice(store, clean)


@pytest.mark.parametrize(
    ("fmt", "given"), [("markdown", {"posting": Posting(republishers=True)}), ("html", {"since": "2026-01-01"})]
)
def test_options_go_with_their_format(store: Store, fmt: str, given: dict[str, object]) -> None:
    with pytest.raises(UsageError, match=r"go(es)? with --format"):
        export(store, [ruled(store)], fmt, JAKARTA, **given)  # type: ignore[arg-type]
