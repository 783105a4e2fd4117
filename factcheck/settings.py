"""A newsroom's settings: factcheck.toml and the environment, read once into a frozen object."""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass, field, fields
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from factcheck.errors import SettingsError
from factcheck.model import SEVERITIES, Severity
from factcheck.text import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Mapping

FILE_NAME = "factcheck.toml"
_EMPTY: Mapping[str, Any] = MappingProxyType({})


@dataclass(frozen=True)
class Settings:
    """What a newsroom may set; every field is a key of factcheck.toml."""

    reviewer: str = field(default="", metadata={"doc": "the name that rulings are signed with"})
    language: str = field(default="", metadata={"doc": "language of the screen: en or id (default: the locale's)"})
    timezone: str = field(default="UTC", metadata={"doc": "IANA zone in which times are shown, such as Asia/Jakarta"})
    theme: str = field(default="", metadata={"doc": "theme of the terminal UI"})
    off: tuple[str, ...] = field(default=(), metadata={"doc": "rules that do not run"})
    on: tuple[str, ...] = field(default=(), metadata={"doc": "rules to run that are off by default"})
    severity: Mapping[str, Severity] = field(default_factory=lambda: _EMPTY, metadata={"doc": "severity by rule"})
    keys: Mapping[str, str] = field(default_factory=lambda: _EMPTY, metadata={"doc": "keys by action id"})


def find(database: Path | None = None) -> Path | None:
    """The settings file beside the database, else in the working folder, else None."""
    folders = [database.parent] if database is not None else []
    for folder in (*folders, Path()):
        if (folder / FILE_NAME).is_file():
            return folder / FILE_NAME
    return None


def load(path: Path | None) -> Settings:
    """Settings of a file (None: the defaults), with $FACTCHECK_REVIEWER on top.

    Raises SettingsError for a file that cannot be read, an unknown key or a value of the wrong kind.
    """
    data = _read(path) if path is not None else {}
    if reviewer := os.environ.get("FACTCHECK_REVIEWER"):
        data["reviewer"] = reviewer
    return Settings(**{key: _value(path, key, value) for key, value in data.items()})


def _read(path: Path) -> dict[str, Any]:
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"{path}: cannot be read as TOML: {error}", "mend the file or move it away") from error
    known = [f.name for f in fields(Settings)]
    for key in data:
        if key not in known:
            raise SettingsError(
                f"{path}: unknown key {key!r}", did_you_mean(key, known, f"known keys: {', '.join(known)}")
            )
    return data


def _value(path: Path | None, key: str, value: Any) -> Any:
    default = getattr(Settings, key, None) if key not in ("off", "on", "severity", "keys") else None
    if isinstance(default, str) and isinstance(value, str):
        return value
    if key in ("off", "on") and isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(value)
    if key in ("severity", "keys") and isinstance(value, dict) and all(isinstance(v, str) for v in value.values()):
        if key == "severity" and (bad := [v for v in value.values() if v not in SEVERITIES]):
            raise SettingsError(f"{path}: unknown severity {bad[0]!r}", f"use one of {', '.join(SEVERITIES)}")
        return MappingProxyType(dict(value))
    kinds = {
        "off": "a list of rule names",
        "on": "a list of rule names",
        "severity": "a table of severities",
        "keys": "a table of keys",
    }
    raise SettingsError(f"{path}: {key} has the wrong kind of value", f"give {kinds.get(key, 'a string')}")
