"""Files that mean harm are refused by name, within the caps, and the rest goes on."""

from __future__ import annotations

import io
import os
import signal
import struct
import sys
import zipfile
import zlib
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from factcheck.errors import SourceRefused
from factcheck.ingest import Refusal, document, read, worker
from factcheck.ingest.archive import LIMITS, entries
from factcheck.ingest.limits import DEFAULT, Limits
from factcheck.ingest.options import Options
from factcheck.ingest.packed import packed
from factcheck.ingest.worker import Worker
from factcheck.model import Article
from tests.ingest import made

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

SMALL = Limits(memory=600_000_000, seconds=2, wait=20, size=3_000_000, expanded=2_000_000, entries=50, ratio=100)
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
BILLION = (
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY l0 "lol">'
    + "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    + "]>"
)
EXTERNAL = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> Iterator[Worker]:
    """A worker with small caps in the place of the program's own."""
    one = Worker(SMALL)
    monkeypatch.setattr(worker, "shared", lambda: one)
    yield one
    one.close()


def refused(path: Path, data: bytes) -> str:
    path.write_bytes(data)
    [found] = read(str(path))
    assert isinstance(found, Refusal), found
    assert (found.error.exit_code, "\n" in str(found), str(found).startswith(str(path))) == (3, False, True)
    return str(found)


def document_xml(inside: str, before: str = "") -> bytes:
    return f"{before}<w:document {W}><w:body><w:p><w:r><w:t>{inside}</w:t></w:r></w:p></w:body></w:document>".encode()


def book(head: str) -> dict[str, str | bytes]:
    archive = zipfile.ZipFile(io.BytesIO(made.epub()))
    parts: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    inner = '<html xmlns="http://www.w3.org/1999/xhtml"><body><p>&l9;&x;</p></body></html>'
    return {**parts, "OEBPS/c0.xhtml": head + inner}


@pytest.mark.parametrize("head", [BILLION, EXTERNAL])
@pytest.mark.parametrize(
    ("ending", "make"),
    [
        (".docx", lambda head: made.packed({"word/document.xml": document_xml("&l9;&x;", head)})),
        (".odt", lambda head: made.packed({"content.xml": head + "<a>&l9;&x;</a>"})),
        (".epub", lambda head: made.packed(book(head))),
        (".rss", lambda head: (head + "<rss version='2.0'><channel><title>&l9;&x;</title></channel></rss>").encode()),
        (".rss", lambda head: (head + "<rss/>").encode("utf-16")),
    ],
)
def test_entities_are_refused(tmp_path: Path, ending: str, make: Callable[[str], bytes], head: str) -> None:
    assert "entities" in refused(tmp_path / f"a{ending}", make(head))


@pytest.mark.usefixtures("small")
def test_packed_documents_that_swell(tmp_path: Path) -> None:
    swollen = document_xml("a" * 30_000_000)
    for name, part in ((".docx", "word/document.xml"), (".odt", "content.xml")):
        data = made.packed({part: swollen})
        assert len(data) < 100_000
        assert "far larger" in refused(tmp_path / f"a{name}", data)
    with pytest.raises(SourceRefused, match="too many entries"):
        packed(made.packed({f"word/{n}.xml": "x" for n in range(60)}), SMALL)
    assert "too large" in refused(tmp_path / "c.docx", b"PK\x03\x04" + os.urandom(3_000_000))


def test_a_size_that_lies_is_counted_not_believed(tmp_path: Path) -> None:
    data = bytearray(made.packed({"word/document.xml": document_xml("a" * 30_000_000)}))
    at = data.rfind(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<L", 100)
    refused(tmp_path / "a.docx", bytes(data))


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.usefixtures("small")
def test_a_pdf_that_swells_or_goes_in_circles(tmp_path: Path) -> None:
    stream = zlib.compress(b"BT (x) Tj ET " * 4_000_000)
    head = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    page = b"3 0 obj<</Type/Page/Parent 2 0 R/Contents 4 0 R>>endobj\n"
    content = b"4 0 obj<</Length %d/Filter/FlateDecode>>stream\n%b\nendstream endobj\n" % (len(stream), stream)
    end = b"trailer<</Root 1 0 R>>\n%%EOF"
    refused(tmp_path / "a.pdf", head + page + content + end)
    refused(tmp_path / "b.pdf", head.replace(b"3 0 R", b"2 0 R") + end)
    refused(
        tmp_path / "c.pdf", b"%PDF-1.4\nxref\n0 1\n0000000000 65535 f\ntrailer<</Prev 9/Size 1>>\nstartxref\n9\n%%EOF"
    )
    [found] = read(str(_written(tmp_path / "d.pdf", made.pdf())))
    assert isinstance(found, Article)


@pytest.mark.parametrize("ending", [".docx", ".odt", ".epub", ".pdf", ".zip", ".rss", ".html"])
@pytest.mark.parametrize(
    "data", [b"", b"PK\x03\x04", b"%PDF-1.7\n", b"<rss", b"\x00" * 400, b"PK\x05\x06" + b"\x00" * 18]
)
def test_damaged_documents(tmp_path: Path, ending: str, data: bytes) -> None:
    refused(tmp_path / f"a{ending}", data)


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("ending", [".docx", ".odt", ".epub", ".pdf", ".zip", ".eml", ".rss", ".html", ".md", ".csv"])
def test_flipped_bytes_give_articles_or_refusals(tmp_path: Path, ending: str) -> None:
    data, path = made.EVERY[ending](), tmp_path / f"a{ending}"
    for n in range(25):
        changed = bytearray(data)
        for at in range(n, len(data), 97 + n):
            changed[at] ^= 1 << n % 8
        for found in read(str(_written(path, bytes(changed)))):
            assert isinstance(found, Refusal) or found.text.strip()


@pytest.mark.parametrize("levels", [1_000, 200_000])
def test_deep_xml_json_and_mail(tmp_path: Path, levels: int) -> None:
    inside = "<w:p>" * levels + "x" + "</w:p>" * levels
    refused(tmp_path / "a.docx", made.packed({"word/document.xml": f"<w:document {W}>{inside}</w:document>"}))
    refused(tmp_path / "a.atom", f"<?xml version='1.0'?><feed>{'<a>' * levels}".encode())
    refused(tmp_path / "a.html", b"<html><script type='application/ld+json'>" + b"[" * levels + b"</script>")
    head = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(min(levels, 20_000)))
    refused(tmp_path / "a.eml", head.encode())


def test_deep_quotations_of_markdown_end(tmp_path: Path) -> None:
    for text in (">" * 100_000 + "x", "[" * 50_000, "- " * 20_000 + "x", "*a " * 50_000, "`" * 99_999 + "x"):
        for found in read(str(_written(tmp_path / "a.md", text.encode()))):
            assert isinstance(found, Article | Refusal)


def quine(depth: int) -> bytes:
    data = b"x"
    for n in range(depth):
        data = made.packed({f"{n}.zip": data, "a.txt": "Wali kota datang."})
    return data


def test_a_zip_in_a_zip_is_not_opened(tmp_path: Path) -> None:
    path = _written(tmp_path / "a.zip", quine(5))
    one, two = read(str(path))
    assert f"{path}/4.zip: a ZIP in a ZIP" in str(one)
    assert isinstance(two, Article)


@pytest.mark.parametrize(
    "name", ["../a.txt", "/etc/a.txt", "x/../../a.txt", "..\\a.txt", "C:\\a.txt", "\\\\host\\a.txt"]
)
def test_names_that_lead_out_of_a_zip(tmp_path: Path, name: str) -> None:
    path = _written(tmp_path / "in" / "a.zip", made.packed({name: "Wali kota datang.", "b.txt": "Isi."}))
    one, two = read(str(path))
    assert "leads out of the ZIP" in str(one)
    assert isinstance(two, Article)
    assert sorted(one.name for one in tmp_path.rglob("*")) == ["a.zip", "in"]


def test_links_passwords_and_overlaps_in_a_zip(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        link = zipfile.ZipInfo("tautan.txt")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
        archive.writestr("b.txt", "Wali kota datang.")
    data = bytearray(out.getvalue())
    at = data.rfind(b"PK\x01\x02")
    data[at + 8] |= 1
    one, two = read(str(_written(tmp_path / "a.zip", bytes(data))))
    assert "it is a link" in str(one)
    assert "password" in str(two)


def test_a_zip_that_swells_stops_at_the_cap() -> None:
    data = made.packed({f"{n}.txt": "Wali kota datang. " * 50_000 for n in range(40)})
    limits = replace(LIMITS, expanded=2_000_000)
    found = list(entries(io.BytesIO(data), "a.zip", Options(), limits))
    assert [type(item) for item in found] == [Article, Article, Refusal]
    assert "far larger" in str(found[-1])


def test_a_directory_of_a_million_entries_is_not_read() -> None:
    end = b"PK\x05\x06" + struct.pack("<HHHHLLH", 0, 0, 40_000, 40_000, 40_000 * 60, 0, 0)
    with pytest.raises(SourceRefused, match="too many entries"):
        packed(b"\x00" * 3_000_000 + end)


def test_links_pipes_and_devices_are_not_read(tmp_path: Path) -> None:
    inside = tmp_path / "in"
    inside.mkdir()
    for ending in (".html", ".docx", ".pdf", ".zip", ".csv", ".md"):
        (inside / f"a{ending}").symlink_to("/etc/passwd")
        (inside / f"b{ending}").symlink_to("/dev/zero")
        os.mkfifo(inside / f"c{ending}")
        assert "regular" in refused_path(inside / f"c{ending}")
        assert "regular" in refused_path(inside / f"b{ending}")
    [found] = read(str(inside))
    assert "no articles" in str(found)


def refused_path(path: Path) -> str:
    [found] = read(str(path))
    assert isinstance(found, Refusal)
    return str(found)


def test_a_reader_that_takes_too_long_is_ended_and_the_next_one_works() -> None:
    one = Worker(replace(DEFAULT, seconds=1, wait=30))
    try:
        with pytest.raises(SourceRefused, match="computing time"):
            one.read("test", b"while True: pass", {})
        with pytest.raises(SourceRefused, match="memory"):
            one.read("test", b"len(b'x' * 10**10)", {})
        with pytest.raises(SourceRefused, match="crashed"):
            one.read("test", b"import os; os.abort()", {})
        with pytest.raises(SourceRefused, match=r"damaged.*ZeroDivisionError"):
            one.read("test", b"1 / 0", {})
        assert one.read("html", made.html(), {})[0].title == made.TITLE
    finally:
        one.close()
    late = Worker(replace(DEFAULT, wait=1))
    with pytest.raises(SourceRefused, match="longer than 1 seconds"):
        late.read("test", b"import time; time.sleep(60)", {})
    assert late._child is None


@pytest.fixture(autouse=True)
def _a_reader_of_python(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """The child of these tests knows one more kind: a document that says what happens when it is read."""
    folder = tmp_path_factory.mktemp("child")
    start = (
        "import sys, json, types; sys.path[:] = json.loads(sys.argv[1]); from factcheck.ingest import child, formats\n"
        "module = types.ModuleType('factcheck.ingest.test'); module.read = lambda data: exec(data)\n"
        "sys.modules[module.__name__] = module; formats.READERS['test'] = 'test'; child.main()"
    )
    monkeypatch.setattr(worker, "_START", start)
    monkeypatch.chdir(folder)


@pytest.mark.skipif(sys.platform == "win32", reason="no such signals there")
def test_a_child_that_was_killed_is_started_anew() -> None:
    one = Worker()
    try:
        assert one.read("html", made.html(), {})
        assert one._child is not None
        os.kill(one._child.pid, signal.SIGKILL)
        one._child.wait()
        assert one.read("html", made.html(), {})
        assert one.starts == 2
    finally:
        one.close()


def test_the_folder_one_stands_in_is_not_trusted(tmp_path: Path) -> None:
    (tmp_path / "child").mkdir(exist_ok=True)
    os.chdir(tmp_path)
    for name in ("json", "lxml", "trafilatura", "factcheck", "sitecustomize"):
        (tmp_path / f"{name}.py").write_text(f"open({str(tmp_path / 'ran')!r}, 'w')")
    one = Worker()
    try:
        assert one.read("html", made.html(), {})
    finally:
        one.close()
    assert not (tmp_path / "ran").exists()


def test_many_files_start_one_child_and_the_bad_ones_are_named(tmp_path: Path, small: Worker) -> None:
    for n in range(300):
        good = made.html() if n % 3 else made.docx()
        ending = "html" if n % 3 else "docx"
        _written(tmp_path / f"{n:03}.{ending}", good if n % 20 else b"<html>")
    found = list(read(str(tmp_path)))
    bad = [item for item in found if isinstance(item, Refusal)]
    assert (len(found), len(bad)) == (300, 15)
    assert small.starts == 1
    assert sorted(item.source for item in bad) == sorted(
        str(path) for path in tmp_path.iterdir() if path.stat().st_size < 9
    )


def test_caps_of_files_are_looked_at_before_they_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.html"
    path.touch()
    os.truncate(path, document.HTML_CAP + 1)
    monkeypatch.setattr(worker, "shared", lambda: pytest.fail("it was read"))
    [found] = read(str(path))
    assert "too large" in str(found)


def _written(path: Path, data: bytes) -> Any:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path
