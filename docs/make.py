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
NOTE = "<!-- Made by docs/make.py from the program itself; change that, then run `make pages`. -->\n\n"


def pages() -> Iterator[tuple[Path, str]]:
    """Each made page's path below docs/ and its text."""
    yield from _rules()
    yield Path("quality.md"), (DOCS / "quality.head.md").read_text(encoding="utf-8") + _quality()
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
