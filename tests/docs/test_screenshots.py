"""The pictures of the docs are of the app as it is, the same bytes each time, and shown in the README and the docs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
PICTURES = {"desk.svg", "review.svg", "timeline.svg", "queue.svg", "preview.svg"}


def test_the_pictures_are_current(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "docs/screenshots.py", str(tmp_path)], cwd=ROOT, check=True, timeout=300)
    assert {path.name for path in tmp_path.iterdir()} == PICTURES
    for path in tmp_path.iterdir():
        assert path.read_bytes() == (ROOT / "docs" / path.name).read_bytes(), f"{path.name}: run `make pages`"


def test_the_pictures_are_shown() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    page = (ROOT / "docs" / "review-desk.md").read_text(encoding="utf-8")
    for name in PICTURES:
        assert f"](docs/{name})" in readme
        assert f"]({name})" in page
