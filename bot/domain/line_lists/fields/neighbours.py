"""Who lives where the one named before lives: "cùng thôn", "sn 91 cùng nhà", "(con dâu) cùng hộ"."""

from __future__ import annotations

import re

from bot.domain.line_lists.fields.scan import TAKEN, Mark, Scan

_BEGINS = (
    rf"(?:^|[,;:(.\-–\n\t|)/\d{TAKEN}]|(?<![a-z])(?:o|tru|thuong tru|song|deu|cung|cung o|hai|nguoi|hien|con|chau|"
    r"vo|chong|em))\s{0,2}"
)
_ENDS = (
    rf"(?=\s*(?:$|[,;:.)(\-–\n\t|/{TAKEN}]|(?:tren|voi nhau|va|co|khong|ko|k|chua|so|sdt|dt|thi|da|dang|deu|cl|cltn|"
    r"cltt|cach ly|vao|tu|tx|tiep xuc|nhung|nen|luon|nha|a)(?![a-z])))"
)
_SAME = re.compile(
    rf"{_BEGINS}(?P<same>cung (?:mot )?(?:thon|xom|nha|ho(?: gia dinh)?|gia dinh|dia chi|cho o|noi o)){_ENDS}"
)
_WITH_KIN = re.compile(
    r"(?<![a-z])(?P<same>(?:o|song) (?:cung|voi)(?: voi)? (?:bo me|ong ba|bo|me|cha|ong|ba|vo|chong|con|anh|chi|"
    rf"gia dinh)){_ENDS}"
)
_KIN = re.compile(r"(?<![a-z])(?:con|chau|vo|chong|con (?:trai|gai|dau|re)|chau (?:noi|ngoai))(?=\)?[,:;\s]*$)")


def take_same(scan: Scan) -> None:
    """Take such words; behind "cùng nhà" a code tells of another house."""
    if "cung " not in scan.left and "voi " not in scan.left:
        return
    marks = []
    for pattern, whose in ((_SAME, ""), (_WITH_KIN, "kin")):
        for found in scan.find(pattern):
            start, end = found.span("same")
            if scan.text[start : start + 4].lower() not in ("cùng", "cung") and not whose:
                continue  # "cũng nhà ấy"
            if any(mark.kind in ("code", "codes") and 0 <= mark.start - end <= 5 for mark in scan.marks):
                continue
            of_kin = whose and _KIN.search(scan.folded, max(0, start - 30), start) is not None
            marks.append(Mark(start, end, "same_hamlet", extra="" if of_kin else whose))
    scan.take(marks)
