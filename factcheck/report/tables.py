"""The report as JSON data and as CSV rows."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

from factcheck.messages import render, render_all
from factcheck.report.bulk import bulk_data
from factcheck.report.described import publication_data
from factcheck.report.gather import visible
from factcheck.report.notice import notice
from factcheck.report.sources import source_data
from factcheck.report.times import local_time
from factcheck.report.wording import SHIPPED, Wording
from factcheck.text import display, to_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from factcheck.report.gather import ArticleReport, Correction, Item, Place
    from factcheck.report.job import Job
    from factcheck.store.records import FlagRow

COLUMNS = (
    "article", "title", "stage", "kind", "claim", "paragraph", "sentence", "was", "should_be", "class", "rule",
    "reason", "why", "note", "by", "at", "cause", "evidence", "before_publication", "rating",
)  # fmt: skip
# Cells that a spreadsheet would run as a formula begin with one of these, or with its full-width form
# (OWASP, CSV injection, with LF since August 2025).
_FORMULA = tuple("=+-@\t\r\n＝＋－＠")


def json_export(job: Job) -> str:
    """The whole report, lossless, for other programs."""
    data = [article_data(report, public=job.wanted.public, words=job.words) for report in job.reports]
    return to_json({"articles": data}, indent=1) + "\n"


def csv_export(job: Job) -> str:
    """The table of all articles of the job."""
    return csv_report(job.reports, public=job.wanted.public, raw=job.wanted.raw)


def article_data(report: ArticleReport, *, public: bool, words: Wording = SHIPPED) -> dict[str, Any]:
    """One article of the JSON report; `public` leaves out names, internal notes, open claims and dismissed flags."""
    article = report.article
    data: dict[str, Any] = {
        "article": article.id,
        "title": article.title if report.own_headline or not public else report.title(public=True),
        "source": article.url if public else article.source,
        "url": article.url,
        "lang": article.lang,
        "published": article.published,
        "stage": article.stage,
        "origin": article.whose,
        "outlet": article.outlet,
        "modified": article.modified,
        "corrections": [_correction(item, public) for item in report.corrections],
        "disputed": [_item(item, public) for item in report.with_status("disputed")],
        "open": [] if public else [_item(item, public) for item in report.with_status("open")],
        "verified": [_item(item, public) for item in report.with_status("verified")],
        "dismissed": [] if public else [_flag(place, flag, report) for place, flag in report.dismissed],
        "notice": notice(report, wording=words) if report.ours else None,
        "corrected_text": report.corrected_text if report.ours else None,
    }
    if not public:
        data |= {
            "state": article.state,
            "state_by": article.state_by or None,
            "state_at": report.state_at or None,
            "state_note": article.state_note or None,
            "as_of": report.as_of,
            "publications": [publication_data(row) for row in report.publications],
            "undecided": [_flag(place, flag, report) for place, flag in report.undecided],
        }
    return data


def _correction(item: Correction, public: bool) -> dict[str, Any]:
    change = item.change
    data: dict[str, Any] = {
        "claim": item.claim,
        "paragraph": item.place.paragraph,
        "sentence": item.place.sentence,
        "start": change.start,
        "end": change.stop,
        "replacement": change.replacement,
        "was": item.was,
        "should_be": item.should_be,
        "sentence_was": item.sentence_was,
        "sentence_should_be": item.sentence_should_be,
        "class": change.cls,
        "rule": change.rule or None,
        "reason": change.reason,
        "why": change.proof,
        "cause": change.cause or None,
        "before_publication": item.before_publication,
        "live_at": item.live_at or None,
        "stands": item.stands if item.live_at else None,
        "said": _said(item, public),
        **_backing(item, public),
    }
    return data if public else data | {"found_by": change.found_by or None, "by": change.by, "at": item.at}


def _said(item: Item | Correction, public: bool) -> dict[str, str] | None:
    """The answer to whether a quoted claim was said: no answer to whether it is true."""
    if item.said is None:
        return None
    said: dict[str, str] = {"verdict": item.said.verdict}
    return said if public else said | {"by": item.said.by, "at": item.said.at}


def _backing(item: Item | Correction, public: bool) -> dict[str, Any]:
    sources = visible(item.evidence, public)
    return {
        "notes": [note.text for note in visible(item.notes, public)],
        "evidence": [source.url for source in sources],
        "sources": [source_data(source) for source in sources],
    }


def _item(item: Item, public: bool) -> dict[str, Any]:
    claim = item.claim
    data: dict[str, Any] = {
        "claim": claim.id,
        "paragraph": item.place.paragraph,
        "sentence": item.place.sentence,
        "text": claim.text,
        "said": _said(item, public),
        "rating": item.rating or None,
        **_backing(item, public),
    }
    return data if public else data | {"by": claim.reviewer} | bulk_data(claim)


def _flag(place: Place, flag: FlagRow, report: ArticleReport) -> dict[str, Any]:
    lang = report.article.lang
    return {
        "flag": flag.id,
        "claim": flag.claim,
        "paragraph": place.paragraph,
        "sentence": place.sentence,
        "rule": flag.rule,
        "severity": flag.severity,
        "text": flag.text,
        "message": render(flag.message, lang),
        "proof": render_all(flag.proof, lang),
        "reason": flag.dismissed_reason or None,
        "note": flag.dismissed_note or None,
        "by": flag.dismissed_by or None,
        "at": local_time(flag.dismissed_at, report.zone) if flag.dismissed_at else None,
    }


def safe_cell(value: object) -> str:
    """A cell that no spreadsheet takes for a formula: an apostrophe stands before one that would be."""
    text = display(str(value if value is not None else ""), lines=True)
    return "'" + text if text.startswith(_FORMULA) or text.lstrip().startswith(_FORMULA) else text


def csv_report(reports: Iterable[ArticleReport], *, public: bool, raw: bool = False) -> str:
    """One row a correction, claim, answer to "was it said" and dismissed flag.

    Every cell is quoted, and formulas are disarmed unless `raw`.
    """
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for report in reports:
        for row in _rows(article_data(report, public=public)):
            cells = [row.get(column) for column in COLUMNS]
            writer.writerow(["" if c is None else str(c) for c in cells] if raw else [safe_cell(c) for c in cells])
    return out.getvalue()


def _rows(data: dict[str, Any]) -> Iterator[dict[str, Any]]:
    head = {key: data[key] for key in ("article", "title", "stage")}
    for item in data["corrections"]:
        early = "yes" if item["before_publication"] else "no"
        yield head | {"kind": "correction"} | item | _joined(item) | {"before_publication": early}
    for kind in ("disputed", "open", "verified"):
        for item in data[kind]:
            yield head | {"kind": kind, "was": item["text"]} | item | _joined(item)
    asked = [*data["corrections"], *data["disputed"], *data["open"], *data["verified"]]
    for item in {item["claim"]: item for item in asked if item.get("said")}.values():
        said = {"kind": f"said-{item['said']['verdict']}", "was": item.get("text", item.get("sentence_was"))}
        place = {key: item[key] for key in ("claim", "paragraph", "sentence")}
        yield head | place | said | {"by": item["said"].get("by"), "at": item["said"].get("at")}
    for item in data["dismissed"]:
        yield head | {"kind": "dismissed", "was": item["text"], "why": item["proof"]} | item


def _joined(item: dict[str, Any]) -> dict[str, str]:
    """Notes and evidence, each in one cell."""
    return {"note": " | ".join(item["notes"]), "evidence": " ".join(item["evidence"])}
