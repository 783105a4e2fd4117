"""A claim of others stored by itself: an article that holds nothing else, and whose text is one claim."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from factcheck.errors import UsageError
from factcheck.text import shorten

if TYPE_CHECKING:
    from factcheck.model import Article
    from factcheck.settings import Settings
    from factcheck.store import Store

# A claim is a sentence or a few, in code points; more is an article, to be imported.
LONGEST = 5_000
_TITLE_LENGTH = 80


def single_claim(store: Store, article: Article, settings: Settings, *, by: str, otherwise: str = "en") -> int:
    """Store a text as one checkable claim, whatever sentences it has; gives the claim's number.

    Few words may not tell their language: it is `otherwise` then. The same text once more is the claim that it was.
    Raises UsageError for an empty or overlong one.
    """
    from factcheck.claims import claims
    from factcheck.lang import UNKNOWN
    from factcheck.lang.detect import detect
    from factcheck.pipeline import analyse

    text = article.text.strip()
    if not text or len(text) > LONGEST:
        what = f"the claim has {len(text)} characters" if text else "the claim is empty"
        raise UsageError(what, f"give 1 to {LONGEST}; import what is longer")
    lang = article.lang or (found if (found := detect(text)) != UNKNOWN else otherwise)
    article = replace(article, text=text, title=None, lang=lang, whose="third-party")
    analysis = analyse(article, settings)
    (whole,) = claims(text, [(0, len(text))], analysis.lang)
    kinds = tuple(kind for kind in whole.kinds if kind != "boilerplate")
    analysis = replace(analysis, claims=(replace(whole, checkable=True, kinds=kinds),))
    done = store.import_analysis(analysis, by=by, fallback_title=shorten(" ".join(text.split()), _TITLE_LENGTH))
    return store.claims(article=done.article)[0].id
