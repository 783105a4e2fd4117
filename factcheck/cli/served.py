"""The UI's process behind a browser tab: `factcheck serve` starts one a tab."""

from __future__ import annotations

import sys

from factcheck.cli.context import Workspace
from factcheck.cli.ui import open_ui
from factcheck.errors import FactcheckError


def main(arguments: list[str]) -> int:
    """Open the UI on the database that follows --db; errors go to the server's stderr."""
    workspace = Workspace(given_db=arguments[1] if arguments[:1] == ["--db"] else None)
    try:
        return open_ui(workspace)
    except FactcheckError as error:
        sys.stderr.write(f"factcheck: {error}\n")
        return error.exit_code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
