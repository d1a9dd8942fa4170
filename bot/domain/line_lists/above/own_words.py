"""Words in a heading that speak of the list itself: whose commune made it, and on or up to which day."""

from __future__ import annotations

import re
from datetime import date

from bot.domain.line_lists.fields.scan import Mark, Scan
from bot.domain.line_lists.writing.lines import Line

_BY_HOUR = re.compile(
    r"(?:(?<![a-z])(?:den|toi)(?: het)? (?:\d{1,2}\s?[hg:]\d{0,2}|sang|trua|chieu|toi)|"
    r"\((?:luc )?\d{1,2}\s?[hg:]\d{0,2})"
    r"(?: ngay)?\s*$"
)
"""The hour up to which, or at which, a list was made: "(đến sáng 14/6)", "(22h00 ngày 13/6)"."""
_UP_TO = re.compile(r"(?<![a-z])(?:den|toi|het)(?![a-z])[a-z \d:]{0,24}$")
_FEW = 7  # days; no quarantine is so short

_OF_WEEK = re.compile(
    r"(?<![a-z])(?:tuan|thang|trong tuan|trong thang)(?: nay| qua| toi| \d{1,2})?\s?[(:,]?\s?(?:tu |ngay ){0,2}$"
)
_STAYS = re.compile(r"(?<![a-z])(?:cach ly|cach li|cl|cltt|cltn|theo doi|han|gia han|keo dai)(?![a-z])")
_MOVED = re.compile(r"(?<![a-z])(?:chuyen|dua|don|tiep nhan) (?:den|di|vao|sang|toi)(?![a-z])")
_TITLE_DAY = re.compile(r"ngay\s")
_COMMUNE = re.compile(r"(?:xa|phuong|huyen|quan|thi tran|thi xa|tinh|tp\.?|thanh pho|t/p|tx\.)\s")
_REPORT = re.compile(r"[^a-z]{0,4}(?:danh sach|ds|bao cao|bc|tong hop|cap nhat|bo sung|thong ke|ket qua)(?![a-z])")


_WATCH = re.compile(r"[^a-z]{0,4}(?:(?:bang|so|phieu|danh sach|ds) )?theo doi (?!y te|suc khoe|tai|tu|sk)")


_OF_FIGURES = re.compile(
    r"\((?:so lieu|cap nhat|du lieu|tyt|tram y te|tram|ubnd|ttyt|trung tam y te|cdc|bcd|nguoi lap|lap|"
    r"chot)(?![a-z])[^()]*$"
)
_AS_OF = re.compile(r"\((?:tinh |cap nhat |so lieu )?(?:den|toi) (?:\d{1,2}\s?(?:h|g|gio)\s?\d{0,2}[^()]*|ngay )$")
_OF_CONTACTS = re.compile(
    r"(?:nguoi|truong hop|doi tuong|cac|ca) (?:tiep xuc|tx|t/x)(?: gan)?\s?[-–:,]?\s?"
    r"(?:(?:tinh )?(?:den|toi)(?: het)?(?: \d{1,2}\s?[hg:]\d{0,2})? (?:ngay )?)?$"
)
"""In a title these are the people it lists: "BÁO CÁO CA BỆNH VÀ NGƯỜI TIẾP XÚC NGÀY 13/6" names the report's day."""
_REPORT_OF_DAY = re.compile(r"[^a-z]{0,4}(?:bao cao|bc|tong hop|cap nhat|thong ke)(?![a-z])")


def _figures(scan: Scan, mark: Mark) -> int:
    """Where the figures of a day begin: behind "sáng ngày"."""
    found = _FIGURE.search(scan.folded, mark.start, mark.end)
    return found.start() if found is not None else mark.start


_FIGURE = re.compile(r"\d")


def is_of_the_list(line: Line, scan: Scan, mark: Mark, on: date) -> bool:
    """Whether words in a heading speak of the list itself: whose commune made it, and on or up to which day."""
    if mark.kind == "address":
        return _COMMUNE.match(scan.folded, mark.start) is not None
    if mark.kind in ("start", "contact") and _OF_FIGURES.search(scan.folded[: mark.start]):
        return True
    if mark.kind == "start" and _MOVED.search(scan.folded, 0, mark.start):
        return False  # "chuyển đến khu cách ly ..., ngày 12/6"
    if mark.kind in ("end", "contact") and _BY_HOUR.search(scan.folded, 0, _figures(scan, mark)):
        bracketed = scan.folded.rfind("(", 0, mark.start) > scan.folded.rfind(")", 0, mark.start)
        if bracketed or _REPORT.match(line.folded):
            return True  # "đang cách ly tập trung (đến 18h00 ngày 12/6)"
    if mark.kind == "end":  # "TỔNG HỢP F2 ... ĐẾN 14/6": nobody's last day, unless it says who is released
        counted_by = isinstance(mark.value, date) and mark.value <= on
        counted_by = counted_by and _UP_TO.search(scan.folded, 0, mark.start) is not None
        if counted_by and _AS_OF.search(scan.folded, 0, mark.start):
            return True
        if counted_by and not _STAYS.search(line.folded) and not list(scan.of("ending")):
            return True
        return counted_by and _REPORT.match(line.folded) is not None and not list(scan.of("ending"))
    if mark.kind == "start" and _WATCH.match(line.folded) and scan.folded[: mark.start].rstrip()[-3:] != " tu":
        return True  # "THEO DÕI BIẾN ĐỘNG NGÀY 14/6"
    before, ends = scan.folded[: mark.start], re.fullmatch(r"[\s).*:!-]*", scan.folded[mark.end :]) is not None
    if mark.kind == "start" and mark.value == on and before.endswith("(") and ends:
        return True  # "các hộ đang cách ly tại nhà (14/06/2021)"
    if mark.kind == "range" and (_OF_WEEK.search(before) or _ends_within(scan, mark)):
        return True
    if not _REPORT.match(line.folded) and not (mark.kind == "contact" and _WATCH.match(line.folded)):
        return False
    if mark.kind == "contact":
        return ends and (before.endswith("(") or _OF_CONTACTS.search(before) is not None)
    if mark.kind not in ("start", "range"):
        return False
    if mark.kind == "start" and before.endswith("(") and ends:
        return True
    if mark.kind == "start" and _REPORT_OF_DAY.match(line.folded) and re.search(r"[^a-z]$", line.folded):
        return before.rstrip()[-3:] != " tu"
    apart = re.search(r"[(,\-]\s*$", before) is not None
    return ends and apart and _TITLE_DAY.match(scan.folded, mark.start) is not None and mark.kind == "start"


def _ends_within(scan: Scan, mark: Mark) -> bool:
    """Whether a few days are those on which the quarantine of one after another ends: "HẾT HẠN TỪ 14/6 ĐẾN 16/6"."""
    first, last = mark.value.day, mark.value.until
    few = first is not None and last is not None and (last - first).days < _FEW
    return few and any(each.start < mark.start for each in scan.of("ending"))
