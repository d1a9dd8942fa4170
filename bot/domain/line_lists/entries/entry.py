"""Lines that belong to one entry: how they are joined, and where in them a name is expected."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from bot.domain.folding import CAPITAL, fold_aligned
from bot.domain.line_lists.fields.scan import Scan
from bot.domain.line_lists.writing.lines import Line

LABEL_NAME = re.compile(
    r"(?:(?:ho va ten|ho,? ?ten)(?: benh nhan| (?:nguoi|doi tuong|cong dan)(?: duoc| phai| dang| di)?"
    r"(?: khai(?: bao)?(?: y te)?| cach ly| theo doi| tiep xuc)?)?|ten|hoten|ho & ten|"
    r"h\.?(?:v\.?)?t\.?|h/ten|ten doi tuong)\s?[:=\-]\s{0,3}"
)
BEGINS_AS_ENTRY = re.compile(
    rf"(?:{CAPITAL}[^\W\d_]* ){{1,4}}{CAPITAL}[^\W\d_]+ ?(?:[-–,(:|/;]|(?=[sn]))"
    r" ?(?:sn|ns|sinh|SN|NS|s\.n)? ?(?:năm )?[:.]? ?(?:19\d\d|200\d|201\d)(?!\d)"
)
LABEL = re.compile(r"[a-z][a-z0-9 ,/()]{1,30}\s?[:=]\s?\S")
_CUT_PHONE = re.compile(r"(?<!\d)0[\d .\-]{2,10}$")
_BEFORE_NAME = re.compile(
    r"(?:\s|[:.,\-–*(/|]|f\s?[0-3]\)?(?![a-z0-9])|bn\s?\d{3,7}|benh nhan|truong hop|"
    r"0\d{2,3}[ .]?\d{3}[ .]?\d{3,4}(?!\d)|"
    r"(?:dinh chinh|bo sung|cap nhat|rieng|moi|them)\s?:?\s|la |ten (?:la )?){0,12}"
)
_KIN = re.compile(
    r"(?:vo|chong|con trai|con gai|con dau|con re|con|bo|me|me de|em trai|em gai|chau|chau noi|chau ngoai|chau trai|"
    r"chau gai|anh trai|chi gai|chi dau|em dau|em re|chu ho)(?:\s?[:\-]|\sla|)\s{1,2}"
)


@dataclass(slots=True)
class Entry:
    """Lines that belong together, the first of which names people."""

    lines: list[Line]
    scan: Scan | None = None  # of the first line alone
    said: dict[str, Any] = field(default_factory=dict)  # by the words before the colon, of these people only
    home: str | None = None  # the hamlet for which the sender of the message speaks

    def text(self) -> str:
        """The lines as one text."""
        text = self.lines[0].body
        for before, line in pairwise(self.lines):
            text += joint(before.body, line.body) + line.body
        return text

    def line_at(self, position: int) -> Line:
        """The line that a position of the text comes from."""
        at = 0
        for before, line in pairwise(self.lines):
            at += len(before.body) + len(joint(before.body, line.body))
            if position < at:
                return before
        return self.lines[-1]


def joint(before: str, body: str) -> str:
    """What stands between two lines: nothing inside a number, a space where the first was broken by its length."""
    cut = _CUT_PHONE.search(before)
    if cut is not None and body[:1].isdigit() and sum(char.isdigit() for char in cut.group()) < 10:
        return ""
    goes_on = len(before) > 25 and before[-1:].isalnum() and (body[:1].islower() or body[:1].isdigit())
    return " " if goes_on else "\n"


def slots_of(line: Line, text: str) -> frozenset[int]:
    """Where names are expected in a text that begins with this line."""
    folded = fold_aligned(text)
    label = LABEL_NAME.match(folded)
    lead = _BEFORE_NAME.match(folded)
    slots = {lead.end()} if lead and (line.marker or label is None) else set()
    kin = _KIN.match(folded, lead.end()) if lead and slots else None
    if kin:
        slots.add(kin.end())
    if label:
        slots.add(label.end())
    return frozenset(slots)
