"""Names in somebody's line of those who look after him: a child's mother, a carer whose phone is given."""

from __future__ import annotations

import re

from bot.domain.line_lists.fields.scan import Mark, Scan
from bot.domain.line_lists.naming.names import Name
from bot.domain.line_lists.naming.vocabulary import HON

YOUNG = 2003  # who was born since then has somebody to look after him
_PARENT = re.compile(r"\((?:la )?(?:me|bo|cha|ong|ba)(?: (?:noi|ngoai|de))?\s?(?::|la)?\s?(?:la )?$")


def is_childs(scan: Scan, name: Name) -> bool:
    """Whether brackets name a child's parent: "Nguyễn Khánh Vân, 2017 (mẹ: Lê Thị Vân, 1993)"."""
    if not _PARENT.search(scan.folded, 0, name.lead):
        return False
    born = [mark for mark in scan.marks if mark.kind == "birth" and mark.end < name.start]
    return bool(born) and max(born, key=lambda mark: mark.end).value >= YOUNG


_CARER = re.compile(
    rf"(?<![a-z])(?:(?:con|con gai|con trai|con dau|em|chau|nguoi) cham(?: nom| soc)?|"
    rf"me|bo|me de|bo de|ong noi|ba noi|ong ngoai|ba ngoai|(?:nguoi|ng) (?:cham soc|giam ho|nha|than|"
    rf"bao tin)"
    rf"[^,;.\n]{{0,20}}|giam ho|phu huynh|chu tro)\s?(?:la|:|-)?\s?{HON}$"
)


def is_carer(scan: Scan, name: Name) -> bool:
    """Whether a name after the person's own is his mother's or carer's, with nothing said of her but a phone."""
    if not _CARER.search(scan.folded, max(0, name.start - 50), name.start):
        return False
    after = scan.folded[name.end : name.end + 30]
    return re.match(r"[\s,(:-]{0,3}(?:sn|ns|sinh|(?:19|20)\d\d|f\s?[0-3]|nam|nu)(?![a-z])", after) is None


_CHILD = re.compile(r"(?<![a-z])(?:be|be (?:trai|gai)|chau|chau (?:trai|gai)) $")
_CALLED_CARER = re.compile(r"[,;(]\s?(?:ong|ba|chi|anh|co|chu|bac|di|cau|mo|thim|me|bo)\s$")
_ONLY_PHONE = re.compile(r"[\s,:(-]{0,3}(?:sdt|dt|so)?\s?:?\s?\x01{9,}\)?\s?(?:$|[;.\n])")


def is_childs_carer(scan: Scan, child: Mark, name: Name) -> bool:
    """Whether a name at the end of a child's line is told by a phone alone: "bé Minh, bà Phan Thị Sâm 09..."."""
    address = scan.folded[name.lead : name.start]
    if not _CALLED_CARER.search(scan.folded[: name.lead] + address) or not _ONLY_PHONE.match(scan.left, name.end):
        return False
    born = [mark.value for mark in scan.marks if mark.kind == "birth" and child.end <= mark.start < name.start]
    lead = scan.folded[: child.value.start]
    return bool(born and max(born) >= YOUNG) or _CHILD.search(lead) is not None
