"""One article in files of every kind, made with the usual libraries for each."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from email.message import EmailMessage
from html import escape
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape as xml_escape

if TYPE_CHECKING:
    from collections.abc import Callable

TITLE = "Pasar Ikan Muara Baru Dibuka Lagi"
# Long enough for every reader to tell a paragraph; with marks, an abbreviation, a date, a quotation.
PARAGRAPHS = (
    (
        "Pasar ikan itu dibuka lagi pada Sabtu (9/1/2021) setelah pipa air yang bocor diperbaiki oleh petugas. "
        "Pengelola menyebut kerugian mencapai Rp 35 juta selama tiga hari penutupan."
    ),
    (
        "“Kami bersyukur semua pedagang sudah kembali,” kata Wali Kota Rini Wulandari, S.H. kepada wartawan. "
        "Sebanyak 120 pedagang berjualan sejak pagi & tidak ada yang ditolak."
    ),
    (
        "Anak-anak pedagang ikut membantu membersihkan lapak bersama-sama. Harga ikan naik 12,5 persen "
        "menjadi Rp 45.000 per kilogram dibandingkan dengan pekan lalu, menurut catatan dinas <perikanan>."
    ),
)
TEXT = "\n\n".join(PARAGRAPHS)


def _html(head: str = "") -> str:
    body = "".join(f"<p>{escape(line)}</p>" for line in PARAGRAPHS)
    title = f"<title>{TITLE}</title>"
    return f"<!doctype html><html lang=id><meta charset=utf-8>{title}{head}<body><h1>{TITLE}</h1>{body}</body></html>"


def html() -> bytes:
    return _html().encode()


def docx() -> bytes:
    from docx import Document

    document = Document()
    for line in PARAGRAPHS:
        paragraph = document.add_paragraph()
        # Word cuts a paragraph into runs wherever something was typed.
        for start in range(0, len(line), 17):
            paragraph.add_run(line[start : start + 17]).bold = start % 2 == 0
    document.core_properties.author = "Rini Wulandari"
    return _saved(document.save)


def odt() -> bytes:
    from odf.opendocument import OpenDocumentText
    from odf.text import P, Span

    document = OpenDocumentText()
    for line in PARAGRAPHS:
        paragraph = P()
        first, _, rest = line.partition(" ")
        paragraph.addElement(Span(text=first))
        paragraph.addText(f" {rest}")
        document.text.addElement(paragraph)
    return _saved(document.save)


def pdf() -> bytes:
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer

    style = getSampleStyleSheet()["BodyText"]
    style.fontName, style.fontSize = _font(), 11
    out = io.BytesIO()
    story = [part for line in PARAGRAPHS for part in (Paragraph(xml_escape(line), style), Spacer(1, 12))]
    SimpleDocTemplate(out, title=TITLE, author="Rini Wulandari").build(story)
    return out.getvalue()


def _font() -> str:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    if "Vera" not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))  # comes with reportlab
    return "Vera"


def epub() -> bytes:
    manifest = "".join(
        f'<item id="c{n}" href="c{n}.xhtml" media-type="application/xhtml+xml"/>' for n in range(len(PARAGRAPHS))
    )
    spine = "".join(f'<itemref idref="c{n}"/>' for n in range(len(PARAGRAPHS)))
    parts = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        '<rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
        "OEBPS/book.opf": '<package xmlns="http://www.idpf.org/2007/opf"><metadata '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{TITLE}</dc:title><dc:language>id</dc:language>'
        "<dc:creator>Rini Wulandari</dc:creator><dc:date>2021-01-10</dc:date></metadata>"
        f'<manifest><item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>{manifest}'
        f'</manifest><spine><itemref idref="nav"/>{spine}</spine></package>',
        "OEBPS/nav.xhtml": "<html><body><p>Daftar isi</p></body></html>",
    }
    for n, line in enumerate(PARAGRAPHS):
        parts[f"OEBPS/c{n}.xhtml"] = (
            '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml">'
            f"<head><title>x</title></head><body><p>{xml_escape(line)}</p></body></html>"
        )
    return packed(parts)


def markdown() -> bytes:
    front = f"---\ntitle: {TITLE}\ntanggal: 10 Januari 2021\npenulis: Rini Wulandari\n---\n\n"
    first, *rest = PARAGRAPHS
    wrapped = first.replace("setelah pipa", "setelah\npipa").replace("Rp 35 juta", "**Rp 35 juta**")
    return (front + "\n\n".join([wrapped, *(line.replace("<", r"\<").replace("&", "&amp;") for line in rest)])).encode()


def eml() -> bytes:
    message = EmailMessage()
    message["Subject"], message["From"] = TITLE, "Rini Wulandari <rini@example.org>"
    message["Date"] = "Sun, 10 Jan 2021 08:00:00 +0700"
    message.set_content(TEXT + "\n", cte="quoted-printable")
    message.add_alternative(_html(), subtype="html")
    return message.as_bytes()


def mht() -> bytes:
    message = EmailMessage()
    message["From"] = "<Saved by Blink>"
    message.set_content(_html(), subtype="html")
    message["Content-Location"] = "https://warta.example/pasar"
    message.make_related()
    message.add_related(b"\x89PNG", "image", "png", cid="<x>")
    return message.as_bytes()


def table() -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";")
    writer.writerows([["judul", "isi", "tanggal"], [TITLE, TEXT, "2021-01-10"]])
    return out.getvalue().encode("utf-8-sig")


def jsonl() -> bytes:
    return json.dumps({"id": "a", "text": TEXT, "title": TITLE}).encode()


def rss() -> bytes:
    body = "".join(f"<p>{escape(line)}</p>" for line in PARAGRAPHS)
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
        f"<channel><title>Warta Kota</title><item><title>{TITLE}</title><link>https://warta.example/pasar</link>"
        "<pubDate>Sun, 10 Jan 2021 08:00:00 +0700</pubDate><description>Ringkas.</description>"
        f"<content:encoded><![CDATA[{body}]]></content:encoded></item></channel></rss>"
    ).encode()


def atom() -> bytes:
    body = "".join(f"<p>{escape(line)}</p>" for line in PARAGRAPHS)
    return (
        '<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Warta Kota</title>'
        "<entry>"
        f'<title>{TITLE}</title><link href="https://warta.example/pasar"/><id>urn:1</id>'
        f'<published>2021-01-10T08:00:00Z</published><content type="html">{escape(body)}</content></entry></feed>'
    ).encode()


def json_feed() -> bytes:
    body = "".join(f"<p>{escape(line)}</p>" for line in PARAGRAPHS)
    item = {"id": "1", "url": "https://warta.example/pasar", "title": TITLE, "content_html": body}
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "Warta Kota", "items": [item]}).encode()


def zipped() -> bytes:
    return packed({"kiriman/naskah.docx": docx(), "__MACOSX/._naskah.docx": b"x", "foto.png": b"x"})


def packed(parts: dict[str, str | bytes], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in parts.items():
            # An EPUB is known by this entry, which is therefore never compressed.
            archive.writestr(name, data, zipfile.ZIP_STORED if name == "mimetype" else None)
    return out.getvalue()


def _saved(save: Callable[[io.BytesIO], object]) -> bytes:
    out = io.BytesIO()
    save(out)
    return out.getvalue()


EVERY: dict[str, Callable[[], bytes]] = {
    ".html": html, ".docx": docx, ".odt": odt, ".pdf": pdf, ".epub": epub, ".md": markdown, ".eml": eml, ".mht": mht,
    ".csv": table, ".jsonl": jsonl, ".rss": rss, ".atom": atom, ".json": json_feed, ".zip": zipped,
}  # fmt: skip
