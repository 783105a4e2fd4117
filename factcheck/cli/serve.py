"""`factcheck serve`: the desk in a browser on this machine, or behind a newsroom's own proxy."""

from __future__ import annotations

import webbrowser

import click

from factcheck.cli.context import Command, Workspace, workspace
from factcheck.errors import UsageError


@click.command("serve", cls=Command)
@click.option("--address", default="127.0.0.1", show_default=True, help="A loopback address.")
@click.option("--port", type=click.IntRange(1, 65535), default=8765, show_default=True, help="The port.")
@click.option("--sessions", type=int, default=20, show_default=True, help="Tabs open at a time, at most.")
@click.option(
    "--idle", type=click.FloatRange(min=0.1), default=60, show_default=True, help="Minutes until an idle tab ends."
)
@click.option("--origin", multiple=True, metavar="URL", help="The address readers of a reverse proxy see; repeatable.")
@click.option("--reviewer-header", default="", metavar="NAME", help="The header in which the proxy names the reviewer.")
@click.option("--open", "show", is_flag=True, help="Open it in the browser now.")
@workspace
def command(
    ws: Workspace,
    address: str,
    port: int,
    sessions: int,
    idle: float,
    origin: tuple[str, ...],
    reviewer_header: str,
    show: bool,
) -> int:
    """Serve the terminal UI as a web page, to this machine alone; the address to open is printed with its token.

    Each tab is a session of its own on the same database. Paths and addresses cannot be imported from a browser:
    paste an article instead. docs/serving.md says how to put a proxy with single sign-on before it.
    """
    try:
        from factcheck.serve.server import Serving, run
    except ImportError:
        raise UsageError("the browser desk is not installed", "install factcheck-workbench[serve]") from None
    from factcheck.serve.guard import guard, is_header
    from factcheck.serve.session import command as desk

    if reviewer_header and not is_header(reviewer_header):
        raise UsageError(f"{reviewer_header!r} is no header", "name one such as X-Remote-User")
    keeper = guard(address, port, sessions, origin)
    ws.store(create=True).close()
    named = f"[{address}]" if ":" in address else address
    url = f"{origin[0].rstrip('/') if origin else f'http://{named}:{port}'}/?token={keeper.token}"

    def ready() -> None:
        click.echo(f"factcheck: the desk is at {url}", err=True)
        click.echo("factcheck: ctrl+c ends it; whoever has this address has the desk", err=True)
        if show:
            webbrowser.open(url)

    return run(keeper, Serving(desk(str(ws.database)), idle * 60, reviewer_header), address, port, ready)
