"""What the text says happened to a person: taken off the list, released, put right."""

from __future__ import annotations

import re

from bot.domain.cued import cued
from bot.domain.folding import CAPITAL
from bot.domain.line_lists.fields.scan import Mark, Scan
from bot.domain.line_lists.naming.vocabulary import FOLDED_COMMON

_WHO = r"(?:(?:ten|anh|chi|ong|ba|em|nguoi nay|truong hop nay|ca nay|so \d+|stt \d+|tru) ){0,3}"
_LIST = r"(?:danh sach|ds|dien|list|dsach|nhom f\d|f\d|so theo doi)"
_OF_LIST = (
    r" (?:luc|hoi|cu|truoc|sang|chieu|toi|trua|hom|ban|da gui|vua gui|em gui|e gui|gui|kia|nay|nhap|lan|ngay|di|sai|"
    r"loi)(?![a-z])"
)
"""An earlier list is taken back, and nobody off it: "em lập lại cho gọn, bỏ ds lúc chiều nhé"."""
_REMOVED = cued(
    "khoi|ngoai|loai|rut|gach|xoa|bo|cat|khong |ko |k |hong |chua |dung |gop vao|nham|->|→|=>|"
    "trung voi|trung s|trung dong|trung ds|trung danh|trung ten",
    r"(?<![a-z])(?<!phan )(?<!xep )(?:(?:xin |de nghi |da |duoc |thi |nen ){0,4}(?:"
    rf"(?:dua|lay|chuyen|cho|rut|loai|gach|xoa|bo|cat|tru) {_WHO}(?:ra )?(?:khoi|ngoai)(?! (?:khu|bv|benh vien|noi|"
    rf"dia|nha|cong|cua|phong|thon|xom|xa|chot|ngo|duong|hang rao)(?![a-z]))(?: {_LIST})?|"
    rf"(?:(?<!xep )(?<!phan )loai(?! f\s?\d)|rut|gach|xoa|bo|cat)(?: bo)? {_WHO}(?:ra |di |trong |tren |o )?"
    rf"{_LIST}(?!{_OF_LIST})|"
    r"(?:loai|rut|gach|xoa)(?: bo)? (?:ten|ra|di)|(?:loai|rut|gach|xoa|bo|cat)(?: bo)? (?:so|stt|truong hop|ca) |"
    rf"(?:ra )?khoi {_LIST}|(?:khong|k|ko|hong) (?:con )?(?:thuoc|nam|o) (?:trong )?(?:{_LIST}|doi tuong)|"
    r"(?:khong|k|ko) (?:phai|con) (?:la )?(?:f\s?[0-3](?:\s?(?:,|/|va|hay|hoac)\s?f\s?[0-3](?! moi dung|"
    r"\d)){0,3}|doi tuong|dien|tiep xuc)[^,;.\n]{0,12}|loai tru|bi loai|"
    r"(?:->|→|=>)\s?(?:loai|bo|xoa|rut|gach|dua ra)(?! (?:f|dien))|trung (?:voi )?(?:so|stt|dong) \d+|"
    r"gop vao (?:so|stt)|trung (?:voi )?(?:ds|danh sach) xa|"
    r"da loai|"
    r"khong (?:co )?(?:tiep xuc|tx(?= (?:ai|gi|voi|b\.?n|f\d|ca ))|t/x)|"
    r"(?:khong|dung|khoi) (?:dua|ghi|tinh|cho) vao (?:danh sach|ds)|"
    r"(?:khong|ko|k|chua) (?:lap|lam|can|dua|ghi|phai lap|nam trong) (?:vao )?(?:danh sach|ds|ho so)|"
    r"(?:(?:khong|ko|k) (?:dua vao|tinh|ke)|(?:dung|khoi|(?:khong|ko|k) (?:can|phai)) (?:dua vao|tinh|ke|ghi|dua))"
    r"(?: ten)?(?= (?:nua|vao|a|nhe|dau|nha)(?![a-z])|\s*[.,;)]|\s*$)|"
    r"(?:khong|ko|k) (?:con )?(?:thuoc|nam trong|o) (?:(?:mot |bat cu |bat ky )?(?:dien|doi tuong|nhom|f) (?:nao|gi))|"
    r"khong co (?:ai|nguoi|truong hop)(?: nao)?(?: ten)?(?: la)? (?:do|nay|ay|nhu vay|nhu the)|"
    r"khong tim thay|khong lien quan|"
    r"nham nguoi|dua nham|ghi nham ten|nhap nham ten|trung ten nen bo))(?![a-z])",
)
_ABSENT = cued(
    "vang|nghi hoc|khong ",
    r"(?:^|\n)\W{0,4}(?:vang(?: mat)?|nghi hoc|khong co mat|khong (?:thuoc dien|lien quan|tiep xuc))"
    r"(?: hom do| ngay do)?\s?(?:\([^()]{0,30}\)\s?)?:(?=\s)",
)
"""What stands over the names of those who were not there."""
_RELEASED = cued(
    "het|hoan thanh|ket thuc|du |dung cach|thoi cach|xong|do |go |toa",
    r"(?<![a-z])(?:da |duoc |vua |se |du kien |dk |sap |chua |ngay ){0,4}(?:het (?:thoi )?(?:han|"
    r"gian)(?: cach ly| cl|"
    r" theo doi)?(?: y te)?|het (?:cach ly|cl|cach li|cltt|cltn)|"
    r"hoan thanh (?:thoi gian |thoi han |viec |dot )?(?:cach ly|cl|cach li|theo doi)|ket thuc (?:thoi gian |"
    r"thoi han |viec )?(?:cach ly|cl|theo doi|cach li)|"
    r"du (?:thoi gian|thoi han|so ngay|ngay|\d\d ngay) (?:cach ly|cl|theo doi)|ket thuc theo doi|"
    r"(?<!ap )(?<!su )dung cach ly|het thoi gian theo doi|thoi cach ly|"
    r"xong (?:cach ly|cl)|cach ly xong|cl xong|(?:thao |giai )?(?:do|go|toa)(?: bo)? (?:cach ly|cl)|"
    r"du dieu kien ve nha)(?: y te)?(?: tap trung| tai nha|"
    r" tai gia dinh)?(?![a-z])",
)
_CORRECTED = cued(
    "chinh|sua|nham|sai|nguoc|bi dao|moi dung|cap nhat|thay doi|dung ",
    r"(?<![a-z])(?:xin |cho |de nghi |nho ){0,3}(?:dinh chinh|sua(?>(?: lai)?(?: la| thanh)?)"
    r"(?! (?:dien(?! thoai)|xe|nha|may|chua|ong nuoc|mai|duong|ti ?vi|bep|giay|o ?to|quat|tu lanh|dieu hoa|mang|khoa|"
    r"ruong|vuon|cong|gi|o|cho nha|so (?:theo doi|sach|ghi)))|chinh (?:lai|sua)|"
    r"dieu chinh|"
    r"ghi nham|nhap nham|viet nham|danh nham|go nham|"
    r"ghi sai|nhap sai|(?:ghi|viet|nhap|bi) nguoc|dao nguoc|bi dao (?:so|nam|cho)|nham(?! nguoi)|moi dung|"
    r"cap nhat lai|thay doi|dung (?:ra |phai )?la)(?![a-z])",
)
_WHAT_ENDS = re.compile(r"(?<![a-z])(?:cach l[yi]|cl|cltt|cltn|do cach ly)(?![a-z])")


_TAKE_OFF = cued(
    "bo|loai|xoa|gach|rut",
    r"(?:^|[.;:]\s)\s{0,2}(?:(?:xin|de nghi|nho|cho)\s){0,2}(?P<verb>bo|loai|xoa|gach|rut)(?: ten)?\s"
    r"(?=(?:(?:ong|ba|anh|chi|em|chau|co|chu|bac|ban|be|cu|di|cau|thay|truong hop)\s)?"
    r"(?P<name>[^\W\d_]+)\s[^\W\d_]+)",
)
_VERBS = frozenset(("bỏ", "loại", "xóa", "xoá", "gạch", "rút"))


_NOT_BUT = cued(
    "phai",
    r"(?<![a-z])(?:khong|ko|k) phai (?:la )?f\s?[0-3](?: dau)?\s?[,;-]?\s?(?:(?:ma|chi|nhung|thuc ra|dung ra) ){1,3}"
    r"(?:la )?f\s?(?P<to>[0-3])(?!\d)",
)


_AFTER_ALL = cued(
    "chi|that ra|thuc|dung ra|lai",
    r"(?<![a-z])(?:(?P<only>chi)(?: la| thuoc| dien| thuoc dien)?|"
    r"(?:thuc ra|that ra|dung ra|thuc chat|(?:ra soat|ra|xac minh|xac dinh|kiem tra) lai)"
    r"(?: (?:chi|la|thuoc|dien)){1,3}) f\s?(?P<to>[0-3])(?!\d)",
)


def take_changes(scan: Scan) -> None:
    """Take "đưa ra khỏi danh sách", "bỏ Trần Thị Lý", "hết cách ly" and "đính chính"."""
    scan.take(
        [
            Mark(found.start("verb"), found.end(), "change", "removed")
            for found in scan.find(_TAKE_OFF)
            if scan.text[found.start("verb") : found.end("verb")].lower() in _VERBS
            and scan.text[found.start("name")].isupper()
        ]
    )
    scan.take([Mark(f.start(), f.end(), "new_level", "F" + f["to"], "corrected") for f in scan.find(_NOT_BUT)])
    scan.take(
        [
            Mark(f.start(), f.end(), "new_level", "F" + f["to"], "corrected")
            for f in scan.find(_AFTER_ALL)
            if not f["only"] or scan.text[f.start("only") : f.end("only")].lower() == "chỉ"
        ]
    )
    scan.take([Mark(f.start(), f.end(), "change", "removed") for f in scan.find(_ABSENT)])
    scan.take(
        [
            Mark(f.start(), f.end(), "change", "removed", _denied_level(f.group()))
            for f in scan.find(_REMOVED)
            if _drops(scan, f) and not _is_of_another(scan, f)
        ]
    )
    marks = []
    for found in scan.find(_RELEASED):
        if scan.text[found.start() : found.end()].lower().startswith(("dũng ", "dụng ", "dùng ")):
            continue  # his name or "áp dụng", and no "dừng"
        planned = re.match(r"(?:se |du kien |dk |sap |chua |ngay )", found.group())
        what = _WHAT_ENDS.search(found.group())
        end = found.start() + what.start() if what and what.start() else found.end()  # the place stays to be read
        marks.append(Mark(found.start(), end, "ending", "planned" if planned else "released", found.end()))
    scan.take(marks)
    scan.take([Mark(f.start(), f.end(), "change", "corrected") for f in scan.find(_CORRECTED) if is_meant(scan, f)])
    scan.take([Mark(m.start, m.end, "change", "corrected") for m in scan.of("denied")])


_OTHER = re.compile(
    r"\([^()]*?(?<![^\W_])(?:anh|chị|ông|bà|em|cô|chú|bác|cậu|anh|chi|ong|ba|co|chu|bac) "
    rf"(?P<given>{CAPITAL}[^\W\d_]*)(?! {CAPITAL})[^()]*$"
)


def _is_of_another(scan: Scan, found: re.Match[str]) -> bool:
    """Whether brackets speak of somebody whom the text names nowhere else: "(thầu: anh Hợi, anh này đừng ghi)"."""
    other = _OTHER.search(scan.text, 0, found.start()) if "(" in scan.text else None
    return other is not None and re.search(rf"[^\W\d_] {other['given']}(?!\w)", scan.text[: other.start()]) is None


_CALLED_BO = re.compile(r"(?<![a-z])(?:toan|can|tien|noi|bo) $")


_TOLD_ALL = re.compile(
    r"(?:^|[.;!\n]\s?)(?:(?:de nghi|mong|nho|xin|yeu cau) )?(?:moi nguoi|ba con|ca nha|nha minh|cac bac|cac d/?c|"
    r"(?:cac|nhung) (?:[a-z/]+ ){1,3}con lai|(?:[a-z]+ ){1,3}khac)(?![a-z])[^.;\n]*$"
)
"""Before what everybody is asked, or what is said of those whom nobody lists: "Mọi người tạm không tiếp xúc nhé"."""


def _drops(scan: Scan, found: re.Match[str]) -> bool:
    """Whether "bo" is bỏ (leave out), and not the end of "toàn bộ" or somebody's father."""
    if _TOLD_ALL.search(scan.folded, max(0, found.start() - 60), found.start()):
        return False
    if not found.group().startswith("bo "):
        return True
    written = scan.text[found.start() : found.start() + 2].lower()
    return written in ("bỏ", "bo") and _CALLED_BO.search(scan.folded, 0, found.start()) is None


def _denied_level(words: str) -> str | None:
    """The level that somebody is said not to be."""
    found = re.search(r"phai (?:la )?f\s?([0-3])", words)
    return f"F{found.group(1)}" if found else None


_WORD_BEFORE = re.compile(r"([^\W\d_]+) $")


def is_meant(scan: Scan, found: re.Match[str]) -> bool:
    """Whether "nham" is nhầm (wrong) and not the name Nhâm, and "dinh chinh" is not the end of Lê Đình Chinh."""
    written = scan.text[found.start() : found.end()].lower()
    if "sữa" in written:
        return False  # "quà bỉm sữa:"
    if found.group() == "dinh chinh":
        before = _WORD_BEFORE.search(scan.folded[: found.start()])
        named = before is not None and before.group(1) in FOLDED_COMMON
        return not named if written.isascii() else written in ("đính chính", "đính chinh", "dính chính", "đinh chính")
    if found.group().startswith("dung"):
        called = scan.text[found.start()].isupper() and scan.text[: found.start()].rstrip(" ")[-1:].isalpha()
        return written.startswith(("đúng", "dung")) and not called  # "Kim Ngọc Dũng là F3"
    return found.group() != "nham" or written == "nhầm"


_NEW_ONE = re.compile(
    r"(?<![a-z])(?:them|bo sung|thay(?: vao| bang| la)?|nguoi dung|dung ra|con lai|giu)(?![a-z])|\.\s"
)


def told_of_next(lead: list[Mark], scan: Scan, first: Mark, name: Mark) -> list[Mark]:
    """What stands before several and is told of this one, who may come after the removed: "Bỏ F1 A, thêm F1 B"."""
    if name is first or not any(each.value == "removed" for each in lead):
        return lead
    anew = _NEW_ONE.search(scan.folded, first.end, name.start) is not None
    return [each for each in lead if not anew or each.kind != "change"]
