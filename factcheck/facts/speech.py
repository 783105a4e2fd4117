"""What a language's `[speakers]` table says of saying and of speakers, ready to be looked up."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, Literal

from factcheck.lang import language

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from factcheck.model import VerbClass

# before: the speaker stands before the verb (where the language inverts, behind it as well); after: behind it; shows: a
# source stands before it; own: an "-nya" form, which holds its speaker; passive: the speaker follows, perhaps behind
# "by"; according and source: the speaker follows, and the claim stands around.
Way = Literal["before", "after", "own", "passive", "according", "source", "shows"]
Figure = Literal["m", "f", "person", "body", "any"]


@dataclass(frozen=True, slots=True)
class Cue:
    """A word or phrase that hands over what someone said.

    `rest` is what a phrase has behind its first word. `firm`: it may stand with any subject. `quoted` and `unquoted`:
    whether it speaks beside a quotation, and without one.
    """

    word: str
    rest: str
    way: Way
    verb_class: VerbClass
    firm: bool = True
    quoted: bool = True
    unquoted: bool = True


@dataclass(frozen=True)
class Speech:
    """One language's words of saying; all in lower case.

    `cues` are by their first word. `inverted`: a subject may follow its verb; `head_last`: a noun follows the names
    that go with it; `adverb` ends words beside a subject; `own` ends a verb that holds its subject.

    Around a name: `titles` and `degrees` belong to it no more than `roles`, `particles` do, `links` may stand in a
    role or in the name of a body, and behind `apart` comes what a noun goes with. `bodies` begin (or end, with the
    head last) the name of what is no person, `members` are roles that such a name may hold; behind `places` comes a
    place. `people` are nouns that may speak without a name, `written` what is quoted but not said. `same` ends a
    phrase for somebody named before. `stops` end a speaker's naming.

    Around a verb: `opens` begin what stands before a subject (`joins`: right before it), `clauses` one with a subject
    of its own (behind `breaks` surely so); `idle` stands between subject and verb; right behind a `void` word, or near
    one of `never`, nothing was said; behind `also` the subject stands at the sentence's start; `going_on` goes on with
    what somebody said; `dropped` is no part of what was said.

    Around a source: `source_words` stand between its cue and its name, `things` are those that are sources.
    """

    cues: Mapping[str, tuple[Cue, ...]]
    inverted: bool
    head_last: bool
    adverb: str
    own: str
    by: frozenset[str]
    source_words: frozenset[str]
    things: frozenset[str]
    that: frozenset[str]
    dropped: frozenset[str]
    shows: frozenset[str]
    pronouns: Mapping[str, Figure]
    first_person: frozenset[str]
    same: frozenset[str]
    stops: frozenset[str]
    idle: frozenset[str]
    void: frozenset[str]
    never: frozenset[str]
    also: frozenset[str]
    going_on: frozenset[str]
    opens: frozenset[str]
    joins: frozenset[str]
    clauses: frozenset[str]
    breaks: frozenset[str]
    links: frozenset[str]
    apart: frozenset[str]
    particles: frozenset[str]
    and_: frozenset[str]
    titles: frozenset[str]
    articles: frozenset[str]
    she: frozenset[str]
    he: frozenset[str]
    degrees: frozenset[str]
    roles: frozenset[str]
    bodies: frozenset[str]
    members: frozenset[str]
    places: frozenset[str]
    people: frozenset[str]
    written: frozenset[str]
    calendar: frozenset[str]

    @cached_property
    def cue_words(self) -> frozenset[str]:
        """The first words of all cues."""
        return frozenset(self.cues)

    @cached_property
    def verbs(self) -> frozenset[str]:
        """Cues that are verbs, and with a capital part of a name ("United States")."""
        return frozenset(word for word, cues in self.cues.items() if all(cue.way == "before" for cue in cues))

    @cached_property
    def offices(self) -> frozenset[str]:
        """Words that stand at names and are none."""
        return self.roles | self.titles | self.degrees | self.people

    @cached_property
    def speakers(self) -> frozenset[str]:
        """Words for who or what may speak."""
        return self.roles | self.people | self.bodies

    @cached_property
    def plain_titles(self) -> frozenset[str]:
        """Titles that are nothing else."""
        return self.titles - self.roles - self.people - self.bodies - self.articles - self.stops

    @cached_property
    def special(self) -> frozenset[str]:
        """All words that make a naming more than a plain name."""
        lists = (
            self.roles, self.titles, self.degrees, self.people, self.bodies, self.articles, self.first_person,
            self.same, self.stops, self.opens, self.joins, self.clauses, self.links, self.particles,
            self.idle, self.calendar, self.void, self.never, self.also, self.things, self.and_, self.cue_words, self.by,
        )  # fmt: skip
        return frozenset(self.pronouns).union(*lists)

    @cached_property
    def no_verbs(self) -> frozenset[str]:
        """Words that are surely no verb of saying."""
        lists = (self.stops, self.opens, self.links, self.roles, self.people, self.articles, self.first_person)
        return frozenset(self.pronouns).union(*lists)


@cache
def speech(lang: str) -> Speech | None:
    """The words of a language; None where it has no such table."""
    table = language(lang).table("speakers")
    if not (table.get("firm") or table.get("after")):
        return None
    cues: dict[str, list[Cue]] = {}
    for cue in _cues(table):
        known = cues.setdefault(cue.word, [])
        if not any(other.rest == cue.rest and other.way == cue.way for other in known):
            known.append(cue)
    names = (
        "by", "things", "that", "dropped", "shows", "first_person", "same", "stops", "idle", "void", "never", "also",
        "going_on", "opens", "joins", "clauses", "breaks", "links", "apart", "particles", "titles", "articles", "she",
        "he", "degrees", "roles", "bodies", "members", "places", "people", "written",
    )  # fmt: skip
    lists = {name: frozenset(table.get(name, ())) for name in names}
    if own := str(table.get("suffix", "")):
        lists["roles"] |= {role + own for role in lists["roles"]} - lists["things"] - table["pronouns"].keys()
    dates = language(lang).table("dates")
    days = (form.lower() for key in ("weekdays", "months") for forms in dates.get(key, ()) for form in forms)
    return Speech(
        {word: tuple(sorted(found, key=lambda cue: -len(cue.rest))) for word, found in cues.items()},
        bool(table.get("inverted")),
        bool(table.get("head_last")),
        str(table.get("adverb", "")) or "\n",
        own,
        source_words=frozenset(table.get("from", ())),
        pronouns=table.get("pronouns", {}),
        calendar=frozenset(days),
        and_=frozenset(table.get("and", ())),
        **lists,
    )


def _cues(table: Mapping[str, object]) -> Iterator[Cue]:
    def words(name: str) -> list[str]:
        found = table.get(name, ())
        assert isinstance(found, (list, tuple))
        return list(found)

    classes: dict[str, VerbClass] = dict.fromkeys(words("claims"), "claim")
    classes |= dict.fromkeys(words("denials"), "denial")
    classes |= dict.fromkeys(words("questions"), "question")
    suffix, plain = str(table.get("suffix", "")), {*words("plain")}
    quoted_only = {*words("quoted_only")} - {*words("unquoted")}

    def cue(
        entry: str, way: Way, *, firm: bool = True, quoted: bool = True, unquoted: bool = True, of: str = ""
    ) -> Cue:
        first, _, rest = entry.partition(" ")
        return Cue(first, rest, way, classes.get(of or entry, "neutral"), firm, quoted, unquoted)

    for way in ("according", "passive"):
        for entry in words(way):
            yield cue(entry, "according" if way == "according" else "passive")
    for entry in words("sources"):
        yield cue(entry, "source")
    for entry in words("shows"):
        yield cue(entry, "shows", quoted=False)
    for entry in words("firm"):
        yield cue(entry, "before", unquoted=entry not in quoted_only)
    for entry in words("say"):
        yield cue(entry, "before", firm=False, unquoted=entry not in quoted_only)
    for entry in words("after"):
        yield cue(entry, "after", unquoted=entry in plain)
        if suffix:
            yield cue(entry + suffix, "own", of=entry, unquoted=entry in plain)
