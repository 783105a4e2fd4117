"""Documents of every kind import with the same claims, and say what they know of themselves."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from factcheck.ingest import Options, Refusal, read
from factcheck.messages import render_all
from factcheck.model import Article
from factcheck.pipeline import analyse
from tests.ingest import made

if TYPE_CHECKING:
    from pathlib import Path


def articles(path: Path, data: bytes, **options: object) -> list[Article]:
    path.write_bytes(data)
    found = list(read(str(path), Options(**options)))  # type: ignore[arg-type]
    assert all(isinstance(item, Article) for item in found), found
    return [item for item in found if isinstance(item, Article)]


def claims(article: Article) -> list[str]:
    return [article.text[claim.start : claim.end] for claim in analyse(article).claims]


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("ending", made.EVERY)
def test_every_kind_has_the_same_claims(tmp_path: Path, ending: str) -> None:
    [found] = articles(tmp_path / f"naskah{ending}", made.EVERY[ending]())
    assert claims(found) == claims(Article(made.TEXT))
    assert "\n" not in (found.title or "")


@pytest.mark.parametrize("ending", [".docx", ".odt", ".epub", ".pdf", ".html", ".zip", ".rss"])
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_a_file_without_an_ending_is_known_by_how_it_begins(tmp_path: Path, ending: str) -> None:
    [found] = articles(tmp_path / "naskah", made.EVERY[ending]())
    assert claims(found) == claims(Article(made.TEXT))


@pytest.mark.parametrize("ending", [".docx", ".epub", ".md", ".eml", ".pdf"])
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_who_wrote_it(tmp_path: Path, ending: str) -> None:
    [found] = articles(tmp_path / f"naskah{ending}", made.EVERY[ending]())
    assert found.byline == "Rini Wulandari"


@pytest.mark.parametrize("ending", [".epub", ".md", ".eml", ".csv", ".rss", ".atom"])
def test_headline_and_day(tmp_path: Path, ending: str) -> None:
    [found] = articles(tmp_path / f"naskah{ending}", made.EVERY[ending]())
    assert (found.title, found.published) == (made.TITLE, date(2021, 1, 10))


def test_a_web_archive_knows_its_address(tmp_path: Path) -> None:
    [found] = articles(tmp_path / "naskah.mht", made.mht())
    assert (found.url, found.stage, found.title) == ("https://warta.example/pasar", "published", made.TITLE)


def test_word_headings_lists_tables_and_line_breaks(tmp_path: Path) -> None:
    from docx import Document

    document = Document()
    document.add_heading("Pasar Dibuka", 0)
    document.add_paragraph("Wali kota datang.\nIa membuka pasar.")
    for item in ("Ikan", "Sayur"):
        document.add_paragraph(item, style="List Bullet")
    cells = document.add_table(1, 2).rows[0].cells
    cells[0].text, cells[1].text = "Ikan", "12 ton"
    [found] = articles(tmp_path / "a.docx", made._saved(document.save))
    assert found.title == "Pasar Dibuka"
    assert found.text.startswith("Pasar Dibuka\n\nWali kota datang.\n\nIa membuka pasar.\n\n")
    assert found.text.endswith("Ikan | 12 ton")
    assert found.byline is None


def test_word_takes_insertions_and_leaves_deletions_out(tmp_path: Path) -> None:
    body = (
        '<w:p><w:r><w:t xml:space="preserve">Pasar </w:t></w:r><w:del><w:r><w:delText>ditutup</w:delText></w:r></w:del>'
        '<w:ins><w:r><w:t>dibuka</w:t></w:r></w:ins><w:r><w:t xml:space="preserve"> lagi.</w:t></w:r>'
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>rahasia</w:t></w:r>"
        "<w:moveFrom><w:r><w:t>pindah</w:t></w:r></w:moveFrom></w:p>"
    )
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    data = made.packed({"word/document.xml": f"<w:document {space}><w:body>{body}</w:body></w:document>"})
    [found] = articles(tmp_path / "a.docx", data)
    assert found.text == "Pasar dibuka lagi."


def test_opendocument_headings_lists_and_tables(tmp_path: Path) -> None:
    from odf.opendocument import OpenDocumentText
    from odf.table import Table, TableCell, TableRow
    from odf.text import H, List, ListItem, P, S

    document = OpenDocumentText()
    document.text.addElement(H(outlinelevel=1, text="Pasar Dibuka"))
    paragraph = P(text="Wali kota")
    paragraph.addElement(S(c=1))
    paragraph.addText("datang.")
    document.text.addElement(paragraph)
    items = List()
    for text in ("Ikan", "Sayur"):
        item = ListItem()
        item.addElement(P(text=text))
        items.addElement(item)
    document.text.addElement(items)
    row, table = TableRow(), Table()
    for text in ("Ikan", "12 ton"):
        cell = TableCell()
        cell.addElement(P(text=text))
        row.addElement(cell)
    table.addElement(row)
    document.text.addElement(table)
    [found] = articles(tmp_path / "a.odt", made._saved(document.save))
    assert found.text == "Pasar Dibuka\n\nWali kota datang.\n\n- Ikan\n- Sayur\n\nIkan | 12 ton"
    assert found.title == "Pasar Dibuka"


def test_a_pdf_of_several_pages_loses_its_running_heads_and_line_breaks(tmp_path: Path) -> None:
    from reportlab.lib.pagesizes import A5
    from reportlab.pdfgen.canvas import Canvas

    out, days = tmp_path / "a.pdf", ("Senin", "Selasa", "Rabu", "Kamis")
    canvas = Canvas(str(out), pagesize=A5)
    for page, day in enumerate(days):
        canvas.drawString(40, 560, f"Warta Kota, halaman {page + 1}")
        canvas.drawString(40, 500, f"Pasar ikan itu dibuka lagi pada hari {day} setelah pipa air")
        canvas.drawString(40, 486, f"yang bocor hari {day} diperbaiki oleh petugas ke-")
        canvas.drawString(40, 472, f"lurahan hari {day}.")
        canvas.showPage()
    canvas.save()
    [found] = articles(out, out.read_bytes())
    assert found.text.replace("\n\n", " ") == " ".join(
        f"Pasar ikan itu dibuka lagi pada hari {day} setelah pipa air yang bocor hari {day} "
        f"diperbaiki oleh petugas kelurahan hari {day}."
        for day in days
    )


def test_markdown_marks_go_and_its_words_stay(tmp_path: Path) -> None:
    text = (
        "# Pasar *Dibuka*\n\nWali kota [datang](https://example.org/x) pagi\nitu. ![foto](a.png)\n\n"
        "- Ikan `segar`\n- Sayur\n\n"
        "| a | b |\n|---|---|\n| 1 | 2 |\n\n<script>alert(1)</script>\n\n> Kata dia.\n"
    )
    [found] = articles(tmp_path / "a.md", text.encode())
    assert found.title == "Pasar Dibuka"
    assert found.text == (
        "Pasar Dibuka\n\nWali kota datang pagi itu.\n\n- Ikan segar\n- Sayur\n\na | b\n1 | 2\n\nKata dia."
    )


def test_a_letter_of_flowed_text_with_an_attachment(tmp_path: Path) -> None:
    data = (
        b"From: Rini <rini@example.org>\r\nSubject: =?utf-8?q?Pasar_dibuka?=\r\nMIME-Version: 1.0\r\n"
        b"Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n"
        b"Content-Type: text/plain; charset=utf-8; format=flowed\r\n"
        b"\r\nWali kota datang \r\nke pasar.\r\n\r\n-- \r\nRini\r\n--x\r\nContent-Type: application/pdf\r\n"
        b"Content-Disposition: attachment; filename=a.pdf\r\n\r\n%PDF\r\n--x--\r\n"
    )
    [found] = articles(tmp_path / "a.eml", data)
    assert found.text.startswith("Wali kota datang ke pasar.\n")
    assert (found.title, found.byline, found.published) == ("Pasar dibuka", "Rini", None)
    assert "1 attachments" in render_all(found.warnings, "en")


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_tables_with_any_mark_between_columns(tmp_path: Path, mark: str) -> None:
    text = f'Headline{mark}Body{mark}Date\nPasar{mark}"Wali kota{mark} datang.\nIa pulang."{mark}10 Jan 2021\n'
    [found] = articles(tmp_path / "a.csv", text.encode())
    assert (found.title, found.text) == ("Pasar", f"Wali kota{mark} datang.\nIa pulang.")
    assert found.published == date(2021, 1, 10)


def test_columns_are_named_by_the_option(tmp_path: Path) -> None:
    columns = (("text", "Kolom B"), ("id", "No"))
    rows = articles(tmp_path / "a.tsv", b"No\tKolom B\n7\tWali kota datang.\n8\tIa pulang.\n", columns=columns)
    assert [(row.id, row.text) for row in rows] == [("7", "Wali kota datang."), ("8", "Ia pulang.")]
    [row] = articles(tmp_path / "a.jsonl", b'{"No": 7, "Kolom B": "Wali kota datang."}', columns=columns)
    assert (row.id, row.text) == (7, "Wali kota datang.")


def test_a_table_without_a_text_says_which_columns_it_has(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("nama,nilai\nx,1\n", encoding="utf-8")
    [found] = read(str(path))
    assert isinstance(found, Refusal)
    assert "nama, nilai" in str(found)
    [found] = read(str(path), Options(columns=(("text", "isi"),)))
    assert "no column 'isi'" in str(found)


def test_a_row_without_text_is_named_by_its_line(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('isi\n"Satu\nbaris."\n  \n"",\nDua.\n', encoding="utf-8")
    found = list(read(str(path)))
    assert [type(item) for item in found] == [Article, Article]
    path.write_text("judul,isi\nA,Satu.\nB,\nC,Tiga.\n", encoding="utf-8")
    one, two, three = read(str(path))
    assert isinstance(two, Refusal)
    assert "line 3" in str(two)
    assert [one.text, three.text] == ["Satu.", "Tiga."]  # type: ignore[union-attr]


def test_rows_without_an_id_keep_theirs_when_the_table_is_sorted_anew(tmp_path: Path) -> None:
    first = articles(tmp_path / "a.csv", b"isi\nSatu.\nDua.\n")
    second = articles(tmp_path / "a.csv", b"isi\nDua.\nSatu.\n")
    assert {row.id for row in first} == {row.id for row in second}


def test_a_zip_of_many_kinds(tmp_path: Path) -> None:
    data = made.packed({
        "a.txt": "Wali kota datang.", "b/c.md": "# Judul\n\nIsi.", "d.jsonl": '{"id": 1, "text": "x"}', "e.png": b"x",
        "f.pdf": b"%PDF- rusak", ".g.txt": "x",
    })  # fmt: skip
    path = tmp_path / "a.zip"
    path.write_bytes(data)
    one, two, three, four = read(str(path))
    assert [item.source for item in (one, two, three, four)] == [
        f"{path}/a.txt", f"{path}/b/c.md", f"{path}/d.jsonl", f"{path}/f.pdf",
    ]  # fmt: skip
    assert [isinstance(item, Refusal) for item in (one, two, three, four)] == [False, False, False, True]
