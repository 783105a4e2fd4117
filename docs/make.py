"""Makes the pages that are made of the program itself: rules, keys, command line, schema. `make pages` writes them."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, get_args

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.check.api import Rule

DOCS = Path(__file__).parent
READ = DOCS.parent / "tests" / "quality" / "read"
FLOORS = DOCS.parent / "tests" / "quality" / "floors.toml"
CLAIM_FLOORS = DOCS.parent / "tests" / "quality" / "claim_floors.toml"
LANGUAGES = {"id": "Indonesian", "en": "English"}
NOTE = "<!-- Made by docs/make.py from the program itself; change that, then run `make pages`. -->\n\n"


def pages() -> Iterator[tuple[Path, str]]:
    """Each made page's path below docs/ and its text."""
    yield from _rules()
    yield Path("quality.md"), (DOCS / "quality.head.md").read_text(encoding="utf-8") + _quality()
    yield Path("claims.md"), (DOCS / "claims.head.md").read_text(encoding="utf-8") + _claims()
    yield Path("cli.md"), NOTE + _command_line()
    yield Path("keys.md"), NOTE + _keys()
    yield Path("schema.md"), NOTE + _schema()


def _rules() -> Iterator[tuple[Path, str]]:
    from factcheck.check.registry import registry
    from factcheck.report.rulepage import page

    rules = [
        rule for rule in registry().rules.values() if rule.function.__module__.startswith("factcheck.check.rules.")
    ]
    yield Path("checks.md"), (DOCS / "checks.head.md").read_text(encoding="utf-8") + _catalogue(rules)
    for rule in rules:
        yield Path("rules", f"{rule.name}.md"), NOTE + page(rule.name) + "\n"


def _catalogue(rules: list[Rule]) -> str:
    """The rules by family."""
    from factcheck.check.api import Family

    parts = ["", f"## The {len(rules)} rules", ""]
    for family in get_args(Family):
        parts += [f"### {family.capitalize()}", "", "| rule | severity at most | what it finds |", "|---|---|---|"]
        parts += [
            f"| [{rule.name}](rules/{rule.name}.md) | {rule.severity}{'' if rule.default else ', off by default'} |"
            f" {rule.summary} |"
            for rule in rules
            if rule.family == family
        ]
        parts.append("")
    return "\n".join(parts)


def _quality() -> str:
    """What was read of each rule's flags on real news, and its floor on the labelled corpus."""
    read = {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(READ.glob("*.toml"))}
    floors = tomllib.loads(FLOORS.read_text(encoding="utf-8"))
    rows = []
    for rule, floor in sorted(floors.items()):
        seen = read.get(rule, {"flags": 0, "read": 0, "right": 0, "severity": "", "note": ""})
        share = f"{seen['right'] / seen['read']:.0%}" if seen["read"] else ""
        figures = f"{seen['flags']} | {seen['read']} | {seen['right']} | {share} | {seen['severity']}"
        below = [f"{what}: {_quoted(floor[what])}" for what in ("missed", "false") if what in floor]
        notes = "; ".join(filter(None, (seen["note"], *below)))
        rows.append(f"| {rule} | {figures} | {floor['precision']:g} | {floor['recall']:g} | {notes} |")
    head = "| rule | flags | read | right | share | mostly | corpus: precision | recall | what falls short |"
    return "\n".join(["", head, "|---|---|---|---|---|---|---|---|---|", *rows, ""])


def _quoted(places: list[str]) -> str:
    return ", ".join(f"“{' '.join(place.split())}”" for place in places).replace("|", "\\|")


# Sentences that show each kind on docs/claims.md, by language.
EXAMPLES = {
    "id": (
        "Sebanyak 150 warga Desa Sukamaju mengungsi pada Sabtu (9/1/2021) karena banjir.",
        "Harga beras naik dan kini lebih mahal daripada jagung.",
        "Sari Wulandari adalah ketua panitia.",
        "Bupati Rahmat mengatakan jembatan itu akan dibuka bulan depan.",
        "Jembatan itu akan dibangun.",
        "Pemandangannya indah dan menawan.",
        "Jangan membuang sampah di sungai.",
        "Siapa yang membawa tiga karung beras itu?",
    ),
    "en": (
        "The flood on 9 January 2021 killed 14 people in Marlow Heath.",
        "Rents rose because fewer homes were built.",
        "Ana Reyes is the director of the museum.",
        "The mayor said the bridge will open next month.",
        "The bridge will be rebuilt.",
        "What a wonderful view.",
        "Don't feed the ducks.",
        "Who brought the three sacks of rice?",
    ),
}


def _claims() -> str:
    return "\n".join(["", *_checkability(), "", *_signs(), *_examples(), ""])


def _checkability() -> Iterator[str]:
    """The floors of checkability: what is measured, cut to three places."""
    floors = tomllib.loads(CLAIM_FLOORS.read_text(encoding="utf-8"))
    yield "| language | half | precision | recall | F1 |"
    yield "|---|---|---|---|---|"
    for lang, name in LANGUAGES.items():
        for half in ("dev", "test"):
            found = floors[lang][half]
            yield f"| {name} | {half} | {found['precision']:.3f} | {found['recall']:.3f} | {found['f1']:.3f} |"


def _signs() -> Iterator[str]:
    """The signs, the kinds they show, and their points."""
    from factcheck.claims.knowledge import triggers
    from factcheck.claims.reasons import REASONS
    from factcheck.claims.signs import KINDS, SHOWS

    yield "## The signs and their points"
    yield ""
    yield f"| sign | kind | {' | '.join(LANGUAGES.values())} |"
    yield "|---|---|---|---|"
    for sign, reason in REASONS.items():
        kind = "event" if sign == "action" else SHOWS.get(sign, sign)
        points = " | ".join(f"{triggers(lang).weights[sign]:+d}" for lang in LANGUAGES)
        name = reason.text.split(" ({")[0].removesuffix(": {words:list}")
        yield f"| {name} | {kind if kind in KINDS else ''} | {points} |"


def _examples() -> Iterator[str]:
    """Sentences with what the program says of them."""
    from factcheck.claims import claims
    from factcheck.messages import render

    for lang, name in LANGUAGES.items():
        yield f"\n## Examples in {name}\n"
        yield "| sentence | checkable | score | kinds | reasons |"
        yield "|---|---|---|---|---|"
        for text in EXAMPLES[lang]:
            (claim,) = claims(text, [(0, len(text))], lang)
            why = "; ".join(render(reason, lang) for reason in claim.reasons)
            yes = "yes" if claim.checkable else "no"
            yield f"| {text} | {yes} | {claim.score} | {', '.join(claim.kinds)} | {why} |"


def _command_line() -> str:
    import click

    from factcheck.cli import COMMANDS, cli

    context = click.Context(cli, info_name="factcheck", max_content_width=100, terminal_width=100)
    parts = ["# The command line", "", "```text", cli.get_help(context), "```"]
    for name in COMMANDS:
        command = cli.get_command(context, name)
        assert command is not None
        inner = click.Context(command, info_name=name, parent=context, max_content_width=100, terminal_width=100)
        parts += ["", f"## {name}", "", "```text", command.get_help(inner), "```"]
    return "\n".join(parts) + "\n"


def _keys() -> str:
    from factcheck.tui.keys import FIXED, KEYS, shown

    about = "Off while an input has the focus. Change one by its id under `[keys]` in [factcheck.toml](settings.md)."
    head = f"# Keys\n\n{about}\n"
    rows = [
        f"| {shown(key.keys)} | {key.label.replace('{n}', key.keys)} | {', '.join(key.where)} | `{key.id}` |"
        for key in KEYS
    ]
    fixed = [f"| {keys.replace('ctrl+', '^')} | {label} | everywhere | |" for keys, label in FIXED]
    return "\n".join([head, "| key | what it does | where | id |", "|---|---|---|---|", *rows, *fixed, ""])


def _schema() -> str:
    import sqlite3

    from sqlite_utils import Database

    from factcheck.store import schema

    db = Database(sqlite3.connect(":memory:", isolation_level=None))
    schema.migrate(db, "2026-01-01T00:00:00Z", "factcheck")
    statements = [f"{sql};" for sql in schema.definition(db).values()]
    db.close()
    about = "Plain SQLite; read it with any tool. Spans are half-open ranges of code points, times are UTC."
    return "\n".join(["# The database's schema", "", about, "", "```sql", *statements, "```", ""])


def main() -> None:
    """Write every page; files of rules that are gone are removed."""
    wanted = dict(pages())
    for old in (DOCS / "rules").glob("*.md"):
        if old.relative_to(DOCS) not in wanted:
            old.unlink()
    for path, text in wanted.items():
        (DOCS / path).parent.mkdir(exist_ok=True)
        (DOCS / path).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
