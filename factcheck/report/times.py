"""Stored UTC times in the newsroom's zone, with its label: short for the record, written out for readers."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from factcheck.errors import SettingsError, UsageError
from factcheck.messages import render
from factcheck.model import say


@cache
def _zone(name: str) -> tzinfo:
    if name == "UTC":  # the default works where no zone database is installed
        return UTC
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise SettingsError(f"unknown time zone {name!r}", "use an IANA name such as Asia/Jakarta") from error


def local(stamp: str, zone: str) -> datetime:
    """A stored time ("2026-11-23T08:00:00Z") in the newsroom's zone; one without a zone is taken as in that zone.

    Raises SettingsError for an unknown zone.
    """
    when = datetime.fromisoformat(stamp)
    return when.replace(tzinfo=_zone(zone)) if when.tzinfo is None else when.astimezone(_zone(zone))


def typed_time(text: str, zone: str) -> str:
    """A time that a person typed ("2026-03-04T15:30"), the newsroom's where it has no zone, with its zone.

    Raises UsageError for what is none.
    """
    try:
        return local(text, zone).isoformat()
    except ValueError:
        raise UsageError(f"{text[:40]!r} is no time", "write it as 2026-03-04T15:30") from None


def local_time(stamp: str, zone: str) -> str:
    """A stored time as the newsroom reads it ("2026-11-23 15:00 WIB"). Raises SettingsError for an unknown zone."""
    when = local(stamp, zone)
    return f"{when:%Y-%m-%d %H:%M} {when.tzname()}"


def written_time(stamp: str, zone: str, lang: str) -> str:
    """A stored time as readers read it ("23 November 2026 pukul 15.00 WIB"). Raises SettingsError likewise."""
    when = local(stamp, zone)
    parts = {"when": f"{when:%Y-%m-%d}", "hour": f"{when:%H}", "minute": f"{when:%M}", "zone": str(when.tzname())}
    return render(say("{when:date}, {hour}:{minute} {zone}", **parts), lang)


def written_date(day: str, lang: str) -> str:
    """An ISO date as readers read it ("23 November 2026")."""
    return render(say("{when:date}", when=day), lang)
