"""The store behind one thread of its own, so that the screen never waits for a lock; and a second one to look with."""

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
    """A Store that lives in its thread; what `run` gives back is on disk."""

    def __init__(
        self,
        database: Path,
        *,
        clock: Callable[[], datetime] | None = None,
        ids: Callable[[], str] | None = None,
    ) -> None:
        """Open the database, creating it when missing. Raises DatabaseError."""
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="store")
        create = not database.exists()
        try:
            self._store: Store = self._thread.submit(open_store, database, create=create, clock=clock, ids=ids).result()
        except BaseException:
            self._thread.shutdown()
            raise
        self.path = database
        self._aside = ThreadPoolExecutor(max_workers=1, thread_name_prefix="look")
        self._second: Store | None = None

    async def run(self, function: Callable[Concatenate[Store, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Call `function(store, …)` in the store's thread. What was asked for is done even when nobody waits for it."""
        return await asyncio.shield(asyncio.wrap_future(self._thread.submit(function, self._store, *args, **kwargs)))

    async def look(self, function: Callable[Concatenate[Store, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Call a function that only reads, beside what `run` does: no ruling waits for it.

        It has a thread and a connection of its own. What nobody waits for any more is not begun.
        """
        return await asyncio.wrap_future(self._aside.submit(lambda: function(self._beside(), *args, **kwargs)))

    def _beside(self) -> Store:
        if self._second is None:
            self._second = open_store(self.path)
        return self._second

    @property
    def read_only(self) -> bool:
        """Whether nothing can be written to the database."""
        return self._store.read_only

    def close(self) -> None:
        """Finish what is under way and close the database."""
        self._aside.submit(self._close_second).result()
        self._aside.shutdown()
        self._thread.submit(self._store.close).result()
        self._thread.shutdown()

    def _close_second(self) -> None:
        if self._second is not None:
            self._second.close()
