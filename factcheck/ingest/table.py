"""CSV and TSV files: one article a row, by the names of the columns."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from factcheck.errors import SourceRefused
from factcheck.ingest import jsonl
from factcheck.ingest.decode import decode
from factcheck.ingest.fields import field_of
from factcheck.ingest.options import Refusal
from factcheck.ingest.plain import TEXT_CAP, digest
from factcheck.text import display, shorten

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from factcheck.ingest.options import Options
    from factcheck.model import Article

SIZE = 200_000_000
_DELIMITERS = ",;\t|"
_HEADER = 10_000


def rows(data: bytes, name: str, options: Options, *, tabs: bool = False) -> Iterator[Article | Refusal]:
    """The rows of a table in order; a row without a text is a Refusal that names its line.

    Columns are those that `options.columns` names, else those with a usual name ("isi", "headline"). A row without
    an id is told from the others by the hash of its text.
    """
    try:
        found = decode(data, options.encoding)
        head = found.text[:_HEADER].partition("\n")[0]
        mark = "\t" if tabs else max(_DELIMITERS, key=lambda sign: (head.count(sign), -_DELIMITERS.index(sign)))
        csv.field_size_limit(4 * TEXT_CAP)
        reader = csv.reader(io.StringIO(found.text, newline=""), delimiter=mark)
        columns = _columns(next(reader, []), options)
    except (SourceRefused, csv.Error) as error:
        what, hint = (error.what, error.hint) if isinstance(error, SourceRefused) else (str(error), "save it again")
        yield Refusal(name, SourceRefused(f"{name}: {what}", hint))
        return
    line = reader.line_num + 1
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                yield _row(row, columns, f"line {line}", name, options)
            line = reader.line_num + 1
    except csv.Error as error:
        yield Refusal(name, SourceRefused(f"{name}: line {line}: {error}", "mend the quotation marks of the line"))


def _columns(header: list[str], options: Options) -> Mapping[int, str]:
    """The field of each column that has one; a field belongs to the first column of its name."""
    names = [cell.strip() for cell in header]
    chosen = dict(options.columns)
    for column in chosen.values():
        if column not in names:
            raise SourceRefused(f"it has no column {shorten(column, 40)!r}", f"its columns are {_shown(names)}")
    out = {names.index(column): field for field, column in chosen.items()}
    for number, name in enumerate(names):
        field = field_of(name)
        if field and number not in out and field not in out.values():
            out[number] = field
    if "text" not in out.values():
        raise SourceRefused(f"no column holds the text among {_shown(names)}", "name it with --column text=NAME")
    return out


def _shown(names: list[str]) -> str:
    return shorten(display(", ".join(names)), 200)


def _row(row: list[str], columns: Mapping[int, str], place: str, name: str, options: Options) -> Article | Refusal:
    cells = {field: row[number] for number, field in columns.items() if number < len(row) and row[number].strip()}
    text = cells.get("text", "").replace("\r\n", "\n").replace("\r", "\n")
    if not text:
        return Refusal(name, SourceRefused(f"{name}: {place}: it has no text", "fill the column, or leave the row out"))
    try:
        return jsonl.article({"id": digest(text)[:16], **cells, "text": text}, name, options)
    except SourceRefused as error:
        return Refusal(name, SourceRefused(f"{name}: {place}: {error.what}", error.hint))
