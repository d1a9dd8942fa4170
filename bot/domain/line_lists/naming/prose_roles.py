"""What part a name plays in running prose: who only tells, and whom the others met."""

from __future__ import annotations

import re

from bot.domain.folding import CAPITAL, fold_aligned
from bot.domain.line_lists.fields.levels import comes_after
from bot.domain.line_lists.fields.others_levels import IS_CASE
from bot.domain.line_lists.fields.scan import Scan
from bot.domain.line_lists.naming.names import Name
from bot.domain.line_lists.naming.vocabulary import HON

_OFFICE = re.compile(
    r"(?<![a-z])(?:truong thon|thon truong|bi thu(?: chi bo)?|cong an(?: vien)?|y te thon|to truong|hieu truong|"
    r"giam doc|"
    rf"tram truong|chu tich|can bo)(?: (?!co|gom|la|them|phat)[a-z]+){{0,4}} {HON}$"
)
_TELLS = re.compile(
    r"\s?,?\s?(?:xin |kinh |vua |co |da )?(?:bao|thong bao|bao cao|gui|xac nhan|cho biet|trinh bay)(?![a-z])"
)
_AFTER_LEVEL = re.compile(rf"(?<![a-z0-9])f\s?(?P<n>[0-2]) (?:(?:la|ten|ten la|co ten)\s)?{HON}$")
_NAMED = re.compile(
    rf"\s?[:(,\-–]?\s?(?:(?:là|ông|bà|anh|chị|em|cháu|cô|chú|bác|gồm|có)\s){{0,2}}{CAPITAL}[^\W\d_]*\s{CAPITAL}"
)
_KIN_OF = re.compile(
    r"(?:^|[,;.] )(?:nay )?(?:con|vo|chong|me|bo|em|anh|chi|chau)(?: (?:trai|gai|dau|re|ruot|noi|ngoai|"
    r"de))?(?: cua)?\s$"
)


_WITH_KIN = re.compile(
    r"(?<![a-z])(?:cung|voi|gap|ngu|tx|tiep xuc|cham|tham|do|vi) (?:[a-z]+ ){0,4}?(?:ong|ba|bo|me|anh|chi|em|co|"
    r"chu|bac|"
    r"chau|con|vo|chong|ban|thay)(?: (?:noi|ngoai|trai|gai|dau|re|ruot|giao|ho|hoc|cung))*(?: la)? $"
)
"""Before the level of a relative whom somebody was with: "ngủ cùng bà ngoại là F1 Cù Thị Đoan"."""
_HENCE = re.compile(r"(?<![a-z])(?:nen|do do|vi vay|vi the|do vay)(?![a-z])[^.;]*$")


def is_teller(lead: str, scan: Scan, name: Name) -> bool:
    """Whether an officer only tells of others: "Trưởng thôn Nam Thắng Nguyễn Văn Tuyên xin báo ..."."""
    return _TELLS.match(scan.folded, name.end) is not None and _OFFICE.search(lead) is not None


def is_met(lead: str, scan: Scan, name: Name, *, first: bool) -> bool:
    """Whether the level before a name is his, and the next one is said of whom the sentence is about.

    As in "Cô giáo cháu là F1 Nguyễn Thị Lam nên cháu được xếp F2". Where a name follows that level, each is listed.
    """
    found = _AFTER_LEVEL.search(lead)
    if found is None:
        return False
    if not first and _WITH_KIN.search(lead, 0, found.start()):
        return True
    after = [mark for mark in scan.of("level") if comes_after(mark.value, f"F{found['n']}")]
    hence = any(_HENCE.search(scan.folded, name.end, mark.start) for mark in after)
    if first and not hence and _KIN_OF.search(lead, 0, found.start()) is None:
        return False
    return bool(after) and not any(_NAMED.match(scan.text, mark.end) for mark in after)


_SIGNS = re.compile(
    rf"(?<![a-z])(?:nguoi [a-z ]{{2,20}}|kinh gui|gui|lien he|lh|ky ten|thay mat|hoi|chao|goi(?: cho)?|bao cho|"
    rf"nhan cho)\s?[:\-]?\s?(?:[a-z/]+ ){{0,2}}{HON}$"
)
_BETWEEN = re.compile(r"\s?(?:[,(\-–]\s?(?:[^,;.:()\n]{2,30}[,\-–]\s?){0,2})?(?:(?:sinh|sn|ns)(?: nam)?:?\s?)?")
_TWO_NAMES = re.compile(rf"{CAPITAL}[^\W\d_]* {CAPITAL}")


def _tells_birth(scan: Scan, name: Name) -> bool:
    """Whether a name is followed by its year of birth, with an office or the sex at most between them."""
    birth = next((mark for mark in scan.of("birth") if mark.start >= name.end), None)
    if birth is None or birth.start - name.end > 70:
        return False
    between = scan.text[name.end : birth.start]
    return _BETWEEN.fullmatch(fold_aligned(between)) is not None and _TWO_NAMES.search(between) is None


_CALLED = re.compile(rf"(?<![a-z])(?:hoi|goi(?: cho)?) {HON}$")
_SENT = re.compile(rf"(?<![a-z])(?:gui|bao|bao cao|cap nhat|tong hop|bo sung|nhan)[^,;:.]{{0,20}}: ?{HON}$")


def is_told_of(lead: str, scan: Scan, name: Name, own: bool) -> bool:
    """Whether a year of birth tells that a driver or a nurse is listed, or somebody reported and not reported to."""
    if name.sex and own and _CALLED.search(lead):
        return True
    if _tells_birth(scan, name) and _SIGNS.search(lead) is None:
        return True
    return _SENT.search(lead) is not None and scan.tells_behind(name.end, ("birth", "age"), within=40)


_IS_HIMSELF = re.compile(
    r"[^.;:]{0,80}:\s(?:ong|ba|anh|chi|em|chau|co|chu|bac|cu)\s(?:la|thuoc|dien|duoc|dang|da|se|het|bi)(?![a-z])"
)


def is_addressed(scan: Scan, name: Name) -> bool:
    """Whether a house is told of its head himself: "Thông báo đến gia đình bà Nhàn, sinh năm 1974: bà là F2 ..."."""
    return _IS_HIMSELF.match(scan.folded, name.end) is not None


_MEETS_HIM = re.compile(
    r"(?<![a-z])(?:voi|cung|gap|cho|canh|gan|chung|thay|cham|tham|nhan|don|dua|ghe|tx|tiep xuc|cua|giup|choi|ban|mua)"
    r"(?: (?!la f|gom|them|co|f\s?\d)[a-z]+){0,4} $"
)


def is_case_met(lead: str, scan: Scan, name: Name) -> bool:
    """Whether somebody is met, and is a case or a contact himself: "gặp anh trai là Lê Văn Na, hiện là F1"."""
    if IS_CASE.match(scan.folded, name.end) is not None and _MEETS_HIM.search(lead) is not None:
        return True
    if _VISITED.search(lead) and any(mark.kind in _TOLD and mark.end <= name.start for mark in scan.marks):
        return True
    return _UNDER_LABEL.search(lead) is not None


_VISITED = re.compile(rf"(?<![a-z])(?:den|vao|sang|toi|qua|ghe) nha f\s?[0-2] {HON}$")
"""After whose birth is told: "chị Oanh (1994) sang nhà F1 Lô Bá Bình chơi"."""
_TOLD = frozenset(("birth", "age", "phone"))

_UNDER_LABEL = re.compile(
    r"(?<![a-z])(?:tiep xuc|tx|(?:yeu to |su )?dich te|moc dich te|tien su|ly do|hoan canh)(?: gan)?(?: tiep xuc)?\s?:"
    rf"[^.;:]{{0,60}}(?<![a-z])(?:voi|cung|gap) {HON}$"
)
