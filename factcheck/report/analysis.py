"""An analysis as the data that other programs read (`check`), and as lines for a person."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from factcheck.messages import render, render_all

if TYPE_CHECKING:
    from factcheck.model import Analysis, Attribution, Claim, Message, Related, Suggestion


# What ends a line, in the order in which it is looked for.
LINE_ENDINGS = ("\r\n", "\n", "\r", "\x85", "\u2028", "\u2029")
_LINE_END = re.compile("|".join(LINE_ENDINGS))


def analysis_data(analysis: Analysis, *, with_text: bool = False) -> dict[str, Any]:
    """One object of `check --format json`; offsets are half-open, in code points of the text."""
    article, lang = analysis.article, analysis.lang
    data: dict[str, Any] = {
        "id": article.id,
        "source": article.source,
        "title": article.title,
        "lang": lang,
        "published": article.published.isoformat() if article.published else None,
        "errors": [{"rule": failure.rule, "message": failure.detail} for failure in analysis.failures],
        "warnings": [render(warning, lang) for warning in article.warnings],
        "claims": [_claim(claim, article.text, lang) for claim in analysis.claims],
        "flags": [flag_data(flag, article.text, lang) for flag in analysis.flags],
    }
    if with_text:
        data["text"] = article.text
    return data


def _claim(claim: Claim, text: str, lang: str) -> dict[str, Any]:
    return {
        "start": claim.start,
        "end": claim.end,
        "text": text[claim.start : claim.end],
        "checkable": claim.checkable,
        "score": claim.score,
        "kinds": list(claim.kinds),
        "reasons": [render(reason, lang) for reason in claim.reasons],
        "attribution": attribution_data(claim.attribution),
    }


def attribution_data(said: Attribution | None) -> dict[str, Any] | None:
    """Who said a claim, and where the words that tell so stand in the article."""
    if said is None:
        return None
    spans = {
        "speaker": said.speaker_span,
        "role": said.role_span,
        "verb": said.verb_span,
        "content": said.content_span,
    }
    return {
        "speaker": said.speaker,
        "kind": said.kind,
        "verb": said.verb,
        "role": said.role,
        "verb_class": said.verb_class,
        "inherited": said.inherited,
        "spans": {name: list(span) for name, span in spans.items() if span},
    }


def flag_data(flag: Any, text: str, lang: str) -> dict[str, Any]:
    """A flag (found or stored) of the article `text`, its words in the article's language."""
    return {
        "rule": flag.rule,
        "severity": flag.severity,
        "start": flag.start,
        "end": flag.end,
        "text": text[flag.start : flag.end],
        "message": render(flag.message, lang),
        "proof": render_all(flag.proof, lang),
        "quoted": flag.quoted,
        "suggestions": [_suggestion(item, flag.quoted, lang) for item in flag.suggestions],
        "related": [_related(item, text, lang) for item in flag.related],
    }


def _suggestion(item: Suggestion, quoted: bool, lang: str) -> dict[str, Any]:
    return {
        "start": item.start,
        "end": item.end,
        "replacement": item.replacement,
        "reason": suggestion_reason(item.reason, quoted, lang),
    }


def suggestion_reason(reason: Message, quoted: bool, lang: str) -> str:
    """Why a suggestion is offered; inside a direct quotation the recording has the last word."""
    from factcheck.model import say

    parts = [reason, say("inside a quotation: check the recording")] if quoted else [reason]
    return render_all(parts, lang)


def _related(item: Related, text: str, lang: str) -> dict[str, Any]:
    return {
        "start": item.start,
        "end": item.end,
        "text": text[item.start : item.end],
        "role": item.role,
        "reason": render(item.reason, lang),
    }


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    """The line (from 1) and column (from 1, in code points) of an offset; lines end as LINE_ENDINGS has them."""
    starts = _line_starts(text)
    line = bisect_right(starts, offset)
    return line, offset - starts[line - 1] + 1


@lru_cache(maxsize=4)
def _line_starts(text: str) -> tuple[int, ...]:
    """Where each line begins: found once for all findings of an article."""
    return (0, *(end.end() for end in _LINE_END.finditer(text)))
