"""ZIP files: each entry read as if it were a file of its own, and nothing of it ever written to disk."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from factcheck.errors import SourceRefused
from factcheck.ingest import document, formats
from factcheck.ingest.files import open_regular, safe_name
from factcheck.ingest.limits import Limits
from factcheck.ingest.options import Refusal
from factcheck.ingest.packed import Packed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from factcheck.ingest.options import Options
    from factcheck.model import Article

LIMITS = Limits(size=500_000_000, expanded=1_000_000_000, entries=20_000)


def read_zip(path: str, options: Options, *, follow: bool = True) -> Iterator[Article | Refusal]:
    """The articles in a ZIP file; see `entries`."""
    name = safe_name(path)
    try:
        with open_regular(path, follow=follow) as file:
            yield from entries(file, name, options)
    except (SourceRefused, OSError) as error:
        yield _refused(name, error)


def entries(file: BinaryIO, name: str, options: Options, limits: Limits = LIMITS) -> Iterator[Article | Refusal]:
    """The articles in an open ZIP, in its order; their source is the ZIP's name, a slash and the entry's.

    Hidden entries and other formats are left out. A ZIP in the ZIP, a link and a name that leads outside are Refusals,
    as is a ZIP without articles, or one that grows past the limits.
    """
    found = 0
    try:
        packed = Packed(file, limits)
    except SourceRefused as error:
        yield _refused(name, error)
        return
    for entry in packed.entries:
        kind = formats.by_name(entry)
        if kind is None or _is_hidden(entry):
            continue
        found += 1
        inner = f"{name}/{safe_name(entry)}"
        try:
            data = packed.read(_inside(entry, kind), document.cap_of(kind))
        except SourceRefused as error:
            yield _refused(inner, error)
            if packed.left < 0:
                break
            continue
        yield from document.articles(data, kind, inner, options)
    if not found:
        what = f"no articles in this ZIP ({len(packed.entries)} other files)"
        yield _refused(name, SourceRefused(what, "put texts, web pages or documents there"))


def _inside(entry: str, kind: str) -> str:
    if kind == "zip":
        raise SourceRefused("a ZIP in a ZIP is not opened", "unpack it first")
    if entry.startswith(("/", "\\")) or ":" in entry[:3] or ".." in entry.replace("\\", "/").split("/"):
        raise SourceRefused("its name leads out of the ZIP", "pack it again")
    return entry


def _is_hidden(entry: str) -> bool:
    """Whether an entry, or a folder it is in, begins with a dot; what leads outside is not hidden but refused."""
    parts = posixpath.normpath(entry).split("/")
    return any(part.startswith((".", "__MACOSX")) and not part.startswith("..") for part in parts)


def _refused(name: str, error: Exception) -> Refusal:
    if isinstance(error, SourceRefused) and not error.what.startswith(name):
        return Refusal(name, SourceRefused(f"{name}: {error.what}", error.hint))
    return Refusal(name, error if isinstance(error, SourceRefused) else SourceRefused(f"{name}: {error}", "try again"))
