"""Articles in: an analysis becomes rows, all or nothing, and a recheck replaces its flags."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import asdict, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from factcheck.errors import UsageError
from factcheck.lang import base
from factcheck.messages import to_data
from factcheck.model import Analysis, Article
from factcheck.store import compact, live, log, project, replay, second
from factcheck.store.carry import Carried, Version, carry
from factcheck.store.division import Homes, flag_homes, homes
from factcheck.store.identity import document_key, fingerprints, without_credentials
from factcheck.store.items import Item
from factcheck.store.records import Imported
from factcheck.store.state import canonical, clean, cleaned, digest
from factcheck.store.terms import searchable
from factcheck.store.texts import text_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from factcheck.model import Claim, Flag, Message
    from factcheck.store.connect import Connection, Row

_FIXED = ("version", "source", "origin", "given_id", "fallback_title", "warnings", "imported_at")
METADATA = ("title", "lang", "published_on", "url", "byline", "desk", "stage")
# Those that came later, and what they are where nobody says otherwise: only then does the hash of metadata cover them.
LATER = {"outlet": None, "modified_on": None, "whose": "ours"}
_FLAG = (
    "id", "article_id", "claim_id", "field", "rule", "rule_version", "severity", "start", "stop", "message", "proof",
    "suggestions", "related", "quoted", "fingerprint",
)  # fmt: skip
_TITLE = "INSERT INTO titles_fts(rowid, text) SELECT id, coalesce(title, fallback_title) FROM articles WHERE id = ?"
_MARKS = ", ".join("?" * len(_FLAG))


def add(
    connection: Connection, stamp: log.Stamp, analysis: Analysis, by: str, fallback_title: str, home: Path
) -> Imported:
    """Store an analysed article as a new document, or as a new version of one, unless it is known.

    Known: the newest version of its document has the same text, language and date; a date or a language that the
    import does not give is no difference, a headline is one when its correction went live. `home`: see `document_key`.
    Raises UsageError for an empty text.
    """
    article = analysis.article
    if not article.text.strip():
        raise UsageError(f"{clean(article.source) or 'the article'}: has no text", "nothing was imported")
    key, sha256 = document_key(article, home), digest(article.text)
    with connection.write():
        newest = _newest(connection, key)
        if newest is not None and _known(newest, article, sha256):
            return Imported(newest["id"], "known", *_counts(connection, newest["id"]))
        if newest is None:
            document, version = connection.insert("INSERT INTO documents(key) VALUES (?)", [key]), 1
        else:
            document, version = newest["document_id"], newest["version"] + 1
            connection.execute("UPDATE articles SET newest = 0 WHERE id = ?", [newest["id"]])
            connection.execute("UPDATE claims SET newest = 0 WHERE article_id = ?", [newest["id"]])
        row = _article_row(analysis, document, version, sha256, fallback_title, stamp.at) | _first_sums(analysis)
        number = log.insert(connection, "articles", row)
        first = _next_claim(connection, len(analysis.claims))
        held = Homes([(n, claim.start, claim.end) for n, claim in enumerate(analysis.claims, first)])
        rows = _flag_rows(number, analysis, held, {}, _next_flag(connection))
        hashed = _add_claims(connection, number, analysis, first, _tops(rows))
        taken = Carried() if newest is None else _take_over(connection, newest["id"], number, analysis)
        if taken.divided:
            held = homes(connection, number, _lives(taken))
            rows = [row | {"claim_id": held.holder(row["start"], row["stop"])} for row in rows]
        connection.execute_many(
            f"INSERT INTO flags({', '.join(_FLAG)}) VALUES ({_MARKS})", [[r[c] for c in _FLAG] for r in rows]
        )
        payload: dict[str, Any] = {
            "outcome": "updated" if newest is not None else "new", "version": version, "text": sha256,
            "metadata": metadata_digest(row, key), "claims": hashed, "flags": flags_digest(rows),
            "count": {"claims": len(analysis.claims), "flags": len(rows)},
        }  # fmt: skip
        if newest is None:
            log.append(connection, stamp, by, "import", article=number, payload=payload)
            return Imported(number, "new", len(analysis.claims), len(rows))
        report = taken.report(newest["id"])
        payload |= {"carried": asdict(report), "links": links_digest(connection, number)}
        payload |= {"divided": taken.divided} if taken.divided else {}
        log.append(connection, stamp, by, "import", article=number, payload=payload, items=taken.items)
        project.refresh(connection, number)  # what was dismissed in an older version is so in this one
        return Imported(number, "updated", _counts(connection, number)[0], len(rows), report)


def _take_over(connection: Connection, before: int, article: int, analysis: Analysis) -> Carried:
    """Match a new version with the one before, and store the links between their claims."""
    text = analysis.article.text
    old = _version(connection, before)
    new = _version(connection, article)
    taken = carry(connection, old, new, lambda parts, parents: add_parts(connection, article, text, parts, parents))
    connection.execute_many("INSERT INTO carried(claim, earlier, kind) VALUES (?, ?, ?)", taken.links)
    taken.items += second.carried(connection, taken.links, article)
    assigned = connection.value("SELECT assigned FROM articles WHERE id = ?", [before])
    taken.items += [Item("article", assigned, article, target="assigned")] if assigned else []
    return taken


def _version(connection: Connection, article: int) -> Version:
    text = text_of(connection, OrderedDict(), article)
    lang = str(connection.value("SELECT lang FROM articles WHERE id = ?", [article]))
    rows = connection.rows(
        "SELECT id, start, stop, live, checkable, state FROM claims WHERE article_id = ? ORDER BY start, id", [article]
    )
    return Version(article, text, lang, rows)


def _lives(taken: Carried) -> dict[int, int]:
    """The claims that are to be live, or no more."""
    return {item.claim: item.after for item in taken.items if item.aspect == "live" and item.claim is not None}


def _first_sums(analysis: Analysis) -> dict[str, int]:
    """The sums of an article on which nobody has worked yet."""
    severities = [flag.severity for flag in analysis.flags]
    return {
        "n_checkable": sum(claim.checkable for claim in analysis.claims),
        "errors_open": severities.count("error"),
        "warnings_open": severities.count("warning"),
    }


def _tops(flags: Sequence[dict[str, Any]]) -> dict[int, int]:
    """By claim the gravest of its flags, all undecided."""
    found: dict[int, int] = {}
    for flag in flags:
        claim = flag["claim_id"]
        if claim is not None:
            found[claim] = max(found.get(claim, 0), project.RANK[flag["severity"]])
    return found


def _newest(connection: Connection, key: str) -> Row | None:
    return connection.one(
        "SELECT a.* FROM articles a WHERE a.newest = 1 AND a.document_id = (SELECT id FROM documents WHERE key = ?)",
        [key],
    )


def _known(newest: Row, article: Article, sha256: str) -> bool:
    return bool(
        newest["sha256"] == sha256
        and (article.lang is None or newest["lang"] == base(article.lang))
        and (article.published is None or newest["published_on"] == article.published.isoformat())
        and not (newest["headline"] and live.reads(newest["headline"], article.title))
    )


def known(connection: Connection, article: Article, home: Path) -> Imported | None:
    """What importing an article gives where it is known, told without analysing it; else None."""
    newest = _newest(connection, document_key(article, home))
    if newest is None or not article.text.strip() or not _known(newest, article, digest(article.text)):
        return None
    return Imported(newest["id"], "known", *_counts(connection, newest["id"]))


def continued(connection: Connection, article: Article, home: Path) -> Article:
    """An article with what was amended in the version before, or what only that one knew; as it is without one.

    What was amended stays where the source says what it said before; what it says otherwise now is believed. A story
    once published stays so.
    """
    newest = _newest(connection, document_key(article, home))
    if newest is None:
        return article
    first = replay.imported_fields(connection, newest["id"])
    given = _article_row(Analysis(article, article.lang or "", (), ()), 0, 0, "", "", "")
    kept: dict[str, Any] = {}
    for name, column in project.FIELDS.items():
        now, was = given[column] or None, newest[column]
        said = first.get(column, was)
        if was is not None and (now is None or (column in first and now == said)) and now != was:
            kept[name] = was
    if newest["lang"] and "lang" not in first:
        kept.pop("lang", None)  # detected anew
    if newest["stage"] == "published":
        kept["stage"] = "published"
    if newest["whose"] == "third-party" and "whose" not in first:
        kept["origin"] = "third-party"
    for name in ("published", "modified"):
        if name in kept:
            kept[name] = date.fromisoformat(kept[name])
    if "origin" in kept:
        kept["whose"] = kept.pop("origin")
    return replace(article, **kept) if kept else article


def _counts(connection: Connection, article: int) -> tuple[int, int]:
    claims = connection.value("SELECT count(*) FROM claims WHERE article_id = ? AND live", [article])
    return claims, connection.value("SELECT count(*) FROM flags WHERE article_id = ?", [article])


def _article_row(
    analysis: Analysis, document: int, version: int, sha256: str, fallback_title: str, at: str
) -> dict[str, Any]:
    article = analysis.article
    body = clean(article.text)
    return {
        "document_id": document, "version": version, "sha256": sha256, "title": _optional(article.title),
        "fallback_title": clean(fallback_title), "lang": analysis.lang, "body": body,
        "raw": None if body == article.text else article.text.encode("utf-8", "surrogatepass"),
        "given_id": clean(str(article.id)), "source": clean(article.source), "origin": article.origin,
        "published_on": article.published.isoformat() if article.published else None,
        "url": _optional(without_credentials(article.url)) if article.url else None,
        "byline": _optional(article.byline),
        "desk": _optional(article.desk), "stage": article.stage, "outlet": _optional(article.outlet),
        "modified_on": article.modified.isoformat() if article.modified else None, "whose": article.whose,
        "warnings": canonical([message_data(w) for w in article.warnings]), "imported_at": at,
    }  # fmt: skip


def _optional(text: str | None) -> str | None:
    return clean(text) if text is not None else None


def message_data(message: Message) -> dict[str, Any]:
    """A message as JSON data that SQLite can hold."""
    data: dict[str, Any] = cleaned(to_data(message))
    return data


def _next_claim(connection: Connection, count: int) -> int:
    """The first of so many new numbers of claims."""
    first = connection.known.get("claim")
    if first is None:
        first = int(connection.value("SELECT coalesce(max(id), 0) FROM claims")) + 1
    connection.known["claim"] = first + count
    return int(first)


def _next_flag(connection: Connection) -> int:
    """An id that no flag ever had: somebody may still hold the number of one that a recheck took away."""
    gone, last = connection.row("SELECT (SELECT value FROM meta WHERE key = 'last_flag'), (SELECT max(id) FROM flags)")
    return max(int(last or 0), int(gone or 0)) + 1


def _add_claims(connection: Connection, article: int, analysis: Analysis, first: int, tops: dict[int, int]) -> str:
    """Store the claims, numbered from `first`, and their words; gives the hash of the claims as imported."""
    text = clean(analysis.article.text)
    whole, rows, texts = [], [], []
    for number, claim in enumerate(analysis.claims, first):
        hashed, reasons = compact.values(claim)
        whole.append(hashed)
        start, stop, checkable, score, kinds, _, said = hashed
        rows.append(
            (
                number, article, start, stop, checkable, score, compact.number(connection, "kind_sets", kinds),
                compact.number(connection, "reason_sets", reasons.shape), reasons.words, said, tops.get(number, 0),
            )
        )  # fmt: skip
        texts.append((number, searchable(text[start:stop])))
    connection.execute_many(
        "INSERT INTO claims(id, article_id, start, stop, checkable, score, kinds, reasons, words, attribution,"
        " top_severity) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        rows,
    )
    connection.execute_last("INSERT INTO claims_fts(rowid, text) VALUES (?, ?)", texts)
    connection.execute_last(_TITLE, [(article,)])
    return digest(canonical(whole))


def _flag_rows(article: int, analysis: Analysis, held: Homes, ids: dict[str, int], first: int) -> list[dict[str, Any]]:
    """The flags as rows; `ids` are those of the fingerprints already stored, new ones count from `first`."""
    from factcheck.check.registry import registry

    rules = registry().rules
    flags = sorted(analysis.flags, key=lambda flag: (flag.start, flag.end, flag.rule))
    rows = []
    for flag, fingerprint in zip(flags, fingerprints(analysis.article.text, analysis.claims, flags), strict=True):
        number = ids.get(fingerprint)
        if number is None:
            number, first = first, first + 1
        rows.append(
            {
                "id": number,
                "article_id": article,
                "claim_id": held.holder(flag.start, flag.end),
                "field": "text",
                "rule": flag.rule,
                "rule_version": rules[flag.rule].version if flag.rule in rules else 0,
                "severity": flag.severity,
                "start": flag.start,
                "stop": flag.end,
                "quoted": int(flag.quoted),
                "fingerprint": fingerprint,
                **_flag_words(flag),
            }
        )
    return rows


def _flag_words(flag: Flag) -> dict[str, str]:
    suggestions = [
        {"start": s.start, "end": s.end, "replacement": clean(s.replacement), "reason": message_data(s.reason)}
        for s in flag.suggestions
    ]
    related = [{"start": r.start, "end": r.end, "role": r.role, "reason": message_data(r.reason)} for r in flag.related]
    return {
        "message": canonical(message_data(flag.message)), "proof": canonical([message_data(p) for p in flag.proof]),
        "suggestions": canonical(suggestions), "related": canonical(related),
    }  # fmt: skip


def metadata_digest(row: Any, key: str) -> str:
    """The hash of what an import says about an article; `row` has its columns."""
    later = {name: row[name] for name, default in LATER.items() if row[name] != default}
    return digest(canonical([key, *(row[name] for name in (*_FIXED, *METADATA)), *([later] if later else [])]))


def links_digest(connection: Connection, article: int) -> str:
    """The hash of the links from an article's claims to those of its older versions."""
    rows = connection.rows(
        "SELECT k.claim, k.earlier, k.kind FROM claims c JOIN carried k ON k.claim = c.id WHERE c.article_id = ?"
        " ORDER BY k.claim, k.earlier",
        [article],
    )
    return digest(canonical([list(row) for row in rows]))


def claim_rows_digest(connection: Connection, rows: Sequence[Any]) -> str:
    """The hash of the claims as imported, from the stored ones, rows or mappings in text order."""
    return digest(canonical([compact.row_values(connection, row) for row in rows]))


def flags_digest(rows: Sequence[Any]) -> str:
    """The hash of an article's flags as found; `rows` are mappings or rows in any order."""
    return digest(canonical(sorted([row[c] for c in _FLAG] for row in rows)))


def replace_flags(
    connection: Connection, stamp: log.Stamp, article: int, analysis: Analysis, by: str
) -> tuple[int, int]:
    """Put today's flags in place of the stored ones: (added, removed). Those whose fingerprint stays keep their id.

    Claims, rulings and dismissals stay. Raises UsageError when the analysis is of another text.
    """
    with connection.write():
        if connection.value("SELECT sha256 FROM articles WHERE id = ?", [article]) != digest(analysis.article.text):
            raise UsageError(f"article {article}: the analysis is of another text", "import it as a new version")
        ids = {
            row[0]: row[1]
            for row in connection.rows("SELECT fingerprint, id FROM flags WHERE article_id = ?", [article])
        }
        before = flags_digest(connection.rows("SELECT * FROM flags WHERE article_id = ?", [article]))
        rows = _flag_rows(article, analysis, homes(connection, article), ids, _next_flag(connection))
        after = flags_digest(rows)
        kept = {row["fingerprint"] for row in rows}
        added, removed = len(kept - ids.keys()), len(ids.keys() - kept)
        if before == after:
            return 0, 0
        last = _next_flag(connection) - 1
        connection.execute("INSERT OR REPLACE INTO meta(key, value) VALUES ('last_flag', ?)", [str(last)])
        connection.execute("DELETE FROM flags WHERE article_id = ?", [article])
        connection.execute_many(
            f"INSERT INTO flags({', '.join(_FLAG)}) VALUES ({_MARKS})", [[r[c] for c in _FLAG] for r in rows]
        )
        log.append(
            connection,
            stamp,
            by,
            "recheck",
            article=article,
            payload={"added": added, "removed": removed, "flags": after},
        )
        project.refresh(connection, article)
        return added, removed


def add_parts(
    connection: Connection, article: int, text: str, parts: Sequence[Claim], parents: Sequence[int]
) -> dict[str, Any]:
    """Store claims that a reviewer makes of others; they are not live until the act says so.

    Gives what the act's payload must hold for the record to be checked: `parents`, `children`, and the hash `parts`.
    """
    first = _next_claim(connection, len(parts))
    children = [first + n for n in range(len(parts))]
    hashed = _add_claims(connection, article, Analysis(Article(text), "", tuple(parts), ()), first, {})
    connection.execute_many(
        "UPDATE claims SET live = 0, newest = (SELECT newest FROM articles WHERE id = article_id) WHERE id = ?",
        [[child] for child in children],
    )
    connection.execute_many(
        "INSERT INTO claim_parents(child, parent) VALUES (?, ?)",
        [(child, parent) for child in children for parent in parents],
    )
    return {"parents": list(parents), "children": children, "parts": hashed}


def divided_flags_digest(connection: Connection, article: int, changed: Mapping[int, int]) -> str:
    """The hash of an article's flags once each belongs to the claim that holds it; `changed` as in `flag_homes`."""
    home = flag_homes(connection, article, changed)
    rows = connection.rows("SELECT * FROM flags WHERE article_id = ?", [article])
    return flags_digest([dict(row) | {"claim_id": home[row["id"]]} for row in rows])
