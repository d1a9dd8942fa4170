"""Posting, editing and undoing line lists in storage tests; all names are invented."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlmodel import Session, col, select

from bot.domain.line_lists.model import Person, Reading
from bot.domain.receipts import Outcome, Receipt
from storage import contacts, line_lists
from storage.contacts import Contact
from storage.line_lists import LineList, Post
from tests.storage.commune import NOW, RULES, TODAY, Commune


def person(full_name: str = "Nguyễn Văn Kiên", birth_year: int | None = 1985, **said: Any) -> Person:
    """A line of a list."""
    return Person(**{"level": "F1", "full_name": full_name, "birth_year": birth_year, "hamlet": "Nam Thắng", **said})


@dataclass
class Desk:
    """The station's desk: its messages, and a clock that moves a minute with everything that it does."""

    commune: Commune
    now: datetime = NOW
    day: date = TODAY
    last_message: int = 0

    @property
    def session(self) -> Session:
        return self.commune.session

    def post(self, *people: Person, message: int | None = None) -> Receipt:
        """Post a list, or edit that of an earlier message."""
        if message is None:
            self.last_message += 1
            message = self.last_message
        self._tick()
        lines = tuple(
            Person(**{name: getattr(one, name) for name in one.__dataclass_fields__ if name != "line"}, line=number)
            for number, one in enumerate(people, 1)
        )
        return line_lists.record(
            self.session,
            committee_id=self.commune.id,
            rules=RULES,
            post=Post("telegram", -self.commune.id, message, self.commune.members["station"].id, text="x"),
            reading=Reading(people=lines, is_list=True),
            day=self.day,
            now=self.now,
        )

    def undo(self, line_list_id: int) -> Sequence[str] | None:
        self._tick()
        return line_lists.withdraw(self.session, line_list_id=line_list_id, rules=RULES, now=self.now)

    def redo(self, line_list_id: int) -> Sequence[str] | None:
        self._tick()
        return line_lists.restore(self.session, line_list_id=line_list_id, rules=RULES)

    def next_day(self) -> None:
        self.now += timedelta(days=1)
        self.day += timedelta(days=1)

    def rows(self) -> list[Contact]:
        """Every contact of the committee, as the database has it."""
        self.session.expire_all()
        query = select(Contact).where(Contact.committee_id == self.commune.id).order_by(col(Contact.id))
        return list(self.session.exec(query))

    def watched(self, day: date | None = None, **more: Any) -> list[str]:
        rows = contacts.watched(self.session, committee_id=self.commune.id, on=day or self.day, **more)
        return [row.full_name for row in rows]

    def lists(self) -> list[LineList]:
        """The newest version of each message's list."""
        query = select(LineList).where(LineList.committee_id == self.commune.id, col(LineList.superseded).is_(False))
        return list(self.session.exec(query.order_by(col(LineList.id))))

    def _tick(self) -> None:
        self.now += timedelta(minutes=1)


def outcomes(receipt: Receipt) -> list[Outcome]:
    return [line.outcome for line in receipt.lines]
