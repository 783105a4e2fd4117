"""Every error a person can meet and mend, each with its exit code.

FactcheckError
  UsageError         2   wrong usage, or an unknown claim, article, flag or rule
  SettingsError      2   a settings file that cannot be used
  SourceRefused      3   a source that cannot be imported
  DatabaseError      4   a database that cannot be used
    NewerDatabase    4   made by a newer program
  NetworkError       5   an address that did not answer
  StaleWrite         6   somebody else ruled first
"""

from __future__ import annotations


class FactcheckError(Exception):
    """What, where and what to do, in one line; `exit_code` is what the command line ends with."""

    exit_code = 1

    def __init__(self, what: str, hint: str = "") -> None:
        super().__init__(what)
        self.what, self.hint = what, hint

    def __str__(self) -> str:
        return f"{self.what}: {self.hint}" if self.hint else self.what


class UsageError(FactcheckError):
    """A call that names something that is not there, or asks for what cannot be done."""

    exit_code = 2


class Divided(UsageError):
    """A claim that was split or merged since: `hint` names those that its words are in now."""


class SettingsError(FactcheckError):
    """A settings file with an unknown key or a value of the wrong kind."""

    exit_code = 2


class SourceRefused(FactcheckError):
    """A source that was not imported; `what` names it and says why."""

    exit_code = 3


class DatabaseError(FactcheckError):
    """The database is locked, full, read-only, damaged or of another program."""

    exit_code = 4


class NewerDatabase(DatabaseError):
    """The database was made by a newer version of the program."""


class NetworkError(FactcheckError):
    """An address that the user asked for could not be fetched."""

    exit_code = 5


class StaleWrite(FactcheckError):
    """The claim changed since it was read; `current` is its version now."""

    exit_code = 6

    def __init__(self, what: str, hint: str = "", *, current: int = 0) -> None:
        super().__init__(what, hint)
        self.current = current
