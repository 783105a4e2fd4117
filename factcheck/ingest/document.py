"""The seam of the readers: the bytes of one file become its articles, the dangerous kinds in another process."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from factcheck.errors import FactcheckError, SourceRefused
from factcheck.ingest import formats, jsonl, plain
from factcheck.ingest.files import open_regular, read_capped, safe_name
from factcheck.ingest.found import article
from factcheck.ingest.options import Options, Refusal
from factcheck.model import Article

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.ingest.fetch import Fetcher, Page
    from factcheck.ingest.found import Found
    from factcheck.model import Origin

HTML_CAP = 20_000_000
DOCUMENT_CAP = 50_000_000
TABLE_CAP = 200_000_000
# A feed lists its latest articles, some tens of them.
_FOLLOWED = 200
_CAPS = {"plain": plain.BYTE_CAP, "html": HTML_CAP, "markdown": plain.BYTE_CAP, "table": TABLE_CAP, "jsonl": TABLE_CAP}


def cap_of(kind: str) -> int:
    """The most bytes that a file of a kind may have."""
    return _CAPS.get(kind, DOCUMENT_CAP)


def read_file(
    path: str, options: Options, *, follow: bool = True, fetcher: Fetcher | None = None
) -> Iterator[Article | Refusal]:
    """The articles of a file of any kind; with `follow` false a symbolic link is refused."""
    name = safe_name(path)
    kind = formats.by_name(path)
    try:
        if kind is None or not formats.has_ending(path):
            kind = _looked_at(path, follow=follow)
        if kind == "plain":
            yield plain.read_file(path, options, follow=follow)
        elif kind == "jsonl":
            yield from jsonl.read_jsonl(path, options, follow=follow)
        elif kind == "zip":
            from factcheck.ingest.archive import read_zip

            yield from read_zip(path, options, follow=follow)
        else:
            data = read_capped(path, cap_of(kind), follow=follow)
            yield from articles(data, kind, name, options, fetcher=fetcher, tabs=path.lower().endswith(".tsv"))
    except SourceRefused as error:
        yield Refusal(name, error)


def _looked_at(path: str, *, follow: bool) -> str:
    with open_regular(path, follow=follow) as file:
        return formats.by_content(file.read(formats.HEAD))


def articles(
    data: bytes, kind: str, name: str, options: Options, *, fetcher: Fetcher | None = None, tabs: bool = False
) -> Iterator[Article | Refusal]:
    """The articles in the bytes of a file of a known kind. `tabs`: a table's columns stand between tabs."""
    if kind == "plain":
        yield plain.from_bytes(data, name, options)
    elif kind == "jsonl":
        yield from jsonl.rows(io.BytesIO(data), name, options)
    elif kind == "table":
        from factcheck.ingest import table

        yield from table.rows(data, name, options, tabs=tabs or name.lower().endswith(".tsv"))
    elif kind == "zip":
        from factcheck.ingest import archive

        yield from archive.entries(io.BytesIO(data), name, options)
    else:
        yield from _read_apart(data, kind, name, options, fetcher)


def _read_apart(
    data: bytes, kind: str, name: str, options: Options, fetcher: Fetcher | None, page: Page | None = None
) -> Iterator[Article | Refusal]:
    from factcheck.ingest.worker import shared

    given: dict[str, Any] = {"encoding": options.encoding} if kind in ("html", "markdown") else {}
    if page is not None and kind == "html":
        given |= {"charset": page.charset, "source": page.url}
    try:
        found = shared().read(kind, data, given)
    except SourceRefused as error:
        yield Refusal(name, SourceRefused(f"{name}: {error.what}", error.hint))
        return
    if kind == "feed":
        yield from _entries(found, name, options, fetcher)
        return
    origin: Origin = "file" if page is None else "url"
    for one in found:
        yield _made(one if page is None or one.url else replace(one, url=page.url), name, options, origin)


def _made(found: Found, name: str, options: Options, origin: Origin) -> Article | Refusal:
    try:
        return article(found, name, options, origin)
    except SourceRefused as error:
        return Refusal(name, error)


def _entries(found: list[Found], name: str, options: Options, fetcher: Fetcher | None) -> Iterator[Article | Refusal]:
    """The articles of a feed's entries; what is only linked to is fetched when the options say so."""
    followed = 0
    for entry in found:
        if entry.text.strip():
            yield _made(entry, name, options, "jsonl")
        elif not entry.url:
            yield Refusal(name, SourceRefused(f"{name}: an entry has neither text nor link", "leave it out"))
        elif not options.follow:
            what = f"{name}: only a link to {safe_name(entry.url)}"
            yield Refusal(name, SourceRefused(what, "add --follow to fetch it"))
        elif followed == _FOLLOWED:
            yield Refusal(
                name, SourceRefused(f"{name}: it links to more than {_FOLLOWED} articles", "give some of them")
            )
            return
        else:
            followed += 1
            yield from (_dated(item, entry) for item in read_address(entry.url, options, fetcher, from_feed=True))


def _dated(item: Article | Refusal, entry: Found) -> Article | Refusal:
    """An article of a feed's link, with the feed's date where its page has none."""
    if isinstance(item, Article) and item.published is None and entry.published is not None:
        return replace(item, published=entry.published)
    return item


def read_address(
    url: str, options: Options, fetcher: Fetcher | None = None, *, from_feed: bool = False
) -> Iterator[Article | Refusal]:
    """The articles at a web address. A feed that a feed links to is not read, so that no two can go in circles."""
    from factcheck.ingest.fetch import Fetcher as Public

    fetcher = fetcher or Public()
    name = safe_name(url)
    try:
        page = fetcher.fetch(url)
    except FactcheckError as error:
        yield Refusal(name, error)
        return
    kind = formats.by_server(page.kind, page.url, page.data)
    if from_feed and kind in ("feed", "zip", "jsonl", "table"):
        yield Refusal(name, SourceRefused(f"{name}: it is no article's page", "import it by itself"))
    elif kind in formats.READERS:
        yield from _read_apart(page.data, kind, name, options, fetcher, page)
    else:
        given = options if kind != "plain" else replace(options, url=options.url or page.url)
        yield from articles(page.data, kind, name, given, fetcher=fetcher)
