"""A folder's articles, with no way out of it: links are never followed, pipes and devices never opened."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

from factcheck.errors import SourceRefused
from factcheck.ingest.files import reason, safe_name
from factcheck.ingest.jsonl import is_jsonl, read_jsonl
from factcheck.ingest.options import Options, Refusal
from factcheck.ingest.plain import read_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.model import Article

SUFFIXES = ("", ".txt", ".text", ".md", ".jsonl")


def read_folder(root: str, options: Options) -> Iterator[Article | Refusal]:
    """The articles of a folder and its subfolders, by name: .txt, .text, .md and .jsonl files and those without a dot.

    Hidden files, other formats, links, pipes and devices are left out. A folder with no article is a Refusal that
    says how many files were left out.
    """
    found = skipped = 0
    for item in _files(root):
        if isinstance(item, Refusal):
            yield item
        elif not _is_article(item):
            skipped += 1
        else:
            found += 1
            if is_jsonl(item):
                yield from read_jsonl(item, options, follow=False)
            else:
                yield read_file(item, options, follow=False)
    if not found:
        what = f"{safe_name(root)}: no articles in this folder ({skipped} other files)"
        yield Refusal(safe_name(root), SourceRefused(what, "put .txt, .md or .jsonl files there"))


def _files(root: str) -> Iterator[str | Refusal]:
    errors: list[OSError] = []
    for folder, folders, names in os.walk(root, onerror=errors.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (os.path.join(folder, name) for name in sorted(names) if not name.startswith("."))  # noqa: PTH118
        yield from _unread(errors)
    yield from _unread(errors)


def _unread(errors: list[OSError]) -> Iterator[Refusal]:
    while errors:
        error = errors.pop()
        path = os.fsdecode(error.filename)
        yield Refusal(safe_name(path), reason(path, error))


def _is_article(path: str) -> bool:
    if os.path.splitext(path)[1].lower() not in SUFFIXES:  # noqa: PTH122 (a bytes-safe path)
        return False
    try:
        return stat.S_ISREG(os.lstat(path).st_mode)
    except OSError:
        return False
