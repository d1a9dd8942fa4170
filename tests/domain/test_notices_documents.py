"""A notice's file to its text, and what `bot read-notice` prints of it."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from typer.testing import CliRunner

from bot.cli import app
from bot.domain.errors import UserError
from bot.domain.notices import read_notice
from bot.notice_cli import plain, to_json
from bot.notice_documents import notice_text
from bot.texts import errors

LINES = (
    "Số: 12/TB-UBND",
    "Hòa An, ngày 14 tháng 6 năm 2021",
    "THÔNG BÁO",
    "1. Trạm Y tế xã lập danh sách F1 trước 17h00 ngày 16/6/2021.",
    "2. Hội Phụ nữ xã tiếp tục vận động hội viên.",
)
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def _pdf(lines: tuple[str, ...]) -> bytes:
    """A PDF of one page with these lines; each letter has a code of its own that a table turns back."""
    letters = sorted({char for line in lines for char in line})
    codes = {char: code for code, char in enumerate(letters, start=1)}
    shown = "".join(
        f"BT /F1 11 Tf 40 {780 - 20 * row} Td <{''.join(f'{codes[char]:02x}' for char in line)}> Tj ET\n"
        for row, line in enumerate(lines)
    )
    pairs = "".join(f"<{code:02x}> <{ord(char):04x}>\n" for char, code in codes.items())
    table = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        "1 begincodespacerange <00> <ff> endcodespacerange\n"
        f"{len(letters)} beginbfchar\n{pairs}endbfchar\nendcmap end end"
    )
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        " /Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(shown)} >>\nstream\n{shown}endstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 6 0 R >>",
        f"<< /Length {len(table)} >>\nstream\n{table}\nendstream",
    ]
    content, starts = b"%PDF-1.4\n", []
    for number, text in enumerate(objects, start=1):
        starts.append(len(content))
        content += f"{number} 0 obj\n{text}\nendobj\n".encode("ascii")
    entries = "".join(f"{start:010d} 00000 n \n" for start in starts)
    content += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{entries}".encode("ascii")
    tail = f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{content.rindex(b'xref')}\n%%EOF"
    return content + tail.encode("ascii")


def _docx(body: str, numbering: str = "") -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        if numbering:
            package.writestr("word/numbering.xml", f'<w:numbering xmlns:w="{W}">{numbering}</w:numbering>')
        package.writestr("word/document.xml", f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>')
    return packed.getvalue()


def _paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def _table(*rows: tuple[str, ...]) -> str:
    cells = ("".join(f"<w:tc>{_paragraph(cell)}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("tb.txt", "\n".join(LINES).encode()),
        ("tb.txt", "\n".join(LINES).encode("utf-16")),
        ("tb.docx", _docx("".join(_paragraph(line) for line in LINES))),
        ("tb.pdf", _pdf(LINES)),
        ("tb.bin", _pdf(LINES)),
    ],
    ids=["txt", "utf-16", "docx", "pdf", "pdf by its content"],
)
def test_a_file_is_read_by_what_is_in_it(name: str, content: bytes) -> None:
    reading = read_notice(notice_text(name, content))
    assert (reading.notice.number, reading.notice.date) == ("12/TB-UBND", date(2021, 6, 14))
    assert [(duty.owners, duty.due) for duty in reading.assignments] == [(("Trạm Y tế xã",), date(2021, 6, 16))]


def test_a_table_of_a_word_document_is_read_row_by_row() -> None:
    table = _table(
        ("STT", "Nội dung", "Đơn vị thực hiện", "Thời gian hoàn thành"),
        ("1", "Lập danh sách F1", "Trạm Y tế", "16/6/2021"),
        ("2", "Phát thanh", "Đài truyền thanh xã", "Hằng ngày"),
    )
    content = _docx("".join(_paragraph(line) for line in LINES[:3]) + table)
    reading = read_notice(notice_text("tb.docx", content))
    assert [(duty.owners, duty.due, duty.recurring) for duty in reading.assignments] == [
        (("Trạm Y tế",), date(2021, 6, 16), None),
        (("Đài truyền thanh xã",), None, "daily"),
    ]


def _item(text: str, depth: int) -> str:
    place = f'<w:pPr><w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="3"/></w:numPr></w:pPr>'
    return f"<w:p>{place}<w:r><w:t>{text}</w:t></w:r></w:p>"


def test_the_numbers_and_bullets_of_word_lists_are_put_back() -> None:
    levels = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
        '<w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/><w:lvlText w:val="\uf0b7"/></w:lvl>'
        '<w:lvl w:ilvl="2"><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%3)"/></w:lvl>'
    )
    numbering = f'<w:abstractNum w:abstractNumId="7">{levels}</w:abstractNum>'
    numbering += '<w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num>'
    body = "".join(_paragraph(line) for line in LINES[:3]) + "".join(
        [
            _item("Trạm Y tế xã:", 0),
            _item("Lấy mẫu F1 trước ngày 16/6/2021", 1),
            _item("Công an xã:", 0),
            _item("Rà soát nhân khẩu trước ngày 17/6/2021", 1),
            _item("Nộp biên bản trước ngày 18/6/2021", 1),
            _item("Biên bản gốc", 2),
        ]
    )
    text = notice_text("tb.docx", _docx(body, numbering))
    assert text.splitlines()[3:5] == ["1. Trạm Y tế xã:", "+ Lấy mẫu F1 trước ngày 16/6/2021"]
    assert text.splitlines()[-1] == "a) Biên bản gốc"
    found = [(duty.owners, duty.due.day if duty.due else None) for duty in read_notice(text).assignments]
    assert found == [(("Trạm Y tế xã",), 16), (("Công an xã",), 17), (("Công an xã",), 18)]


def _scanned() -> bytes:
    packed, writer = io.BytesIO(), PdfWriter()
    writer.add_blank_page(width=595, height=842)
    writer.write(packed)
    return packed.getvalue()


def _locked() -> bytes:
    packed, writer = io.BytesIO(), PdfWriter(clone_from=PdfReader(io.BytesIO(_pdf(LINES))))
    writer.encrypt("bi-mat", algorithm="RC4-128")
    writer.write(packed)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("tb.pdf", _scanned(), "notice_scanned"),
        ("tb.pdf", _locked(), "file_password"),
        ("tb.pdf", _pdf(LINES)[:200], "file_damaged"),
        ("tb.pdf", b"%PDF-1.4\n" + b"\x00" * 500, "file_damaged"),
        ("tb.docx", b"PK\x03\x04" + b"\x00" * 50, "file_damaged"),
        ("tb.txt", b"", "file_empty"),
        ("tb.jpg", b"\xff\xd8\xff\xe0" + b"\x01" * 50, "file_picture"),
    ],
)
def test_a_file_without_a_text_is_refused_with_its_reason(name: str, content: bytes, reason: str) -> None:
    with pytest.raises(UserError) as caught:
        notice_text(name, content)
    assert caught.value.reason == reason
    assert errors.REASONS[reason].format(**caught.value.values)


def test_the_json_has_the_keys_on_which_others_rely() -> None:
    shown = to_json(read_notice("\n".join(LINES)))
    assert shown["notice"] == {"number": "12/TB-UBND", "date": "2021-06-14"}
    assert shown["assignments"] == [
        {
            "text": "Trạm Y tế xã lập danh sách F1 trước 17h00 ngày 16/6/2021.",
            "owners": ["Trạm Y tế xã"],
            "collaborators": [],
            "start": None,
            "due": "2021-06-16",
            "time": "17:00",
            "recurring": None,
            "condition": None,
            "line": 4,
        }
    ]


def test_without_json_it_is_told_in_plain_words() -> None:
    shown = plain(read_notice("\n".join(LINES)))
    assert "Thông báo số 12/TB-UBND, ngày 14/06/2021" in shown
    assert "Dòng 4: hạn 17h00 16/06/2021 – Trạm Y tế xã" in shown
    assert "Dòng 5: không ghi thời hạn – Hội Phụ nữ xã" in shown


def test_the_command_prints_json_or_refuses_in_one_line(tmp_path: Path) -> None:
    good, scanned = tmp_path / "tb.pdf", tmp_path / "quet.pdf"
    good.write_bytes(_pdf(LINES))
    scanned.write_bytes(_scanned())
    run = CliRunner()
    read = run.invoke(app, ["read-notice", str(good), "--json"])
    assert read.exit_code == 0
    assert json.loads(read.stdout)["notice"]["number"] == "12/TB-UBND"
    for path in (scanned, tmp_path / "khong-co.txt"):
        refused = run.invoke(app, ["read-notice", str(path)])
        assert (refused.exit_code, refused.stdout) == (2, "")
        assert len(refused.stderr.strip().splitlines()) == 1
