"""The command line: one file a command, imported only when it is called."""

from __future__ import annotations

import importlib
import os
import signal
import sys
from typing import TYPE_CHECKING, Any, NoReturn

import click

from factcheck import __version__
from factcheck.cli.context import Command, Workspace, global_options
from factcheck.errors import FactcheckError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import FrameType

# Every command with its line of help, so that `--help` imports none of them.
COMMANDS = {
    "check": "Analyse articles and print what is found; touches no database.",
    "import": "Analyse articles and store them.",
    "list": "List claims.",
    "show": "Show one claim with its flags, notes and history.",
    "diff": "Compare the newest version of an article with the one before.",
    "search": "Find claims by their words.",
    "similar": "Find claims that say nearly the same, with their rulings.",
    "mark": "Rule on a claim: verified, disputed, corrected or open; or on all of a filter.",
    "rate": "Give a claim the newsroom's own word, which sets its verdict.",
    "describe": "Say of a claim what a debunk and a ClaimReview tell.",
    "add": "Store a claim of others by itself.",
    "evidence": "Put a source to a claim, or list its sources.",
    "split": "Split a claim into two.",
    "merge": "Merge a claim with the next one.",
    "none": "Say that a sentence is no claim.",
    "claim": "Say that a sentence that was left out is a claim.",
    "take-over": "Rule on a claim as on another that says the same.",
    "accept": "Take over a flag's suggestion as a correction.",
    "note": "Add a note to a claim.",
    "dismiss": "Silence a flag; it stays known.",
    "restore": "Take a dismissal back.",
    "tag": "Put a tag on a claim, such as second-look, or on all of a filter.",
    "filter": "Save filters by name, list or delete them.",
    "clear": "Say that an article may run.",
    "hold": "Say that an article may not run yet.",
    "reopen": "Take clear or hold back.",
    "assign": "Give an article to somebody to review.",
    "second": "Review an article a second time, without sight of the first rulings.",
    "agreement": "Say how far two reviewers agree.",
    "adjudicate": "List the claims on which two reviewers differ, or decide one.",
    "amend": "Set an article's date, title, address, language, desk or stage, or correct its headline.",
    "undo": "Take back your latest act.",
    "redo": "Do again what you took back.",
    "recheck": "Flag stored articles anew; rulings and dismissals stay.",
    "export": "Write the corrections report, the corrected article or the queries.",
    "approve": "Say that a notice, a debunk or a ClaimReview may go out.",
    "publish": "Say where and when one was published.",
    "stats": "Count corrections by class, desk, reporter, rule, cause, finder or reviewer.",
    "serve": "Open the desk in a browser on this machine.",
    "review": "Review an article, on the screen or by line prompts.",
    "rules": "List the rules.",
    "explain": "Print a rule's page.",
    "doctor": "Check the database.",
    "backup": "Copy the database safely, also while it is in use.",
    "where": "Say which database, settings and reviewer are in force.",
}


class LazyGroup(click.Group):
    """A group whose commands are imported when they are named."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name; its module is imported now."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"factcheck.cli.{_MODULES.get(cmd_name, cmd_name)}")
        command: click.Command = module.COMMANDS[cmd_name] if hasattr(module, "COMMANDS") else module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands from the table."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is meant; an unknown one names the nearest."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from factcheck.text import did_you_mean

            hint = did_you_mean(args[0], COMMANDS, "see 'factcheck --help'")
            raise click.UsageError(f"no command '{args[0]}': {hint}")
        return super().resolve_command(ctx, args)


# Commands that share a module, and names Python keeps for itself: a submodule `list` would hide the builtin here.
_MODULES = {
    "import": "import_",
    "list": "list_",
    "hold": "clear",
    "reopen": "clear",
    "redo": "undo",
    "restore": "dismiss",
    "split": "division",
    "merge": "division",
    "none": "division",
    "claim": "division",
    "take-over": "take_over",
    "add": "describe",
    "approve": "publication",
    "publish": "publication",
    "assign": "second",
    "adjudicate": "agreement",
}


@click.group(
    cls=LazyGroup,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="factcheck")
@global_options
@click.pass_context
def cli(ctx: click.Context) -> int | None:
    """Catch an article's errors before readers do.

    Without a command: the terminal UI on the database. Times, names, numbers and dates are checked against the article
    itself; nothing leaves this machine.
    """
    if ctx.invoked_subcommand is not None:
        return None
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        click.echo(ctx.get_help(), err=True)
        return 2
    from factcheck.cli.ui import open_ui

    return open_ui(ctx.ensure_object(Workspace), first_steps=True)


def run(arguments: Sequence[str] | None = None) -> int:
    """Run a command line and give its exit code; every error is one line on stderr."""
    debug = "--debug" in (sys.argv[1:] if arguments is None else arguments)
    try:
        result: Any = cli.main(args=arguments, prog_name="factcheck", standalone_mode=False)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except (KeyboardInterrupt, click.Abort):
        return 130
    except click.ClickException as error:
        _complain(error.format_message())
        return 2
    except FactcheckError as error:
        if debug:
            raise
        _complain(str(error))
        return error.exit_code
    except OSError as error:
        if debug:
            raise
        _complain(f"{error.filename or 'output'}: {error.strerror or error}: nothing was left half-written")
        return 1
    except Exception as error:
        if debug:
            raise
        _complain(f"unexpected {type(error).__name__}: {error}: please report it, with what --debug shows")
        return 1
    return result if isinstance(result, int) else 0


def _complain(text: str) -> None:
    from factcheck.text import display

    click.echo(f"factcheck: {display(text)}", err=True)


def _terminated(number: int, _frame: FrameType | None) -> NoReturn:
    sys.exit(128 + number)


def main() -> NoReturn:
    """The program `factcheck`."""
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _terminated)
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    sys.exit(run())


__all__ = ["COMMANDS", "Command", "cli", "main", "run"]
