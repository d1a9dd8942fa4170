"""Lines that only add to the duty before them: "Thời gian: ...", "Đơn vị phối hợp: ...", "Xong trước ngày ..."."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

from bot.domain.folding import fold_aligned
from bot.domain.notices.deadlines import Deadline
from bot.domain.notices.passages import Passage


class Label(StrEnum):
    """What such a line gives."""

    TIME = "time"
    OWNER = "owner"
    HELPER = "helper"
    TASK = "task"
    OTHER = "other"


_WHO = r"(?:cac )?(?:don vi|co quan|nguoi|bo phan|can bo|thanh phan|to chuc|dong chi|lanh dao)?\s?"
_LABELS = (
    (Label.TIME, re.compile(
        r"(?:ve )?(?:thoi gian|thoi han|han|bat dau|ket thuc|han chot|han cuoi|tien do|ngay|thoi diem|lich)"
        r"(?: (?!qua|toi|vua|nay)[a-z]{1,6}){0,5}\s?:")),
    (Label.HELPER, re.compile(rf"{_WHO}(?:cung )?(?:phoi hop|ho tro)(?: thuc hien)?\s?:")),
    (Label.OWNER, re.compile(
        rf"(?:{_WHO}(?:chu tri|thuc hien|phu trach|chiu trach nhiem|theo doi|dau moi (?:thuc hien|chu tri)|duoc giao|"
        rf"duoc phan cong|tham muu)(?: chinh)?(?: thuc hien)?"
        r"|phan cong(?: thuc hien| nhiem vu)?|trach nhiem(?: thuc hien)?|giao|don vi|nguoi lam)\s?:")),
    (Label.TASK, re.compile(r"(?:noi dung(?: cong viec| thuc hien| nhiem vu)?|nhiem vu|cong viec|viec|"
        r"ten viec)\s?(?:\d{1,2}\s?)?:")),
    (Label.OTHER, re.compile(r"(?:dia diem|dia chi|kinh phi|thanh phan(?: tham du)?|san pham|ghi chu|muc dich|"
        r"doi tuong|hinh thuc|ket qua|chuan bi|phuong tien|dien thoai|so luong|"
        r"dau moi(?: lien he| tiep nhan| tong hop)?|lien he)\s?:")),
)  # fmt: skip
_FILLER = re.compile(
    r"(?<![a-z])(?:thoi gian|thoi han|hoan thanh|hoan tat|thuc hien|xong|yeu cau|de nghi|phai|can|va|tat ca|"
    r"cac noi dung tren|noi dung tren|"
    r"cac nhiem vu tren|nhiem vu tren|cac viec tren|viec nay|noi dung nay|nhiem vu nay|cong viec tren|"
    r"cac noi dung nay|truoc|ngay|cham nhat|muon nhat|la|vao|den|toi|het|trong|tu|bat dau|ket thuc|"
    r"han|han cuoi|han chot|dut diem|tien do|duoc|se|dam bao|bao dam|du kien|thoi diem|luc|buoi|sang|chieu|"
    r"to chuc|trien khai|"
    r"cuoi|cung|tat|ca|ke|khoang|lam|thuc|phan dau|chinh thuc|rieng|don vi|nay|tren|cac|ra quan|thoi|gian)(?![a-z])"
)
_GIVING = re.compile(
    r"(?<![a-z])(?:giao|phan cong|chu tri|phoi hop|voi|phu trach|chiu trach nhiem|dong chi|tham muu|theo doi|"
    r"noi dung|viec)(?![a-z])"
)


def label_of(text: Passage) -> tuple[Label, int] | None:
    """What a line that begins with a label gives, and where its value begins."""
    lead = len(text.folded) - len(text.folded.lstrip(" (-+*"))
    for label, pattern in _LABELS:
        found = pattern.match(text.folded, lead)
        if found is not None:
            return label, found.end()
    return None


def only_tells_when(text: Passage, deadlines: Sequence[Deadline], offset: int, names: Sequence[str] = ()) -> bool:
    """Whether a clause has nothing to do in it but when, and by which of `names`: "Xong trong tháng 6".

    `offset` is where the clause begins in the text of the deadlines.
    """
    if not deadlines:
        return False
    rest = list(text.folded)
    for one in deadlines:
        for at in range(max(0, one.begin - offset), min(len(rest), one.end - offset)):
            rest[at] = " "
    words = "".join(rest)
    if names:
        for name in names:
            words = words.replace(fold_aligned(name), " ")
        words = _GIVING.sub(" ", words)
    return not re.search(r"[a-z0-9]", _FILLER.sub(" ", words))
