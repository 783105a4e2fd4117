"""Headless LibreOffice asked what a Word file says with all its changes accepted and rejected."""

from __future__ import annotations

import os
import signal
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

SECONDS = 240
# Basic runs within the office; nothing has to be installed beside it.
_MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
Function Named(key As String, given) As Object
  Dim value As New com.sun.star.beans.PropertyValue
  value.Name = key
  value.Value = given
  Named = value
End Function

Sub Main(source As String, command As String, target As String)
  Dim document As Object, dispatcher As Object
  Dim given
  given = Array(Named("Hidden", True), Named("AsTemplate", True))
  document = StarDesktop.loadComponentFromURL(source, "_blank", 0, given)
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  dispatcher.executeDispatch(document.CurrentController.Frame, ".uno:" &amp; command, "", 0, Array())
  document.storeToURL(target, Array(Named("FilterName", "Text (encoded)"), Named("FilterOptions", "UTF8,LF")))
  StarDesktop.terminate()
End Sub
</script:module>
"""
_LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false"
 library:passwordprotected="false">
 <library:element library:name="Module1"/>
</library:library>
"""


class Office:
    """An office with a profile of its own below a folder; each question starts it and ends it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._run("--terminate_after_init")  # makes the profile
        basic = folder / "profile" / "user" / "basic" / "Standard"
        basic.mkdir(parents=True, exist_ok=True)
        (basic / "script.xlb").write_text(_LIBRARY, encoding="utf-8")
        (basic / "Module1.xba").write_text(_MODULE, encoding="utf-8")

    def _run(self, *arguments: str) -> None:
        profile = f"-env:UserInstallation={(self.folder / 'profile').as_uri()}"
        command = ["soffice", profile, "--headless", "--norestore"]
        with (self.folder / "office.log").open("wb") as log:
            process = subprocess.Popen([*command, *arguments], stdout=log, stderr=log, start_new_session=True)
            try:
                process.wait(SECONDS)
            finally:
                if process.poll() is None:
                    os.killpg(process.pid, signal.SIGKILL)

    def settled(self, content: bytes) -> tuple[list[str], list[str]]:
        """The paragraphs of a Word file with all changes accepted, and with all rejected."""
        source = self.folder / "asked.docx"
        source.write_bytes(content)
        return self._after(source, "AcceptAllTrackedChanges"), self._after(source, "RejectAllTrackedChanges")

    def _after(self, source: Path, command: str) -> list[str]:
        target = self.folder / f"{command}.txt"
        target.unlink(missing_ok=True)
        self._run(f'macro:///Standard.Module1.Main("{source.as_uri()}","{command}","{target.as_uri()}")')
        lines = target.read_text(encoding="utf-8-sig").split("\n")
        return lines[:-1] if lines[-1] == "" else lines
