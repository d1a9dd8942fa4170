"""Which mentions of time say when something is due, and what they say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from bot.domain.notices.background import is_a_months_work, is_a_named_day, is_background, is_quoted
from bot.domain.notices.mentions import Calendar, Kind, Mention
from bot.domain.notices.model import Timing
from bot.domain.notices.passages import Passage
from bot.domain.notices.periods import starts_now
from bot.domain.notices.timeline import find_mentions


class Cue(StrEnum):
    """What the words before a mention make of it."""

    BEFORE = "before"  # trước, chậm nhất, hạn, hoàn thành, xong
    UNTIL = "until"  # đến, đến hết
    WITHIN = "within"  # trong
    FROM = "from"  # từ, bắt đầu
    ON = "on"  # vào, or nothing


@dataclass(frozen=True, slots=True)
class Deadline:
    """A timing and where in the text it stands."""

    begin: int
    end: int
    timing: Timing
    cue: Cue
    kind: Kind
    aside: bool = False  # it stands alone between brackets

    @property
    def strong(self) -> bool:
        """Whether the words leave no doubt."""
        return self.cue in (Cue.BEFORE, Cue.UNTIL)

    @property
    def decided(self) -> bool:
        """Whether the words say at least that something is done by then."""
        return self.cue in (Cue.BEFORE, Cue.UNTIL, Cue.WITHIN)


_FILLERS = re.compile(
    r"(?:[\s,:(\"'-]|(?<![a-z])(?:ngay|buoi|sang|chieu|toi|trua|dem|luc|khoang|cac|moc|thoi diem|hoi|la|dip|vao|thu|"
    r"cuoi gio|"
    r"dau gio|ngay lam viec|thoi gian|du kien|duoc|trong(?= ngay))(?![a-z]))+$"
)
_CUES = (
    (Cue.BEFORE, re.compile(r"(?<![a-z])(?:truoc|(?:cham|muon|tre|lau) nhat(?: (?:den|truoc|trong|het|vao))*|"
        r"khong (?:de )?(?:qua|muon hon|cham hon|tre hon|cham qua))$")),
    (Cue.UNTIL, re.compile(r"(?<![a-z])(?:(?:cho |keo dai |ke tu nay )?(?:den|toi)(?: cuoi| het| truoc)?|het)$")),
    (Cue.FROM, re.compile(r"(?<![a-z])(?:tu|ke tu|bat dau(?: tu| thuc hien)?|tinh tu|khoi cong|khai giang)$")),
    (Cue.BEFORE, re.compile(r"(?<![a-z])(?:han|thoi han|han cuoi|han chot|thoi han nop|hoan thanh|hoan tat|xong|"
        r"tien do|ket thuc|deadline|han (?:nop|gui|bao cao|hoan thanh)|dut diem|ve dich)$")),
    (Cue.WITHIN, re.compile(r"(?<![a-z])(?:trong|trong suot|sang|qua)$")),
)  # fmt: skip
_UP_TO = re.compile(r"(?<!\w)tới\s(?:hết\s)?(?:ngày\s)?$")
_BEFORE_AN_EVENT = re.compile(
    r"(?<![a-z])truoc\s(?!(?:day|mat|tinh hinh|dien bien|khi|do|"
    r"het)(?![a-z]))(?:[a-z]{1,9}\s){1,6}\(?\s?(?:ngay\s{0,2})?$"
)
_CLOSES = re.compile(r"\s*(?:[.,;)]|$)")
_SHARE_BEFORE = re.compile(
    r"(?<![a-z])(?:dat|duoc|moi|con|tren|khoang|ty le|ti le|chiem|hon|gan|so|diem|nhom|cap|lop|khoi|to|khu|lo|"
    r"thua|co|la|dip|"
    r"le|niem|tung|quy mo|toi thieu|it nhat|bang)\s*$"
)
_DONE_WORDS = re.compile(
    r"(?<![a-z])(?:hoan thanh|hoan tat|xong|dut diem|ket thuc|thoi gian|thoi han|han|cham nhat|truoc)(?![a-z])"
)
_IN = re.compile(r"(?<![a-z])vao\s$")
_COMES_INTO_USE = re.compile(r"(?<![a-z])(?:hoan thanh|ban giao|dua vao (?:su dung|hoat dong|khai thac)|ve dich)\s$")
_NOW = re.compile(r"(?<![a-z])(?:truoc|trong|(?:hom|sang|trua|chieu|toi|dem) nay|xong|hoan thanh|cham nhat)(?![a-z])")


def find_deadlines(
    text: Passage, calendar: Calendar, *, column: bool = False, today: date | None = None, introducing: bool = False
) -> list[Deadline]:
    """The deadlines of a sentence, in order. `column`: the text stands where only a deadline would.

    `today` is the day that "cùng ngày" means at the beginning; `introducing`: the text announces others.
    """
    found: list[Deadline] = []
    last_day = today
    mentions = find_mentions(text, calendar)
    clocks = [one for one in mentions if one.kind is Kind.CLOCK and one.time is not None]
    for one in mentions:
        known = _known(one, last_day)
        if known is None:
            continue
        last_day = known.due or last_day
        cue = cue_before(text, known)
        if not _counts(text, known, cue, calendar, column=column, introducing=introducing):
            continue
        found.append(
            Deadline(known.begin, known.end, _timing(text, known, cue, calendar), cue, known.kind, _aside(text, known))
        )
    if any(not one.aside for one in found):
        found = [one for one in found if not one.aside or one.strong]
    found = _bounded(text, found)
    if len(found) == 1 and found[0].timing.time is None and len(clocks) == 1:
        found = [replace(found[0], timing=replace(found[0].timing, time=clocks[0].time))]
    return found


def _known(one: Mention, last_day: date | None) -> Mention | None:
    if one.kind is Kind.SAME_DAY:
        return replace(one, kind=Kind.DAY, due=last_day) if last_day is not None else None
    return None if one.kind is Kind.CLOCK else one


def _aside(text: Passage, one: Mention) -> bool:
    """Whether nothing but a mention stands between two brackets."""
    before, after = text.folded[: one.begin].rstrip(), text.folded[one.end :].lstrip()
    return before.endswith("(") and after.startswith(")")


def cue_before(text: Passage, mention: Mention) -> Cue:
    """What the words before a mention make of it."""
    inside = text.folded[mention.begin : mention.end]
    if inside.startswith("tu ") and mention.kind is Kind.PERIOD:
        return Cue.WITHIN
    window = text.folded[max(0, mention.begin - 70) : mention.begin]
    if _BEFORE_AN_EVENT.search(window):
        return Cue.BEFORE
    if _UP_TO.search(text.text[max(0, mention.begin - 16) : mention.begin].lower()):
        return Cue.UNTIL  # "tới" and not "tối"
    before = _FILLERS.sub("", window)
    if inside.startswith("trong") and not any(pattern.search(before) for _, pattern in _CUES[:1]):
        return Cue.WITHIN
    return next((cue for cue, pattern in _CUES if pattern.search(before)), Cue.ON)


def _counts(text: Passage, one: Mention, cue: Cue, calendar: Calendar, *, column: bool, introducing: bool) -> bool:
    """Whether something is due then."""
    before, after = text.folded[: one.begin], text.folded[one.end :]
    strong = cue in (Cue.BEFORE, Cue.UNTIL) or column
    if is_quoted(text.folded, one.begin) or (one.bare and is_a_named_day(text.text, one.begin)):
        return False
    if one.recurring is not None:
        return True
    if is_background(before, after, strong=strong, lasts=one.kind is Kind.PERIOD):
        return False
    if one.due is None or (calendar.base is not None and one.due < calendar.base):
        return False
    if one.kind is Kind.SPAN and not column:
        done = _DONE_WORDS.search(before[-80:]) is not None
        if (
            one.bare
            and cue is Cue.ON
            and not _aside(text, one)
            and not _IN.search(before)
            and not _COMES_INTO_USE.search(before)
        ):
            return False
        if (is_a_months_work(before) or introducing) and not done:
            return False
    if (
        one.bare
        and one.kind is Kind.DAY
        and cue is Cue.ON
        and not column
        and not _bare_is_a_day(before, closes=_CLOSES.match(after) is not None)
    ):
        return False
    if calendar.base is None:
        return strong or cue is not Cue.ON
    if one.due == calendar.base and not strong:
        return cue in (Cue.FROM, Cue.WITHIN) or _NOW.search(text.folded[max(0, one.begin - 25) : one.end]) is not None
    return True


def _bare_is_a_day(before: str, *, closes: bool) -> bool:
    """Whether "20/6" after these words is a day though no "ngày" stands before it."""
    if closes and not _SHARE_BEFORE.search(before):
        return True
    return re.search(
        r"(?:vao|sang|chieu|toi|trua|ngay|h|gio|\d{2}|,|\(|:|thu \w{1,4}|nhat|-|hom|va|mai|nay)\s{0,2}\(?$", before
    ) is not None or not before.strip(" \"'(-*")


def _timing(text: Passage, one: Mention, cue: Cue, calendar: Calendar) -> Timing:
    start: date | None = one.start
    due: date | None = one.due
    if one.recurring is not None:
        return Timing(start, due, one.time, one.recurring, one.due_day)
    before = text.folded[max(0, one.begin - 70) : one.begin]
    if one.kind is Kind.SPAN and one.start is not None:
        if cue is Cue.BEFORE and re.search(r"(?<![a-z])truoc\s{0,3}$", before):
            start, due = None, one.start - timedelta(days=1)
        elif cue is Cue.UNTIL or re.search(r"(?:nhat|het|qua)(?: la| vao| trong)?\s{0,3}$", before):
            start = None
        elif cue is Cue.FROM:
            start, due = None, one.start
    if cue is Cue.UNTIL and start is None and calendar.base is not None and starts_now(before):
        start = calendar.base
    return Timing(start, due, one.time, None)


def _bounded(text: Passage, found: Sequence[Deadline]) -> list[Deadline]:
    """A beginning and the end that follows it made one period."""
    bounded: list[Deadline] = []
    for one in found:
        last = bounded[-1] if bounded else None
        if last is not None and _begins(last) and one.timing.recurring is None and one.strong:
            first, end = last.timing.due, one.timing.due
            between = text.folded[last.end : one.begin]
            if (
                first is not None
                and end is not None
                and first <= end
                and re.search(r"(?<![a-z])(?:den|toi|ket thuc|hoan thanh|xong|dut diem|phai)", between)
            ):
                bounded[-1] = Deadline(
                    last.begin, one.end, Timing(first, end, one.timing.time), Cue.WITHIN, Kind.PERIOD
                )
                continue
        bounded.append(one)
    return bounded


def _begins(one: Deadline) -> bool:
    return one.cue is Cue.FROM and one.timing.recurring is None and one.timing.due is not None
