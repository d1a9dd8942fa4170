"""Where a quarantine is kept: at home or centralised."""

from __future__ import annotations

import re

from bot.domain.folding import fold
from bot.domain.line_lists.fields.scan import Mark, Scan
from bot.domain.line_lists.model import Place

_PLACE = re.compile(
    r"(?<![a-z])(?:"
    r"(?P<centralised>(?:cach ly|cachly|cl|c\.l)?(?: y te)?\s?(?:tap trung|t\.?trung)(?! (?:dong|vao|cao|tai nha))|"
    r"c\.?l\.?t\.?t(?![a-z])|(?:o |vao |tai |den |di |dua vao |trong )?(?:kcl|k\.cl|kclt|kcltt|khu cach ly|khu cl|"
    r"khu cach li|khu tap trung|diem cach ly|co so cach ly)"
    r"(?: tap trung)?|cach li tap trung|tap trung|"
    r"(?:vao|len) khu(?=\s*(?:$|[,.;)\x01]|(?:roi|het|hom|ngay|tu|sang|chieu|toi|luc|a|nhe)(?![a-z]))))"
    r"|(?P<home>(?:tu )?(?:cach ly|cach li|cachly|cl|c\.l)(?: y te)?\s?(?:tai|o)\s(?:nha|gia dinh|gd|ho gia dinh|"
    r"noi cu tru|noi o|gia|gđ|phong tro|nha tro|cho tro|khu tro|noi tro)|c\.?l\.?t\.?n(?![a-z])|"
    r"(?:cach ly|cl) nha(?=\s?[,.;(\x01]| (?:tu|hom|ngay|den|toi|luon|roi|het)(?![a-z])|\s*$)|"
    r"o (?:yen |nguyen )?(?:trong|tai) nha(?= cach l[iy])|(?:cach ly|cl)(?: y te)? trong nha|"
    r"tu (?:cach ly|cl)|(?:theo doi|quan ly)(?: suc khoe)? (?:tai|o) (?:nha|gia dinh)|"
    r"(?:tai|o) nha(?! (?:an(?! (?:uong|ngu|com))|xe|kho|xuong|chua|van hoa|hang|nghi|may|thuoc|tho|ga|"
    r"truong)(?![a-z]))|tai gia dinh|"
    r"tai gia)"
    r"|(?P<camp>(?:cach ly|cach li|cl)(?: y te)?(?:\s?:\s?| )(?:(?:tai|o) |(?<=: ))(?:truong|trung doan|"
    r"tieu doan|doanh trai|ktx|ky tuc xa|"
    r"nha van hoa|tram|khach san|"
    r"trung tam|tt|bo chi huy|bchqs|quan doi|nha nghi|nha tre))"
    r")(?![a-z])"
)
_NOT = re.compile(
    r"(?:khong|chua|thay vi|chu khong phai|ra khoi|truoc do)\s(?:(?:phai|duoc|bi) )?(?:(?:la|di|vao|dua di|dua vao) )?$"
)
_ASKED = re.compile(r"(?<![a-z])(?:xin|muon|nguyen vong|de nghi)(?: duoc| cho)? $")
_UNGRANTED = re.compile(
    r"[^.;\n]{0,40}(?<![a-z])(?:chua|khong|dang cho|cho) (?:dong y|duyet|cho phep|giai quyet|y kien)"
)
_FULL = re.compile(
    r"(?: [a-z]+)?(?:\s?\([^()]*\)|\))?\s?"
    r"(?:xa |huyen )?(?:da |dang |cung |deu |bi )?(?:het (?:cho|giuong|phong)|day(?! du)|qua tai|kin|"
    r"(?:khong|ko|k) con (?:cho|giuong|phong))(?![a-z])"
)
_NOT_HIS = re.compile(
    r" (?:con|co|gom|cua|ngoai|noi|me|bo|ong|ba|anh|chi|em|chu|bac|di|cau|ban|vo|chong|nguoi (?:quen|ban|than)|van hoa|"
    r"tro|nghi|hang|thuoc|tho|may|xe)(?![a-z])(?! (?:het|roi|a|nhe|cach|tu) )"
)
"""What "ở nhà" goes on with where it tells of no quarantine: "ở nhà còn bà mẹ", "ở nhà ngoại"."""
_OF_CASE = re.compile(
    r" (?:cua )?(?:ca (?:benh |duong tinh )?|benh nhan |f\s?0 |nguoi benh )?(?:b\.?n\s?\d{3,7}|f\s?[0-3])(?!\d)"
)
"""Whose house it was where he met him: "sửa điện tại nhà BN9946"."""
_ENDS = re.compile(r"(?<![a-z])(?:het|hoan thanh|ket thuc|xong|ra|du)\s(?:han |thoi han |thoi gian )?$")


def take_places(scan: Scan) -> None:
    """Take the places; the words stay readable as what a date near them means (see `periods`)."""
    marks = []
    for found in scan.find(_PLACE):
        before = scan.folded[max(0, found.start() - 24) : found.start()]
        if _ASKED.search(before) and _UNGRANTED.match(scan.folded, found.end()):
            continue
        if _NOT.search(before) or _FULL.match(scan.folded, found.end()):
            continue
        if re.match(r"(?:tai|o) nha", found.group()) and re.search(
            r"(?<![a-z])(?:sinh|lam|noi tro|buon ban|hoc|an|kinh doanh|ban hang) $", before
        ):
            continue
        if re.fullmatch(r"(?:tai|o) nha", found.group()) and (
            _NOT_HIS.match(scan.folded, found.end()) or _OF_CASE.match(scan.folded, found.end())
        ):
            continue
        value = "home" if found["home"] else "centralised"
        marks.append(
            Mark(found.start(), found.end(), "place", value, "explicit" if _is_explicit(found.group()) else "")
        )
    scan.take(marks)


_CAMP = re.compile(
    r"(?<![a-z])(?:khu|kcl|truong|trung doan|tieu doan|ktx|ky tuc xa|khach san|nha van hoa|doanh trai|bchqs|quan su|"
    r"tap trung|t\.? ?trung|trung tam|cltt|huyen doi|nha (?:nghi|khach|thi dau|tre|hang(?! xom))|(?:ban )?chqs|"
    r"quan doi|"
    r"don bien phong|(?:cach ly|cl)(?: y te)? t\.?t(?! \w)|"
    r"tieu hoc|thcs|thpt|mam non)(?![a-z])|^(?:c\.?l )?t\.?t(?![a-z]|\s?-?\s?\d(?!\d?[/.]\d))|(?:vao|di|sang|"
    r"len) (?:cl )?tt(?![a-z])"
)
_HOME = re.compile(
    r"(?:cach ly |cl |dang |hien )*(?:(?:tai |o |t/)?(?:nha(?! (?:van hoa|nghi|khach|thi dau|tre|"
    r"hang(?! xom))(?![a-z]))|gia dinh|ho gia dinh|noi o|noi cu tru|"
    r"(?:phong|nha|cho) tro)(?: rieng)?|(?:tai|o) (?:ho|gia)|"
    r"c\.?l\.?t\.?n|t\.?n(?= |$|-\d))(?![a-z]).*"
)


def place_in_cell(text: str) -> Place | None:
    """The place that a cell of a column of places says, where fewer words are needed: "TT", "Khu CL huyện", "Nhà"."""
    folded = fold(text)
    if re.search(r"(?:tai|o) nha(?! (?:van|nghi|khach|thi))|cltn", folded) or _HOME.fullmatch(folded):
        return "home"
    return "centralised" if _CAMP.search(folded) else None


def _is_explicit(words: str) -> bool:
    return not re.fullmatch(r"(?:tai|o) nha|tap trung", words)
