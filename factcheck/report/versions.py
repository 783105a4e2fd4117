"""Two versions of an article compared: what became of each claim, and which corrections are live."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from factcheck.claims.differences import differences, facts_of
from factcheck.errors import UsageError
from factcheck.messages import N_, render, translator
from factcheck.report.listing import SIGNS
from factcheck.report.times import local_time
from factcheck.store.records import LIVE
from factcheck.store.versions import KINDS, Kind, word_changes
from factcheck.text import display, shorten, widened

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from factcheck.model import Message
    from factcheck.store import Store
    from factcheck.store.records import ArticleRow, Change, ClaimRow

# The sign of a claim that is not the same, and its word.
SIGN = {"moved": "↕", "reworded": "~", "new": "+", "dropped": "-"}
WORD = {
    "same": N_("the same"),
    "moved": N_("moved"),
    "reworded": N_("reworded"),
    "new": N_("new"),
    "dropped": N_("dropped"),
}
# A claim is shown in so many characters at most.
LONGEST = 4_000


@dataclass(frozen=True, slots=True)
class Became:
    """A claim of the version before and of this one, with what they say otherwise (numbers, dates, negation)."""

    kind: Kind
    old: ClaimRow | None
    new: ClaimRow | None
    differences: tuple[Message, ...]


@dataclass(frozen=True, slots=True)
class Fix:
    """A correction made before this version: live since `live_at` (UTC), or not ("").

    `stands`: a live one's words are in this version, too. `claim` is the claim that was corrected.
    """

    claim: int | None
    was: str
    should_be: str
    live_at: str
    stands: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """An article beside the version before it."""

    article: ArticleRow
    before: ArticleRow
    claims: tuple[Became, ...]
    fixes: tuple[Fix, ...]

    def count(self, kind: Kind) -> int:
        """How many claims became so."""
        return sum(one.kind == kind for one in self.claims)

    @property
    def live(self) -> int:
        """How many corrections stand in the text."""
        return sum(fix.stands for fix in self.fixes)


def compare(store: Store, article: int) -> Comparison:
    """The newest version of an article's document beside the one before; UsageError when there is none before."""
    newest = store.newest(article)
    found = store.pairs(newest)
    if found is None:
        raise UsageError(f"article {newest} has one version", "import it again when its text has changed")
    before, pairs = found
    old, new = store.claims(article=before), store.claims(article=newest)
    lang = store.article(newest).lang
    claims = []
    for pair in pairs:
        was, now = (rows[n] if n is not None else None for rows, n in ((old, pair.old), (new, pair.new)))
        told = differences(facts_of(was.text, lang), facts_of(now.text, lang)) if was and now else ()
        claims.append(Became(pair.kind, was, now, told))
    return Comparison(
        store.article(newest), store.article(before), tuple(claims), tuple(_fixes(store, newest, before, old))
    )


def _fixes(store: Store, newest: int, before: int, old: Sequence[ClaimRow]) -> Iterator[Fix]:
    entries = store.article(newest).live
    live = {(one.earlier, one.field, one.began) for one in entries if one.article == before}
    for one in entries:
        yield Fix(one.earlier, one.was, one.should_be, one.live_at, one.stands)
    text = store.text(before)
    made: list[tuple[int | None, Change]] = [(claim.id, change) for claim in old for change in claim.changes]
    made += [(None, change) for change in store.article_changes(before)]
    for claim, change in made:
        if (claim, "text", change.start) not in live:
            yield Fix(claim, *_words(text, change), "", stands=False)
    row = store.article(before)
    if row.headline and (None, "title", 0) not in live:
        yield Fix(None, row.title, row.headline.replacement, "", stands=False)


def _words(text: str, change: Change) -> tuple[str, str]:
    start, stop = widened(text, change.start, change.stop, change.replacement)
    return text[start:stop], text[start : change.start] + change.replacement + text[change.stop : stop]


def comparison_data(found: Comparison, lang: str) -> dict[str, Any]:
    """A comparison as JSON data; differences are told in `lang`."""
    return {
        "article": found.article.id,
        "version": found.article.version,
        "before": found.before.id,
        "title": found.article.title,
        "counts": {kind: found.count(kind) for kind in KINDS},
        "claims": [
            {
                "kind": one.kind,
                "claim": one.new.id if one.new else None,
                "text": one.new.text if one.new else None,
                "status": one.new.status if one.new else None,
                "look_again": one.new.look_again if one.new else None,
                "was": {"claim": one.old.id, "text": one.old.text, "status": one.old.status} if one.old else None,
                "differences": [render(message, lang) for message in one.differences],
                "words": word_changes(one.old.text, one.new.text)
                if one.old and one.new and one.kind == "reworded"
                else None,
            }
            for one in found.claims
        ],
        "corrections": [
            {
                "claim": fix.claim,
                "was": fix.was,
                "should_be": fix.should_be,
                "live": fix.stands,
                "live_at": fix.live_at or None,
            }
            for fix in found.fixes
        ],
        "live": found.live,
        "of": len(found.fixes),
    }


def comparison_page(found: Comparison, lang: str, zone: str) -> str:
    """A comparison for a person: counts, every claim that is not the same, and the corrections."""
    word = translator(lang)
    counts = ", ".join(f"{found.count(kind)} {word(WORD[kind])}" for kind in KINDS)
    head = word("article {article}, version {version}, beside article {before}").format(
        article=found.article.id, version=found.article.version, before=found.before.id
    )
    lines = [f"{head}: {counts}"]
    for one in found.claims:
        if one.kind != "same":
            lines += _claim(one, word, lang)
    if found.fixes:
        live = word(LIVE).format(live=found.live, of=len(found.fixes))
        lines += ["", live]
    for fix in found.fixes:
        what = f"“{_line(fix.was)}” → “{_line(fix.should_be)}”" if fix.should_be.strip() else f"“{_line(fix.was)}” → ∅"
        lines.append(f"  {'✓' if fix.stands else '·'} {what}: {_since(fix, word, zone)}")
    return "\n".join(lines)


def _since(fix: Fix, word: Callable[[str], str], zone: str) -> str:
    if not fix.live_at:
        return word("not live")
    since = word("live since {when}").format(when=local_time(fix.live_at, zone))
    return since if fix.stands else f"{since}, {word('no longer in the text')}"


def _claim(one: Became, word: Callable[[str], str], lang: str) -> Iterator[str]:
    row = one.new or one.old
    assert row is not None
    ruled = f" {SIGNS[one.old.status]}" if one.old and one.old.status != "open" else ""
    if one.kind == "reworded" and one.old and one.new:
        text = word_diff(one.old.text[:LONGEST], one.new.text[:LONGEST])
        again = f" ({word('look again')})" if one.new.look_again else ""
        yield f"{SIGN[one.kind]} {row.id:5} ← {one.old.id}{ruled}{again} {text}"
    else:
        yield f"{SIGN[one.kind]} {row.id:5}{ruled} {_line(row.text)}"
    for message in one.differences:
        yield f"        ≠ {display(render(message, lang))}"


def word_diff(old: str, new: str) -> str:
    """What changed, word by word, safe to show: [-taken out-] and {+put in+}."""
    parts = []
    for kind, was, now in word_changes(display(old), display(new)):
        parts.append(now if kind == "equal" else (f"[-{was}-]" if was else "") + (f"{{+{now}+}}" if now else ""))
    return "".join(parts)


def _line(text: str) -> str:
    return shorten(display(text).strip(), 100)
