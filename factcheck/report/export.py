"""Export: a format's name and articles in, the finished text (or the bytes of a Word file) out."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, NamedTuple, cast

from factcheck.errors import UsageError
from factcheck.report.gather import gather
from factcheck.report.job import Job, Wanted
from factcheck.report.notice import PLAIN, Posting
from factcheck.report.wording import wording
from factcheck.text import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from factcheck.settings import Settings
    from factcheck.store import Store


class Format(NamedTuple):
    """How a format's file ends, and the module and function of this room that write it (imported when asked for)."""

    suffix: str
    module: str
    function: str


FORMATS = {
    "markdown": Format(".md", "markdown", "markdown_export"),
    "html": Format(".html", "html", "html_export"),
    "docx": Format(".docx", "docx", "docx_export"),
    "docx-report": Format(".docx", "docx_report", "docx_report_export"),
    "text": Format(".txt", "text", "text_export"),
    "json": Format(".json", "tables", "json_export"),
    "csv": Format(".csv", "tables", "csv_export"),
    "article": Format(".txt", "text", "article_export"),
    "queries": Format(".txt", "queries", "queries_export"),
    "notice": Format(".txt", "notice", "notice_export"),
    "corrections-page": Format(".html", "corrections_page", "corrections_page_export"),
    "newsarticle": Format(".jsonld", "newsarticle", "newsarticle_export"),
    "claimreview": Format(".jsonld", "claimreview", "claimreview_export"),
    "debunk": Format(".txt", "debunk", "debunk_export"),
}
_ONE_ARTICLE = ("article", "docx")

# What is written of one's own articles alone: nobody corrects what others published.
OWN_ONLY = ("article", "docx", "notice", "newsarticle")

# What is written of single claims of others.
OF_CLAIMS = ("claimreview", "debunk")


def export(
    store: Store,
    articles: Sequence[int],
    fmt: str,
    settings: Settings,
    *,
    public: bool = False,
    raw: bool = False,
    since: str = "",
    posting: Posting = PLAIN,
    without_url: bool = False,
    claims: Collection[int] = (),
) -> str | bytes:
    """The report on articles (all, when none is named) in a format of FORMATS. Same database, same bytes.

    The options are those of `Wanted`. Raises UsageError for an unknown article or format, and for what a format
    cannot do.
    """
    wanted = Wanted(public, raw, since, posting, without_url, frozenset(claims))
    _refuse(fmt, wanted)
    words = wording(settings.templates)
    numbers = list(articles) or _articles_of(store, claims)
    numbers = numbers or [article.id for article in sorted(store.articles(), key=lambda row: row.id)]
    if fmt in _ONE_ARTICLE and len(numbers) != 1:
        raise UsageError(f"the format '{fmt}' writes one article, not {len(numbers)}", "name one, such as: export 1")
    if claims and (away := set(_articles_of(store, claims)).difference(numbers)):
        raise UsageError(f"a claim is of article {min(away)}, which is not named", "name claims alone")
    _refuse_blind(store, numbers)
    if fmt in OWN_ONLY:
        _refuse_others(store, numbers, fmt)
    module = importlib.import_module(f"factcheck.report.{FORMATS[fmt].module}")
    write = cast("Callable[[Job], str | bytes]", getattr(module, FORMATS[fmt].function))
    return write(Job(tuple(gather(store, number, settings) for number in numbers), wanted, settings, words))


def _articles_of(store: Store, claims: Collection[int]) -> list[int]:
    return sorted({store.claim(claim).article for claim in claims})


def _refuse_blind(store: Store, numbers: Sequence[int]) -> None:
    for number in numbers:
        if number in store.sight.blind_articles:
            raise UsageError(
                f"article {number} is under {store.viewer}'s second review: a report would tell the first rulings",
                "export it when both rulings are in, or leave it out",
            )


def _refuse_others(store: Store, numbers: Sequence[int], fmt: str) -> None:
    for row in store.articles(numbers):
        if row.whose != "ours":
            raise UsageError(
                f"article {row.id} is somebody else's text: no '{fmt}' is written of it", "use --format markdown"
            )


def _refuse(fmt: str, wanted: Wanted) -> None:
    if fmt not in FORMATS:
        raise UsageError(f"no format '{fmt}'", did_you_mean(fmt, FORMATS, f"use one of {', '.join(FORMATS)}"))
    if wanted.raw and fmt != "csv":
        raise UsageError("--csv-raw goes with --format csv")
    if wanted.public and fmt == "queries":
        raise UsageError("queries are internal", "leave --public out")
    if wanted.claims and fmt not in OF_CLAIMS:
        raise UsageError("--claim goes with --format claimreview or debunk")
    if wanted.since and fmt != "corrections-page":
        raise UsageError("--since goes with --format corrections-page")
    if (wanted.posting != PLAIN or wanted.without_url) and fmt != "notice":
        raise UsageError("the options of a notice go with --format notice")
