"""The HTML reports in headless Chromium: nothing leaves the page, it fits and can be read (make browser-test)."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from factcheck.report.export import export
from tests.conftest import INDONESIAN
from tests.report.chromium import Chromium
from tests.report.conftest import HOSTILE, JAKARTA, ruled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from factcheck.store import Store

pytestmark = pytest.mark.browser

# The contrast of each text with what is behind it (WCAG 2.2, 1.4.3), the worst first.
CONTRAST = """(() => {
  const rgb = text => text.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b].map(v => v / 255)
    .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const behind = node => {
    for (; node; node = node.parentElement) {
      const colour = rgb(getComputedStyle(node).backgroundColor);
      if (colour.length < 4 || colour[3] > 0) return colour;
    }
    return [255, 255, 255];
  };
  const found = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    if (!walk.currentNode.data.trim()) continue;
    const node = walk.currentNode.parentElement, style = getComputedStyle(node);
    const drawn = node.namespaceURI.endsWith('svg');
    if (drawn && node.tagName !== 'text') continue;
    const [a, b] = [light(rgb(drawn ? style.fill : style.color)), light(behind(node))];
    found.push([(Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05), walk.currentNode.data.slice(0, 40)]);
  }
  return found.sort((a, b) => a[0] - b[0])[0];
})()"""


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chromium]:
    with Chromium(tmp_path_factory.mktemp("chromium")) as chromium:
        yield chromium


def page(store: Store, folder: Path, name: str) -> Path:
    """One of the pages, as a file."""
    given = {"title": HOSTILE, "text": f"{HOSTILE}\n{INDONESIAN}", "url": "https://contoh.example/" + "a" * 200}
    articles = [ruled(store, "id"), ruled(store, "en"), ruled(store, "id", key="hostile.txt", **given)]
    chosen = {"id": articles[:1], "en": articles[1:2], "all": articles, "public": articles, "page": articles}[name]
    fmt = "corrections-page" if name == "page" else "html"
    path = folder / f"{name}.html"
    path.write_text(str(export(store, chosen, fmt, JAKARTA, public=name == "public")), encoding="utf-8")
    return path


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("name", ["id", "en", "all", "public", "page"])
def test_a_page_is_inert_fits_and_can_be_read(
    store: Store, tmp_path: Path, browser: Chromium, name: str, width: int, dark: bool
) -> None:
    path = page(store, tmp_path, name)
    browser.open(path, width, dark=dark)
    assert browser.value("document.documentElement.scrollWidth") <= width
    ratio, words = browser.value(CONTRAST)
    assert ratio >= 4.5, words
    assert browser.value("document.scripts.length") == 0
    assert browser.value("document.querySelectorAll('img, iframe, object, embed, form, base, link').length") == 0
    acting = "[...document.querySelectorAll('*')].some(e => e.getAttributeNames().some(n => /^on/.test(n)))"
    assert browser.value(acting) is False
    assert browser.value("[...document.links].every(a => /^(https?:|file:.*#)/.test(a.href))")
    assert browser.value("[...document.querySelectorAll('[id]')].length") == browser.value(
        "new Set([...document.querySelectorAll('[id]')].map(e => e.id)).size"
    )
    assert browser.value("getComputedStyle(document.body).backgroundColor") == (
        "rgb(21, 22, 26)" if dark else "rgb(255, 255, 255)"
    ), "the page's own style is let in"
    assert browser.requests == [path.as_uri()]
    assert browser.dialogs == []
    if folder := os.environ.get("FACTCHECK_PICTURES"):
        browser.picture(Path(folder) / f"{name}-{width}-{'dark' if dark else 'light'}.png")


def test_what_a_hostile_page_would_load_is_refused(tmp_path: Path, browser: Chromium, store: Store) -> None:
    path = page(store, tmp_path, "id")
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("</main>", "<img src=x.png><script>document.title='run'</script></main>"))
    browser.open(path, 360)
    assert browser.value("document.title") != "run"
    assert browser.refused == ["csp"]
