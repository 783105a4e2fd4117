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
    from collections.abc import Iterable

    from factcheck.store.connect import Connection

Texts = OrderedDict[int, str]
_KEPT = 64


@sound
def text_of(connection: Connection, texts: Texts, article: int) -> str:
    """An article's text exactly as imported; UsageError for an unknown article."""
    if article not in texts and not fetch(connection, texts, [article]):
        raise UsageError(f"there is no article {article}", "list them with `factcheck list`")
    return texts[article]


def fetch(connection: Connection, texts: Texts, articles: Iterable[int]) -> int:
    """Have the texts of articles, up to 64 of them, at hand with one question; gives how many were read."""
    wanted = [number for number in dict.fromkeys(articles) if number not in texts][:_KEPT]
    if not wanted:
        return 0
    rows = connection.rows(
        "SELECT a.id, a.body, a.raw FROM json_each(?) j CROSS JOIN articles a ON a.id = j.value", [str(wanted)]
    )
    for number, body, raw in rows:
        texts[number] = body if raw is None else raw.decode("utf-8", "surrogatepass")
    while len(texts) > 2 * _KEPT:
        texts.popitem(last=False)
    return len(rows)


@sound
def source_article(connection: Connection, texts: Texts, article: int) -> Article:
    """The article as the pipeline takes it, with what was amended since."""
    text = text_of(connection, texts, article)
    row = connection.row("SELECT * FROM articles WHERE id = ?", [article])
    return Article(
        text=text, id=row["given_id"], source=row["source"], title=row["title"], lang=row["lang"],
        published=date.fromisoformat(row["published_on"]) if row["published_on"] else None, url=row["url"],
        byline=row["byline"], desk=row["desk"], stage=row["stage"], origin=row["origin"], outlet=row["outlet"],
        modified=date.fromisoformat(row["modified_on"]) if row["modified_on"] else None, whose=row["whose"],
        warnings=tuple(from_data(data) for data in connection.parse(row["warnings"])),
    )  # fmt: skip
