"""The words that tell what a day means: a birth, a test, a contact, begin or end of quarantine, or none of these."""

from __future__ import annotations

import re

from bot.domain.cued import by_initials
from bot.domain.folding import CAPITAL, clean, fold_aligned

_CONTACT = (
    r"(?:tx|tiep xuc|gap) (?:het|ca|chung)(?= (?:ngay|hom|\d))|tx|t/x|txlc|txc|txg|tiep xuc|lan cuoi|gap|"
    r"di cho|(?:sang|den|di|ve|len|xuong|ra|ghe|qua) choi|choi (?:nha|cung|voi)|hoc (?:cung|voi|chung)|"
    r"(?:buoi|phien|bua|ca) (?:hoc |day |lam |hop |cho )?cuoi(?: cung)?|hom (?:hoc|day|lam|hop|choi|an|di) cuoi|"
    r"dinh(?= (?:b\.?n|ca |f0))|di cung|an cung|cung xe|an co|dam cuoi|dam tang|dam gio|"
    r"an gio|lam cung|hop cung|cung hop|cung (?:bn|benh nhan|ca|f ?[0-3]|xe|mam|phong|nha|lop|ban|chuyen|kip|"
    r"xuong|day tro|cong ty)|boc hang|"
    r"nhan hang|trung (?:gio|thoi gian|thoi diem|dia diem|luc|khung gio|lich trinh|ca|diem den)|"
    r"giao hang|"
    r"mua hang|ban hang|uong (?:nuoc|ruou|bia|tra)|nhau|danh (?:bai|bong|cau)|choi bai|lam toc|cat toc|cho hang|"
    r"di nho|"
    r"noi chuyen|hat cung|tham|den nha|sang nha|di chung"
)
_START = (
    r"ngay (?:vao|di|bat dau)(?! (?:lam|cho|hoc|choi))|cach ly|cach li|cachly|cltt|cltn|cl|kcl|kclt|"
    r"bat dau|tiep nhan(?= (?:them )?(?:\d{1,2} )?cong dan)|(?:moc|ngay) dau(?: tien)?|(?:dua|cho|chuyen|"
    r"don)(?: [a-z]+){0,2} ra khu|"
    r"vao khu|len khu|nhap khu|nhan phong|dua di|tap trung|vao cl|"
    r"vao ccl|di khu|chuyen vao|dua vao|theo doi tu|theo doi|giam sat y te"
)
_OTHER = (
    r"so lieu|giao ban|hop (?:bcd|ban chi dao|giao ban)|chuyen thanh|chuyen len|chuyen sang|nang len|"
    r"nang(?= f\s?\d)|"
    r"thanh f\s?\d|len f\s?\d|"
    r"ve dia phuong|ve que|ve den|ve nha|ve|khai bao|cap nhat|tinh (?:den|toi)|bao cao|phat hien|cong bo|tiem|"
    r"het han cu|het thoi han cu|khoi phat|trieu chung|bieu hien|ho (?:nhe|khan|sot|dam|nhieu|va)|dau (?:hong|dau|"
    r"nguoi)|kho tho|met moi|nhap vien|dieu tri|sot|lap|di tu(?!(?: (?:ngay|hom|sang|trua|chieu|toi))?\s*$)|"
    r"nhap canh|nghi (?:hoc|lam|viec|day|ban|cho|phep|om)|dong cua|thong bao|quyet dinh|qd|cong van|cmnd|cccd|"
    r"ngay cap|(?<!thu )bay|chuyen bay|chuyen xe|"
    r"truy vet|ra soat|ghi nhan|"
    r"danh sach|ds|gui|bo sung|xac dinh|khang dinh|mac benh|so voi"
)
FIELDS = {"contact": "contact_date", "start": "quarantine_start", "end": "quarantine_end"}
"""The field that a day of each meaning tells."""

KEYWORD = re.compile(
    r"(?<![a-z])(?:"
    r"(?P<birth>ngay sinh|sinh ngay|sinh|sn|ns)|"
    r"(?P<test>ket qua|kq|xet nghiem|xn|test|pcr|lay mau|mau|am tinh|duong tinh|lan thu|khang nguyen)|"
    rf"(?P<contact>{by_initials(_CONTACT)})|"
    r"(?P<past>(?:het (?:thoi )?)?han cu)|"
    r"(?P<end>(?:du kien |dk )?(?:(?<!hien )(?<!xay )(?<!dien )(?<!moi )(?<!vua )ra(?=\s*:?\s*(?:ngay\s*)?(?:\d|$))|"
    r"(?:du kien|dk|duoc|cho|se) ve(?: nha)?(?! (?:dia phuong|que|tu|den|nuoc)(?![a-z]))|"
    r"(?:cach l[yi]|clt[tn])(?: tai nha| o nha| tap trung)? (?:xong|het han)|"
    r"(?:la|thi|se|moi) xong(?=(?: vao)?(?: ngay| hom)?\s*$)|"
    r"ra ve|ngay (?:duoc )?ve(?= (?:la|du kien)(?![a-z])| ?:)|(?:(?<=[,;(] )|(?<=- )|(?<=– ))dung(?= (?:ngay|"
    r"tu ngay)(?![a-z]))|"
    r"(?<!ap )(?<!su )dung (?=cach ly ngay)|"
    r"(?:do|go|giai toa)(?: bo)? (?:cach ly|cl)|het han|het thoi (?:han|gian)|het cach ly|het cl|"
    r"(?<!sai )(?<!nham )(?<!thieu )"
    r"het(?! (?:ho|sot|dau|met|trieu chung|kho tho|benh|thuoc|tien|hang|nhe|nha|roi|rui|a|do|ca|luon|nghe|c|e|"
    r"chi|em|anh|bac|ak|ah|ne|cho|"
    r"(?:\d{1,2}|hai|ba|bon) (?:nguoi|ng|ca|bac|ho|nha|truong hop))(?![a-z]))|"
    r"(?:ket thuc|hoan thanh)(?: du)?(?: thoi (?:gian|han))?|ra khu|han cuoi|"
    r"han|keo dai|gia han|ngay cuoi|moc (?:cuoi|het|ket thuc)|ra vien|ra khoi|du (?:\d{1,2} ngay|thoi gian|thoi han))"
    r"(?: (?:thoi gian|thoi han|dot))?(?: (?:khu )?(?:cach l[yi]|clt[tn]|cl|theo doi))?"
    r"(?: y te)?(?: (?:tap trung|tai nha|o nha))?(?: vao(?= ngay| \d))?|den het(?: ngay)?)|"
    rf"(?P<start>{by_initials(_START)})|"
    rf"(?P<other>{by_initials(_OTHER)})"
    r")(?![a-z])"
)
TO_HERE = re.compile(
    r"(?<![a-z])(?:den|toi)\s{0,2}(?:het\s{1,2})?(?:(?:ca|buoi|phien)\s)?(?:\d{1,2}\s?(?:h|g|"
    r"gio)\s?\d{0,2}(?: phut)?,?\s{1,2})?"
    r"(?:ngay\s{0,2})?(?:dk|du kien)?\s{0,2}:?\s{0,2}$"
)


def day_in_heading(heading: str) -> str:
    """What a day under such a heading means ("Hôm gặp", "Vào khu hôm nào"); nothing where the words do not tell."""
    roles = {role_of_word(found, "") for found in KEYWORD.finditer(fold_aligned(clean(heading)))}
    return roles.pop() if len(roles) == 1 else ""


_ALSO_NAMES = {
    fold_aligned(word): (word, fold_aligned(word))
    for word in [
        "hạn",
        "mẫu",
        "lập",
        "gặp",
        "về",
        "hết",
        "thăm",
        "sốt",
        "tiêm",
        "gửi",
        "bay",
        "ra khỏi",
        "dừng",
        "gia hạn",
    ]
}


def is_called(found: re.Match[str], text: str, offset: int) -> bool:
    """Whether such a word is somebody's name: Hãn is no "hạn", and Vẽ no "về"."""
    accents = _ALSO_NAMES.get(found.group())
    if accents is None:
        return False
    at, end = offset + found.start(), offset + found.end()
    in_name = text[at].isupper() and not text[at:end].isupper() and _NAMED_BEFORE.search(text, 0, at) is not None
    return in_name or text[at:end].lower() not in accents


_NAMED_BEFORE = re.compile(rf"(?<![^\W_]){CAPITAL}[^\W\d_]+ $")


def role_of_word(keyword: re.Match[str], before: str) -> str:
    """What a word tells of the day behind it; "đến" between them makes a begin an end."""
    role = keyword.lastgroup or ""
    if role == "start" and TO_HERE.search(before):
        return "end"
    return role
