"""From a notice's text to the tasks of its draft, with those who are meant and what was given before."""

from __future__ import annotations

from collections.abc import Sequence

from sqlmodel import Session, col, select

from bot.domain.duties import Owner
from bot.domain.notices import Duty, NoticeReading
from bot.domain.notices.likeness import Known, known_as
from bot.domain.notices.owner_matching import match_owners
from bot.domain.notices.task_lines import handed_in_at
from handlers.addressees import people_of, places_of
from handlers.guards import Speaker
from storage.assignments import Assignment
from storage.committees import Member
from storage.notices import Notice, NoticeTask, as_stored


class Reader:
    """Makes tasks of duties as one committee understands them."""

    def __init__(self, session: Session, me: Speaker) -> None:
        self.places, self.people = places_of(me), people_of(session, me)
        members = session.exec(select(Member).where(Member.committee_id == me.committee.id))
        self.keys = {member.id: member.key for member in members}
        given = session.exec(
            select(Assignment).where(Assignment.committee_id == me.committee.id, col(Assignment.active).is_(True))
        )
        self.known = [Known(one.id, one.title, f"{one.text} {one.condition}", one.due, one.recurring) for one in given]

    def tasks(self, reading: NoticeReading) -> list[NoticeTask]:
        """A draft's tasks: those with a deadline in the order of the text, and then the others."""
        return [
            *(self.task(duty, dated=True) for duty in reading.assignments),
            *(self.task(duty, dated=False) for duty in reading.undated),
        ]

    def task(self, duty: Duty, *, dated: bool, typed: bool = False) -> NoticeTask:
        """One task, not yet stored; `typed`: somebody added it by hand."""
        owners = match_owners(duty.owners, places=self.places, people=self.people)
        helpers = match_owners(duty.collaborators, places=self.places, people=self.people)
        same = known_as(duty.text, due=duty.due, recurring=duty.recurring, among=self.known) if not typed else None
        return NoticeTask(
            notice_id=0,
            position=0,
            line=None if typed else duty.line,
            text=duty.text,
            section=duty.section or "",
            dated=dated,
            start=duty.start,
            due=duty.due,
            due_time=duty.time,
            recurring=str(duty.recurring) if duty.recurring is not None else None,
            due_day=duty.due_day,
            condition=duty.condition or "",
            owner_words=list(duty.owners),
            unclear=list(owners.unclear),
            owners=as_stored(owners.owners),
            helper_words=list(duty.collaborators),
            helpers=as_stored([one for one in helpers.owners if one not in owners.owners]),
            handed_to=self._handed_to(duty.text),
            same_as=same.id if same is not None else None,
        )

    def candidates(self, words: Sequence[str]) -> tuple[Owner, ...]:
        """Whom words that are not certain may mean."""
        return match_owners(words, places=self.places, people=self.people).candidates

    def _handed_to(self, text: str) -> list[str]:
        named = match_owners(handed_in_at(text), places=self.places, people=self.people)
        return [self.keys[one.member_id] for one in named.owners if one.member_id is not None]


def describe(notice: Notice, reading: NoticeReading) -> None:
    """What the document says of itself; what was said by hand stays."""
    if not notice.number or "number" not in notice.corrected:
        notice.number = reading.notice.number or notice.number
    if notice.day is None or "day" not in notice.corrected:
        notice.day = reading.notice.date or notice.day
    notice.title = reading.notice.title or ""
    notice.recipients = list(reading.notice.recipients)
