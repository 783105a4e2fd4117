"""One article a line, as JSON: read as a stream, the text kept to the letter, a bad line reported by its number."""

from __future__ import annotations

import codecs
import json
import re
from datetime import date
from typing import TYPE_CHECKING, Any, get_args

from factcheck.errors import SourceRefused, UsageError
from factcheck.ingest.files import open_regular, reason, safe_name, too_large
from factcheck.ingest.options import Options, Refusal
from factcheck.ingest.plain import TEXT_CAP, first_line_title
from factcheck.lang import is_tag
from factcheck.lang.detect import detect
from factcheck.model import Article, Message, Stage, say
from factcheck.text import display, shorten

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

LINE_CAP = 10_000_000
_CHUNK = 1 << 20
_ISO = re.compile(r"(?:\d{4}-\d\d-\d\d|\d{8})(?=$|[T ])", re.ASCII)


def read_jsonl(path: str, options: Options, *, follow: bool = True) -> Iterator[Article | Refusal]:
    """The rows of a .jsonl file in order: {"id", "text", "title"?, "lang"?, "published"?, "url"? …}.

    A row's own keys win over the options; a key that is null counts as absent, an unknown one is ignored. A line that
    is no such object, or is longer than 10 MB, is a Refusal that names its number.
    """
    name = safe_name(path)
    try:
        with open_regular(path, follow=follow) as file:
            yield from rows(file, name, options)
    except SourceRefused as error:
        yield Refusal(name, error)
    except OSError as error:
        yield Refusal(name, reason(path, error))


def rows(file: BinaryIO, name: str, options: Options) -> Iterator[Article | Refusal]:
    """The rows of an open .jsonl file; see `read_jsonl`."""
    number = found = 0
    while line := file.readline(LINE_CAP + 1):
        number += 1
        if number == 1:
            line = line.removeprefix(codecs.BOM_UTF8)
        try:
            if len(line) > LINE_CAP and not line.endswith(b"\n"):
                _skip_line(file)
                raise SourceRefused("the line is longer than 10 MB", "split the article")
            if not line.strip():
                continue
            found += 1
            row = _object(line)
            yield article(renamed(row, options) if options.columns else row, name, options)
        except SourceRefused as error:
            found += 1
            yield Refusal(name, SourceRefused(f"{name}: line {number}: {error.what}", error.hint))
    if not found:
        yield Refusal(name, SourceRefused(f"{name}: it is empty", "give a file with one JSON object a line"))


def _skip_line(file: BinaryIO) -> None:
    while (part := file.readline(_CHUNK)) and not part.endswith(b"\n"):
        pass


def _object(line: bytes) -> dict[str, Any]:
    try:
        row = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise SourceRefused(f"it is not UTF-8 at byte {error.start}", "save the file as UTF-8") from error
    except json.JSONDecodeError as error:
        raise SourceRefused(f"it is not JSON: {error.msg} at column {error.colno}", "mend the line") from error
    except (ValueError, RecursionError) as error:
        raise SourceRefused("its JSON is nested too deeply or holds too long a number", "mend the line") from error
    if not isinstance(row, dict):
        raise SourceRefused("it is not a JSON object", 'write {"id": …, "text": …}')
    return row


def renamed(row: dict[str, Any], options: Options) -> dict[str, Any]:
    """The row with the columns that the options name under the fields that they are."""
    given = {field: row[column] for field, column in options.columns if column in row}
    return {**row, **given}


def article(row: dict[str, Any], name: str, options: Options) -> Article:
    """The article of a row. Raises SourceRefused for one without a text or an id."""
    text, key = row.get("text"), row.get("id")
    if not isinstance(text, str):
        raise SourceRefused('it has no "text"', 'give the key "text" a string')
    if not isinstance(key, str | int) or isinstance(key, bool) or key == "":
        raise SourceRefused('it has no "id"', 'give the key "id" a string or a whole number')
    if len(text) > TEXT_CAP:
        raise too_large("its text", len(text))
    warnings: list[Message] = [] if text.strip() else [say("the text is empty")]
    own = {field: _string(row, field, warnings) for field in ("title", "lang", "url", "byline", "desk", "stage")}
    stage: Stage | None = next((known for known in get_args(Stage) if known == own["stage"]), None)
    if own["stage"] and not stage:
        warnings.append(_wrong("stage"))
    if own["lang"] and not is_tag(own["lang"]):
        warnings.append(_wrong("lang"))
        own["lang"] = None
    lang = own["lang"] or options.lang or None
    url = own["url"] or options.url
    return Article(
        text=text,
        id=key,
        source=name,
        title=own["title"] or options.title or first_line_title(text),
        lang=lang,
        published=_published(row.get("published"), lang, text, options, warnings),
        url=url,
        byline=own["byline"] or options.byline,
        desk=own["desk"] or options.desk,
        stage=options.stage_of(url, stage),
        origin="jsonl",
        warnings=tuple(warnings),
        outlet=_string(row, "outlet", warnings),
    )


def _string(row: dict[str, Any], key: str, warnings: list[Message]) -> str | None:
    value = row.get(key)
    if value is None or isinstance(value, str):
        return value
    warnings.append(_wrong(key))
    return None


def _wrong(key: str) -> Message:
    return say("the key “{key}” holds a value of the wrong kind and was left out", key=key)


def _published(value: object, lang: str | None, text: str, options: Options, warnings: list[Message]) -> date | None:
    """The day of publication; one that cannot be read is a warning, for the article is worth more than its date."""
    if value is None or value == "":
        return options.published
    if isinstance(value, str):
        try:
            iso = _ISO.match(value)
            return date.fromisoformat(iso[0]) if iso else _typed(value, lang or detect(text), options)
        except (UsageError, ValueError):
            pass
    shown = shorten(display(str(value)[:80]), 40)
    warnings.append(say("the date of publication “{value}” cannot be read and was left out", value=shown))
    return options.published


def _typed(value: str, lang: str, options: Options) -> date:
    from factcheck.facts.typed_dates import read_date

    return read_date(value[:80], lang, options.published)
