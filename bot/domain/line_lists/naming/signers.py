"""Offices that people hold who write, sign or answer for a list: "Phó trạm: ...", "Chủ tịch UBMTTQ xã, ông ..."."""

from __future__ import annotations

import re

from bot.domain.line_lists.fields.scan import Scan
from bot.domain.line_lists.naming.names import Name
from bot.domain.line_lists.naming.vocabulary import HON

_HEAD = r"(?:(?:pho|quyen|nguyen|uy vien|q\.|p\.) ?){0,2}"
_OFFICE = (
    rf"(?:{_HEAD}(?:truong|pho) (?:tram|ban|phong|khoa|thon|xom|cong an|ca|doan|chot|doi|to|bo phan|hoi|ca truc|nhom)|"
    rf"{_HEAD}(?:tram|thon|hieu|hoi|doi|to|chi huy|quan) (?:truong|pho)|{_HEAD}(?:chu tich|bi thu|giam doc|chu nhiem)|"
    r"van thu|thu ky|gvcn|giao vien chu nhiem|chu nhiem lop|ke toan truong|chuyen vien|chuyen trach|cong an vien|"
    r"nhan vien (?:y te|truc|tram)|p?cht(?:qs)?|p?ct(?:xa|ubnd)?(?= (?:xa|ubnd|hdnd))|pct|pgd|btcb|vp-tk|"
    r"can bo (?:y te|truc|tram|chuyen trach)|nguoi (?:tong hop|bao cao|lap|gui|truc|nhap)|truc ban)"
)
_TITLE = (
    r"(?:(?:thieu|trung|thuong|dai) (?:ta|uy)|bs(?:\s?ck\s?[i1]{1,2})?|bac si|bac sy|ths|thac si|ts|ys|y si|y sy|cn|"
    r"cu nhan|ds|dd|dieu duong|"
    r"ky thuat vien|ktv|nhs|d/c|dong chi)"
)
_LED = re.compile(
    rf"(?:(?:^|[\n;.(]\s?)(?:ky thay|thay mat|t/?m|k/?t|t/?l)?\.?\s?:?\s?{_OFFICE}(?: [a-z0-9/]+){{0,5}}\s?[:,\-–(]?\s?"
    rf"(?:{_TITLE}\.?\s?){{0,2}}|(?:^|[\n;:(\-–]\s?)(?:(?!d/c|dong chi){_TITLE}\.?\s?){{1,2}}){HON}$"
)
_OWN = ("birth", "age", "sex", "hamlet", "level", "new_level", "contact", "start", "range", "place")


_SHORTENED = re.compile(r"\n?(?!F\d|F |BN|SĐT|ĐT|SN|NS|DS)[A-ZĐ]{2,5}\s?[:.\-]?\s?")
"""An office in its first letters, which nobody has where a list says no level: "CHT Phan Văn Lợi, 0913000251"."""


def signs(scan: Scan, name: Name) -> bool:
    """Whether an office or a title opens the line before a name, and nothing told behind it makes him a contact."""
    begin = max(0, scan.folded.rfind("\n", 0, name.start))
    shortened = scan.level is None and _SHORTENED.fullmatch(scan.text, begin, name.start) is not None
    if not shortened and _LED.search(scan.folded, begin, name.start) is None:
        return False
    return not any(mark.kind in _OWN and mark.start >= name.end for mark in scan.marks)
