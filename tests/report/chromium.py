"""Headless Chromium spoken to over its pipe (Chrome DevTools Protocol), so that no library is needed."""

from __future__ import annotations

import base64
import json
import os
import subprocess
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from pathlib import Path

# As root in a container there is no sandbox, and /dev/shm is small.
_FLAGS = ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars",
          "--disable-background-networking", "--no-first-run", "--remote-debugging-pipe")  # fmt: skip


class Chromium:
    """A browser with one page; every request that the page makes is remembered in `requests`.

    `refused` says why requests were not let out, `dialogs` what dialogs said.
    """

    def __init__(self, folder: Path) -> None:
        self.requests: list[str] = []
        self.refused: list[str] = []
        self.dialogs: list[str] = []
        self._number, self._session, self._rest = 0, "", b""
        (child_in, self._out), (self._in, child_out) = os.pipe(), os.pipe()

        def place() -> None:
            # The protocol's pipe is on descriptors 3 and 4; first out of the way of each other.
            reading, writing = os.dup(child_in), os.dup(child_out)
            os.dup2(reading, 3)
            os.dup2(writing, 4)

        self._process = subprocess.Popen(
            ["chromium", *_FLAGS, f"--user-data-dir={folder}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            preexec_fn=place, close_fds=False,
        )  # fmt: skip
        os.close(child_in)
        os.close(child_out)

    def __enter__(self) -> Self:
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Network", "Runtime"):
            self.call(f"{domain}.enable")
        return self

    def __exit__(self, *_: object) -> None:
        self._session = ""
        self.call("Browser.close")
        self._process.wait(30)
        os.close(self._in)
        os.close(self._out)

    def call(self, method: str, **params: Any) -> dict[str, Any]:
        """Ask for something and wait for the answer."""
        self._number += 1
        asked = {"id": self._number, "method": method, "params": params}
        if self._session:
            asked["sessionId"] = self._session
        os.write(self._out, json.dumps(asked).encode() + b"\0")
        while (told := self._next()).get("id") != self._number:
            self._note(told)
        assert "error" not in told, told
        result: dict[str, Any] = told["result"]
        return result

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._rest:
            got = os.read(self._in, 1 << 16)
            assert got, "chromium has ended"
            self._rest += got
        message, self._rest = self._rest.split(b"\0", 1)
        told: dict[str, Any] = json.loads(message)
        return told

    def _note(self, told: dict[str, Any]) -> None:
        if told.get("method") == "Network.requestWillBeSent":
            self.requests.append(told["params"]["request"]["url"])
        elif told.get("method") == "Network.loadingFailed":
            self.refused.append(told["params"].get("blockedReason", ""))
        elif told.get("method") == "Page.javascriptDialogOpening":
            self.dialogs.append(told["params"]["message"])

    def open(self, path: Path, width: int, *, dark: bool = False) -> None:
        """Load a file at a width and wait until it is there."""
        self.requests.clear()
        self.refused.clear()
        size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600}
        self.call("Emulation.setDeviceMetricsOverride", **size)
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.call("Emulation.setEmulatedMedia", features=[scheme])
        self.call("Page.navigate", url=path.as_uri())
        while (told := self._next()).get("method") != "Page.loadEventFired":
            self._note(told)

    def value(self, script: str) -> Any:
        """What an expression gives, evaluated from outside of the page's policy."""
        told = self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in told, told
        return told["result"].get("value")

    def picture(self, path: Path) -> None:
        """Write a PNG of the whole page."""
        shot = self.call("Page.captureScreenshot", captureBeyondViewport=True)["data"]
        path.write_bytes(base64.b64decode(shot))
