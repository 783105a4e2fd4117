"""Desk, queue and review in a terminal, small and large: `python -m benchmarks.desk [--claims 1000 1000000]`.

Texts are invented (`benchmarks.texts`). Measured are the time until the first article, or the first claim of an
article, is on the screen, above that of `python -c 'import textual.app'` in the same run; the time from a key to the
last byte that it paints; and the memory after that walk. Beside the clock stands the processor time, which a busy
machine lengthens less.
"""

from __future__ import annotations

import argparse
import fcntl
import os
import pty
import re
import select
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.million import fill
from benchmarks.texts import Writer
from factcheck.model import Article
from factcheck.pipeline import analyse
from factcheck.store import open_store

if TYPE_CHECKING:
    from collections.abc import Iterator

COLUMNS, ROWS = 120, 40
STARTS = 7
KEYS = 200
# As far as a small desk reaches, since a key that moves nothing is waited for a second.
DOWN, UP = "j" * 50, "k" * 50
# One article so long that its page is no longer small.
LONG = 5000
# A screen that has said nothing for so long is painted.
QUIET = 0.04
LIMIT = 60.0
# What stands on a screen once its first article or claim does.
ARTICLE, CLAIM, SAVED = rb"\d+/\d+ ruled", rb"Claim \d+", rb": (verified|disputed)"
QUEUE = rb"unreviewed first"


class Terminal:
    """The program in a pseudo-terminal."""

    def __init__(self, process: subprocess.Popen[bytes], master: int) -> None:
        self.process, self._master = process, master

    def read(self, seconds: float) -> bytes:
        """What it writes next, empty when it is silent for so long."""
        return os.read(self._master, 1 << 16) if select.select([self._master], [], [], seconds)[0] else b""

    def until(self, wanted: bytes) -> None:
        """Read until a pattern is on the screen."""
        seen, end = b"", time.perf_counter() + LIMIT
        while not re.search(wanted, seen):
            seen += self.read(1)
            if time.perf_counter() > end:
                raise SystemExit(f"{wanted!r} never came; the last words were {seen[-500:]!r}")

    def rest(self, seconds: float) -> None:
        """Read until it is silent for so long."""
        while self.read(seconds):
            pass

    def press(self, key: str, wanted: bytes | None = None) -> float:
        """Press a key: the milliseconds until the last byte that follows from it, or until a pattern is there."""
        began = last = time.perf_counter()
        os.write(self._master, key.encode())
        if wanted is not None:
            self.until(wanted)
            last = time.perf_counter()
            self.rest(QUIET)
            return 1000 * (last - began)
        wait = 1.0
        while self.read(wait):
            last, wait = time.perf_counter(), QUIET
        return 1000 * (last - began)

    def worked(self) -> float:
        """Its processor time so far, in milliseconds."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return 1000 * (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def memory(self) -> tuple[float, float]:
        """Its proportional and its resident memory, in MB."""
        text = Path(f"/proc/{self.process.pid}/smaps_rollup").read_text()
        pss, rss = (int(re.search(rf"^{name}:\s+(\d+)", text, re.MULTILINE)[1]) for name in ("Pss", "Rss"))  # type: ignore[index]
        return pss / 1024, rss / 1024


@contextmanager
def running(*arguments: str) -> Iterator[Terminal]:
    """`factcheck` with some arguments, ended at the end."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    # Each time somebody else: the same ruling by the same person is none, in a database that was measured before.
    who = {"FACTCHECK_REVIEWER": f"benchmark {time.time_ns()}"}
    with tempfile.TemporaryDirectory() as state:
        env = {**os.environ, "TERM": "xterm-256color", "LANG": "C.UTF-8", "XDG_STATE_HOME": state, **who}
        process = subprocess.Popen(
            [sys.executable, "-m", "factcheck", *arguments],
            stdin=slave, stdout=slave, stderr=slave, env=env, start_new_session=True,
        )  # fmt: skip
        try:
            yield Terminal(process, master)
        finally:
            process.terminate()
            while process.poll() is None:
                if select.select([master], [], [], 0.1)[0]:
                    os.read(master, 1 << 16)
            os.close(master)
            os.close(slave)


def first(wanted: bytes, *arguments: str) -> tuple[float, float]:
    """Milliseconds from the start of the program to a pattern on the screen, by the clock and by the processor."""
    began = time.perf_counter()
    with running(*arguments) as terminal:
        terminal.until(wanted)
        return 1000 * (time.perf_counter() - began), terminal.worked()


def bare() -> tuple[float, float]:
    """The same of an interpreter that imports textual.app and ends."""
    began, before = time.perf_counter(), os.times()
    subprocess.run([sys.executable, "-c", "import textual.app"], check=True)
    after = os.times()
    worked = sum(after[2:4]) - sum(before[2:4])
    return 1000 * (time.perf_counter() - began), 1000 * worked


def start(name: str, wanted: bytes, *arguments: str) -> None:
    """Starts and bare imports by turns."""
    first(wanted, *arguments)
    pairs = [(bare(), first(wanted, *arguments)) for _ in range(STARTS)]
    for n, by in enumerate(("clock", "processor")):
        alone, whole = (statistics.median(pair[side][n] for pair in pairs) for side in (0, 1))
        above = statistics.median(pair[1][n] - pair[0][n] for pair in pairs)
        print(f"  {name:28} {above:5.0f} ms above importing textual: {whole:.0f} - {alone:.0f} by the {by}  (goal 400)")


def told(name: str, times: list[float], goal: str = "median 16, p99 50") -> None:
    """Print median, 99th percentile and worst of some times."""
    high = statistics.quantiles(times, n=100)[-1] if len(times) > 99 else max(times)
    print(f"  {name:28} median {statistics.median(times):5.1f} ms, p99 {high:5.1f}, worst {max(times):5.1f}  ({goal})")


def walk(terminal: Terminal, keys: str) -> list[float]:
    """Each of these keys in turn, KEYS times in all."""
    terminal.rest(1.5)
    began = terminal.worked()
    times = [terminal.press(keys[n % len(keys)]) for n in range(KEYS)]
    times = [taken for taken in times if taken]  # at the first and the last claim nothing moves
    print(f"  {(terminal.worked() - began) / KEYS:.1f} ms of processor time a key:")
    return times


def measure(database: Path, article: int | None = None) -> None:
    """One database, at its desk or in one article of it."""
    where = ("--db", str(database))
    one = str(article) if article is not None else "1"
    if article is None:
        start("first article of the desk", ARTICLE, *where)
    start("first claim of an article", CLAIM, "review", one, *where)
    if article is None:
        with running(*where) as terminal:
            terminal.until(ARTICLE)
            told("key to paint on the desk", walk(terminal, DOWN + UP))
            terminal.press("\x1b[F")
            told("the same from its end", walk(terminal, UP + DOWN))
            told("the queue opened", [terminal.press("Q", QUEUE)], "no goal")
            told("key to paint in the queue", walk(terminal, DOWN + UP))
            print("  {:28} {:.0f} MB proportional, {:.0f} MB resident  (goal 80)".format("memory", *terminal.memory()))
    with running("review", one, *where) as terminal:
        terminal.until(CLAIM)
        told("key to paint in a review", walk(terminal, "jjjjjjkkkkkk"))
        rulings = [terminal.press(key, SAVED) for key in ("vd" if article is None else "vd" * 5)]
        told("a ruling, on disk and shown", rulings, "no goal")
        print("  {:28} {:.0f} MB proportional, {:.0f} MB resident  (goal 80)".format("memory", *terminal.memory()))


def made(path: Path, claims: int) -> Path:
    """A database of so many claims, made unless it is there."""
    if not path.exists():
        with open_store(path, create=True) as store:
            fill(store, Writer(), claims)
    return path


def made_long(path: Path) -> Path:
    """A database of one article of LONG claims, made unless it is there."""
    if not path.exists():
        writer = Writer()
        text = "\n\n".join(writer.sentence("id") for _ in range(LONG))
        with open_store(path, create=True) as store:
            store.import_analysis(
                analyse(Article(text, id="long", source="long.txt", title="Panjang", lang="id")), by="x"
            )
    return path


def main() -> None:
    """Run all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--claims", type=int, nargs="*", default=[1000, 1_000_000], help="how many, database by database"
    )
    parser.add_argument(
        "--long", action=argparse.BooleanOptionalAction, default=True, help=f"an article of {LONG} claims"
    )
    parser.add_argument("--folder", type=Path, help="where to make the databases, and leave them; those there are used")
    args = parser.parse_args()
    with ExitStack() as stack:
        folder = args.folder or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        for claims in args.claims:
            path = made(folder / f"claims-{claims}.db", claims)
            print(f"{claims} claims:")
            measure(path)
        if args.long:
            path = made_long(folder / "long.db")
            print(f"one article of {LONG} claims:")
            measure(path, 1)


if __name__ == "__main__":
    main()
