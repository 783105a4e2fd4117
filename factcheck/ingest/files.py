"""The only place that opens a source: regular files alone, never waiting, never more than a cap."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING, BinaryIO

from factcheck.errors import SourceRefused
from factcheck.text import display

if TYPE_CHECKING:
    from pathlib import Path

# Non-blocking, so that a named pipe that takes a file's place after the look at it cannot hold us.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
_NO_LINKS = getattr(os, "O_NOFOLLOW", 0)


def safe_name(path: str | Path) -> str:
    """A path as text that can be stored and shown: bytes that are not UTF-8 become \\xNN, controls visible."""
    return display(os.fsencode(path).decode("utf-8", "backslashreplace"))


def reason(path: str, error: Exception) -> SourceRefused:
    """The refusal for a path that the system would not give."""
    hints: dict[type[Exception], tuple[str, str]] = {
        FileNotFoundError: ("there is no such file", "check the path"),
        PermissionError: ("it may not be read", "check its permissions"),
        IsADirectoryError: ("it is a folder", "give the folder itself"),
    }
    said = str(getattr(error, "strerror", None) or error)
    what, hint = hints.get(type(error), (f"it cannot be read ({said})", "check the path"))
    return SourceRefused(f"{safe_name(path)}: {what}", hint)


def irregular(path: str) -> SourceRefused:
    """The refusal for a pipe, a device or a socket, which is never opened."""
    return SourceRefused(f"{safe_name(path)}: it is not a regular file", "save its content to a file, or use -")


def open_regular(path: str, *, follow: bool = True) -> BinaryIO:
    """Open a regular file for reading; with `follow` false a symbolic link is refused too.

    Raises SourceRefused for a pipe, a device, a link where none is followed, and for what the system refuses.
    """
    try:
        handle = os.open(path, _FLAGS | (0 if follow else _NO_LINKS))
    except (OSError, ValueError) as error:
        raise reason(path, error) from error
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise irregular(path)
    return os.fdopen(handle, "rb")


def read_capped(path: str, cap: int, *, follow: bool = True) -> bytes:
    """The bytes of a regular file of at most `cap` bytes; a larger one is refused before it is read.

    Raises SourceRefused.
    """
    with open_regular(path, follow=follow) as file:
        size = os.fstat(file.fileno()).st_size
        if size > cap:
            raise too_large(path, size)
        try:
            data = file.read(cap + 1)
        except OSError as error:
            raise reason(path, error) from error
    if len(data) > cap:
        raise too_large(path, len(data))
    return data


def too_large(name: str, size: int) -> SourceRefused:
    """The refusal for a source of `size` bytes or characters, which is too many for an article."""
    return SourceRefused(
        f"{safe_name(name)}: too large for one article ({size / 1e6:.1f} MB; at most 2 MB of text)",
        "split it, or put one article a line into a .jsonl file",
    )
