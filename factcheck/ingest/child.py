"""The other end of `worker`: reads documents of strangers in a process that may die, with little memory and time."""

from __future__ import annotations

import io
import json
import os
import sys
import warnings
from importlib import import_module
from typing import TYPE_CHECKING, Any, BinaryIO

from factcheck.errors import SourceRefused
from factcheck.ingest.formats import READERS
from factcheck.ingest.limits import Limits

if TYPE_CHECKING:
    from factcheck.ingest.found import Found


def main() -> None:
    """Answer requests on standard input, one JSON line and the bytes it counts each, until there are no more.

    An answer is a JSON line of {"found": [...]} or {"refused": [what, hint]}. Whatever a library prints goes nowhere.
    """
    requests, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123
        os.dup2(nowhere.fileno(), 1)
    sys.stdout = io.StringIO()
    warnings.simplefilter("ignore")
    limits = Limits(**json.loads(requests.readline()))
    _confine(limits)
    while line := requests.readline():
        _more_time(limits)
        _answer(answers, _served(json.loads(line), requests))


def _answer(answers: BinaryIO, answer: dict[str, Any]) -> None:
    answers.write(json.dumps(answer).encode() + b"\n")
    answers.flush()


def _served(request: dict[str, Any], requests: BinaryIO) -> dict[str, Any]:
    try:
        data = requests.read(request["size"])
        return {"found": [one.to_data() for one in _read(request["kind"], data, request["options"])]}
    except SourceRefused as error:
        return {"refused": [error.what, error.hint]}
    except MemoryError:
        return {"refused": ["reading it takes too much memory", "save the article as plain text"], "stop": True}
    except Exception as error:  # a library's bug on a stranger's file must name that file and stop nothing
        what = f"it is damaged or cannot be read ({type(error).__name__})"
        return {"refused": [what, "save the article as plain text"], "stop": isinstance(error, RecursionError)}


def _read(kind: str, data: bytes, options: dict[str, Any]) -> list[Found]:
    found = import_module(f"factcheck.ingest.{READERS[kind]}").read(data, **options)
    return found if isinstance(found, list) else [found]


def _confine(limits: Limits) -> None:
    """No more memory than allowed, no file written, no core dumped; Windows has no such limits."""
    try:
        import resource
    except ImportError:
        return
    for name, most in (("RLIMIT_AS", limits.memory), ("RLIMIT_FSIZE", 0), ("RLIMIT_CORE", 0)):
        if (which := getattr(resource, name, None)) is not None:
            _, hard = resource.getrlimit(which)
            if hard != resource.RLIM_INFINITY:
                most = min(most, hard)
            try:
                resource.setrlimit(which, (most, most))
            except (OSError, ValueError):  # macOS knows RLIMIT_AS and refuses to set it
                continue


def _more_time(limits: Limits) -> None:
    """So many more seconds of computing from now on; the system ends the process past them."""
    try:
        import resource
    except ImportError:
        return
    spent = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    most = int(spent.ru_utime + spent.ru_stime) + limits.seconds + 1
    resource.setrlimit(resource.RLIMIT_CPU, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
