"""Bytes of unknown encoding become text, never silently: what was guessed or replaced is said."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from factcheck.errors import SourceRefused
from factcheck.model import Message, say
from factcheck.text import REPLACEMENT

# Signatures of files that are no text; the last part is what to do about it.
_SAVE = "save the article as plain text"
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF"),
    (b"{\\rtf", "an RTF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an office document"),
    (b"SQLite format 3\x00", "a SQLite database"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x7fELF", "a program"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
)
# UTF-32 first: its little-endian mark begins with that of UTF-16.
_BOMS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_SURROGATE = re.compile("[\ud800-\udfff]")
# More than ten controls and three in a hundred characters: terminal colours stay below, random bytes come to eleven.
_CONTROLS, _CONTROL_SHARE = 10, 0.03


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text with newlines normalised, NUL and lone surrogates as U+FFFD, and what had to be guessed or replaced."""

    text: str
    warnings: tuple[Message, ...] = ()


def decode(data: bytes, encoding: str | None = None, *, declared: str | None = None) -> Decoded:
    """The text of a file's bytes.

    Tried in this order: a byte order mark, UTF-16 without a mark (by where its NULs stand), UTF-8, the encoding that
    the file or its server `declared`, a UTF-8 with some broken bytes, `encoding`, Windows-1252. Raises SourceRefused
    for what is no text or has no known encoding.
    """
    for magic, name in _MAGIC:
        if data.startswith(magic):
            raise SourceRefused(f"it is {name}, not text", _SAVE)
    text, warnings = _characters(data, encoding, declared)
    controls = len(_CONTROL.findall(text))
    if controls > _CONTROLS and controls > _CONTROL_SHARE * len(text):
        raise SourceRefused("it is not text", _SAVE)
    text, more = _cleaned(text)
    return Decoded(text, (*warnings, *more))


def _characters(data: bytes, encoding: str | None, declared: str | None) -> tuple[str, tuple[Message, ...]]:
    for mark, name in _BOMS:
        if data.startswith(mark):
            return _replaced(data[len(mark) :], name, said=False)
    if wide := _wide(data):
        return _replaced(data, wide)
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        pass
    # Lone surrogates in UTF-8 clothes are counted and replaced later, as characters.
    try:
        return data.decode("utf-8", "surrogatepass"), ()
    except UnicodeDecodeError:
        pass
    if declared and (text := _as_declared(data, declared)) is not None:
        return text, ()
    if _mostly_utf8(data):
        return _replaced(data, "utf-8", said=False)
    return _replaced(data, _known(encoding) if encoding else "cp1252")


def _as_declared(data: bytes, declared: str) -> str | None:
    """The text in an encoding that the file names, where it fits; Latin-1 means Windows-1252 (WHATWG Encoding)."""
    try:
        name = codecs.lookup(declared).name
        return data.decode("cp1252" if name in ("iso8859-1", "ascii") else name)
    except (LookupError, ValueError):
        return None


def _known(encoding: str) -> str:
    try:
        return codecs.lookup(encoding).name
    except (LookupError, ValueError) as error:
        raise SourceRefused(f"unknown encoding {encoding!r}", "use a name such as cp1252 or latin-1") from error


def _wide(data: bytes) -> str | None:
    """UTF-16 without its mark: in Latin text nearly every second byte is NUL, always on the same side."""
    if b"\x00" not in data[:4096]:
        return None
    sample = data[: len(data[:4096]) // 2 * 2]
    pairs = max(1, len(sample) // 2)
    even, odd = sample[::2].count(0) / pairs, sample[1::2].count(0) / pairs
    if odd > 0.4 and even < 0.05:
        return "utf-16-le"
    return "utf-16-be" if even > 0.4 and odd < 0.05 else None


def _mostly_utf8(data: bytes) -> bool:
    """Whether more letters are sound UTF-8 than broken: one bad byte must not turn every accent into two letters."""
    text = data.decode("utf-8", "replace")
    broken = text.count(REPLACEMENT)
    sound = len(text) - broken - len(text.encode("ascii", "ignore"))
    return sound > broken


def _replaced(data: bytes, name: str, *, said: bool = True) -> tuple[str, tuple[Message, ...]]:
    """The bytes in an encoding; a warning says that it was guessed (`said`) and how much of it was replaced."""
    try:
        text = data.decode(name, "replace")
    except (LookupError, ValueError) as error:
        raise SourceRefused(f"the encoding {name!r} cannot be used for text", "use cp1252 or latin-1") from error
    lost = text.count(REPLACEMENT)
    if name.startswith("utf") and lost:
        lost -= data.decode(name, "ignore").count(REPLACEMENT)
    if lost:
        return text, (say("read as {encoding}; {count} broken places became U+FFFD", encoding=name, count=lost),)
    return text, (say("read as {encoding}, a guess, since it is not UTF-8", encoding=name),) if said else ()


def _cleaned(text: str) -> tuple[str, tuple[Message, ...]]:
    warnings = []
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if nuls := text.count("\x00"):
        text = text.replace("\x00", REPLACEMENT)
        warnings.append(say("{count} NUL characters became U+FFFD", count=nuls))
    if _SURROGATE.search(text):
        text, count = _SURROGATE.subn(REPLACEMENT, text)
        warnings.append(say("{count} lone surrogates became U+FFFD", count=count))
    return text, tuple(warnings)
