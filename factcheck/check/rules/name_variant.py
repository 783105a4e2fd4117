"""The rule name-variant: a name that the same article writes otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.check.api import Analysed, Flag, Message, Related, Suggestion, check, say
from factcheck.facts.names import variants

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.facts.names import Variant

SHOWN = 3


@check(
    "name-variant",
    severity="warning",
    family="names",
    languages=("id", "en"),
    bad={
        "id": (
            "Warga memakai Parler sejak 2018. Iklan di Parler naik. Kata Budi, Parler aman. Data di parler dijual.",
            "Polisi menahan Suwardi. Kata jaksa, Suwardi bersalah. Sidang Suwardi ditunda. Ibu Suwadri hadir.",
        ),
        "en": (
            "The deal with Verbandt failed. Shares of Verbandt fell. Critics of Verbandt cheered, and verbandt sued.",
            "Then Kowalski left. Later, Kowalski sued. For Kowalski it was over. A lawyer for Kowalksi agreed.",
        ),
    },
    good={
        "id": (
            "Ia bertemu Presiden Omar. Kata Presiden Omar, tamu Presiden Omar senang. Seorang presiden harus sabar.",
            "Warga di Suralaya resah. Jalan ke Suralaya macet. Pasar Suralaya tutup. Produk Suralayanya laku.",
            "Korban bernama Rahmat Hidayat. Ibu Rahmat Hidayat sedih, teman Rahmat Hidayat diam, Rachmat Wibowo hadir.",
        ),
        "en": (
            "The home of Fernando Ruiz burned. Friends of Fernando Ruiz fled. Later Fernando Ruiz met Fernanda Ruiz.",
            "The plan for Korelia is old. Today Korelia trades. Later Korelia fell. A Korelian left, as did Korelia's.",
            "She met Anna Merkel. Then Anna Merkel left, and Anna Merkel cried. The witness Una Merkle stayed.",
        ),
    },
)
def name_variant(article: Analysed) -> Iterator[Flag]:
    """A name stands once in another spelling than everywhere else in the article.

    ## Why it matters
    A misspelt name is the commonest correction a newspaper prints, and the one its subject never forgives. When ten
    places of an article agree, the eleventh is nearly always the slip.

    ## How it is computed
    A form that stands at least three times with a capital within a sentence is the usual one. A form that stands once
    is a variant of it when it is the same word in other capitals or in small letters, or when it is one letter away
    (distance OSA; two from nine letters on), with the same first and last letter and at least five letters long.
    Words of the news (`knowledge/words_*.txt`) and titles are no slips: another known word is another word, and a word
    that is also an ordinary one may be written small.

    ## Limits
    A difference in the first or the last letter is not looked at: there stand inflections, plurals and the endings of
    women's and men's names. Two people with nearly the same name are told apart only by the first name or surname
    beside it. Weekdays and months have a rule of their own. When the usual form itself is the wrong one, the
    suggestion is wrong and the inconsistency is still there.

    ## Example
    “layanan cloud untuk parler” beside ten times “Parler” → “Parler”
    """
    for item in variants(article.names):
        yield Flag(
            rule="name-variant",
            severity="warning",
            start=item.start,
            end=item.end,
            message=_message(item),
            proof=(
                say(
                    "the text writes “{usual}” {count} times and “{form}” once",
                    usual=item.usual,
                    count=len(item.places),
                    form=item.form,
                ),
            ),
            suggestions=(Suggestion(item.start, item.end, item.usual, say("as the text writes it elsewhere")),),
            related=tuple(
                Related(start, end, "evidence", say("here it is written “{form}”", form=item.usual))
                for start, end in item.places[:SHOWN]
            ),
        )


def _message(item: Variant) -> Message:
    if item.kind == "case":
        return say("“{form}” differs in its capitals from “{usual}” elsewhere", form=item.form, usual=item.usual)
    return say("“{form}” differs from “{usual}” elsewhere", form=item.form, usual=item.usual)
