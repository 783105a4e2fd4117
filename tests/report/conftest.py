"""Articles with every kind of ruling on them, in both languages, some with hostile words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck import review
from factcheck.settings import Settings
from tests.conftest import put

if TYPE_CHECKING:
    from factcheck.store import Store

JAKARTA = Settings(
    timezone="Asia/Jakarta",
    newsroom="Harian Contoh",
    website="https://contoh.example",
    corrections_policy="https://contoh.example/ralat",
)
HOSTILE = (
    '<script>alert(1)</script><img src="http://evil.example/x" onerror=alert(1)> [x](javascript:alert(1)) ]]> '
    '{title.__class__} {0} %s \x1b[31m \x00\x0b \ufffe \u202eabc " & ' + "x" * 150
)
ENGLISH = (
    "Harbour Bridge Closed for Repairs\n\n"
    "The bridge was closed on Saturday, 9 January 2020, after a pipe burst. Engineers said the the pipe dated from "
    "1978. It is to open again on Sunday, 10 January.\n"
    "Between 2010 and 2020 traffic rose from 200 to 250 lorries a day, an increase of 50 percent.\n"
    "Two of three lanes stay open, the harbour board said. The work costs 35 million pounds.\n"
)


def rule(store: Store, article: int) -> None:
    """Accept what is suggested; verify the first open claim, dispute the second with a hostile note, cut the last."""
    for flag in store.flags(article=article):
        if flag.suggestions and flag.rule in ("weekday-mismatch", "repeated-word", "percent-change"):
            review.accept(store, flag.id, by="sari")
        elif flag.state == "open":
            review.dismiss(store, flag.id, by="budi", reason="as-quoted", note="kata pedagang")
    first, second, *_, last = [c for c in store.claims(article=article, checkable=True) if c.status == "open"]
    review.rule(store, first.id, "verified", by="budi", source="https://arsip.example/" + "a" * 120)
    review.rule(store, second.id, "disputed", by="budi", note="Angka dari siapa? " + HOSTILE)
    if last is not second:
        review.correct(store, last.id, "", by="<b>sari</b>", note="tidak terbukti")
    review.note(store, first.id, "Catatan publik.", by="sari", public=True)
    review.clear(store, article, by="sari")


def ruled(store: Store, lang: str = "id", **given: object) -> int:
    """A published article in a language with rulings on it."""
    words = {"id": {}, "en": {"text": ENGLISH, "key": "bridge.txt", "title": "Harbour Bridge Closed for Repairs"}}
    given = {"stage": "published", "url": f"https://contoh.example/{lang}/berita"} | words[lang] | given
    article = put(store, lang=lang, **given)  # type: ignore[arg-type]
    rule(store, article)
    return article
