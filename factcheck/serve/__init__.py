"""The terminal UI in a browser: this machine only, one process a tab, nobody in without the token."""

from factcheck.serve.guard import Guard
from factcheck.serve.server import run

__all__ = ["Guard", "run"]
