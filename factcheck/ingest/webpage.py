"""Saved web pages: the article's own text out of everything around it, found by trafilatura."""

from __future__ import annotations

import re
from typing import Any

from factcheck.errors import SourceRefused
from factcheck.ingest.blocks import html_lines, paragraphs
from factcheck.ingest.completion import completed
from factcheck.ingest.decode import decode
from factcheck.ingest.found import Found
from factcheck.ingest.page_metadata import Metadata
from factcheck.lang import UNKNOWN
from factcheck.lang.detect import detect

_SAVE = "save the article as plain text"
# A page of which the article makes up so much has no furniture to take away.
_WHOLE = 0.95
# How many lines may stand above a headline that is repeated in the text.
_HEAD_LINES = 3
_DECLARED = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s{0,5}=\s{0,5}[\"']?([\w.:-]{1,40})", re.IGNORECASE
)


def read(data: bytes, encoding: str | None = None, charset: str | None = None, source: str | None = None) -> Found:
    """The article of an HTML page. `charset` is what the server said, `source` the address it came from.

    Raises SourceRefused for a page in which no article is found, or that is nested too deeply to be read whole.
    """
    page = decode(data, encoding, declared=charset or _declared(data))
    tree = parse(page.text)
    body = body_text(tree)
    if not body.strip():
        raise SourceRefused("no article text was found in it", _SAVE)
    about = Metadata(page.text, tree, source)
    title, told = about.title(), about.language()
    seen = detect(body)
    lang = seen if seen != UNKNOWN else told or "en"
    return Found(
        text=_without_headline(body, title),
        title=title,
        byline=about.byline(lang),
        outlet=about.outlet(),
        published=about.published(lang),
        modified=about.modified(),
        lang=told,
        url=about.url(),
        warnings=page.warnings,
    )


def parse(page: str) -> Any:
    """The tree of an HTML text. Raises SourceRefused for none, and for one that the parser could not read whole."""
    from lxml import etree, html

    parser = html.HTMLParser(remove_comments=True, remove_pis=True, collect_ids=False, encoding="utf-8")
    try:
        tree = html.document_fromstring(page.encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError) as error:
        raise SourceRefused("no HTML was found in it", _SAVE) from error
    if any(entry.type_name in ("ERR_RESOURCE_LIMIT", "ERR_NO_MEMORY") for entry in parser.error_log):
        raise SourceRefused("its HTML is nested too deeply, so that a part of it would be lost", _SAVE)
    return tree


def body_text(tree: Any) -> str:
    """The article's text, a blank line between paragraphs; all text of a page that holds little else."""
    from copy import deepcopy

    import trafilatura

    found = trafilatura.bare_extraction(deepcopy(tree), include_comments=False)
    text = str(getattr(found, "text", None) or "")
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    whole = list(html_lines(tree))
    headings = ["".join(element.itertext()) for element in tree.iter("h1")]
    if _size(lines) >= _WHOLE * (_size(whole) - _size(headings)):
        return paragraphs(whole)
    return paragraphs(completed(lines, tree))


def _size(lines: list[str]) -> int:
    return sum(map(str.isalnum, "".join(lines)))


def _declared(data: bytes) -> str | None:
    """The encoding that a page names in its first 4,096 bytes, as browsers look for it (HTML standard: 1,024)."""
    found = _DECLARED.search(data[:4096])
    return found[1].decode("ascii", "replace") if found else None


def _without_headline(body: str, title: str | None) -> str:
    """The text without first lines that only repeat the headline, which has a field of its own, and the kicker above.

    A kicker is shorter than the headline.
    """
    lines = body.split("\n\n", _HEAD_LINES)
    for number, line in enumerate(lines[:-1]):
        if title is not None and _letters(line) == _letters(title):
            return "\n\n".join(lines[number + 1 :])
        if title is None or len(line) > len(title):
            break
    return body


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))
