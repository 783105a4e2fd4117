"""Documents of strangers are read in another process, which lasts for many files and is started anew when it dies."""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
from dataclasses import asdict
from functools import cache
from typing import TYPE_CHECKING, Any

from factcheck.errors import SourceRefused
from factcheck.ingest.found import from_data
from factcheck.ingest.limits import DEFAULT, Limits

if TYPE_CHECKING:
    from typing import IO

    from factcheck.ingest.found import Found

# The parent's own path, and no folder that the person happens to stand in.
_START = "import sys, json; sys.path[:] = json.loads(sys.argv[1]); from factcheck.ingest.child import main; main()"
# After so many files the child makes room for a new one, so that what libraries never give back cannot pile up.
_FILES = 500
_HINT = "save the article as plain text"


class Worker:
    """A child process that reads documents, one at a time; started with the first one."""

    def __init__(self, limits: Limits = DEFAULT) -> None:
        self.limits = limits
        self._lock = threading.Lock()
        self._child: subprocess.Popen[bytes] | None = None
        self._files = 0
        self.starts = 0

    def read(self, kind: str, data: bytes, options: dict[str, Any]) -> list[Found]:
        """What the reader of a kind finds in a document.

        Raises SourceRefused for what the reader refuses, and when it takes too much time or memory, or dies.
        """
        if len(data) > self.limits.size:
            raise SourceRefused(f"too large ({len(data) / 1e6:.0f} MB; at most {self.limits.size / 1e6:.0f} MB)", _HINT)
        with self._lock:
            try:
                answer = self._asked({"kind": kind, "size": len(data), "options": options}, data)
            except BaseException:
                self.close()
                raise
            self._files += 1
            if answer.get("stop") or self._files >= _FILES:
                self.close()
        if "refused" in answer:
            what, hint = answer["refused"]
            raise SourceRefused(str(what), str(hint))
        return [from_data(one) for one in answer["found"]]

    def close(self) -> None:
        """End the child process, if there is one."""
        child, self._child, self._files = self._child, None, 0
        if child is not None:
            child.kill()
            child.wait()
            for pipe in (child.stdin, child.stdout):
                if pipe is not None:
                    _close(pipe)

    def _asked(self, request: dict[str, Any], data: bytes) -> dict[str, Any]:
        child = self._started()
        line = self._exchange(child, json.dumps(request).encode() + b"\n" + data)
        if line is None:
            code = child.wait()
            raise SourceRefused(f"reading it failed: {_end(code)}", _HINT)
        try:
            answer: dict[str, Any] = json.loads(line)
        except ValueError as error:
            raise SourceRefused("reading it failed: its reader answered nonsense", _HINT) from error
        return answer

    def _started(self) -> subprocess.Popen[bytes]:
        if self._child is None or self._child.poll() is not None:
            self.close()
            path = json.dumps([entry or os.getcwd() for entry in sys.path])  # noqa: PTH109 (as Python itself does)
            self._child = subprocess.Popen(
                [sys.executable, "-I", "-c", _START, path],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                start_new_session=True,  # Ctrl+C is for the program, which then ends this one
            )
            self.starts += 1
            assert self._child.stdin
            self._child.stdin.write(json.dumps(asdict(self.limits)).encode() + b"\n")
            self._child.stdin.flush()
        return self._child

    def _exchange(self, child: subprocess.Popen[bytes], request: bytes) -> bytes | None:
        """Send a request and give the line that answers it; None when the child died first.

        Raises SourceRefused past the time or the size of an answer.
        """
        assert child.stdin
        assert child.stdout
        late = threading.Event()

        def end() -> None:
            late.set()
            child.kill()

        timer = threading.Timer(self.limits.wait, end)
        timer.daemon = True
        timer.start()
        try:
            child.stdin.write(request)
            child.stdin.flush()
            line = child.stdout.readline(self.limits.answer)
        except OSError:
            line = b""
        finally:
            timer.cancel()
        if late.is_set():
            raise SourceRefused(f"reading it takes longer than {self.limits.wait} seconds", _HINT)
        if len(line) >= self.limits.answer:
            raise SourceRefused("its text is too long", _HINT)
        return line if line.endswith(b"\n") else None


def _close(pipe: IO[bytes]) -> None:
    with contextlib.suppress(OSError):
        pipe.close()


def _end(code: int) -> str:
    """What ended a child, in words."""
    if code == -getattr(signal, "SIGXCPU", 0):
        return "it takes too much computing time"
    return "it takes too much memory or time" if code == -getattr(signal, "SIGKILL", 0) else "its reader crashed"


@cache
def shared() -> Worker:
    """The worker of this process, ended with it."""
    worker = Worker()
    atexit.register(worker.close)
    return worker
