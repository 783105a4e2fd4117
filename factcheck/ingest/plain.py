"""One text, from a file or standard input, becomes one article."""

from __future__ import annotations

import hashlib
import os
import re
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from factcheck.errors import SourceRefused
from factcheck.ingest.decode import decode
from factcheck.ingest.files import read_capped, safe_name, too_large
from factcheck.ingest.options import Options, Refusal
from factcheck.model import Article
from factcheck.text import shorten

if TYPE_CHECKING:
    from factcheck.model import Origin

# The longest article that is read, in code points, and the most bytes that it can take (UTF-32).
TEXT_CAP = 2_000_000
BYTE_CAP = 4 * TEXT_CAP
TITLE_CAP = 150
# A dateline's dash, a comma or a colon runs on into the text; a full stop ends a sentence. Questions may be titles.
_NO_TITLE_END = re.compile(r"""[.,;:\-–—(/]["”’']?$""")
_TITLE_START = re.compile(r"""["“”‘'«(\[¿¡]{0,2}[^\W_]""")


def read_file(path: str, options: Options, *, follow: bool = True) -> Article | Refusal:
    """The article of a text file; its id and source are the path as given."""
    name = safe_name(path)
    try:
        return article(read_capped(path, BYTE_CAP, follow=follow), name, options, "file")
    except SourceRefused as error:
        return Refusal(name, error)


def from_bytes(data: bytes, name: str, options: Options) -> Article | Refusal:
    """The article of a text's bytes that stand in another file, or at the address that the options give."""
    try:
        return article(data, name, options, "url" if options.url == name else "file")
    except SourceRefused as error:
        return Refusal(name, error)


def read_stdin(options: Options) -> Article | Refusal:
    """The article on standard input; its id and source are "-"."""
    try:
        return article(sys.stdin.buffer.read(BYTE_CAP + 1), "-", options, "stdin")
    except SourceRefused as error:
        return Refusal("-", error)
    except OSError as error:
        return Refusal("-", SourceRefused(f"standard input: {error.strerror or error}", "give a path instead"))


def from_paste(text: str, options: Options) -> Article | Refusal:
    """The article of a text that a person pasted; it has no name, and its id is its hash."""
    try:
        made = article(text.encode("utf-8", "surrogatepass"), "paste", options, "paste")
    except SourceRefused as error:
        return Refusal("paste", error)
    return replace(made, id=digest(made.text)[:16])


def article(data: bytes, name: str, options: Options, origin: Origin) -> Article:
    """The article of a text's bytes. Raises SourceRefused for what is empty, too long or no text."""
    shown = {"stdin": "standard input", "paste": "the pasted text"}.get(origin, name)
    if len(data) > BYTE_CAP:
        raise too_large(shown, len(data))
    try:
        decoded = decode(data, options.encoding)
    except SourceRefused as error:
        raise SourceRefused(f"{shown}: {error.what}", error.hint) from error
    if not decoded.text.strip():
        raise SourceRefused(f"{shown}: it is empty", "give a file with text in it")
    if len(decoded.text) > TEXT_CAP:
        raise too_large(shown, len(decoded.text))
    return Article(
        text=decoded.text,
        id=name,
        source=name,
        title=options.title or first_line_title(decoded.text),
        lang=options.lang or None,
        published=options.published,
        url=options.url,
        byline=options.byline,
        desk=options.desk,
        stage=options.stage_of(options.url),
        origin=origin,
        warnings=decoded.warnings,
    )


def first_line_title(text: str) -> str | None:
    """The first line where it looks like a headline, else None.

    It does when it is short, begins with a capital or a digit, closes without a full stop, and a text follows that
    does not run on in lower case (a wrapped paragraph).
    """
    head = text[: 2 * TITLE_CAP].lstrip()
    line, newline, rest = head.partition("\n")
    line, following = line.rstrip(), rest[:1]
    begins = _TITLE_START.match(line)
    if not (newline and begins and len(line) <= TITLE_CAP) or begins[0][-1].islower():
        return None
    if _NO_TITLE_END.search(line) or following.islower() or not any(map(str.isalpha, line)):
        return None
    return line if text[len(text[: 2 * TITLE_CAP]) - len(rest) :].strip() else None


def fallback_title(article: Article) -> str:
    """What to call an article: its title, else its file's name or its row's id, else its first words."""
    if article.title:
        return article.title
    if article.origin == "jsonl":
        return str(article.id)
    if article.origin == "file" and (name := os.path.basename(article.source.rstrip("/"))):  # noqa: PTH119
        return os.path.splitext(name)[0]  # noqa: PTH122 (a name made safe is no path any more)
    return shorten(" ".join(article.text[:400].split()), 80)


def digest(text: str) -> str:
    """The SHA-256 of a text, as 64 hexadecimal digits; lone surrogates count as they are."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
