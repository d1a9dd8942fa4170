"""Lines that say that there is nobody: "+ Văn phòng: không có ai", "B2. (phòng trống)", "Mặt trận: vắng"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.domain.line_lists.fields.scan import Mark
from bot.domain.line_lists.writing.lines import Line

if TYPE_CHECKING:
    from bot.domain.line_lists.reader import Reader

_LABEL = r"(?:[(\[]?[a-z0-9][a-z0-9 /.&+\-]{0,40}?\s?[:,\-–=]\s{0,3})?"
_WHOM = r"(?:ai|nguoi(?: nao)?|truong hop(?: nao)?|doi tuong(?: nao)?|f\s?[0-3](?: nao)?|hoc sinh(?: nao)?)"
_YET = r"(?:hien |tam thoi |den nay |hom nay |van |cung )?"
_NONE = (
    rf"{_YET}(?:khong|ko|k|chua|chang) (?:co |con |thay |phat sinh |ghi nhan )?{_WHOM}(?: ca| het| nua| moi| khac)?|"
    rf"{_YET}(?:khong|ko)(?: co)?|0{{1,2}}(?: (?:nguoi|ca|truong hop|f\s?[0-3]))?|{_YET}chua (?:co|"
    rf"ra(?: soat)? xong|xong|phat sinh)|(?:phong |nha |ho |ban |giuong )?"
    r"(?:bo |con |de |dang )?trong|(?:di )?vang(?: nha| mat| hop| ca| het| buoi| toan bo| khong den){1,3}"
)
_UNTOLD = r"(?:\s?,?\s?(?:nen |vi vay |do do )?(?:khong|ko|k) (?:tinh|ke|ghi|dua vao)(?: vao)?(?: danh sach| ds)?)?"
_NOBODY = re.compile(rf"{_LABEL}[(\[]?(?:{_NONE}){_UNTOLD}(?: a| ah| nhe| roi)?[\s.)\]!]*")


_LEFT_OUT = re.compile(
    r"\W*(?:xe|toa|day|ban|mam|to|nhom|phong|san|ca|kip|hang|khu|khoang|tang|lop|doi|vong|dot|thuyen|tau|cum|ho|nha) "
    r"(?:so |thu )?(?:\d{1,2}|[a-h]|[ivx]{1,4})(?![a-z0-9/.])(?!.*(?:f\s?[0-3]|\d{4}|\d{9}))[^:]*?(?<![a-z])"
    r"(?:(?:khong|ko|chua|chang) (?:phai )?(?:lap|tinh|ghi|ke|dua vao|xep|co benh|co ai|co nguoi|lien quan|"
    r"tiep xuc|anh huong)|mien)"
    r"(?![a-z])"
)
"""A part of which nobody is listed: "Xe số 2 chạy sau, không lập danh sách", "Dãy D cách xa, không tính"."""


def says_nobody(reader: Reader, line: Line, people: Sequence[Mark]) -> bool:
    """Note a line that says only that nobody is there. `people`: the names that seem to stand in it."""
    if _LEFT_OUT.match(line.folded) and not reader.sections.lists(line):
        reader.close_entry()
        reader.note(line, "nobody")
        return True
    if _NOBODY.fullmatch(line.folded) is None:
        return False
    if any(mark.end < len(line.body) and mark.value.full_name.count(" ") > 1 for mark in people):
        return False  # "Lê Thị Sáu: vắng mặt"
    entry = reader.entry
    if entry is not None and (line.depth > entry.lines[0].depth or _IS_DETAIL.match(line.folded)):
        return False  # "SĐT: không có"
    reader.close_entry()
    reader.note(line, "nobody")
    return True


_IS_DETAIL = re.compile(
    r"\W*(?:sdt|dt|so|dien thoai|lien he|lien lac|nguoi than|phone|zalo|dia chi|nghe|bhyt|email|trieu chung|"
    r"benh|ghi chu|tiem|cmnd|cccd|tinh trang|tien su|sot|ho |ngay|tiep xuc|"
    r"khong(?: co)?\W*$|ko(?: co)?\W*$)"
)
