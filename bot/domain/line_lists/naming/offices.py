"""Who is named for his office, or as whom to call, and is none of those listed: "ông Đức, công an viên, giám sát"."""

from __future__ import annotations

import re

from bot.domain.line_lists.fields.scan import Scan
from bot.domain.line_lists.naming.names import Name
from bot.domain.line_lists.naming.vocabulary import HON

_IN_BRACKETS = re.compile(
    r"\s?\((?:la )?(?:y te thon|ytt|cong an(?: vien| xa)?|ca vien|ca xa|cax|dan quan|to (?:truong )?(?:covid|"
    r"giam sat)[^()]{0,30}|thon truong|truong thon|"
    r"bi thu[^()]{0,20}|phu nu|tram y te|tyt|can bo[^()]{0,20}|to truong[^()]{0,20}|lai xe|mat tran|doan thanh nien)\)"
    r"(?!.{0,20}(?:19|20)\d\d)"
)
_BEHIND = re.compile(
    r"\s?[,(\-–]\s?(?:(?:la|lam|hien|dang|nguyen|quyen|pho|dong chi) ){0,3}(?:"
    r"(?:truong |pho )?cong an (?:vien|xa|thon|huyen|phuong|vien thon)|cong an vien|cav|cax|"
    r"(?:truong|pho)(?: ban| to| xom| tram| khoa| phong| doan| thon){1,2}(?![a-z])|thon truong|xom truong|tram truong|"
    r"to truong|doi truong|bi thu|chu tich|pct|uy vien|hieu truong|giam doc|"
    r"(?:chi )?hoi (?:truong|phu nu|nong dan|vien|cuu chien binh|ccb)|chi hoi|"
    r"(?:can bo|cb|nhan vien|vien chuc) (?:y te|tram|xa|cdc|truy vet|giam sat|van phong)|y te (?:thon|xa|ban)|ytt|"
    r"tram y te|tyt|ban chi dao|bcd|mat tran|chi huy|quan su|xa doi|dan quan|ctv|cong tac vien|"
    r"thanh vien (?:to|ban|doi|bcd))(?![a-z])"
)
_LISTED = frozenset(("birth", "age", "level", "new_level", "contact", "code", "codes", "sex", "change"))
_SIGNS = re.compile(
    r"(?<![a-z])(?:hieu truong|hieu pho|giam doc|pho giam doc|chu nhiem|quan doc|chu tich cong doan|chi huy truong|"
    rf"lop truong|ban giam hieu|chu doanh nghiep|cua hang truong|truong ca|giao vien chu nhiem|gvcn)\s?:\s?{HON}$"
)
_SENTENCE_END = re.compile(r"[;\n|\t]|\.\s")


def holds_office(scan: Scan, name: Name) -> bool:
    """Whether an office stands behind a name, and nothing in its sentence tells of one who is listed."""
    if _IN_BRACKETS.match(scan.folded, name.end):
        return True
    if _SIGNS.search(scan.folded, max(0, name.start - 40), name.start):
        return True
    if name.slotted or (_BEHIND.match(scan.folded, name.end) is None and not _is_charged(scan, name)):
        return False
    begin = max((each.end() for each in _SENTENCE_END.finditer(scan.folded, 0, name.lead)), default=0)
    end = _SENTENCE_END.search(scan.folded, name.end)
    until = end.start() if end is not None else len(scan.text)
    return not any(mark.kind in _LISTED and begin <= mark.start < until for mark in scan.marks)


_SPEAKING = re.compile(
    r"\W*(?:(?:da|vang|alo|chao|thua|kinh (?:gui|chao|thua))(?:,| [a-z]+){0,4},? )?(?:em|chau|minh|toi|con)"
    r"(?: la| ten| ten la)? (?:(?!em |chau )[a-z]{2,4} )?"
)
_REPORTS = re.compile(
    r"[^;\n.:]{0,60}?(?<![a-z])(?:bao(?! nhieu| gom| gio)|xin (?:bao|gui|phep|chao)|gui|ctv|cong tac vien|day a|"
    r"thong tin|cap nhat|nhan vien|can bo)(?![a-z])"
)


def speaks(scan: Scan, name: Name) -> bool:
    """Whether somebody says who he is before he tells of others: "Em Lê Văn Tài cộng tác viên Cao Thắng báo:"."""
    begin = scan.folded.rfind("\n", 0, name.lead) + 1
    if _SPEAKING.fullmatch(scan.folded, begin, name.start) is None:
        return False
    found = _REPORTS.match(scan.folded, name.end)
    return found is not None and not any(
        mark.kind in ("birth", "age", "level", "contact") and begin <= mark.start < found.end() for mark in scan.marks
    )


_CHARGED = re.compile(
    rf"(?<![a-z])(?:cu|giao(?: cho)?|phan cong(?: cho)?|bo tri|chi dao|giao nhiem vu cho|uy quyen cho) {HON}$"
)


def _is_charged(scan: Scan, name: Name) -> bool:
    """Whether somebody is sent or charged with something: "thôn cử ông Lê Hữu Đức giám sát"."""
    found = _CHARGED.search(scan.folded, max(0, name.start - 40), name.start)
    return found is not None and not scan.text.startswith(("cụ", "Cụ"), found.start())


_REACHED = re.compile(
    r"(?<![a-z])(?:(?:goi|lien he|lien lac|lh|ll|nhan tin|bao tin|sdt|dt|so|so dien thoai|dien thoai|"
    r"(?<!xe )may|zalo|so may|"
    r"dung chung|nho|muon|chung)(?: ?:)?"
    r"(?P<by>(?: (?:qua|cho|voi|nho|bang|den|toi|so|may|sdt|dt|dien thoai|zalo|cua|lien he|lh|chung|dung chung|muon)"
    r"(?: ?:)?){0,3}) \(?"
    r"(?P<kin>(?:vo|chong|con|me|bo|cha|chau|em|anh|chi|ong|ba|co|chu|bac|di|cau|hang xom|nguoi nha|nguoi than|"
    r"chu tro|chu nha|phu huynh)"
    r"(?: (?:trai|gai|dau|re|ruot|noi|ngoai|vo|chong|de|cua|la|ten)){0,2} ?[:(]? ?)?)"
    rf"{HON}$"
)
_CALLED = re.compile(r"(?:ong|ba|anh|chi|em|co|chu|bac|chau|di|cau) ")


def is_reached_through(scan: Scan, name: Name) -> bool:
    """Whether a name is that of whom to call for somebody: "gọi qua con gái Tôn Thị Hạ 0946000447"."""
    found = _REACHED.search(scan.folded, max(0, name.start - 70), name.start)
    if found is None or scan.tells_behind(name.end, ("birth", "age"), within=8):
        return False
    if found["kin"] and _CALLED.fullmatch(found["kin"]) is None:
        return True
    return found["by"].strip(" :") not in ("", "cua", "so", "may", "sdt", "dt", "dien thoai", "cho")


_TITLED = re.compile(
    r"\s?[,(\-–]\s?(?:la )?(?:(?:pho|quyen|nguyen|truong|uy vien|pho truong) ){0,2}(?:chu tich|bi thu|tram truong|"
    r"truong tram|cong an|ban chi dao|bcd|thu ky|giam doc|can bo|thon|hieu truong|mat tran|quan su|"
    r"tram y te)(?![a-z])"
)


def is_titled(scan: Scan, name: Name) -> bool:
    """Whether an office stands after a name, and nothing tells that its holder is listed."""
    listed = any(mark.kind in ("birth", "phone", "level", "contact") for mark in scan.marks)
    return not listed and _TITLED.match(scan.folded, name.end) is not None
