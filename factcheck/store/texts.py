"""The texts of articles, which never change, kept at hand; and a stored article as it was given to the pipeline."""

from __future__ import annotations

from collections import OrderedDict
from datetime import date
from typing import TYPE_CHECKING

from factcheck.errors import UsageError
from factcheck.messages import from_data
from factcheck.model import Article
from factcheck.store.connect import sound

if TYPE_CHECKING:
    from factcheck.store.connect import Connection

Texts = OrderedDict[int, str]
_KEPT = 64


@sound
def text_of(connection: Connection, texts: Texts, article: int) -> str:
    """An article's text exactly as imported; UsageError for an unknown article."""
    if article not in texts:
        row = connection.one("SELECT body, raw FROM articles WHERE id = ?", [article])
        if row is None:
            raise UsageError(f"there is no article {article}", "list them with `factcheck list`")
        texts[article] = row["body"] if row["raw"] is None else row["raw"].decode("utf-8", "surrogatepass")
        while len(texts) > _KEPT:
            texts.popitem(last=False)
    return texts[article]


@sound
def source_article(connection: Connection, texts: Texts, article: int) -> Article:
    """The article as the pipeline takes it, with what was amended since."""
    text = text_of(connection, texts, article)
    row = connection.row("SELECT * FROM articles WHERE id = ?", [article])
    return Article(
        text=text, id=row["given_id"], source=row["source"], title=row["title"], lang=row["lang"],
        published=date.fromisoformat(row["published_on"]) if row["published_on"] else None, url=row["url"],
        byline=row["byline"], desk=row["desk"], stage=row["stage"], origin=row["origin"],
        warnings=tuple(from_data(data) for data in connection.parse(row["warnings"])),
    )  # fmt: skip
