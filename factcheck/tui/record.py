"""The store behind threads of its own, so that the screen never waits for a lock: one writes, two read."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from factcheck.store import Store, open_store

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

P = ParamSpec("P")
T = TypeVar("T")


class Record:
    """Stores on one file, each in its thread; what `run` gives back is on disk."""

    def __init__(
        self,
        database: Path,
        *,
        clock: Callable[[], datetime] | None = None,
        ids: Callable[[], str] | None = None,
        viewer: str | None = None,
    ) -> None:
        """Open the database, creating it when missing, and read it with somebody's eyes. Raises DatabaseError."""
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="store")
        self.path = database
        self._pages, self._searches = _Reader(database, "reads", viewer), _Reader(database, "look", viewer)
        create = not database.exists()
        try:
            self._store: Store = self._thread.submit(open_store, database, create=create, clock=clock, ids=ids).result()
            self._thread.submit(self._store.spare_memory).result()
        except BaseException:
            self._thread.shutdown()
            raise
        self._store.viewer = viewer

    async def run(self, function: Callable[Concatenate[Store, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Call `function(store, …)` in the store's thread. What was asked for is done even when nobody waits for it."""
        return await asyncio.shield(asyncio.wrap_future(self._thread.submit(function, self._store, *args, **kwargs)))

    async def read(self, function: Callable[Concatenate[Store, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """The same for what only reads: it sees the record at one moment, and waits for no writer."""
        return await self._pages.read(lambda store: function(store, *args, **kwargs))

    async def look(self, function: Callable[Concatenate[Store, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """The same for what may take long: neither a ruling nor a page that is read waits for it.

        What nobody waits for any more is not begun.
        """
        return await self._searches.read(lambda store: function(store, *args, **kwargs))

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written to the database."""
        return self._store.read_only

    def close(self) -> None:
        """Finish what is under way and close the database."""
        self._searches.close()
        self._pages.close()
        self._thread.submit(self._store.close).result()
        self._thread.shutdown()


class _Reader:
    """A Store that only reads, opened when it is first asked, in a thread of its own."""

    def __init__(self, database: Path, name: str, viewer: str | None) -> None:
        self._database, self._viewer = database, viewer
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        self._store: Store | None = None

    async def read(self, reading: Callable[[Store], T]) -> T:
        """What it gives, of the record at one moment."""
        return await asyncio.wrap_future(self._thread.submit(self._read, reading))

    def _read(self, reading: Callable[[Store], T]) -> T:
        if self._store is None:
            self._store = open_store(self._database)
            self._store.viewer = self._viewer
            self._store.spare_memory()
        with self._store.reading():
            return reading(self._store)

    def close(self) -> None:
        """Finish what is under way."""
        self._thread.submit(self._close).result()
        self._thread.shutdown()

    def _close(self) -> None:
        if self._store is not None:
            self._store.close()
