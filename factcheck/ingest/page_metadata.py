"""What a web page says about itself: headline, byline, outlet, dates, language and address, the surest place first."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from factcheck.ingest import dates, structured
from factcheck.lang import language

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from factcheck.ingest.structured import Node

# schema.org: everything that is an article, and what a fact-checker or reviewer publishes as one.
_ARTICLES = re.compile(r"Article\Z|Posting\Z|^Report\Z|^ClaimReview\Z|^Review\Z|^WebPage\Z")
_PUBLISHED = (
    "article:published_time", "article:published", "article:publicationdate", "og:article:published_time",
    "datepublished", "date_published", "publishdate", "publish_date", "publish-date", "published", "published_at",
    "publication_date", "content:publishdate", "pubdate", "pdate", "publishedtime", "cxenseparse:recs:publishtime",
    "parsely-pub-date", "dcsext.articlefirstpublished", "citation_publication_date", "originalpublicationdate",
    "dc.date.issued", "dcterms.issued", "sailthru.date", "dcterms.created", "dcterms.date", "dc.date", "date",
)  # fmt: skip
_MODIFIED = (
    "article:modified_time", "article:modified", "datemodified", "og:updated_time", "dcterms.modified", "lastmod",
    "last-modified", "dc.date.modified",
)  # fmt: skip
_TITLES = ("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title", "headline")
_AUTHORS = ("author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "byl")
_OUTLETS = ("application-name", "dc.publisher", "publisher")
_LANGUAGES = ("content-language", "dc.language", "og:locale", "inlanguage", "language")
_ADDRESSES = ("og:url", "twitter:url", "parsely-link")
# A name or class that a date line bears, in English and in Indonesian, and in the languages of the saved pages.
_DATE_LINE = re.compile(r"date|time|publish|posted|tanggal|tgl|waktu|fecha|datum|tarih", re.IGNORECASE)
# A headline is the h1 at least so much like the name that the page gives itself (difflib, 0 to 1).
_ALIKE = 0.5
# How many elements before and after the headline may hold its date line.
_BEFORE, _AFTER = 60, 150
# A line that does not say that it is one has at most so many letters: a weekday, a month, an outlet's name.
_DATE_LETTERS = 36
_SUFFIX = re.compile(r"\s+[|–—•·:»\-]\s+")


class Metadata:
    """The places of one page, looked up once: its JSON-LD, its meta elements and its tree."""

    def __init__(self, page: str, tree: Any, source: str | None = None) -> None:
        self.tree, self.source = tree, source
        self.nodes = _about(structured.nodes(page))
        self.meta = _meta(tree)

    def title(self) -> str | None:
        """The headline as readers see it, else as search engines do."""
        given = [name for node in self.nodes if (name := structured.words(node.get("headline") or node.get("name")))]
        given += [value for key in _TITLES for value in self.meta.get(key, ())]
        given += [text for element in self.tree.iter("title") if (text := _text(element))][:1]
        heads = [text for element in self.tree.iter("h1") if (text := _text(element)) and len(text) < 400]
        for name in given:
            best = max(heads, key=lambda head: _likeness(head, name), default="")
            if best and _likeness(best, name) >= _ALIKE:
                return best
        if not given:
            return heads[0] if heads else None
        return self._without_outlet(given[0])

    def _without_outlet(self, title: str) -> str:
        """A title without the outlet's name behind a dash."""
        *head, last = _SUFFIX.split(title)
        outlet = (self.outlet() or "").casefold()
        return title[: title.rindex(last)].rstrip(" |–—•·:»-") if head and last.casefold() == outlet else title

    def byline(self, lang: str) -> str | None:
        """Who wrote it, several names with commas, without the "By" of a language."""
        for node in self.nodes:
            if names := list(dict.fromkeys(_names(node.get("author") or node.get("creator")))):
                return _bare(", ".join(names), lang)
        names = [value for value in self._all(_AUTHORS) if not _is_address(value)]
        return _bare(names[0] if names else _author_in_text(self.tree) or "", lang)

    def outlet(self) -> str | None:
        """Who published it."""
        publishers = (structured.words(node.get("publisher")) for node in self.nodes)
        names = [*self.meta.get("og:site_name", ()), *publishers, *self._all(_OUTLETS)]
        return next((name for name in names if name and not _is_address(name)), None)

    def url(self) -> str | None:
        """The page's own address; never that of a site's front page, which many templates give for every page."""
        links = [element.get("href") for element in self.tree.iter("link") if element.get("rel") == "canonical"]
        links += [value for key in _ADDRESSES for value in self.meta.get(key, ())]
        links += [structured.words(node.get("url")) for node in self.nodes]
        for link in links:
            if found := _article_address(link, self.source):
                return found
        return self.source

    def language(self) -> str | None:
        """The language that the page declares."""
        root = self.tree if self.tree.tag == "html" else next(self.tree.iter("html"), None)
        own = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") if root is not None else None
        told = (structured.words(node.get("inLanguage")) for node in self.nodes)
        return own or next((tag for tag in told if tag), None) or self._first(_LANGUAGES)

    def modified(self) -> date | None:
        """The day of the last change."""
        stamps = [structured.words(node.get("dateModified")) for node in self.nodes]
        return dates.first([*stamps, *self._all(_MODIFIED), *_marked(self.tree, "dateModified")])

    def published(self, lang: str) -> date | None:
        """The day of publication: JSON-LD, meta elements, time elements, the date line near the headline, the address.

        The date line is read in a language.
        """
        stamps = [structured.words(node.get("datePublished")) for node in self.nodes]
        created = [structured.words(node.get("dateCreated")) for node in self.nodes]
        return (
            dates.first([*stamps, *self._all(_PUBLISHED), *_marked(self.tree, "datePublished"), *created])
            or self._date_line(lang)
            or dates.in_address(self.url())
        )

    def _date_line(self, lang: str) -> date | None:
        for element, text in _near(self.tree, self.title()):
            found = dates.stamped(element.get("datetime")) if element.tag == "time" else None
            if found := found or dates.in_words(text, lang):
                return found
        return None

    def _all(self, names: Iterable[str]) -> Iterator[str]:
        return (value for name in names for value in self.meta.get(name, ()))

    def _first(self, names: Iterable[str]) -> str | None:
        return next(self._all(names), None)


def _about(found: list[Node]) -> list[Node]:
    """The nodes that are an article, before those that are only its page."""
    of = [node for node in found if any(map(_ARTICLES.search, structured.types(node)))]
    return sorted(of, key=lambda node: "WebPage" in structured.types(node))


def _meta(tree: Any) -> dict[str, list[str]]:
    """The values of the meta elements by lower-case name, in document order."""
    out: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        value = " ".join((element.get("content") or "").split())
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            for name in (element.get(attribute) or "").lower().split() if value else ():
                out.setdefault(name, []).append(value)
    return out


def _marked(tree: Any, name: str) -> Iterator[str | None]:
    """The stamps that microdata gives a property, then those of time elements that say that they are it."""
    for element in tree.iter("time", "span", "abbr", "p", "div"):
        if name in (element.get("itemprop") or "").split():
            yield element.get("datetime") or element.get("content") or element.get("title")
    if name == "datePublished":
        yield from (element.get("datetime") for element in tree.iter("time") if element.get("pubdate") is not None)


def _bare(names: str, lang: str) -> str | None:
    for label in (*language(lang).table("metadata").get("bylines", ()), *language("en").table("metadata")["bylines"]):
        if names.casefold().startswith((f"{label} ", f"{label}: ")):
            return names[len(label) :].lstrip(" :") or None
    return names or None


def _author_in_text(tree: Any) -> str | None:
    from trafilatura.metadata import extract_author

    return extract_author(tree) or None


def _near(tree: Any, title: str | None) -> Iterator[tuple[Any, str]]:
    """The elements near the headline that may be its date line: those that say so first, then any short one."""
    elements = [element for element in tree.iter() if isinstance(element.tag, str)]
    heads = [n for n, element in enumerate(elements) if element.tag == "h1" and _text(element) == title]
    at = heads[0] if heads else 0
    around = [*elements[at : at + _AFTER], *reversed(elements[max(0, at - _BEFORE) : at])]
    lines = [(element, text) for element in around if len(element) < 8 and 5 < len(text := _text(element)) <= 120]
    yield from (line for line in lines if line[0].tag == "time" or _says_date(line[0]))
    bare = (line for line in lines if sum(map(str.isalpha, line[1])) <= _DATE_LETTERS and line[1][-1] not in ".?!")
    yield from bare if heads else ()


def _says_date(element: Any) -> bool:
    return any(_DATE_LINE.search(element.get(name) or "") for name in ("class", "id", "itemprop", "data-testid"))


def _text(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def _likeness(one: str, other: str) -> float:
    one, other = one.casefold()[:200], other.casefold()[:200]
    if one in other or other in one:
        return min(len(one), len(other)) / max(1, len(one), len(other)) + _ALIKE * (len(one) > 15)
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _names(author: Any) -> Iterator[str]:
    for one in author if isinstance(author, list) else [author]:
        name = structured.words(one)
        if not name and isinstance(one, dict):
            name = " ".join(filter(None, (structured.words(one.get(key)) for key in ("givenName", "familyName"))))
        if name and not _is_address(name):
            yield name


def _is_address(text: str) -> bool:
    return "://" in text or text.startswith("www.")


def _article_address(link: str | None, source: str | None) -> str | None:
    try:
        address = urljoin(source or "", (link or "").strip())
        parts = urlsplit(address)
    except ValueError:
        return None
    own = parts.scheme in ("http", "https") and parts.hostname and (parts.path.strip("/") or parts.query)
    if source and own and _site(parts.hostname) != _site(urlsplit(source).hostname):
        return None  # a fetched page must not pass for one of another site
    return address if own and len(address) <= 2000 else None


def _site(host: str | None) -> str:
    """A host without the label that tells its page for phones from the one for desks."""
    head, _, rest = (host or "").lower().partition(".")
    return rest if head in ("www", "m", "amp", "mobile") and "." in rest else (host or "").lower()
