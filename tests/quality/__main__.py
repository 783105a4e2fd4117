"""Writes the floors anew: `python -m tests.quality [--lower RULE=REASON ...]`; without a reason none is lowered."""

from __future__ import annotations

import argparse
import json
import math
import sys
import tomllib

from tests.quality.corpus import HERE, outcomes, tallies

HEAD = """# The floors of each rule on the labelled corpus, tests/quality/cases; CI fails below them. They are raised by
# `python -m tests.quality`; lowering one takes a reason in words, given with --lower. `missed` and `false` show what
# keeps a floor below 1.
"""
SHOWN = 4


def floor(share: float) -> float:
    """The share cut to three decimals, so that a floor is never above what was measured."""
    return math.floor(share * 1000) / 1000


def words(rule: str, outcome: str) -> list[str]:
    """The first few places that a rule misses, or flags in vain."""
    return [shown for _, name, what, shown in outcomes() if name == rule and what == outcome][:SHOWN]


def main() -> int:
    """Write the file, or say which floors would be lowered without a reason."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lower", action="append", default=[], metavar="RULE=REASON")
    reasons = dict(item.split("=", 1) for item in parser.parse_args().lower)
    path = HERE / "floors.toml"
    known = tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    parts, refused = [HEAD], []
    for rule, tally in sorted(tallies().items()):
        now = {"precision": floor(tally.precision), "recall": floor(tally.recall)}
        before = known.get(rule, {})
        if any(value < before.get(measure, 0) for measure, value in now.items()) and rule not in reasons:
            refused.append(f"{rule}: {before} would become {now}")
        lines = [f"[{rule}]", *(f"{measure} = {value}" for measure, value in now.items())]
        lines += [
            f"{what} = {json.dumps(found, ensure_ascii=False)}"
            for what in ("missed", "false")
            if (found := words(rule, what))
        ]
        if reason := reasons.get(rule, before.get("lowered")):
            lines.append(f"lowered = {json.dumps(reason, ensure_ascii=False)}")
        parts.append("\n".join(lines) + "\n")
    if refused:
        print("\n".join(refused), file=sys.stderr)
        return 1
    path.write_text("\n".join(parts), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
