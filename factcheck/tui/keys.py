"""The one table of keys: what each does, where it holds, and whether the footer shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from textual.binding import Binding, BindingType

from factcheck.errors import SettingsError
from factcheck.text import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

Where = Literal[
    "desk", "review", "timeline", "rules", "preview", "settings", "history", "queue", "compare", "differing"
]
BOTH: tuple[Where, ...] = ("desk", "review")
# The screens that open over those two, and of them the ones that are lists.
PANELS: tuple[Where, ...] = ("timeline", "rules", "preview", "settings", "history", "queue", "compare", "differing")
LISTS: tuple[Where, ...] = ("timeline", "rules", "settings", "history", "queue", "compare", "differing")
ALL: tuple[Where, ...] = (*BOTH, *PANELS)
# The panels in which acts are made, and those in which one decides between two reviewers.
DECIDING: tuple[Where, ...] = ("compare", "differing")
SAVING: tuple[Where, ...] = ("history", *DECIDING)


@dataclass(frozen=True, slots=True)
class Key:
    """One row: `keys` are Textual key names joined by commas; `short` is the footer's label, "" leaves it out."""

    id: str
    keys: str
    action: str
    label: str
    where: tuple[Where, ...]
    short: str = ""
    footer: tuple[Where, ...] = ()


# The order is that of the help page and of the footer.
KEYS: tuple[Key, ...] = (
    Key("claim.verified", "v", "verified", "claim verified", ("review",), "verify", ("review",)),
    Key("claim.disputed", "d", "disputed", "claim disputed", ("review",), "dispute", ("review",)),
    Key("claim.corrected", "c", "corrected", "correct the claim's text", ("review",), "edit", ("review",)),
    Key("flag.accept", "a", "accept(0)", "accept the flag's first suggestion", ("review",), "accept", ("review",)),
    *(Key(f"flag.accept-{n}", str(n), f"accept({n - 1})", "accept suggestion {n}", ("review",)) for n in range(1, 10)),
    Key("article.slips", "A", "accept_slips", "accept every slip that leaves one choice", ("review",)),
    Key("flag.dismiss", "x", "dismiss_flag", "dismiss the flag", ("review",), "dismiss", ("review",)),
    Key("claim.note", "m", "note", "write a note", ("review",)),
    Key("claim.second-look", "*", "second_look", "needs a second look, or no more", ("review", "queue")),
    Key("claim.go-to", "g,colon", "go_to_claim", "go to a claim by its number", (*BOTH, "queue")),
    Key("claim.split", "s", "split", "split the claim in two", ("review",)),
    Key("claim.merge", "J", "merge", "merge the claim with the next one", ("review",)),
    Key("claim.none", "0", "none", "no claim, or a claim after all", ("review",)),
    Key("claim.question", "w", "question", "a quotation: was it said, or is it true", ("review",)),
    Key("claim.take-over", "t", "take_over", "take over the ruling of an earlier claim", ("review",)),
    Key("claim.earlier", "enter", "visit", "go to the earlier claim that says the same", ("review",)),
    Key("claim.rate", "r", "rate", "rate the claim in the newsroom's own words", ("review",)),
    Key("claim.describe", "D", "describe", "describe the claim for publication", ("review",)),
    Key("claim.evidence", "E", "evidence", "evidence on the claim", ("review",)),
    Key("article.amend", "M", "amend", "what is known of the article", ("review",)),
    Key("article.go-out", "P", "go_out", "approve or publish what goes out", ("review",)),
    Key("claim.next-open", "space", "next_open", "next claim not yet checked", ("review",), "next", ("review",)),
    Key(
        "order",
        "O",
        "order",
        "another order: article, score, severity, unreviewed first",
        ("review", "queue"),
        "order",
        ("queue",),
    ),
    Key("claim.next", "j,down", "move(1)", "next claim", ("review",)),
    Key("claim.previous", "k,up", "move(-1)", "previous claim", ("review",)),
    Key("flag.next", "],f", "flag(1)", "next undecided flag", ("review",)),
    Key("flag.previous", "[,F", "flag(-1)", "previous undecided flag", ("review",)),
    Key("flag.info", "o", "unfold", "show or fold the info notes", ("review",)),
    Key("claim.look-up", "l", "look_up", "look it up elsewhere", ("review",)),
    Key("claim.copy", "y", "copy", "copy the claim", ("review",)),
    Key("flag.copy", "Y", "copy_flag", "copy the flag and its why", ("review",)),
    Key("article.open", "enter", "open", "open the article", ("desk",), "review", ("desk",)),
    Key("article.next", "j,down", "move(1)", "next article", ("desk",)),
    Key("article.previous", "k,up", "move(-1)", "previous article", ("desk",)),
    Key("article.import", "i", "import", "import articles", BOTH, "import", ("desk",)),
    Key("article.export", "e", "export", "export a report", BOTH, "export", ("desk",)),
    Key("article.clear", "C", "clear_article", "clear the article: it may run", BOTH, "clear", ("desk",)),
    Key("article.assign", "W", "assign", "assign the article to somebody", BOTH),
    Key("article.second", "B", "second", "begin or end a blind second review", BOTH),
    Key("undo", "u", "undo", "undo my latest act", (*BOTH, *SAVING, "queue")),
    Key("redo", "ctrl+r", "redo", "redo what was undone", (*BOTH, *SAVING, "queue")),
    Key("search", "/", "search", "search", BOTH, "search", ("desk",)),
    Key("search.next", "n", "match(1)", "next match", ("review",)),
    Key("search.previous", "N", "match(-1)", "previous match", ("review",)),
    Key("help", "?", "help", "all keys", ALL, "keys", ALL),
    Key("back", "q", "back", "back to the desk, or quit", BOTH, "quit", ("desk",)),
    Key("panel.timeline", "T", "panel('timeline')", "timeline of the article's dates", ("review",)),
    Key("panel.rules", "R", "panel('rules')", "rules, and how their flags fared", BOTH),
    Key("panel.preview", "p", "panel('preview')", "preview of the report", BOTH),
    Key("panel.settings", "comma", "panel('settings')", "settings in force", BOTH),
    Key("panel.history", "H", "panel('history')", "history: who did what", BOTH),
    Key("panel.queue", "Q", "panel('queue')", "queue: the claims of all articles", BOTH),
    Key("panel.compare", "V", "panel('compare')", "compare two versions, or two reviewers", BOTH),
    Key("panel.differing", "X", "panel('differing')", "where two reviewers differ, to decide", BOTH),
    Key("row.next", "j,down", "move(1)", "next row", LISTS),
    Key("row.previous", "k,up", "move(-1)", "previous row", LISTS),
    Key("timeline.go", "enter", "open", "go to the place in the text", ("timeline",), "go there", ("timeline",)),
    Key("rules.read", "enter", "open", "read the rule's page", ("rules",), "read", ("rules",)),
    Key("rules.filter", "/", "filter", "filter the rules while typing", ("rules",), "filter", ("rules",)),
    Key("preview.format", "f2", "format", "another format", ("preview",), "format", ("preview",)),
    Key("preview.export", "e", "export", "export a report", ("preview",), "export", ("preview",)),
    Key("settings.copy", "enter", "open", "copy the line for factcheck.toml", ("settings",), "copy", ("settings",)),
    Key("history.go", "enter", "open", "go to the claim", ("history",), "go there", ("history",)),
    Key("history.restore", "r", "restore", "restore the claim as it was then", ("history",), "restore", ("history",)),
    Key("queue.go", "enter", "open", "review the claim", ("queue",), "review", ("queue",)),
    Key("compare.go", "enter", "open", "go to the claim", ("compare",), "go there", ("compare",)),
    Key("compare.other", "o", "other", "versions, or reviewers", ("compare",), "other", ("compare",)),
    Key("differing.open", "enter", "open", "see both rulings", ("differing",), "both", ("differing",)),
    Key("decide.first", "1", "decide('first')", "decide as the first reviewer said", DECIDING, "as first", DECIDING),
    Key("decide.second", "2", "decide('second')", "decide as the second one said", DECIDING, "as second", DECIDING),
    Key("decide.verified", "v", "decide('verified')", "decide: verified", DECIDING),
    Key("decide.disputed", "d", "decide('disputed')", "decide: disputed", DECIDING),
    Key("queue.filter", "/", "filter", "filter the claims while typing", ("queue",), "filter", ("queue",)),
    Key("queue.filters", "S", "filters", "saved filters", ("queue",)),
    Key("queue.bulk", "B", "bulk", "decide on all that the filter chooses", ("queue",), "all", ("queue",)),
    Key("panel.back", "escape,q", "back", "back", PANELS, "back", PANELS),
)

# Textual's own keys, which the help page names and which cannot be remapped.
FIXED: tuple[tuple[str, str], ...] = (
    ("tab", "move the focus"),
    ("ctrl+p", "command palette"),
    ("ctrl+q", "quit at once"),
)

_RESERVED = {key: what for keys, what in FIXED for key in (keys, f"shift+{keys}")}
_SAME = {"ctrl+i": "tab", "ctrl+m": "enter", "ctrl+h": "backspace", "ctrl+[": "escape"}
_SHOWN = {"space": "space", "down": "↓", "up": "↑", "enter": "enter", "tab": "tab", "escape": "esc"}
_PLAIN = {"comma": ",", "colon": ":", **{f"f{n}": f"F{n}" for n in range(1, 13)}}


def at(where: Where) -> Iterator[Key]:
    """The rows that hold on a screen."""
    return (key for key in KEYS if where in key.where)


def bindings(where: Where) -> list[BindingType]:
    """A screen's bindings, each with the id by which settings remap it."""
    return [Binding(key.keys, key.action, key.short or key.id, show=False, id=key.id) for key in at(where)]


def shown(keys: str, t: Callable[[str], str] = str) -> str:
    """The keys as people write them.

    >>> shown("j,down"), shown("ctrl+r")
    ('j ↓', '^r')
    """
    names = map(str.strip, keys.split(","))
    return " ".join(t(_SHOWN[k]) if k in _SHOWN else _PLAIN.get(k, k).replace("ctrl+", "^") for k in names)


def checked(keymap: Mapping[str, str]) -> dict[str, str]:
    """The keys a newsroom chose, by id. Raises SettingsError for an unknown id or a key that is taken."""
    known = {key.id for key in KEYS}
    for name in keymap:
        if name not in known:
            raise SettingsError(f"keys: unknown action {name!r}", did_you_mean(name, known, "see ?"))
        if not all(key.strip() for key in keymap[name].split(",")):
            raise SettingsError(f"keys: {name} is given no key", "name one, such as f5, or leave the line out")
    if clash := next(iter(clashes(keymap)), None):
        raise SettingsError(f"keys: {clash[1]!r} is given to both {clash[2]} and {clash[3]}", "choose another key")
    return dict(keymap)


def clashes(keymap: Mapping[str, str]) -> list[tuple[Where, str, str, str]]:
    """Each key that means two things on one screen: (screen, key, id, id)."""
    found: list[tuple[Where, str, str, str]] = []
    for where in ALL:
        taken = dict(_RESERVED)
        for key in at(where):
            names = [name.strip() for name in keymap.get(key.id, key.keys).split(",")]
            found += [(where, name, taken[_plain(name)], key.id) for name in names if _plain(name) in taken]
            taken |= dict.fromkeys(map(_plain, names), key.id)
    return found


def _plain(name: str) -> str:
    """A key under the one name that Textual knows it by: "?" is question_mark, and ctrl+i cannot be told from tab."""
    return _SAME.get(name) or next(iter(Binding.make_bindings([Binding(name, "")]))).key
