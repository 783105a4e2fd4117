"""Sources become articles here: a file of any kind, a folder, an address or standard input, one reader a format."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

from factcheck.ingest import document, folder, plain
from factcheck.ingest.files import irregular, reason, safe_name
from factcheck.ingest.options import Options, Refusal
from factcheck.ingest.plain import digest, fallback_title

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.ingest.fetch import Fetcher
    from factcheck.model import Article

__all__ = ["Options", "Refusal", "digest", "fallback_title", "paste", "read"]

STDIN = "-"
_ADDRESSES = ("http://", "https://")


def read(
    source: str,
    options: Options = Options(),  # noqa: B008 (frozen)
    fetcher: Fetcher | None = None,
) -> Iterator[Article | Refusal]:
    """The articles of a source, as they are read; what cannot be used comes as a Refusal, and the rest is done.

    `source` is a path to a file or a folder, a web address, or "-" for standard input. Nothing is raised for a bad
    source. Only an address is fetched, and with `options.follow` what a feed links to; `fetcher` is for tests.
    """
    if source == STDIN:
        yield plain.read_stdin(options)
    elif source.lower().startswith(_ADDRESSES):
        yield from document.read_address(source, options, fetcher)
    else:
        yield from _read_path(source, options, fetcher)


def paste(text: str, options: Options = Options()) -> Article | Refusal:  # noqa: B008 (frozen)
    """The article of a pasted text."""
    return plain.from_paste(text, options)


def _read_path(source: str, options: Options, fetcher: Fetcher | None) -> Iterator[Article | Refusal]:
    try:
        mode = os.stat(source).st_mode  # noqa: PTH116 (a bytes-safe path, as given)
    except (OSError, ValueError) as error:
        yield Refusal(safe_name(source), reason(source, error))
        return
    if stat.S_ISDIR(mode):
        yield from folder.read_folder(source, options)
    elif not stat.S_ISREG(mode):
        yield Refusal(safe_name(source), irregular(source))
    else:
        yield from document.read_file(source, options, fetcher=fetcher)
