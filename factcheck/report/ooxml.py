"""A Word file as a package of XML parts (ECMA-376), the same bytes every time; outside text is made safe for XML."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from factcheck.text import display

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
# What XML 1.0 cannot hold (its production Char), even as a reference; controls are shown by their pictures.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_FIRST_ZIP_YEAR = 1980


def safe(text: str) -> str:
    """Text for an element: what XML 1.0 forbids becomes visible, one for one, and the rest is escaped."""
    return escape(_ILLEGAL.sub(lambda m: chr(0x2400 + ord(m[0])) if m[0] < " " else "\ufffd", text))


def quoted(text: str) -> str:
    """Outside text as a quoted attribute, on one line."""
    return quoteattr(safe_words(text), {})


def safe_words(text: str) -> str:
    """Outside text that is shown and not edited: control and bidi characters become visible."""
    return _ILLEGAL.sub("\ufffd", display(text))


def run(text: str, style: str = "", tag: str = "w:t") -> str:
    """A run of text; `style` is finished run properties. Tabs are kept, other controls are shown."""
    properties = f"<w:rPr>{style}</w:rPr>" if style else ""
    return "".join(f"<w:r>{properties}{inner}</w:r>" for inner in _run_parts(text, tag))


def _run_parts(text: str, tag: str) -> Iterator[str]:
    for part in re.split("(\t)", text):
        if part == "\t":
            yield "<w:tab/>"
        elif part:
            yield f'<{tag} xml:space="preserve">{safe(part)}</{tag}>'


def paragraph(inner: str, style: str = "", properties: str = "") -> str:
    """A paragraph around finished runs, in a named style."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    head = f"<w:pPr>{named}{properties}</w:pPr>" if named or properties else ""
    return f"<w:p>{head}{inner}</w:p>"


@dataclass(frozen=True, slots=True)
class Document:
    """A Word document: its finished body and comments, its links by relationship id, and what is said about it."""

    body: str
    title: str
    author: str
    lang: str
    stamp: str
    comments: str = ""
    links: tuple[tuple[str, str], ...] = ()


def packed(document: Document) -> bytes:
    """The file's bytes; times in it are the document's `stamp`, an ISO time with its zone."""
    when = max(datetime.fromisoformat(document.stamp).astimezone(UTC), datetime(_FIRST_ZIP_YEAR, 1, 1, tzinfo=UTC))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in _parts(document, f"{when:%Y-%m-%dT%H:%M:%SZ}").items():
            entry = zipfile.ZipInfo(name, when.timetuple()[:6])
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 3, 0o644 << 16
            archive.writestr(entry, text.encode())
    return out.getvalue()


def _parts(document: Document, when: str) -> Mapping[str, str]:
    names = f'xmlns:w="{_W}" xmlns:r="{_R}"'
    parts = {
        "[Content_Types].xml": _content_types(document),
        "_rels/.rels": _relations(
            ("rId1", "officeDocument/2006/relationships/officeDocument", "word/document.xml"),
            ("rId2", "package/2006/relationships/metadata/core-properties", "docProps/core.xml"),
        ),
        "docProps/core.xml": _core(document, when),
        "word/document.xml": f"{_HEAD}<w:document {names}><w:body>{document.body}{_SECTION}</w:body></w:document>",
        "word/styles.xml": f'{_HEAD}<w:styles xmlns:w="{_W}">{_styles(document.lang)}</w:styles>',
        "word/_rels/document.xml.rels": _document_relations(document),
    }
    if document.comments:
        parts["word/comments.xml"] = f"{_HEAD}<w:comments {names}>{document.comments}</w:comments>"
    return parts


def _content_types(document: Document) -> str:
    kinds = [("/word/document.xml", "document.main"), ("/word/styles.xml", "styles")]
    kinds += [("/word/comments.xml", "comments")] if document.comments else []
    overrides = "".join(f'<Override PartName="{name}" ContentType="{_TYPE}.{kind}+xml"/>' for name, kind in kinds)
    package = "application/vnd.openxmlformats-package"
    return (
        f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Default Extension="rels" ContentType="{package}.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/docProps/core.xml" ContentType="{package}.core-properties+xml"/>{overrides}</Types>'
    )


def _relations(*rows: tuple[str, str, str], outside: str = "") -> str:
    inner = "".join(
        f'<Relationship Id="{name}" Type="http://schemas.openxmlformats.org/{kind}" Target="{target}"/>'
        for name, kind, target in rows
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'{_HEAD}<Relationships xmlns="{space}">{inner}{outside}</Relationships>'


def _document_relations(document: Document) -> str:
    base = "officeDocument/2006/relationships"
    rows = [("rIdStyles", f"{base}/styles", "styles.xml")]
    rows += [("rIdComments", f"{base}/comments", "comments.xml")] if document.comments else []
    links = "".join(
        f'<Relationship Id="{name}" Type="{_R}/hyperlink" Target={quoted(url)} TargetMode="External"/>'
        for name, url in document.links
    )
    return _relations(*rows, outside=links)


def _core(document: Document, when: str) -> str:
    spaces = (
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    )
    times = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{when}</dcterms:{name}>' for name in ("created", "modified")
    )
    return (
        f"{_HEAD}<cp:coreProperties {spaces}><dc:title>{escape(safe_words(document.title))}</dc:title>"
        f"<dc:creator>{escape(safe_words(document.author))}</dc:creator>{times}</cp:coreProperties>"
    )


# A4 with margins of 2.5 cm, in twentieths of a point.
_SECTION = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1417" w:right="1417" w:bottom="1417" w:left="1417" w:header="708" w:footer="708" w:gutter="0"/>'
    "</w:sectPr>"
)


def _styles(lang: str) -> str:
    defaults = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/>'
        f'<w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val={quoted(lang)}/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
    )
    return defaults + "".join(_style(*each) for each in _STYLES)


def _style(name: str, shown: str, paragraph_: str, run_: str) -> str:
    base = "" if name == "Normal" else '<w:basedOn w:val="Normal"/>'
    default = ' w:default="1"' if name == "Normal" else ""
    return (
        f'<w:style w:type="paragraph"{default} w:styleId="{name}"><w:name w:val="{shown}"/>{base}<w:qFormat/>'
        f"<w:pPr>{paragraph_}</w:pPr><w:rPr>{run_}</w:rPr></w:style>"
    )


_BOLD = "<w:b/><w:bCs/>"
_STYLES = (
    ("Normal", "Normal", "", ""),
    ("Title", "Title", '<w:spacing w:after="160"/>', f'{_BOLD}<w:sz w:val="36"/><w:szCs w:val="36"/>'),
    ("Heading1", "heading 1", '<w:keepNext/><w:spacing w:before="320" w:after="80"/><w:outlineLvl w:val="0"/>',
     f'{_BOLD}<w:sz w:val="28"/><w:szCs w:val="28"/>'),
    ("Heading2", "heading 2", '<w:keepNext/><w:spacing w:before="240" w:after="80"/><w:outlineLvl w:val="1"/>',
     f'{_BOLD}<w:sz w:val="24"/><w:szCs w:val="24"/>'),
    ("Entry", "Entry", '<w:keepNext/><w:spacing w:before="140"/><w:ind w:left="425" w:hanging="425"/>', ""),
    ("Row", "Row", '<w:ind w:left="425"/>', ""),
    ("Internal", "Internal", '<w:spacing w:after="120"/>', f'{_BOLD}<w:color w:val="A3001B"/>'),
    ("Quoted", "Quoted", '<w:ind w:left="284" w:right="284"/>', ""),
)  # fmt: skip
