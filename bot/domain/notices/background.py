"""Days in a notice that are no deadline: of laws and papers, anniversaries, figures, what comes after a deadline."""

from __future__ import annotations

import re

_NAMED_PAPER = re.compile(
    r"(?:(?<![a-z])so\s?:?\s?\d+\S{0,25}|(?<![\d/])\d{1,5}(?:/20\d\d)?\s?[/\-]\s?(?!\d)[a-z][a-z0-9/\-.&]{1,20})"
    r"(?:\s(?:cua|do|ky|ban hanh)(?!\struoc)\s[^,;:]{1,70}?)?,?\s{0,2}(?:ban hanh |ky )?(?:ngay\s{0,2})?$"
)
_ANNIVERSARY = re.compile(
    r"(?<![a-z])(?:ky niem|chao mung|nhan dip|dip|huong ung|truyen thong|ngay thanh lap|quoc khanh|quoc te|"
    r"thuong binh|gia dinh viet nam|bao chi|giai phong mien|cach mang|sinh nhat|ngay sinh|le hoi|ngay le|nghi le|"
    r"vi moi truong|toan dan|ngay hoi|chien thang|nguoi cao tuoi viet nam|(?:ngay|cuoc|ky) bau cu)(?:\s[^.;]{0,80})?$"
)
_ON_A_DAY_OF_ITS_OWN = re.compile(
    r"(?:(?<![a-z])(?:vao|to chuc|truoc|hoan thanh|xong)\s(?:(?:ngay|sang|chieu|toi)\s?){0,2}|(?<![a-z])(?:sang|"
    r"chieu|toi)\s(?:ngay\s)?)$"
)
_FIGURES = re.compile(
    r"(?<![a-z])(?:tinh den|so lieu [a-z ,]{3,60} den|tinh tu|tinh toi|so lieu(?: chot| tinh| tu| den)*|"
    r"thong ke (?:den|tu)|luy ke (?:den|tu)|"
    r"chot so lieu(?: den| tu)?|cap nhat den|ky bao cao(?: tu)?|thoi diem bao cao|giai doan|nhiem ky|nien do|nam hoc|"
    r"so phat sinh|thoi diem|phat sinh (?:tu|den|trong)|ton tai den|hien co den|"
    r"moc so lieu)\s{0,2}(?:het )?(?:ngay\s{0,2})?(?:[,:(]\s?)?$"
)
_IN_FORCE = re.compile(
    r"(?<![a-z])(?:hieu luc|thi hanh|ap dung)(?:\s[a-z]{1,6}){0,2}\s(?:ke )?(?:tu|tu sau|"
    r"den)\s{0,2}(?:het )?(?:ngay\s{0,2})?$"
)
_AFTER = re.compile(
    r"(?<![a-z])(?:sau|qua|tu sau|ke tu sau|vuot qua|sau thoi diem|sau moc|sau han)\s{0,2}(?:ngay\s{0,2})?$"
)
_NOT_AFTER = re.compile(r"(?:khong|chua)(?:\sduoc|\sde)?\s(?:cham\s)?qua\s{0,2}(?:ngay\s{0,2})?$")
_PERSONAL = re.compile(
    r"(?<![a-z])(?:(?<!ve )(?<!hoc )(?<!tuyen )(?<!thi )(?<!phat )sinh(?: tu)?|(?<!khan )cap|han su dung|"
    r"het (?:thoi )?han(?: cach ly| theo doi)?|(?:hoan thanh|"
    r"ket thuc) cach ly(?: tap trung| tai nha)?|het han|thoi han su dung|(?<!ra )(?<!gap )(?<!co )(?<!be )mat|"
    r"nhap ngu|chet|tu vong|vao vien|duong tinh|"
    r"xet nghiem (?:lan \d )?(?:am tinh|duong tinh)|khoi phat|di qua|den dia ban|tro ve|ve dia phuong|ve tu|"
    r"cach ly den)"
    r"\s{0,2}(?:het )?(?:tu )?(?:ngay\s{0,2})?$"
)
_CONTRACT = re.compile(
    r"(?<![a-z])(?:hop dong|thoi han (?:thau|thue|vay|hop dong|su dung|giao dat|giao khoan|cho thue|khoan))"
    r"(?:\s[^.;,]{0,30})?\s(?:den|toi)\s{0,2}(?:het )?(?:ngay\s{0,2})?$"
)
_INSTEAD = re.compile(
    r"(?<![a-z])(?:thay vi|thay cho|so voi|tru|ngoai|khac voi|truoc day la|cu la)\s{0,2}(?:ngay\s{0,2})?$"
)
_HOLIDAY = re.compile(
    r"(?<![a-z])(?:tet|ram|trung thu|vu lan|gio to|thanh minh)(?:\s[^.;,]{0,40})?\s(?:vao|roi vao|la|nham|dung)"
    r"\s(?:ngay\s)?$"
)
_FORECAST = re.compile(
    r"(?<![a-z])(?:du bao|khi tuong|ap thap|nang nong|nam ngoai|nam truoc|lua tro|no ro|khong khi lanh|mua lon|"
    r"con bao|bao so|thuy trieu)(?![a-z])"
)
_UNTIL_NOW = re.compile(r"\s{0,2}(?:cho )?(?:den|toi) (?:nay|thoi diem)(?![a-z])")
OPENING, CLOSING = '"“«‘', '"”»’'
_SAYS = re.compile(r"(?<![a-z])(?:neu|neu ro|ghi|ghi ro|co noi dung|noi dung|yeu cau|quy dinh|chi dao|trich)\s?:?\s?$")
_NAMED_DAY = re.compile(r"(?<=[^\W\d]\s)Ngày(?:\s[^\W\d]+){2,8}\s\(?$")
_WORK_OF_A_MONTH = re.compile(
    r"(?<![a-z])(?:nhiem vu|cong viec|cong tac|viec|ket qua|tinh hinh|phat sinh|trong tam|su kien|noi dung|le lon|"
    r"vu viec|so lieu|ca mac|bao cao|ke hoach|chi tieu|chuong trinh)(?:\s[a-z]{1,7}){0,3}\s(?:trong\s|cua\s)?$"
)


def is_background(before: str, after: str, *, strong: bool, lasts: bool = False) -> bool:
    """Whether a day between these words is none that something is due on. `strong`: "trước", "chậm nhất" before it;
    `lasts`: both ends of a stretch of days are said.

    Both are folded; `before` is the text of the sentence up to the day.
    """
    near = before[-110:]
    if _AFTER.search(near) and not _NOT_AFTER.search(near):
        return True
    if (
        _NAMED_PAPER.search(near)
        or _FIGURES.search(near)
        or _PERSONAL.search(near)
        or _CONTRACT.search(near)
        or _INSTEAD.search(near)
    ):
        return True
    if (
        (not strong and _HOLIDAY.search(near))
        or _IN_FORCE.search(near)
        or _UNTIL_NOW.match(after)
        or _FORECAST.search(near)
    ):
        return True
    return (
        not strong and not lasts and _ANNIVERSARY.search(near) is not None and _ON_A_DAY_OF_ITS_OWN.search(near) is None
    )


def is_quoted(text: str, begin: int) -> bool:
    """Whether what stands at `begin` is said by another paper, between quotation marks. `text` is folded."""
    opened = max(text.rfind(mark, 0, begin) for mark in OPENING)
    if opened < 0 or any(mark in text[opened + 1 : begin] for mark in CLOSING):
        return False
    return _SAYS.search(text[:opened]) is not None


def is_a_named_day(text: str, begin: int) -> bool:
    """Whether a bare day only says when a day with a name is: "Ngày vì người nghèo 17/10". `text` has its capitals."""
    return _NAMED_DAY.search(text[:begin]) is not None


def is_a_months_work(before: str) -> bool:
    """Whether a month after these words only says which work or which figures are meant."""
    return _WORK_OF_A_MONTH.search(before[-60:]) is not None
