"""The words with which the name of a body or person begins; folded."""

from __future__ import annotations

import re

from bot.domain.notices.action_words import verb_at
from bot.domain.notices.passages import Passage

_PERSONS = r"(?:cac )?(?:ong,? ?[(/]?ba(?:\))?|anh,? ?[(/]?chi(?:\))?|dong chi|d/c|d\.c\.?|dc|dd/c)"
_TITLES = (
    r"(?:thon|xom|ap) doi truong|pho bi thu|bi thu|pho chu tich|chu tich|pct|truong ban|pho truong ban|pho ban|"
    r"truong thon|thon truong|thon pho|"
    r"pho thon|pho truong thon|truong xom|xom truong|truong ap|truong khu|khu truong|to truong|to pho|truong doan|"
    r"truong nganh|truong cac|pho truong|truong tram|tram truong|chi huy truong|chi huy pho|pho chi huy|hieu truong|"
    r"truong cong an|pho cong an|doi truong|truong bo phan|truong phong|chu nhiem|giam doc|pho giam doc|uy vien|"
    r"thanh vien|cac thanh vien|dai bieu|thu truong|nguoi dung dau|chu ho|cac chu ho|chu co so|chu cac co so|"
    r"cac chu co so|chu dau tu|lanh dao|ban lanh dao|thuong truc|tt\.? ?(?=dang|hdnd|ub|mat)|can bo|cac can bo|"
    r"cong chuc|cac cong chuc|vien chuc|chuyen vien|nhan vien|cong tac vien|dang vien|hoi vien|doan vien|y si|bac si|"
    r"(?:cac )?chu (?:rung|may|xe|tau|trai|phuong tien|vuon|cua hang|nuoi)|dai dien|tap the|cap uy|cac cap uy|"
    r"cap uy chi bo|chi uy|giao vien"
)
_BODIES = (
    r"ubnd|uy ban nhan dan|uy ban|hdnd|hoi dong nhan dan|dang uy|dang bo|ban thuong vu|btv|ban chap hanh|bch|"
    r"ban chi dao|bcd|ban chi huy|ban chqs|chqs|bchqs|bch quan su|quan su|xa doi|cong an|ca xa|cax|tram y te|tyt|y te|"
    r"van phong|vp|van thu|ke toan|tai chinh|ngan sach|thu quy|dia chinh|tnmt|tai nguyen|moi truong|tu phap|ho tich|"
    r"nong nghiep|nn|khuyen nong|thu y|bao ve thuc vat|bvtv|giao thong|thuy loi|xay dung xa|ntm|nong thon moi|"
    r"chinh sach|csxh|chinh sach xa hoi|ldtbxh|lao dong|ld-tbxh|ldtb&xh|van hoa|vhxh|vh-xh|vh&tt|bhxh|bao hiem xa hoi|"
    r"dai truyen thanh|dai|truyen thanh|thong ke xa|mat tran|mttq|ubmttq|ub mttq|ub mat tran|ubmt|mttqvn|"
    r"hoi(?= )(?! nghi| nhap| dong(?! y)| hop| y)|cac hoi|hoi dong|doan thanh nien|"
    r"dtn|doan tn|doan xa|doan tncs|chi doan|lien doi|cong doan|tuoi tre|htx|hop tac xa|dvnn|"
    r"truong (?:tieu hoc|mam non|mn|thcs|thpt|trung hoc|hoc|th|ptcs|ptdt)|cac truong(?! hop)|3 truong|nha truong|"
    r"hai truong|quy tin dung|ngan hang|buu dien|dien luc|bql|"
    r"ban quan ly|ban quan tri|ban giam sat|ban thanh tra|ban cong tac|ban van dong|ban to chuc|ban tuyen giao|"
    r"ban dan van|ban kinh te|ban nong nghiep|ban phap che|ban giam hieu|ban phat trien|ban phong|ban bao ve|"
    r"ban can su|ban dan chinh|ban bien tap|ban tiep|ban bau cu|ban xay dung|ban chi uy|ban di|"
    r"ubkt|uy ban kiem tra|khoi dan van|khoi mat tran|khoi van hoa|khoi chinh quyen|"
    r"to(?= (?:covid|cong tac|giam sat|hoa giai|tu quan|truy vet|kiem tra|thu gom|cong nghe|bau cu|lien|an ninh|bao ve|"
    r"phong|tuyen truyen|giup|chot|truc|thuy nong|quan ly|soan|xay dung|dan van|hop tac|tiem|lay mau|xu ly|dan pho|ve|"
    r"cong dong|xung kich|phan ung|van dong|khao sat|do dac|thanh tra|chuyen|tham|rung|thong tin))|cac to(?! chuc)|"
    r"doi(?= (?:xung kich|dan phong|tinh nguyen|thuy nong|cong tac|kiem tra|co dong|quan ly|bong|van nghe|thanh nien|"
    r"san xuat|truy|lay|ung|phan ung|phun|pccc|trat tu))|cac doi|luc luong|dan quan|trung doi|tieu doi|"
    r"doan(?= (?:cong tac|kiem tra|lien nganh|giam sat|chi dao|tham))|cac doan(?! vien)|bo phan|cac bo phan|tieu ban|"
    r"cac tieu ban|trung tam|cac nganh|cac ban|ban,? nganh|ban nganh|nganh|doan the|cac doan the|cac don vi|don vi|"
    r"cac co quan|co quan|cac to chuc|to chuc chinh tri|to chuc doan the|chi bo|cac chi|chi hoi|cac ho|ho gia dinh|"
    r"ho kinh doanh|ho dan|cac co so|co so kinh doanh|co so san xuat|doanh nghiep|cac doanh nghiep|cong ty|nha thau|"
    r"don vi thi cong|nhan dan|ba con|nguoi dan|toan dan|toan the|phong (?:giao duc|y te|lao dong|ldtb|noi vu|"
    r"tai chinh|nong nghiep|tai nguyen|tnmt|van hoa|tu phap|hanh chinh|"
    r"kinh te|kham)|benh vien|chi nhanh|chi cuc|kho bac|toa an|hat kiem lam|don bien phong|huyen doan|huyen uy|"
    r"bo doi|tram (?:khuyen nong|thu y|bao ve|dien|cap nuoc|kiem)|nhom|cac nhom|"
    r"cac chot|chot (?:kiem|truc|so)|moi ho|tung ho|moi gia dinh|cac gia dinh|gia dinh|moi cong dan|cac nha|"
    r"nguoi (?:phu trach|truc|duoc giao|dung dau)|ban thuong truc|cac ca nhan|tat ca cac|xa(?! hoi| luan)|huyen"
)
_HAMLETS = (
    r"thon|xom|ap|khu pho|to dan pho|tdp|lang|khoi(?! luong| phuc| cong| nghiep)|khu dan cu|kdc|cac khu|5 thon|"
    r"cac thon"
)
_MANY = (
    r"(?:(?:cac|nhung|moi|tung|tat ca|toan the|toan bo|ca|cung|hai|ba|bon|nam|sau|bay|tam|chin|muoi)\s|"
    r"(?:0?\d{1,2})\s){0,2}"
)
HAMLET = re.compile(rf"{_MANY}(?:{_HAMLETS})(?![a-z0-9])")
_HEAD = re.compile(rf"(?<![a-z0-9]){_MANY}(?P<head>{_PERSONS}|{_TITLES}|{_BODIES}|{_HAMLETS})(?![a-z0-9])")
_NAMED = re.compile(
    rf"(?<![a-z0-9]){_MANY}(?P<head>ban(?! hanh| dau| cam ket| bao cao| ke(?! hoach| toan)| khai(?![a-z])|"
    rf" sao(?![a-z])| tin(?![a-z]| dung)| kiem diem| than(?![a-z])| ve(?![a-z]| sinh)| cung(?![a-z])| mem(?![a-z])|"
    rf" hop dong| danh gia| dang ky| photo| dem| ngay| bo| cho| tang| be| quyen| chat| giao| doc| ra)|"
    rf"to(?! chuc| ra| khai| trinh| roi)|"
    rf"doi(?! ngu| mu| voi| thoai| chieu| tuong| moi| ung)|doan(?! ket| duong| vien)|cau lac bo|truong(?! hop|"
    rf" thanh)|nhom(?! zalo)|ho(?! so| tro| tich| ten| va))(?= )"
)
_RANK = re.compile(
    rf"(?<![a-z0-9]){_MANY}(?P<head>(?!sinh |hoc |cong |cac )"
    rf"(?:(?!cua |cho |voi |ket |va |do |ve |la )[a-z]{{1,6}} ){{1,3}}"
    r"(?P<rank>vien|truong))(?![a-z0-9])"
)
_OF_MANY = re.compile(r"(?:hoi|dang|doan|xa|cong|giao|hoc) vien$")
_HONORIFIC = re.compile(r"(?<![a-z0-9])(?P<head>ong|ba|thay|co|chi|anh)(?= )")
GENERIC = re.compile(
    r"(?:(?:cac|nhung|moi|tung|toan the)\s)?(?:ho(?! tich)|nhan dan|ba con|nguoi dan|"
    r"toan dan|dang vien|hoi vien|doan vien|co so|cac co so|doanh nghiep|chu ho|dai bieu|huyen)(?![a-z])"
)


def head_at(text: Passage, position: int) -> re.Match[str] | None:
    """The word that makes the words from here on an owner: an office, a body, a title, a person, a hamlet."""
    if text.says(position, position + 3, "mời") and text.accented:  # not "mọi" or "mỗi"
        return None
    found = _HEAD.match(text.folded, position)
    if found is not None and _spelt_as_head(text, found["head"], found.start("head"), found.end("head")):
        return found
    named = _NAMED.match(text.folded, position)
    if named is not None and _is_named(text, named):
        return named
    ranked = _RANK.match(text.folded, position)
    if ranked is not None and _is_an_order(text, ranked):
        return None
    if ranked is not None and text.says(ranked.start("rank"), ranked.end(), "viên", "trưởng"):
        return ranked
    honoured = _HONORIFIC.match(text.folded, position)
    return honoured if honoured is not None and _is_honorific(text, honoured) else None


def _is_an_order(text: Passage, ranked: re.Match[str]) -> bool:
    """Whether "chỉ đạo hội viên" or "trình Trưởng Ban" is taken for somebody's rank."""
    action = verb_at(text, ranked.start("head"))
    if action is None:
        return False
    return (
        ranked["rank"] == "truong"
        or _OF_MANY.search(ranked["head"]) is not None
        or action.end() < ranked.end("head") - 12
    )


def _is_honorific(text: Passage, found: re.Match[str]) -> bool:
    """Whether "ông", "bà", "thầy" or "cô" stands before a name."""
    end = found.end()
    after = text.text[end + 1 : end + 3]
    return (
        text.says(found.start("head"), end, "ông", "bà", "thầy", "cô", "chị", "anh")
        and after[:1].isupper()
        and not (after[1:].isupper())
    )


_HEAD_ACCENTS: dict[str, tuple[str, ...]] = {
    "ap": ("ấp",), "thon": ("thôn",), "xom": ("xóm",), "lang": ("làng",), "khoi": ("khối",), "xa": ("xã",),
    "dai": ("đài",), "nganh": ("ngành",), "nhom": ("nhóm",),
    "huyen": ("huyện",), "cac ban": ("các ban", "các bản"), "vp": ("vp",), "dc": ("đc",), "ca xa": ("ca xã",),
    "cac to": ("các tổ",), "cac doi": ("các đội",), "bao ve": ("bảo vệ",), "quan su": ("quân sự",),
    "cac khu": ("các khu",), "cac ho": ("các hộ",), "ba con": ("bà con",), "dai bieu": ("đại biểu",),
    "y te": ("y tế",), "tu phap": ("tư pháp",), "don vi": ("đơn vị",), "uy ban": ("ủy ban",), "nn": ("nn",),
    "dang bo": ("đảng bộ",), "thu quy": ("thủ quỹ",), "uy vien": ("ủy viên",), "lao dong": ("lao động",),
}  # fmt: skip


def _is_named(text: Passage, found: re.Match[str]) -> bool:
    """Whether "Ban" or "Tổ" begins a name: with its accents, or with a capital or a number behind it."""
    start, end = found.start("head"), found.end("head")
    if not text.says(
        start, end, "ban", "bản", "tổ", "đội", "đoàn", "hội", "câu lạc bộ", "trường", "trưởng", "phó", "nhóm", "hộ"
    ):
        return False
    after = text.text[end + 1 : end + 3]
    return text.accented or after[:1].isdigit() or (after[:1].isupper() and not text.text.isupper())


def _spelt_as_head(text: Passage, head: str, start: int, end: int) -> bool:
    wanted = _HEAD_ACCENTS.get(head)
    return wanted is None or text.says(start, end, *wanted)
