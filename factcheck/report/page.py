"""One self-contained HTML page: its style inside, no script, and a policy that lets nothing in and nothing out."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from pathlib import Path

from factcheck.report.markup import esc

_STYLE = Path(__file__).with_name("templates") / "page.css"


@cache
def style() -> str:
    """The page's style sheet."""
    return "\n" + _STYLE.read_text(encoding="utf-8")


def policy() -> str:
    """The Content Security Policy: nothing but this very style sheet (CSP level 2, by its hash)."""
    digest = base64.b64encode(hashlib.sha256(style().encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def page(title: str, lang: str, body: str) -> str:
    """The page around a finished body; `title` and `lang` are outside text."""
    return f"""<!DOCTYPE html>
<html lang="{esc(lang)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{esc(policy())}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>{esc(title)}</title>
<style>{style()}</style>
</head>
<body>
{body}
</body>
</html>
"""
