"""Stored UTC times in the newsroom's zone, with its label."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from factcheck.errors import SettingsError


@cache
def _zone(name: str) -> tzinfo:
    if name == "UTC":  # the default works where no zone database is installed
        return UTC
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise SettingsError(f"unknown time zone {name!r}", "use an IANA name such as Asia/Jakarta") from error


def local_time(stamp: str, zone: str) -> str:
    """A stored time ("2026-11-23T08:00:00Z") as the newsroom reads it ("2026-11-23 15:00 WIB").

    Raises SettingsError for an unknown zone.
    """
    when = datetime.fromisoformat(stamp).astimezone(_zone(zone))
    return f"{when:%Y-%m-%d %H:%M} {when.tzname()}"
