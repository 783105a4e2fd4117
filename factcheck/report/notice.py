"""The public notice of a published article's corrections, in the article's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.messages import translator

if TYPE_CHECKING:
    from collections.abc import Callable

    from factcheck.report.gather import ArticleReport, Correction


def notice(report: ArticleReport) -> str:
    """The notice, plain text; empty for a draft and where no correction changed the meaning.

    A slip needs no notice; what was fixed before publication never stood before a reader.
    """
    errors = [item for item in report.corrections if item.change.cls != "slip" and not item.before_publication]
    if report.article.stage != "published" or not errors:
        return ""
    word = translator(report.article.lang)
    title = report.article.title
    lines = [word("Correction"), "", word("In the article “{title}”:").format(title=title)]
    if report.article.url:
        lines.append(report.article.url)
    lines += ["", *(_sentence(item, word) for item in errors)]
    lines += ["", word("Corrected {when}.").format(when=max(item.at for item in errors))]
    return "\n".join(lines)


def _sentence(item: Correction, word: Callable[[str], str]) -> str:
    where = place_words(item, word)
    was, should_be = " ".join(item.was.split()), " ".join(item.should_be.split())
    if not should_be:
        return word("- {place} previously read “{was}”; this has been removed.").format(place=where, was=was)
    return word("- {place} previously read “{was}”; it should read “{should_be}”.").format(
        place=where, was=was, should_be=should_be
    )


def place_words(item: Correction, word: Callable[[str], str]) -> str:
    """The place of a correction in words."""
    if item.place.paragraph == 0:
        return word("The headline")
    return word("Paragraph {paragraph}, sentence {sentence}").format(
        paragraph=item.place.paragraph, sentence=item.place.sentence
    )
