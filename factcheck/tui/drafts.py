"""What somebody is writing, kept in private files as it is typed, so that it survives however the program ends."""

from __future__ import annotations

import json
import os
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from factcheck.text import display
from factcheck.tui.state import state_folder

Slot = tuple[str, int]
# A file that is longer is not of ours.
LARGEST = 4_000_000


class Drafts:
    """Drafts by slot: what is written and the number of what it is about.

    They belong to one reviewer at one database. Each is a file, so that windows do not write over each other's; where
    no file can be written the draft lives as long as the program.
    """

    def __init__(self, database: Path, reviewer: str) -> None:
        whose = json.dumps([str(database.absolute()), reviewer])
        self._name = sha256(whose.encode("utf-8", "surrogatepass")).hexdigest()[:16]
        self._here: dict[Slot, str] = {}

    def get(self, slot: Slot, about: str) -> str | None:
        """The draft in a slot; None without one, or when it was about another text (the database is another one)."""
        if slot in self._here:
            return self._here[slot]
        try:
            with self._path(slot).open("rb") as file:
                found = json.loads(file.read(LARGEST))
            text, of = found["text"], found["about"]
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return None
        return display(text, lines=True) if isinstance(text, str) and of == _mark(about) else None

    def put(self, slot: Slot, text: str, about: str) -> None:
        """Keep a draft."""
        self._here[slot] = text
        name = ""
        try:
            path = self._path(slot)
            handle, name = tempfile.mkstemp(prefix=".", dir=path.parent)  # for its owner alone
            with os.fdopen(handle, "w", encoding="utf-8") as out:
                json.dump({"about": _mark(about), "text": text}, out)
            Path(name).replace(path)
        except OSError:
            with suppress(OSError):
                Path(name).unlink()

    def drop(self, slot: Slot) -> None:
        """Forget a draft: its text is kept, or is nothing."""
        self._here.pop(slot, None)
        with suppress(OSError):
            self._path(slot).unlink()

    def at(self, slot: Slot, about: str) -> Draft:
        """The place for one draft; `about` is the text that it is about."""
        return Draft(self, slot, about)

    def __len__(self) -> int:
        """How many were written here and are not kept yet."""
        return len(self._here)

    def _path(self, slot: Slot) -> Path:
        kind, number = slot
        return state_folder("drafts", self._name) / f"{kind.replace(' ', '-')}-{number}.json"


@dataclass(frozen=True)
class Draft:
    """The draft of one text, which may not be there."""

    drafts: Drafts
    slot: Slot
    about: str

    @property
    def text(self) -> str | None:
        """What was written; None when nothing waits."""
        return self.drafts.get(self.slot, self.about)

    def keep(self, text: str, start: str) -> None:
        """Keep what is written, unless it is what one started from."""
        if text != start:
            self.drafts.put(self.slot, text, self.about)
        else:
            self.drop()

    def drop(self) -> None:
        """Forget it."""
        self.drafts.drop(self.slot)


def _mark(about: str) -> str:
    return sha256(about.encode("utf-8", "surrogatepass")).hexdigest()[:16]
