"""When Python looks for objects that nothing leads to any more: while nobody presses a key, if it is for long."""

from __future__ import annotations

import gc
import time

# Seconds without a key after which a person rests.
REST = 1.5


def hold() -> None:
    """Collect nothing until the first screen stands: all that a start makes is there to stay."""
    gc.disable()


def release() -> None:
    """Leave the collector as Python has it."""
    gc.unfreeze()
    gc.enable()


class Sweep:
    """Keeps what screens are made of out of the collector's way.

    A full collection looks at every object, takes 40 ms at a desk and more in a long article, and comes whenever enough
    new objects came, most often with a key. What a screen leaves behind refers to itself in circles, and only such a
    collection frees it: it is made when a person rests.
    """

    def __init__(self) -> None:
        self._due, self._last = True, time.monotonic()

    def pressed(self) -> None:
        """Somebody does something."""
        self._last = time.monotonic()

    def moved(self) -> None:
        """A screen was opened or left."""
        self._due = True

    def look(self) -> None:
        """Called now and then: sweep when there is something to sweep and nobody does anything."""
        if not gc.isenabled():
            gc.freeze()
            gc.enable()
        if self._due and time.monotonic() - self._last >= REST:
            self._due = False
            gc.unfreeze()
            gc.collect()
            gc.freeze()
