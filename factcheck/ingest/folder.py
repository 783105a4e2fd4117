"""A folder's articles, with no way out of it: links are never followed, pipes and devices never opened."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

from factcheck.errors import SourceRefused
from factcheck.ingest import formats
from factcheck.ingest.document import read_file
from factcheck.ingest.files import reason, safe_name
from factcheck.ingest.options import Options, Refusal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.model import Article

# How many of the files that are left out are named.
_NAMED = 3
_PAGES = (".html", ".htm", ".xhtml")


def read_folder(root: str, options: Options) -> Iterator[Article | Refusal]:
    """The articles of a folder and its subfolders, by name: every kind of file that is read, and those without a dot.

    Hidden files, other formats, links, pipes and devices are left out, and the folder of pictures and scripts that a
    browser saves beside a page. A Refusal says at last how many files of other kinds were left out, a minor one unless
    there was no article at all.
    """
    found, skipped = 0, []
    for item in _files(root):
        if isinstance(item, Refusal):
            yield item
        elif not _is_article(item):
            skipped.append(item)
        else:
            found += 1
            yield from read_file(item, options, follow=False)
    if not found:
        what = f"{safe_name(root)}: no articles in this folder ({len(skipped)} other files)"
        yield Refusal(safe_name(root), SourceRefused(what, "put texts, web pages or documents there"))
    elif skipped:
        named = ", ".join(safe_name(item) for item in skipped[:_NAMED]) + (", …" if len(skipped) > _NAMED else "")
        what = f"{safe_name(root)}: {len(skipped)} files of other kinds were left out ({named})"
        yield Refusal(safe_name(root), SourceRefused(what, "name a file alone to see why it is not read"), minor=True)


def _files(root: str) -> Iterator[str | Refusal]:
    errors: list[OSError] = []
    for folder, folders, names in os.walk(root, onerror=errors.append):
        pages = {name[: name.rindex(".")] for name in names if name.lower().endswith(_PAGES)}
        folders[:] = sorted(name for name in folders if not (name.startswith(".") or _is_of_page(name, pages)))
        yield from (os.path.join(folder, name) for name in sorted(names) if not name.startswith("."))  # noqa: PTH118
        yield from _unread(errors)
    yield from _unread(errors)


def _is_of_page(folder: str, pages: set[str]) -> bool:
    """Whether a browser saved a folder with a page: "Berita_files" or "Berita-Dateien" beside "Berita.html"."""
    page, mark, kind = folder.rpartition("_" if "_" in folder else "-")
    return bool(mark) and page in pages and kind.lower().startswith(("file", "datei", "fichier", "archivo", "berkas"))


def _unread(errors: list[OSError]) -> Iterator[Refusal]:
    while errors:
        error = errors.pop()
        path = os.fsdecode(error.filename)
        yield Refusal(safe_name(path), reason(path, error))


def _is_article(path: str) -> bool:
    if formats.by_name(path) is None:
        return False
    try:
        return stat.S_ISREG(os.lstat(path).st_mode)
    except OSError:
        return False
