"""The flow on one page: an article in, its claims and flags out; pure, picklable, no database."""

from __future__ import annotations

from factcheck.check.api import Analysed
from factcheck.check.engine import run
from factcheck.claims import claims
from factcheck.facts.scan import scan
from factcheck.lang import base
from factcheck.lang.detect import detect
from factcheck.model import Analysis, Article
from factcheck.settings import Settings
from factcheck.split import sentences

DEFAULT = Settings()


def analyse(article: Article, settings: Settings = DEFAULT, only: frozenset[str] | None = None) -> Analysis:
    """Split an article into claims and flag its contradictions.

    The article's own language tag is believed; without one the language is detected. `only` restricts the rules.
    """
    lang = base(article.lang) if article.lang else detect(article.text)
    words = scan(article.text)
    found = claims(article.text, sentences(article.text, lang), lang, words.vocabulary)
    flags, failures = run(Analysed(article, lang, words, found, settings), settings, only)
    return Analysis(article, lang, found, flags, failures)
