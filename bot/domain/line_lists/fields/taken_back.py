"""Values that a text takes back: "chứ không phải 1958", "số cũ 0912... em gõ nhầm", "sáng nay em lỡ ghi F1"."""

from __future__ import annotations

import re

from bot.domain.cued import cued
from bot.domain.line_lists.fields.scan import Mark, Scan

_TAKEN_BACK = cued(
    "khong |ko |k |chua |phai|fai|chang |nham|sai",
    r"(?<![a-z])chu (?:khong|ko|k|chua) (?:he )?(?:gap|tx|tiep xuc)(?: voi)?\s(?:(?! nen | ma )[^,;.\n()|]){1,60}|"
    r"(?<![a-z])(?:khong|ko|k|chua|chang) (?:he |tung |phai )?(?:gap|tx|tiep xuc|dinh|lien quan)(?: voi| den)?\s"
    r"(?:(?! nen | ma )[^,;.\n()|]){1,40}(?=,? (?:ma )?(?:la )?chi (?:gap|tx|tiep xuc|la f|o|ngoi|an|lien quan|dinh))|"
    r"(?<![a-z])(?:chu )?(?:khong|ko|k|hong|chang) (?:phai|fai)(?: la)?(?: nhu)?"
    r"\s(?:(?! ma (?:la|phai)| nen )[^,;.\n()|]){1,60}|"
    r"(?<![a-z])(?:truoc |hom qua |sang nay |cu |lan truoc |hom truoc |trong ds |truoc day |truoc do |"
    r"da ){0,3}(?:ghi|"
    r"nhap|viet|bao|danh|go) (?:nham|sai)(?: (?:la|thanh|ra))?\s[^,;.\n()|]{1,40}|"
    r"(?<![a-z])(?:ghi|nhap|viet|bao|danh|go|de)(?: la)? (?=\S{0,12}\d)[^,;\n()|]{1,24} (?:la |bi |do )?(?:nham|"
    r"sai)(?![a-z])",
)
_VALUE = r"(?<![\d/.\-])(?:(?:19|20)\d\d|0\d[\d. ]{7,11}\d|\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?)"
_OLD_VALUE = cued(
    "nham|sai|doi|sua|chuyen|lui|dieu chinh|gia han|keo dai|rut|giam|nang|tang tu|tang |thay doi|thanh|->|=>|→|sang",
    rf"(?P<wrong>{_VALUE})\s?[(,:\-]?\s?(?:(?:la|bi|do|em|tram) ){{0,2}}(?:ghi |nhap |viet |danh |go )?(?:nham|sai)"
    r"(?=\s?[,;:.)]?\s?(?:dung|phai|thuc te|sua|moi dung|chinh xac))|"
    r"(?P<then>(?<![\d/.\-])\d{1,2}[/.]\d{1,2})\s(?:xin |nay |da |duoc ){0,2}(?:doi|sua|chuyen|lui|dieu chinh|gia han|"
    r"keo dai)"
    r"(?: lai)? (?:thanh|sang|den|toi|ve|la)\s(?=(?:ngay |het ){0,2}\d{1,2}[/.])|"
    r"(?<![a-z])(?:rut|giam|doi|chuyen|dieu chinh|sua|lui|gia han|keo dai|nang|tang|thay doi)"
    r"(?: (?:ngan|lai|han|ngay|bot|them|thoi gian|cach ly|cl|het|ket thuc)){0,4} tu (?:ngay |"
    r"het ){0,2}(?P<from>\d{1,2}[/.]\d{1,2}"
    r"(?:[/.]\d{2,4})?)\s(?:xuong|sang|thanh|len|ve|con|den|toi|->|→)(?: (?:con|het|ngay))?\s(?=\d{1,2}[/.]\d)|"
    r"(?P<old>(?<![\d/.\-])(?:(?:19|20)\d\d|0\d[\d. ]{7,11}\d))\s{0,2}(?:thanh|->|=>|→|sang|sua thanh|"
    r"doi thanh)\s{0,2}"
    r"(?:nam |ngay )?(?=(?:19|20)\d\d(?![\d/.\-])|0\d[\d. ]{7})",
)
_VERB = r"(?:ghi|viet|nhap|bao|danh(?: may)?|go|noi|nhan|doc|xep|de|gui|tinh)"
_DAY = r"\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?"
_PHONE = r"0\d[\d. ]{7,11}\d"
_ANY = rf"(?:f\s?[0-3](?!\d)|(?:19|20)\d\d(?!\d)|{_PHONE}|{_DAY}|b\.?n\s?\d{{3,7}})"
_LED = r"(?:(?:la|thanh|ra|len|xuong|so|sn|nam|ngay|dien|ca) ){0,3}"
_SLIP = cued(
    "lo |nham|sai|lon |danh may| cu |truoc|qua|cu |nay",
    rf"(?<![a-z])(?:lo|lo tay|nham|sai|lon) {_VERB}(?: nham| sai| lon)? {_LED}{_ANY}|"
    rf"(?<![a-z])(?:{_VERB} (?:nham|sai|lon|lo)|danh may)(?: nham| sai)? {_LED}{_ANY}|"
    rf"(?<![a-z])(?:so|sdt|so dt|so dien thoai|nam sinh|sn|ngay|nguon|ngay sinh) cu (?:la )?:?\s?{_ANY}"
    rf"(?:,? (?:(?:em|toi|minh|tram|la|do|bi) ){{0,2}}(?:{_VERB} )?(?:nham|sai))?|"
    rf"\(\s?(?:lan|tin|hom|ban|ds|sang|danh sach|bao cao)? ?(?:truoc|qua|cu|nay)(?: [a-z]+)? {_VERB}(?: nham|"
    rf" sai)?(?: la| thanh)? "
    r"[^()]{1,40}\)",
)
"""As in "lúc nãy em lỡ viết 1985", "tôi đánh máy 20/6", "số cũ 0912000481 em gõ nhầm", "(lần trước ghi Lê An)"."""
_SAID_WRONG = cued(
    "nham|sai",
    rf"(?<![a-z]){_VERB}(?: [a-z]+){{0,7}} (?P<wrong>{_LED}{_ANY} (?:la|bi|do|thi) (?:nham|sai))(?![a-z])",
)
"""As in "Hồi nãy tôi nói anh Tý thành F0 là sai, anh vẫn là F1"."""
_OOPS = (
    r"\s?[,;.(]?\s?(?:(?:a|ua|y|o|uh|oi|xin loi|quen|lai|thoi)[ ,]{1,2}){0,3}"
    r"(?:nham|sai|sua)(?: roi| lai| so)?(?: la| thanh)?[,:]?\s"
)
_SAME_AGAIN = cued(
    "nham|sai|sua",
    rf"(?P<phone>(?<!\d){_PHONE}){_OOPS}(?={_PHONE})|"
    rf"(?P<year>(?<![\d/.])(?:19|20)\d\d){_OOPS}(?=(?:19|20)\d\d(?!\d))|"
    rf"(?P<day>(?<![\d/.]){_DAY}){_OOPS}(?=(?:(?:den|het|tu|ngay|la) ){{0,2}}{_DAY})|"
    rf"(?P<level>(?<![a-z])f\s?[0-3]){_OOPS}(?=f\s?[0-3])",
)
"""A value and at once the right one: "0934000119, à nhầm 0934000191", "đến 22/6 (sửa: đến 24/6)"."""
_NO_LONGER = cued(
    "thoi |khong |ko |het |bo ",
    r"(?<![a-z])(?:thoi|khong|ko|het|bo)(?: con)? (?:cach ly |cl )?(?:y te )?(?:tai nha|o nha|tap trung|"
    r"cltn|cltt)(?: nua)?"
    r"(?=[,;.]?\s(?:va |ma |nay |gio )?(?:chuyen|vao|sang|ve|len|dua|doi(?! voi))(?![a-z]))",
)
"""Where somebody is no more: "thôi cách ly tại nhà, vào khu cách ly tập trung"."""


def take_taken_back(scan: Scan) -> None:
    """Take what is denied ("chứ không phải 1958", "1958 thành 1985"), so that nobody reads it as said."""
    marks = []
    for found in scan.find(_TAKEN_BACK):
        words = found.group()
        denial = re.match(r"(chu )?\w+ (?:phai|fai)", words)
        level_only = re.search(r"phai(?: la)?\s(?:f\s?[0-3]|doi tuong|dien|tiep xuc)(?![0-9])", words)
        if denial and not denial.group(1) and level_only:
            continue
        marks.append(Mark(found.start(), found.end(), "denied", scan.text[found.start() : found.end()]))
    scan.take(marks)
    scan.take(
        [
            Mark(f.start(), f.end(), "denied", f["old"] or f["wrong"] or f["then"] or f["from"])
            for f in scan.find(_OLD_VALUE)
        ]
    )
    scan.take([Mark(f.start(), f.end(), "denied", f.group()) for f in scan.find(_SLIP) if _is_verb(scan, f)])
    scan.take([Mark(f.start("wrong"), f.end(), "denied", f["wrong"]) for f in scan.find(_SAID_WRONG)])
    for found in scan.find(_SAME_AGAIN):
        name = found.lastgroup or "day"
        scan.take([Mark(found.start(name), found.end(), "denied", found[name])])
    scan.blank(found.span() for found in scan.find(_NO_LONGER))


def _is_verb(scan: Scan, found: re.Match[str]) -> bool:
    """Whether "lo" is lỡ and no name or worry, as far as the text has accents."""
    written = scan.text[found.start() : found.start() + 2].lower()
    return not found.group().startswith("lo ") or written in ("lỡ", "lo")
