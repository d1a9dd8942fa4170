"""What the played period left behind: what was really sent, what was frozen, and what the program counted."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from sqlmodel import Session, col, select

from bot.clock import local
from storage import commitments
from storage.attachments import Attachment
from storage.committees import Committee, Member
from storage.notices import NoticeRecipient
from storage.outbox import Outbox, OutboxStatus
from storage.snapshots import Snapshot
from tests.handlers import period_model as model
from tests.handlers.commune import GROUP, Commune, running
from tests.handlers.period_book import LEADERS, Book, title_in
from tests.handlers.period_story import Told, play


@dataclass(frozen=True, slots=True)
class Sent:
    """A message that the bot sent."""

    at: datetime  # the commune's time
    to: str
    text: str
    file: bytes | None


@dataclass(frozen=True, slots=True)
class Counted:
    """What the program has of one quantity."""

    counted: Decimal
    late: Decimal
    returned: Decimal


@dataclass(frozen=True, slots=True)
class Period:
    """What the period left behind."""

    book: Book
    told: Told
    sent: list[Sent]
    frozen: dict[int, Snapshot]  # by number
    counted: dict[tuple[int, str, str], Counted]  # by month, item and hamlet
    unconfirmed: set[str]

    def saying(self, words: str) -> list[Sent]:
        return [one for one in self.sent if words in one.text]


async def played(commune: Commune) -> Period:
    """Play the period in this commune."""
    async with running(commune):
        book = Book(commune)
        told = await play(book)
        with commune.session() as session:
            return Period(
                book, told, _sent(session, commune), _frozen(session), _counted(session), _unconfirmed(session)
            )


def _sent(session: Session, commune: Commune) -> list[Sent]:
    names = {chat_id: who for who, chat_id in commune.users.items()} | {commune.group: GROUP}
    files = {one.id: one.content for one in session.exec(select(Attachment))}
    rows = session.exec(
        select(Outbox)
        .where(Outbox.status == OutboxStatus.SENT, col(Outbox.edits_id).is_(None))
        .order_by(col(Outbox.id))
    )
    return [
        Sent(
            local(one.sent_at).replace(tzinfo=None),
            names[one.chat_id],
            one.text,
            files[one.attachment_id] if one.attachment_id is not None else None,
        )
        for one in rows
        if one.sent_at is not None
    ]


def _frozen(session: Session) -> dict[int, Snapshot]:
    return {one.number: one for one in session.exec(select(Snapshot))}


def _counted(session: Session) -> dict[tuple[int, str, str], Counted]:
    return {
        (one.due.month, one.commitment.item, one.hamlet.name): Counted(one.counted, one.late, one.tally.returned)
        for one in commitments.standings(session, committee_id=session.exec(select(Committee.id)).one())
    }


def _unconfirmed(session: Session) -> set[str]:
    rows = select(NoticeRecipient).where(col(NoticeRecipient.confirmed_at).is_(None))
    return {session.get_one(Member, one.member_id).key for one in session.exec(rows)}


def nudged(period: Period) -> model.Told:
    """The digests as they were sent, each line by its work."""
    found: model.Told = {}
    for one in period.saying("<b>Nhắc việc</b>"):
        assert (one.at, one.to) not in found, f"two digests in one slot: {one}"
        lines = [line for line in one.text.splitlines() if re.match(r"\d+\. ", line)]
        found[one.at, one.to] = {title_in(line): _words_of(line) for line in lines}
        assert len(found[one.at, one.to]) == len(lines), one.text
    return found


def _words_of(line: str) -> str:
    found = re.search(r"Còn \d+ ngày|Quá hạn \d+ ngày|HÔM NAY|Quá giờ hẹn", line)
    assert found is not None, line
    return found[0]


def named(sent: list[Sent], lines: str = r"• .*") -> model.Named:
    """By the moment of each message, who has not finished which work."""
    found: model.Named = {}
    for one in sent:
        told = re.findall(lines, one.text)
        works = {title_in(line): _owners(line) for line in told}
        assert len(works) == len(told), one.text
        if works:
            assert one.at not in found, one
            found[one.at] = works
    return found


def _owners(line: str) -> frozenset[str]:
    owners = set(line.split("Chưa xong: ")[1].split(", "))
    return frozenset(owners - {"cả 5 thôn"} | set(LEADERS) if "cả 5 thôn" in owners else owners)
