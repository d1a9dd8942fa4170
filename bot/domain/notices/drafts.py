"""One item read clause by clause: who, when, and which clause only adds to the one before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.domain.notices.action_words import has_verb
from bot.domain.notices.clauses import Clause, is_stage, sentences, split_by_deadlines
from bot.domain.notices.deadlines import Cue, Deadline, find_deadlines
from bot.domain.notices.labels import Label, label_of, only_tells_when
from bot.domain.notices.mentions import Calendar, Kind, Mention
from bot.domain.notices.model import Timing
from bot.domain.notices.owners import ANY_CALENDAR, Parties, find_parties
from bot.domain.notices.passages import Passage
from bot.domain.notices.timeline import find_mentions

_THING = re.compile(r"(?:dot|giai doan|buoc|buoi|cuoc|vong|viec|khau|chien dich|thang cao diem)\s[^:.;,]{2,60}:\s")
_END = re.compile(r"(?:(?:ket thuc|hoan thanh)\s?:|khoa so)\s")
_IS_TO_DO_IT = re.compile(r"(?<![a-z])(?:chiu trach nhiem|phu trach|thuc hien|theo doi|don doc)[\s./;]*$")
MOST_WORDS = 14
_ABOUT_IT = re.compile(
    r"(?<![a-z])(?:viec|noi dung|nhiem vu|cong viec|van de|phan viec|cong tac)(?: [a-z]{2,6})? (?:nay|tren|do)(?![a-z])"
)


@dataclass(frozen=True, slots=True)
class Draft:
    """A clause on its way to being a duty; positions are those of the item's text."""

    begin: int
    end: int
    parties: Parties
    timing: Timing | None
    strong: bool = False  # its deadline is beyond doubt
    acts: bool = False  # somebody or some word of doing is in it
    label: Label | None = None  # it says something of the duty before it
    value: str = ""
    hour: Mention | None = None  # an hour without a day


def read_drafts(
    text: Passage, calendar: Calendar, *, introducing: bool = False, today: date | None = None
) -> list[Draft]:
    """The clauses of an item, those that only add to the one before joined to it.

    `today` is the day that "cùng ngày" means at the beginning.
    """
    drafts: list[Draft] = []
    for sentence in sentences(text):
        piece = text.cut(sentence.begin, sentence.end)
        found = [
            replace(one, begin=one.begin + sentence.begin, end=one.end + sentence.begin)
            for one in find_deadlines(
                piece, calendar, today=today, introducing=introducing, column=_is_labelled(piece, Label.TIME)
            )
        ]
        for part in split_by_deadlines(text, sentence, _apart(found)):
            mine = [one for one in found if part.begin <= one.begin < part.end]
            draft = _draft(text, part, mine)
            if part.begin > sentence.begin and drafts and is_stage(text, part.begin):
                draft = replace(draft, acts=draft.acts or drafts[-1].acts)
            if drafts and (period := _ended_by(drafts[-1], draft, text)) is not None:
                drafts[-1] = period
            elif drafts and _is_a_later_stage(drafts[-1], draft):
                drafts.append(replace(draft, label=None, begin=drafts[-1].begin, acts=True))
            elif drafts and (joined := join(drafts[-1], draft)) is not None:
                drafts[-1] = joined
            else:
                drafts.append(draft)
            today = (draft.timing.due if draft.timing else None) or today
    return drafts


def _ended_by(before: Draft, after: Draft, text: Passage) -> Draft | None:
    """The clause before with its end, where the one after is "Kết thúc: 17/7" and it began on a day."""
    first, last = before.timing, after.timing
    if not _END.match(text.folded, after.begin) or first is None or last is None or first.recurring or last.recurring:
        return None
    if first.due is None or last.due is None or first.due > last.due:
        return None
    return replace(before, end=after.end, timing=Timing(first.start or first.due, last.due, last.time), strong=True)


def _is_a_later_stage(before: Draft, after: Draft) -> bool:
    """Whether "khởi công chậm nhất 10/7, hoàn thành trước 31/8" asks for two things."""
    first, last = before.timing, after.timing
    if after.label is not Label.TIME or before.label is not None or first is None or last is None:
        return False
    if first.recurring is not None:
        return after.strong and last.due is not None and last.recurring is None
    return before.strong and after.strong and first.due is not None and last.due is not None and first.due < last.due


def _apart(found: Sequence[Deadline]) -> list[Deadline]:
    """The deadlines that a sentence may be cut between: what comes back twice at the same pace is one duty."""
    apart: list[Deadline] = []
    for one in found:
        pace = one.timing.recurring
        if pace is None or all(other.timing.recurring is not pace for other in apart):
            apart.append(one)
    return apart


def _draft(text: Passage, part: Clause, found: Sequence[Deadline]) -> Draft:
    piece = text.cut(part.begin, part.end)
    parties = find_parties(piece)
    timing, strong = one_timing(found)
    labelled = label_of(piece)
    draft = Draft(part.begin, part.end, parties, timing, strong, bool(parties.owners) or has_verb(piece))
    if labelled is not None and not _asks_itself(piece, labelled):
        label, at = labelled
        return replace(draft, label=label, value=piece.text[at:].strip(" .;,)"))
    names = (*parties.owners, *parties.collaborators)
    if only_tells_when(piece, found, part.begin, names):
        return replace(draft, label=Label.TIME, value=piece.text)
    if timing is None:
        hours = [one for one in find_mentions(piece, Calendar(None)) if one.kind is Kind.CLOCK and one.time]
        return replace(draft, hour=hours[0] if len(hours) == 1 else None)
    return draft


def _is_labelled(text: Passage, wanted: Label) -> bool:
    """Whether a sentence is the value of such a label: "Thời gian: tháng 7"."""
    found = label_of(text)
    return found is not None and found[0] is wanted


def _asks_itself(text: Passage, labelled: tuple[Label, int]) -> bool:
    """Whether what stands behind "Lịch thời vụ:" is no time, but what somebody has to do."""
    label, at = labelled
    value = text.cut(at, len(text.text))
    if label is not Label.TIME or not find_parties(value).owners:
        return False
    return not only_tells_when(value, find_deadlines(value, ANY_CALENDAR), 0, find_parties(value).owners)


def one_timing(found: Sequence[Deadline]) -> tuple[Timing | None, bool]:
    """The one timing of a clause that has these deadlines, and whether it is beyond doubt."""
    if not found:
        return None, False
    every = [one.timing for one in found if one.timing.recurring is not None]
    if every:
        return _kept_up(every, [one for one in found if one.timing.recurring is None]), True
    strong = [one for one in found if one.strong]
    if not strong and len(found) > 1 and all(one.kind is Kind.DAY for one in found):
        days = sorted(one.timing.due for one in found if one.timing.due is not None)
        return Timing(days[0], days[-1], found[0].timing.time), False
    chosen = (strong or list(found))[0]
    return chosen.timing, chosen.strong or chosen.cue is Cue.WITHIN


def _kept_up(every: Sequence[Timing], found: Sequence[Deadline]) -> Timing:
    """When what comes back is due, and from when until when: "từ nay đến 20/8 ... mỗi đêm"."""
    rule = every[0]
    same = [one for one in every if one.recurring is rule.recurring]
    days = {one.due_day for one in same if one.due_day is not None}
    lasting = next((one.timing for one in found if one.cue is Cue.UNTIL or one.kind is Kind.PERIOD), Timing())
    begun = next((one.timing.due for one in found if one.cue is Cue.FROM), None)
    return replace(
        rule,
        start=rule.start or begun or lasting.start,
        due=rule.due or lasting.due,
        time=next((one.time for one in same if one.time is not None), None),
        due_day=days.pop() if len(days) == 1 else None,
    )


def join(before: Draft, after: Draft) -> Draft | None:
    """The clause before with what the one after adds to it; None if that is a duty of its own."""
    if after.label in (None, Label.TASK):
        return None
    if before.label is Label.OTHER and after.label is Label.OTHER:
        return None
    added = replace(before, end=max(before.end, after.end))
    if after.label is Label.OWNER:
        parties = named(after)
        return replace(added, parties=Parties(parties.owners, before.parties.collaborators + parties.collaborators))
    if after.label is Label.HELPER:
        owners = before.parties.owners
        helpers = (*before.parties.collaborators, *named(after).owners)
        return replace(added, parties=Parties(owners, helpers))
    if after.label is Label.TIME:
        owners = before.parties.owners or after.parties.owners
        parties = Parties(owners, before.parties.collaborators or after.parties.collaborators)
        return replace(added, timing=_both(before, after), strong=True, parties=parties)
    return added


def named(draft: Draft) -> Parties:
    """The parties that a label's value names, as it is written where they are no bodies known."""
    found = find_parties(Passage(f"{draft.value}:"))
    return found if found.owners else Parties((draft.value,) if draft.value else ())


def _both(before: Draft, after: Draft) -> Timing | None:
    """A beginning and an end said in two clauses, or whichever of the two is said."""
    first, last = before.timing, after.timing
    if first is None or last is None:
        return last or first
    if first.recurring or last.recurring or before.strong or not first.due or not last.due:
        return first
    return Timing(first.start or first.due, last.due, last.time) if first.due <= last.due else first


def answered_for(drafts: Sequence[Draft], text: Passage) -> list[Draft]:
    """Dated clauses that name nobody, with whoever the next sentence makes answer for them.

    "... hoàn thành trước 20/8. Bí thư các chi bộ chịu trách nhiệm về việc này", "Đợt vận động: từ ngày 03/6 đến ngày
    20/6. Trưởng các thôn đến từng hộ".
    """
    told: list[Draft] = []
    for draft in drafts:
        before = told[-1] if told else None
        if before is not None and _lacks_an_owner(before) and draft.parties.owners and draft.label is None:
            if _ABOUT_IT.search(text.folded, draft.begin, draft.end) or _answers(draft, text):
                told[-1] = replace(before, parties=draft.parties)
            elif draft.timing is None and _is_a_thing(text.folded[before.begin : before.end], acts=before.acts):
                told[-1] = replace(before, parties=draft.parties, end=draft.end, acts=True)
                continue
        told.append(draft)
    return told


def _answers(draft: Draft, text: Passage) -> bool:
    """Whether a sentence says no more than who is to do it: "Kế toán và thôn trưởng chịu trách nhiệm"."""
    said = text.folded[draft.begin : draft.end]
    return draft.timing is None and len(said.split()) <= MOST_WORDS and _IS_TO_DO_IT.search(said) is not None


def _lacks_an_owner(draft: Draft) -> bool:
    return draft.timing is not None and draft.label is None and not draft.parties.owners


def _is_a_thing(said: str, *, acts: bool) -> bool:
    """Whether a clause only names something and its time: "Đợt vận động: từ ngày 03/6"."""
    return not acts or _THING.match(said) is not None
