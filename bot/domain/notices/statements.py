"""Sentences of a notice that ask nobody for anything: what takes place, what frames the minutes, closing words."""

from __future__ import annotations

import re

from bot.domain.notices.passages import Passage

_STATEMENT = re.compile(
    r"(?:dien ra|khai mac|du kien to chuc|se duoc to chuc|duoc to chuc vao|bat dau nghi|duoc nghi|ghi nhan|"
    r"xuat hien)(?![a-z])"
)
_SAYS_NOTHING = re.compile(
    r"(?:thong bao nay|tren day|can cu|xet(?! nghiem| duyet| tuyen| chon| khen| ho so| cong)|theo de nghi|noi nhan|"
    r"tai hoi nghi|tham du|chu tri|thanh phan|thu ky|"
    r"cuoc hop|hoi nghi ket thuc|"
    r"(?:uy ban nhan dan|ubnd) (?:xa|phuong|thi tran)(?: [a-z]{1,7}){0,3} thong bao|"
    r"bien ban|sau khi nghe|qua y kien|noi dung hoi nghi|dia diem|i\. |thoi gian|vang|co mat|thay mat)(?![a-z])"
)
_CLOSES = re.compile(
    r"(?:nhan duoc (?:cong van|thong bao|ke hoach) nay,? )?(?:yeu cau|de nghi|giao)?\s?(?:cac |toan the )?"
    r"(?:dong chi|don vi|nganh|thon|ban,? nganh|co quan|ca nhan)(?:[a-z ,]{0,60})"
    r"(?:nghiem tuc|khan truong|quan tam|trien khai)?,?\s?(?:trien khai |to chuc )?thuc hien"
    r"(?: nghiem tuc| tot| nghiem)?|"
    r"noi dung|phan cong(?: nhiem vu)?|ket luan|(?:pho )?(?:chu tich|truong ban|truong cong an(?: xa)?)|bi thu"
)  # an order that says no more than that it is one, a heading, a signature
_FRAMES_MINUTES = re.compile(
    r"(?:hom nay,?\s?)?(?:vao\s)?(?:hoi|luc)\s\d|hom nay,? ngay \d|"
    r"(?:hoi nghi|bien ban|cuoc hop|buoi hop|buoi lam viec|phien hop)(?:\s[a-z]{1,6}){0,4}\s(?:ket thuc|be mac|"
    r"lap xong)"
    r"(?:\s[a-z]{1,4})?\s\d"
)
_LEADS_IN = re.compile(r"(?:de|nham|nhan dip|chuan bi cho|phuc vu)(?![a-z])")
_IN_FORCE = re.compile(r"(?:ke )?tu (?:ngay )?\d[^.;]* (?:khong|thoi)(?![a-z])")  # what holds from a day on
_EVENT = re.compile(
    r"(?:thoi gian to chuc |buoi |cuoc )?(?:le|tet|ngay hoi|hoi nghi|hop|phien hop|ky hop|hoi thao|hoi thi|"
    r"giai)(?:\s[^\W\d]{1,7}){0,8}"
    r"(?:\s?[:,]|\s(?:du kien|vao|luc|hoi|ngay|bat dau|khai mac|dien ra|to chuc|duoc))"
)  # something that takes place, which nobody is told to do
_NEXT_MEETING = re.compile(
    r"(?:buoi |cuoc )?(?:hoi nghi|hop|phien hop|ky hop|giao ban|phien|ky)(?:\s[^\W\d]{1,7}){0,4}\s"
    r"(?:tiep theo|tuan sau|tuan toi|thang sau|thang toi|ky sau|lan sau|toi|sau)(?![a-z])"
)
_INVITES = re.compile(r"giay (?:moi|trieu tap)|(?:.*\s)?(?:kinh|tran trong|trieu tap) moi(?![a-z])|trieu tap(?![a-z])")


def frames_minutes(text: Passage) -> bool:
    """Whether a line only says when a meeting began or ended."""
    return _FRAMES_MINUTES.match(text.folded) is not None


def leads_in(text: Passage) -> bool:
    """Whether a line before others only says what they are for: "Để chuẩn bị cho đợt kiểm tra ngày 25/6, ...:"."""
    return _LEADS_IN.match(text.folded.strip()) is not None


def invites(text: str) -> bool:
    """Whether a folded line asks people to a meeting, so that what follows only says when and where that is."""
    return _INVITES.match(text) is not None


def takes_place(text: Passage, *, owned: bool) -> bool:
    """Whether a sentence only tells that something happens. `owned`: a heading above it says who does the work."""
    event = not owned and (_EVENT.match(text.folded) or _IN_FORCE.match(text.folded)) is not None
    return event or _NEXT_MEETING.match(text.folded) is not None or _STATEMENT.search(text.folded) is not None


def says_nothing(text: Passage) -> bool:
    """Whether a sentence begins as one that only frames the others does."""
    return _SAYS_NOTHING.match(text.folded) is not None


def closes(text: Passage) -> bool:
    """Whether it is an order that says no more than that it is one, a heading, or a signature."""
    return _CLOSES.fullmatch(text.folded.strip(" ./:;")) is not None
