"""Lets `python -m factcheck` run the command line."""

from factcheck.cli import main

main()
