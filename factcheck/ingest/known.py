"""Other people's rulings from where they are published: a page or a feed, in a file, at an address or on stdin."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from factcheck.errors import SourceRefused
from factcheck.ingest.claimreview import known_claims
from factcheck.ingest.fetch import Fetcher
from factcheck.ingest.files import read_capped, safe_name
from factcheck.ingest.limits import DEFAULT

if TYPE_CHECKING:
    from factcheck.model import KnownClaim

_ADDRESSES = ("http://", "https://")


def read_known(source: str, fetcher: Fetcher | None = None) -> tuple[KnownClaim, ...]:
    """The rulings of a source: a path, an address, or "-". `fetcher` is for tests.

    Raises SourceRefused for one that cannot be read or holds none, and NetworkError for an address that fails.
    """
    if source == "-":
        data = sys.stdin.buffer.read(DEFAULT.size + 1)
    elif source.lower().startswith(_ADDRESSES):
        data = (fetcher or Fetcher()).fetch(source).data
    else:
        data = read_capped(source, DEFAULT.size)
    if len(data) > DEFAULT.size:
        raise SourceRefused(f"{safe_name(source)}: it is larger than {DEFAULT.size / 1e6:g} MB", "split it")
    found = known_claims(data)
    if not found:
        raise SourceRefused(
            f"{safe_name(source)}: it holds no ClaimReview with a claim and a rating",
            "give the page of a fact-check, or a feed of them",
        )
    return found
