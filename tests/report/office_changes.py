"""Run by the system's Python, which has LibreOffice's UNO: what Word files say with all changes accepted and rejected.

Reads paths from the command line; prints one JSON object: {path: {"accepted": […], "rejected": […], "changes": n,
"authors": […], "comments": [[author, text], …], "styles": […]}} with a paragraph an item.
"""

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

PIPE = "factcheck-office-test"
SECONDS = 90


def connected(process):
    """The office's component context, once it listens."""
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(SECONDS * 4):
        try:
            return resolver.resolve(f"uno:pipe,name={PIPE};urp;StarOffice.ComponentContext")
        except NoConnectException:
            if process.poll() is not None:
                raise SystemExit(f"soffice ended with {process.returncode}") from None
            time.sleep(0.25)
    raise SystemExit("soffice does not answer")


def paragraphs(document):
    """The text and the style of each paragraph."""
    found = []
    walk = document.Text.createEnumeration()
    while walk.hasMoreElements():
        each = walk.nextElement()
        found.append((each.String, each.ParaStyleName))
    return found


def seen(context, path):
    """What one file says."""
    manager = context.ServiceManager
    desktop = manager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    dispatcher = manager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
    hidden = PropertyValue(Name="Hidden", Value=True)
    told = {}
    for name, command in (("accepted", "AcceptAllTrackedChanges"), ("rejected", "RejectAllTrackedChanges")):
        document = desktop.loadComponentFromURL(Path(path).resolve().as_uri(), "_blank", 0, (hidden,))
        lines = [document.Redlines.createEnumeration()]
        changes = []
        while lines[0].hasMoreElements():
            changes.append(lines[0].nextElement())
        told["changes"] = len(changes)
        told["authors"] = sorted({change.RedlineAuthor for change in changes})
        told["comments"] = comments(document)
        dispatcher.executeDispatch(document.CurrentController.Frame, f".uno:{command}", "", 0, ())
        found = paragraphs(document)
        told[name] = [text for text, _ in found]
        told["styles"] = [style for _, style in found]
        document.close(True)
    return told


def comments(document):
    """Author and text of each comment."""
    found = []
    walk = document.TextFields.createEnumeration()
    while walk.hasMoreElements():
        each = walk.nextElement()
        if each.supportsService("com.sun.star.text.textfield.Annotation"):
            found.append([each.Author, each.Content])
    return found


def main():
    """Start an office of our own, ask it, end it."""
    with tempfile.TemporaryDirectory() as home:
        process = subprocess.Popen(
            ["soffice", f"-env:UserInstallation=file://{home}", "--headless", "--norestore", f"--accept=pipe,name={PIPE};urp"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            context = connected(process)
            print(json.dumps({path: seen(context, path) for path in sys.argv[1:]}))
            context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context).terminate()
        finally:
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                process.kill()


main()
