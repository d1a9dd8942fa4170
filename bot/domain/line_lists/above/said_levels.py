"""Which of the levels in a heading is that of its people: "Hôm nay không có F1, F2 mới; chỉ có 3 F3 mới như sau:"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.domain.line_lists.fields.scan import Mark, Scan

MOST_LEVELS = 12  # that a heading names
_DENIED = re.compile(
    r"(?<![a-z])(?:khong(?: con| co| phai| ai| thay| phat sinh)?|ko(?: co| phai)?|chua(?: co| phai)?|het)"
    r"(?: (?:la|co|ai|them|truong hop|ca|nguoi|phai|moi|nao|phat hien)){0,3} (?:f\s?[0-3] ?(?:moi)?(?:,| va|/|"
    r" hay)? ){0,2}$"
)
_TO_DO = re.compile(
    r"(?<![a-z])(?:truy vet|lap danh sach|lap ds|dieu tra|ra soat|xac minh|truy|tim|cho|doi|khoanh vung)"
    r"(?: (?:tiep|them|cac|nhung|so|cua|ngay|nhanh|gap|het)){0,3} (?:f\s?[0-3](?:,| va|/| -)? ?){0,2}$"
)
_LATER = re.compile(
    r"(?: cua [^,;.]{1,30}?)?(?: (?:em|e|toi|minh|tram|thon|se|thi|dang|con|chua|c|chi|anh|a|d/c)){0,3}"
    r" (?:gui (?:o tin )?sau|gui tiep|gui rieng|bao sau|(?:dang |tiep tuc |con )?(?:goi dien|dieu tra|ra soat|truy vet|"
    r"xac minh|lap|thong ke|lam|khai thac)|chua (?:co|ro|xong|thong ke|lap|gui|ra soat)|de sau|sau nhe|"
    r"bo sung sau|cap nhat sau|"
    r"tinh sau|cho don|mai)(?![a-z])"
)
_OF_THESE = re.compile(
    r"(?<![a-z])(?:\d{1,3}|cac|nhung|may|hai|ba|bon|nam|sau|day la|do la|thuoc dien|dien|deu la|xep|thanh|la)"
    r"(?: (?:nguoi|truong hop|ca|chau|ban|doi tuong|nay|la|moi|dien)){0,3} $"
)
_FOLLOWED = re.compile(r"(?: moi)?(?: (?:sau|duoi day|nay|nhu sau|gom|cu the|sau day)|\s?:)")
_MET = re.compile(
    r"(?<![a-z])(?:tiep xuc|tx|t/x|txg)(?: (?:gan|truc tiep|lan cuoi|khoang cach gan|f1)){0,2}(?: (?:voi|vs|cung))?"
    r"(?: (?:cac|mot|nhung|nguoi|so|ca|truong hop|benh nhan|ca benh|nguoi benh|doi tuong|bi|mac|nhiem|"
    r"covid(?:-?\s?19)?)){0,4}"
    r" (?:f\s?(?P<n>[0-2])(?![0-9])|duong tinh|(?:b\.?n\s?|so |ca )\d{3,})"
)


_OWNERS = re.compile(
    r"(?<![a-z])(?:ket qua|kq|danh sach|ds|ban|noi o|thong tin|lich|ten|sdt|so dien thoai|dia chi|ho so|tinh hinh|"
    r"so lieu)(?: (?!va|voi|nguoi|con|vo|chong|me|ban be)[a-z0-9]+){0,8} cua (?:cac |nhung |\d{1,2} )?f\s?(?P<n>[0-3])"
    r"(?=\s*(?:$|[:,;.(]|moi |sau |tren ))"
)


def level_of_owners(folded: str) -> str | None:
    """The level of those whose list or results a heading announces: "Kết quả xét nghiệm của F1 (liên quan BN9947):"."""
    owners = {found["n"] for found in _OWNERS.finditer(folded)}
    return f"F{owners.pop()}" if len(owners) == 1 else None


def level_after_met(folded: str) -> str | None:
    """The level of people of whom only is said whom they met: a case's contacts are F1, an F1's are F2."""
    met = {found["n"] or "0" for found in _MET.finditer(folded)}
    return f"F{int(met.pop()) + 1}" if len(met) == 1 else None


_OF_LEVEL = re.compile(
    r"\W*(?:(?:nguoi|cac|nhung|doi tuong|truong hop) )*(?:co )?(?:tiep xuc|tx|t/x)[^,;.()]{0,30} f\s?[0-2]"
)


def level_meant(folded: str, under: str | None) -> str | None:
    """The level that a heading without one means, under a heading that says `under`.

    "Tiếp xúc với F1 Trương Công Định:" begins the F2 even under the F1.
    """
    if under is not None and not _OF_LEVEL.match(folded):
        return None
    meant = level_of_owners(folded) or level_after_met(folded)
    return meant if meant != under else None


def told_of_these(marks: Sequence[Mark], scan: Scan) -> list[Mark]:
    """The marks without the levels that are denied, still to be traced, or promised for later.

    Where several are left, only the one that is counted, or said of those below, is kept.
    """
    levels = [mark for mark in marks if mark.kind == "level"]
    if len({mark.value for mark in levels}) < 2 or len(levels) > MOST_LEVELS:
        return list(marks)
    kept = [mark for mark in levels if not _is_elsewhere(scan, mark)]
    if len({mark.value for mark in kept}) > 1:
        kept = [mark for mark in kept if _is_of_these(scan, mark)] or kept
    if not kept or len({mark.value for mark in kept}) > 1:
        return list(marks)
    return [mark for mark in marks if mark.kind != "level" or mark in kept]


def _is_elsewhere(scan: Scan, mark: Mark) -> bool:
    before = max(0, mark.start - 60)
    return (
        _DENIED.search(scan.folded, before, mark.start) is not None
        or _TO_DO.search(scan.folded, before, mark.start) is not None
        or _LATER.match(scan.folded, mark.end) is not None
    )


def _is_of_these(scan: Scan, mark: Mark) -> bool:
    return (
        _OF_THESE.search(scan.folded, max(0, mark.start - 40), mark.start) is not None
        or _FOLLOWED.match(scan.folded, mark.end) is not None
    )
