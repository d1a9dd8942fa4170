"""Writes Word documents. python-docx does it: the format is no business of ours, and people edit the result in Word."""

from __future__ import annotations

import io
from collections.abc import Sequence

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph as WordParagraph

from bot.render.reviews import Paragraph, Style

MIME = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FONT = "Times New Roman"  # what Nghị định 30/2020/NĐ-CP asks of administrative documents
SIZE = Pt(14)
DASH = {Style.ITEM: "- ", Style.SUBITEM: "+ "}


def write(paragraphs: Sequence[Paragraph]) -> bytes:
    """A .docx of these paragraphs, on A4 with the margins and the letter of an administrative document."""
    document = docx.Document()
    _page(document)
    for one in paragraphs:
        _add(document, one)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _page(document: Document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(3), Cm(2)
    section.top_margin = section.bottom_margin = Cm(2)
    style = document.styles["Normal"]
    style.font.name, style.font.size = FONT, SIZE
    style.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)


def _add(document: Document, one: Paragraph) -> WordParagraph:
    paragraph = document.add_paragraph()
    run = paragraph.add_run(DASH.get(one.style, "") + one.text)
    run.bold = one.style in (Style.COMMUNE, Style.TITLE, Style.HEADING)
    run.italic = one.style is Style.NOTE
    shape = paragraph.paragraph_format
    shape.space_after = Pt(6)
    if one.style in (Style.TITLE, Style.NOTE, Style.COMMUNE):
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    else:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        shape.first_line_indent = Cm(1)
    if one.style is Style.SUBITEM:
        shape.left_indent = Cm(1)
    return paragraph
