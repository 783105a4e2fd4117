"""The rule on direct quotations without a speaker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.check.api import Analysed, Flag, check, say
from factcheck.facts.unattributed import unattributed

if TYPE_CHECKING:
    from collections.abc import Iterator


@check(
    "unattributed-quote",
    severity="info",
    family="sources",
    languages=("id", "en"),
    marks='"“„«»`\x93',
    bad={
        "id": (
            "Hujan turun sejak subuh dan pasar sepi. “Harga cabai sudah dua pekan tidak pernah turun lagi.” Hingga "
            "siang pembeli belum juga datang."
        ),
        "en": (
            "Rain fell from dawn and the market was empty. “Nobody has bought a single basket of fruit today.” By noon "
            "the stalls were gone."
        ),
    },
    good={
        "id": (
            "Hujan turun sejak subuh. “Harga cabai sudah dua pekan tidak pernah turun,” kata Siti, pedagang.",
            "Ibu Siti mengeluh. “Harga cabai sudah dua pekan tidak pernah turun lagi.” Pembeli belum datang.",
        ),
        "en": (
            "Rain fell from dawn. “Nobody has bought a single basket of fruit today,” said Ann Lee, a trader.",
            "The banner was simple. “We want the market to stay where it is.” It hung there for weeks.",
        ),
    },
)
def unattributed_quote(article: Analysed) -> Iterator[Flag]:
    """A direct quotation has no speaker.

    ## Why it matters
    Words in quotation marks are somebody's own. Without a name the reader cannot judge them, and nobody can check them.

    ## How it is computed
    A quotation counts when it is a whole statement: six words or more, a capital at its start, a stop at its end. It is
    flagged when its sentence and the sentences on either side hold no verb of saying, no word for what may be quoted
    (a letter, a slogan; the language's `[speakers]` table) and no name, and no colon or question stands right before.

    ## Limits
    Precision comes first: any name nearby acquits, the speaker's or not. A speech in several paragraphs, a
    quotation alone in its paragraph (it may be a pull quote), titles and scare-quoted words are left alone. Real
    articles hold very few such quotations, so that this is a note.

    ## Example
    "Hujan turun. “Harga cabai sudah dua pekan tidak pernah turun lagi.” Pasar sepi.": who says so?
    """
    for found in unattributed(article.text, article.lang, article.quotes, article.sentences):
        proof = say(
            "no name and no verb of saying stands within {before} characters before it and {after} after it",
            before=found.start - found.first,
            after=found.last - found.end,
        )
        message = say("nobody is named as the speaker of this quotation")
        yield Flag("unattributed-quote", "info", found.start, found.end, message, (proof,))
