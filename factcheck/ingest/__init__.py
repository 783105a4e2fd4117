"""Sources become articles here: a path, a folder, standard input or a .jsonl file, one reader a format."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

from factcheck.errors import SourceRefused
from factcheck.ingest import folder, jsonl, plain
from factcheck.ingest.files import irregular, reason, safe_name
from factcheck.ingest.options import Options, Refusal
from factcheck.ingest.plain import digest, fallback_title

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.model import Article

__all__ = ["Options", "Refusal", "digest", "fallback_title", "read"]

STDIN = "-"
_ADDRESSES = ("http://", "https://")


def read(source: str, options: Options = Options()) -> Iterator[Article | Refusal]:  # noqa: B008 (frozen)
    """The articles of a source, as they are read; what cannot be used comes as a Refusal, and the rest is done.

    `source` is a path to a text, a .jsonl file or a folder, or "-" for standard input. Nothing is raised for a bad
    source, and no address is fetched.
    """
    if source == STDIN:
        yield plain.read_stdin(options)
    elif source.lower().startswith(_ADDRESSES):
        what = f"{safe_name(source)}: addresses are not fetched"
        yield Refusal(source, SourceRefused(what, "save the page as text and give its path"))
    else:
        yield from _read_path(source, options)


def _read_path(source: str, options: Options) -> Iterator[Article | Refusal]:
    try:
        mode = os.stat(source).st_mode  # noqa: PTH116 (a bytes-safe path, as given)
    except (OSError, ValueError) as error:
        yield Refusal(safe_name(source), reason(source, error))
        return
    if stat.S_ISDIR(mode):
        yield from folder.read_folder(source, options)
    elif not stat.S_ISREG(mode):
        yield Refusal(safe_name(source), irregular(source))
    elif jsonl.is_jsonl(source):
        yield from jsonl.read_jsonl(source, options)
    else:
        yield plain.read_file(source, options)
