"""What is packed in a ZIP: counted before it is unpacked, unpacked as a stream, never more than the limits allow."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING

from factcheck.errors import SourceRefused
from factcheck.ingest.limits import DEFAULT, Limits

if TYPE_CHECKING:
    from typing import IO, BinaryIO

_HINT = "unpack it, and give what is needed of it"
_END, _END_SIZE = b"PK\x05\x06", 22
_DIRECTORY_ENTRY = 46 + 512
_CHUNK = 1 << 16
# Below this, bytes, a ratio says nothing: an empty page shrinks a hundredfold.
_SMALL = 1_000_000
_ENCRYPTED, _LINK = 0x1, 0o120000


class Packed:
    """The entries of a ZIP file. `left` is how many bytes may still be unpacked from it.

    Raises SourceRefused for what is no ZIP, holds too many entries or would grow too large.
    """

    def __init__(self, file: BinaryIO, limits: Limits = DEFAULT) -> None:
        self.limits, self.left = limits, limits.expanded
        _check_directory(file, limits)
        try:
            self._zip = zipfile.ZipFile(file)
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, struct.error) as error:
            raise SourceRefused("it is damaged: no ZIP directory", "save it again") from error
        entries = self._zip.infolist()
        if len(entries) > limits.entries:
            raise SourceRefused(f"it holds {len(entries)} entries (at most {limits.entries})", _HINT)
        self.entries = {entry.filename: entry for entry in entries if not entry.is_dir()}

    def read(self, name: str, cap: int | None = None) -> bytes:
        """An entry's bytes, at most `cap`.

        Raises SourceRefused for one that is absent, a link, encrypted, damaged or too large.
        """
        entry = self.entries.get(name)
        if entry is None:
            raise SourceRefused(f"it holds no {name}", "save it again")
        if entry.flag_bits & _ENCRYPTED:
            raise SourceRefused("it is protected by a password", "save it without one")
        if entry.external_attr >> 16 & 0o170000 == _LINK:
            raise SourceRefused("it is a link", "put the file itself there")
        try:
            with self._zip.open(entry) as stream:
                return self._unpacked(stream, entry.compress_size, self.left if cap is None else cap)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError) as error:
            raise SourceRefused("it is damaged", "save it again") from error

    def _unpacked(self, stream: IO[bytes], packed: int, cap: int) -> bytes:
        out = bytearray()
        while chunk := stream.read(_CHUNK):
            out += chunk
            self.left -= len(chunk)
            swollen = len(out) > _SMALL and len(out) > self.limits.ratio * max(1, packed)
            if self.left < 0 or len(out) > cap or swollen:
                raise SourceRefused("its content is far larger than the file", _HINT)
        return bytes(out)


def packed(data: bytes, limits: Limits = DEFAULT) -> Packed:
    """The entries of a ZIP in memory."""
    return Packed(io.BytesIO(data), limits)


def _check_directory(file: BinaryIO, limits: Limits) -> None:
    """Refuse a directory that is too long to be read at all: `zipfile` reads the whole of it at once."""
    size = file.seek(0, io.SEEK_END)
    file.seek(max(0, size - _END_SIZE - 0xFFFF))
    tail = file.read(_END_SIZE + 0xFFFF)
    at = tail.rfind(_END)
    if at < 0 or len(tail) - at < _END_SIZE:
        raise SourceRefused("it is damaged: no ZIP directory", "save it again")
    count, length = struct.unpack_from("<HL", tail, at + 10)
    if count == 0xFFFF or length == 0xFFFFFFFF or count > limits.entries or length > _DIRECTORY_ENTRY * limits.entries:
        raise SourceRefused(f"it holds too many entries (at most {limits.entries})", _HINT)
