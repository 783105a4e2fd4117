"""The rule missing-metadata: what should be known of the article and is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.check.api import Analysed, Article, Flag, Related, check, say
from factcheck.facts.metadata import unfilled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.facts.metadata import Unfilled
    from factcheck.model import Span

SHOWN = 20


@check(
    "missing-metadata",
    severity="info",
    family="page",
    bad={
        "id": (
            "Panen raya dimulai pekan depan.\n\nPenulis: Sari Dewi\nEditor:",
            "Wali kota [nama lengkap] meninjau pasar pada XX/XX/2024.",
            "Harga beras naik XX persen.",
            Article("Panen raya dimulai pekan depan.", url="https://contoh.id/panen", title="Panen raya"),
        ),
        "en": (
            "The harvest starts next week.\n\nPublished:\nBy: Jane Moore",
            "Mayor [insert name] opened the market; lorem ipsum dolor sit amet.",
            Article("The harvest starts next week.", byline="Jane Moore", title="Harvest"),
        ),
    },
    good={
        "id": (
            "Panen raya dimulai pekan depan.\n\nPenulis:\nSari Dewi",
            "Anak TK itu bernama Mekar (nama samaran).",
            Article("Panen raya dimulai pekan depan.", title="Panen raya"),
        ),
        "en": (
            "The harvest starts next week.\n\nBy: Jane Moore",
            "“They [the farmers] are ready,” she said of Super Bowl XX.",
            "He bought a TK Maxx voucher at the school (TK).",
            Article("The harvest starts next week.", title="Harvest"),
        ),
    },
)
def missing_metadata(article: Analysed) -> Iterator[Flag]:
    """The article's date is not known, or a field of its template was left empty.

    ## Why it matters
    Without the day of publication “yesterday” means nothing and a date without its year cannot be checked. An empty
    “Editor:” or a “[name]” shows that the text is not finished.

    ## How it is computed
    An article that came with an address or a byline should have its date of publication too: one note where it has
    not. In the text, a label of the `[metadata]` table with nothing behind it, at the end or before another label, is
    empty; placeholders are those of the table in brackets, “lorem ipsum”, dates such as XX/XX/2024, amounts such as
    XX percent, TKTK, TODO: and fields of templates. All of one article make one note.

    ## Limits
    A text that came alone, or with a title only, is not asked for a date. Words in brackets that the table does not
    name are explanations.

    ## Example
    “Wali kota [nama] meninjau pasar”
    """
    came = article.article.url or article.article.byline
    undated = article.sentences[0] if article.article.published is None and came and article.sentences else None
    scan = article.scan
    if found := list(unfilled(article.text, article.lang, scan.characters, scan.vocabulary)):
        yield _flag(article.text, found, undated)
    elif undated:
        proof = say("the article came with an address or a byline, but without a date")
        yield Flag(
            "missing-metadata", "info", *undated, say("the article's date of publication is not known"), (proof,)
        )


def _flag(text: str, found: list[Unfilled], undated: Span | None) -> Flag:
    first, *others = found
    words = text[first.start : first.end]
    if first.kind == "label":
        message = say("the field “{words}” was left empty", words=words)
    else:
        message = say("a placeholder was left in the text: “{words}”", words=words)
    again = say("not filled in either")
    related = [Related(item.start, item.end, "same-error", again) for item in others[:SHOWN]]
    if undated:
        related.append(Related(*undated, "evidence", say("the article's date of publication is not known")))
    proof = say("a template has it, to be replaced by the words it stands for")
    return Flag("missing-metadata", "info", first.start, first.end, message, (proof,), (), tuple(related))
