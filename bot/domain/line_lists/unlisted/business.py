"""Other business of a commune whose lists name people too: duties, gifts, vaccination, meetings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.domain.cued import by_initials
from bot.domain.line_lists.above.context import said_of
from bot.domain.line_lists.below.everybody import speaks_of_all
from bot.domain.line_lists.fields.scan import Mark, Scan
from bot.domain.line_lists.unlisted import notes
from bot.domain.line_lists.unlisted.talk import take_other_matters
from bot.domain.line_lists.writing.lines import Line

if TYPE_CHECKING:
    from bot.domain.line_lists.reader import Reader

_MATTERS = (
    r"(?:lich|ca|danh sach|ds|phan cong|phan|to|chia ca|bang) truc|truc (?:chot|gac|ban|ca|tuan|"
    r"dem|ngay|"
    r"tet|phong dich|khu)|phan cong(?! cach ly)|chia ca|doi ca|ung ho|quyen gop|dong gop|"
    r"hao tam|(?:tang|nhan|trao|phat|chia|gui) (?:qua|gao|nhu yeu pham|tien|tui an sinh)|"
    r"to (?:covid|truy vet|tuan tra|cong tac|giam sat|chot|phong chong|an ninh)|(?:doi|luc luong) (?:tuan tra|"
    r"tinh nguyen|"
    r"truy vet|phun|xung kich|chot|tham gia)|ho ngheo|can ngheo|neo don|(?:thanh phan|danh sach|ds) (?:du |"
    r"tham du |moi )?hop|"
    r"giay moi|tham du|doan vien|hoi vien|tinh nguyen vien|khen thuong|cu tri|thanh vien (?:to|doi|ban|bcd)|"
    r"phu trach (?:thon|khu|chot|cac|dia ban|tung)|dau moi|dieu dong|dong quy|nop quy|thu quy|"
    r"(?:danh sach|ds|lich|ke hoach|bang)[a-z ]{0,20} (?:tiem|ho tro|dang ky|hien mau|di cho|phun khu|nop|vay|"
    r"thu tien|tham gia)|(?:cac|nhung|so) ho (?:duoc |nhan |xin ){1,2}ho tro"
)
_BUSINESS = re.compile(rf"(?<![a-z])(?:{by_initials(_MATTERS)})(?![a-z])")
_SHEET = re.compile(
    r"(?<![a-z])(?:danh ba|dien thoai|truc|lich|tiem|vac ?xin|vaccine|nguoi ve|ve tu|ve que|tro ve|khai bao|can bo|"
    r"thanh vien|nhan su|kinh phi|vat tu|huong dan)(?![a-z])"
)
_LEVEL_LIST = re.compile(r"(?<![a-z])(?:danh sach|ds|dsach|list|gui|bo sung|them)(?: \w+){0,2} f\s?[0-3](?![0-9])")
_OF_LEVEL = re.compile(r"(?:^|: )(?:(?:danh sach|ds|phan [a-z]+|[ivx]{1,3}|\d)\s?[.):\-]?\s?)?f\s?[0-3](?!\d)")
_FOUND = re.compile(
    r"(?<![a-z])(?:nam duoc|nam co|phat hien|bao cao|bao|ra soat|ghi nhan|xac minh|thong ke|them|phat sinh|"
    r"co(?= \d)|gui)"
    r"(?: [a-z0-9]+){0,3} f\s?[0-3](?![0-9])"
)
_ASSERTED = re.compile(
    r"(?<![a-z])(?:(?:phan loai|xep loai|xep|thuoc(?: dien)?|dien|(?:dang|hien) la|dua vao(?: dien)?|"
    r"tinh|nguoi (?:nay|ni|tren) la|deu la)|"
    r"(?<=:))\s?f\s?[0-3](?![0-9/]|,? f|\s?:)"
    r"|f\s?[0-3] (?:co ten|sau|duoi day|sau day|chu khong|chu ko)(?![a-z])"
)
_ISOLATED = re.compile(
    r"(?<![a-z])(?:ghi nhan|kiem tra|bao cao|ra soat|thong ke|cap nhat|quan ly|gui|bao)(?: [a-z0-9]+){0,3} "
    r"(?:nguoi|truong hop|ho|cong dan)(?: dang| duoc| phai)? (?:cach ly|theo doi)(?![a-z])"
)
_AFFECTED = re.compile(
    r" ?(?:[a-z]+ ){0,3}(?:lien quan(?: den| toi)?(?: ca| o)? (?:dich|benh|duong|nhiem|covid|f\s?0|b\.?n)|"
    r"tiep xuc|nguy co|"
    r"phai cach ly|bi cach ly|di cach ly|(?:dang|duoc|thuoc dien) cach ly)(?![a-z])"
)
_ASKS = re.compile(r"(?<![a-z])(?:thieu|ai (?:di|ranh|truc|giup|co)|nhan (?:anh|chi|em|tin)|xin them)(?![a-z])")
_SENDS = re.compile(
    r"(?: [a-z0-9]+){0,4}?(?: ?\([^()]{1,40}\))? (?:(?:xin |kinh )?(?:bao nhanh|bao tin|bao them|thong bao|bao cao)|"
    r"(?:xin|kinh) (?:bao|gui)|(?:bao|gui)(?: (?:tram|xa|bcd|em|anh|chi|minh|moi nguoi))?(?= ?\W?$))(?![a-z])"
)
_WHOSE = re.compile(
    r"(?<![a-z])(?:dua don|don|dua|cho|van chuyen|tiep nhan|lay mau|xu ly|cac ho|ho|nha|quan ly|theo doi|"
    r"phu trach|giam sat|phuc vu|cho|cac|nhung|va|giup|do|gap|dua|cung|voi)"
    r"(?: cac| nhung| \d+)?\s$|f\s?[0-3]\s?[,/]\s?$|/\s?$"
)


def is_business(folded: str) -> bool:
    """Whether a sheet of this name lists others than contacts: "Danh bạ", "Người về từ vùng dịch"."""
    return _BUSINESS.search(folded) is not None or _SHEET.search(folded) is not None


def begins_business(line: Line, scan: Scan, *, first: bool, following: Line | None) -> bool:
    """Whether a line heads a list of such a kind. `first`: nobody is listed above it; `following`: the next line."""
    found = next((each for each in _BUSINESS.finditer(line.folded) if not _is_name(scan, each.start())), None)
    if found is None or any(mark.kind in ("birth", "phone", "code", "contact") for mark in scan.marks):
        return False
    if following is not None and _OF_LEVEL.search(following.folded):
        return False  # "BÁO CÁO CỦA TỔ COVID THÔN ...", and a list of F1
    if _SENDS.match(line.folded, found.end()) and _BUSINESS.search(line.folded, found.end()) is None:
        return False  # "Tổ truy vết báo nhanh, đoàn đi lễ chùa về:"
    levels = [mark for mark in scan.marks if mark.kind in ("level", "new_level")]
    if any(mark.start < found.start() for mark in levels) or _LEVEL_LIST.search(line.folded):
        return False
    if _FOUND.search(line.folded, found.end()):
        return False  # "Tổ COVID số 2 đi từng ngõ, nắm được 3 F2"
    if _ASSERTED.search(line.folded):
        return False  # "Tổ Covid cộng đồng: mấy người này là F1"
    if _ISOLATED.search(line.folded, found.end()):
        return False  # "Tổ Covid ghi nhận người cách ly tại nhà:"
    if _AFFECTED.match(line.folded, found.end()):
        return False  # "hội viên liên quan dịch"
    heads = line.folded.rstrip(" *").endswith(":") or notes.is_title(line.folded) or line.body.isupper()
    named = any(mark.end <= found.start() for mark in scan.of("name"))
    if not heads and (named or _ASKS.search(line.folded)):
        return False  # "Đ/c Lê Văn Bình phụ trách địa bàn"
    listed = following is not None and following.marker != "" and following.index in (None, 1)
    return (heads or listed or first) and (not line.marker or line.marker in ("roman", "letter") or heads)


def _is_name(scan: Scan, at: int) -> bool:
    """Whether words are somebody's name: "Hộ 2: ông Phan Công Bằng" is no "phân công"."""
    return any(mark.kind == "name" and mark.start <= at < mark.end for mark in scan.marks)


def has_level(scan: Scan, people: Sequence[Mark]) -> bool:
    """Whether a line says of its people that they are F0-F3, and not only whom they look after."""
    return any(
        mark.kind in ("level", "new_level") and not _WHOSE.search(scan.folded[: mark.start])
        for mark in scan.marks
        if abs(mark.start - people[0].start) < 60
    )


def _heads_levelled_sheet(reader: Reader) -> bool:
    """Whether a line stands over the first list of a sheet whose name says a level: "TỔ COVID ..." in "F2"."""
    levelled = any(kind == "sheet" and said.level for kind, said in reader.context.frames)
    return levelled and not any(each.draft.sheet == reader.sheet for each in reader.gathering.people[-1:])


LONGEST_DUTY = 40  # lines under a title of other business in which somebody may still say that all of them are F2


def _is_of_contacts(reader: Reader) -> bool:
    """Whether those listed below are contacts: they are told with their births, and under them is said what they are.

    As in "Em là Thảo, trực đêm: ... Em xếp F1" or "Tổ truy vết báo: ... 5 người này là F2 của F1 Tô Ngọc Bân".
    """
    lines, at = reader.ahead
    ahead = lines[at : at + LONGEST_DUTY]
    last = max((index for index, line in enumerate(ahead) if _BORN.search(line.folded)), default=-1)
    for index, line in enumerate(ahead):
        if _ALL_OF_LEVEL.search(line.folded) and speaks_of_all(line.folded):
            return True
        if _OF_LEVEL.search(line.folded) and index <= last:
            return False  # a list of its own
        classed = _CLASSED.search(line.folded)
        if classed is not None and 0 <= last < index and not _UNSAID.search(line.folded, 0, classed.end()):
            return True
    return False


_BORN = re.compile(r"(?<![\d/.\-])(?:19\d\d|20[01]\d)(?!\d)|(?<![a-z])(?:sn|ns|sinh) ?\d\d(?!\d)|[a-z], \d\d,")
_CLASSED = re.compile(
    r"(?:(?:^|[.;!?] )\W{0,3}|(?<![a-z])(?:xep|dien|doi tuong|la|thuoc|loai|chot|dinh|tinh|vao|goi|deu|cung|len)"
    r"(?: (?:la|dien|thuoc|loai|vao|ca hai|ca|het|hai|ba)){0,3}:? )f\s?[0-3](?![0-9/]|,? f|\s?:)"
)
_UNSAID = re.compile(r"(?<![a-z])(?:luu y|neu|chua|khong|ko|k|ai|nguoi|cac|nhung|truong hop|moi)(?![a-z])[^.;]*$")
_ALL_OF_LEVEL = re.compile(
    r"(?<![a-z])(?:(?:deu|cung|la|dien|thuoc|xep|thuoc dien|tinh) ){1,3}f\s?[0-3](?![0-9/]|,? f|\s?:)"
)


def take_business(reader: Reader, line: Line, scan: Scan, people: Sequence[Mark]) -> bool:
    """Whether a line heads a list of something else than contacts, stands in one, or is talk; if so, it is noted."""
    first = not (reader.gathering.people or reader.entry)
    begins = begins_business(line, scan, first=first, following=reader.following)
    if begins and not _heads_levelled_sheet(reader) and not _is_of_contacts(reader):
        reader.close_entry()
        own = next((mark.value for mark in scan.of("place")), None)
        place = own or reader.context.said().get("place") if reader.over_headings else None
        if not (reader.business and reader.context.fresh):
            reader.context.frames.clear()  # else the title goes on: "(gửi qua Zalo nhóm BCĐ ...)"
        reader.business = True
        if place is not None:
            reader.context.enter(said_of({"place": place}))  # "TỔ QUẢN LÝ CÁCH LY TẠI NHÀ"
        hamlets = {mark.value.hamlet for mark in scan.of("hamlet")}
        if len(hamlets) == 1 and (reader.over_headings or not (reader.gathering.people or line.marker)):
            reader.context.enter(said_of({"hamlet": hamlets.pop()}))  # of the team that sends the list
        reader.heading(line, "other business")
        return True
    if reader.business and people and not has_level(scan, people):
        reader.close_entry()
        reader.note(line, "other business")
        return True
    return take_other_matters(reader, line, scan, people)
