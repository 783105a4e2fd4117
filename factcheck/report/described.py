"""How a claim is described for publication, its rating, and how far its texts are, as data and as lines."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from factcheck.messages import translator
from factcheck.report.terms import DESCRIPTION, OUTGOING, PUBLICATION
from factcheck.report.times import local_time
from factcheck.review.description import RESTATED_LENGTH
from factcheck.text import display

if TYPE_CHECKING:
    from collections.abc import Sequence

    from factcheck.store.records import DescriptionRow, PublicationRow, RatingRow


def description_data(row: DescriptionRow | None) -> dict[str, Any] | None:
    """A description as JSON data, with the length of the restated claim; None where there is none."""
    if row is None:
        return None
    data = asdict(row) | {"appearances": list(row.appearances)}
    return {name: value or None if name != "third_party" else value for name, value in data.items()} | {
        "appearances": list(row.appearances),
        "restated_length": len(row.restated),
    }


def description_lines(row: DescriptionRow | None, lang: str = "en") -> list[str]:
    """A description for a person, a line for each thing that is said."""
    if row is None:
        return []
    word, lines = translator(lang), []
    for name, label in DESCRIPTION.items():
        value = getattr(row, name)
        if isinstance(value, tuple):
            lines += [f"  {word(label)}: {display(each)}" for each in value]
        elif value:
            length = f" ({restated_length(row.restated)})" if name == "restated" else ""
            lines.append(f"  {word(label)}: {display(value, lines=True)}{length}")
    return [*lines, f"  {word('claim of others')}"] if row.third_party else lines


def restated_length(text: str) -> str:
    """How long a restated claim is, beside what search engines show.

    >>> restated_length("Gajah itu terbang.")
    '18/75'
    """
    return f"{len(text)}/{RESTATED_LENGTH}"


def rating_data(row: RatingRow | None) -> dict[str, Any] | None:
    """A rating as JSON data: its name, words, verdict and number, who gave it and when."""
    if row is None:
        return None
    rating = row.rating
    return {
        "name": rating.name, "words": dict(rating.words), "verdict": rating.verdict, "value": rating.value,
        "by": row.by, "at": row.at,
    }  # fmt: skip


def publication_data(row: PublicationRow) -> dict[str, Any]:
    """How far a text is, as JSON data."""
    data = asdict(row)
    return {name: value if name in ("kind", "state", "article") else value or None for name, value in data.items()}


def publication_lines(rows: Sequence[PublicationRow], lang: str, zone: str) -> list[str]:
    """How far texts are, a line each."""
    return [_publication_line(row, lang, zone) for row in rows]


def _publication_line(row: PublicationRow, lang: str, zone: str) -> str:
    word = translator(lang)
    line = f"{word(OUTGOING[row.kind])}: {word(PUBLICATION[row.state])}"
    if row.state == "published":
        line += f", {local_time(row.published_at, zone)}, {display(row.url)}"
    elif row.state == "approved":
        line += f" ({display(row.approved_by)}, {local_time(row.approved_at, zone)})"
    elif row.because:
        line += ", " + word("set back by {act} ({by}, {at})").format(
            act=row.because, by=display(row.by), at=local_time(row.at, zone)
        )
    return line
