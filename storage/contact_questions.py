"""Whether two contacts are one person: asked once, answered by a person, and remembered."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Column, UniqueConstraint, insert, update
from sqlmodel import Field, Session, SQLModel, col, select

from bot.domain.committee import QuarantineRule
from bot.domain.contacts import ContactState
from bot.domain.errors import UserError
from bot.domain.folding import accented_key
from bot.domain.matching import Known
from storage import contacts
from storage.contact_merges import merge, unmerge
from storage.contacts import chunks
from storage.forgotten import refuse_forgotten
from storage.once import hold_committee
from storage.session import JsonText, UtcDateTime

SETTLED = "settled"  # in `moved`: the questions that were settled with this one


class Answer(StrEnum):
    """What a person said about two contacts."""

    SAME = "same"
    DIFFERENT = "different"


class ContactQuestion(SQLModel, table=True):
    """A contact of a list, and a stored one that he may be."""

    __tablename__ = "contact_question"
    __table_args__ = (UniqueConstraint("contact_id", "other_id"),)

    id: int = Field(default=None, primary_key=True)
    committee_id: int = Field(foreign_key="committee.id")
    contact_id: int = Field(foreign_key="contact.id")
    other_id: int = Field(foreign_key="contact.id")
    wording: str  # the alias that the answer is remembered by
    answer: str | None = None
    answered_by: int | None = Field(default=None, foreign_key="member.id")
    answered_at: datetime | None = Field(default=None, sa_column=Column(UtcDateTime))
    moved: dict[str, list[Any]] | None = Field(default=None, sa_column=Column(JsonText))  # by this answer, for its undo


class ContactAlias(SQLModel, table=True):
    """A wording that was in doubt, and the contact that it means: never asked again."""

    __tablename__ = "contact_alias"

    committee_id: int = Field(foreign_key="committee.id", primary_key=True)
    wording: str = Field(primary_key=True)
    contact_id: int = Field(foreign_key="contact.id")


_QUESTIONS, _ALIASES = (SQLModel.metadata.tables[name] for name in ("contact_question", "contact_alias"))


def wording_of(person: Known) -> str:
    """A key of everything that tells a person apart in a line; one-way, so that no name stays in it."""
    told = f"{person.birth_year or ''}|{person.phone or ''}|{person.hamlet or ''}|{person.source or ''}"
    return hashlib.sha256(f"{accented_key(person.full_name)}|{told}".encode()).hexdigest()


def known_wordings(session: Session, *, committee_id: int, wordings: Iterable[str]) -> dict[str, int]:
    """The contacts that these wordings are known to mean.

    A long list asks for more of them than a committee has: then all of its own are read at once.
    """
    session.flush()
    sought = set(wordings)
    columns = _ALIASES.c
    known = sa.select(columns.wording, columns.contact_id).where(columns.committee_id == committee_id)
    rows = session.execute(known.limit(len(sought) + 1)).all()
    if len(rows) <= len(sought):
        return {wording: contact_id for wording, contact_id in rows if wording in sought}
    found: dict[str, int] = {}
    for chunk in chunks(sorted(sought)):
        rows = session.execute(known.where(columns.wording.in_(chunk))).all()
        found.update({row.wording: row.contact_id for row in rows})
    return found


@dataclass(frozen=True, slots=True)
class Doubt:
    """A new contact, the contacts that he may be (`others`), and the wording that is in doubt, or will be."""

    contact_id: int
    others: tuple[int, ...]
    wording: str


def ask(session: Session, *, committee_id: int, doubts: Sequence[Doubt]) -> None:
    """Put doubts down; a wording means the new contact until somebody says otherwise."""
    if not doubts:
        return
    committee = {"committee_id": committee_id}
    questions = [
        {**committee, "contact_id": doubt.contact_id, "other_id": other_id, "wording": doubt.wording}
        for doubt in doubts
        for other_id in doubt.others
    ]
    known = known_wordings(session, committee_id=committee_id, wordings=[doubt.wording for doubt in doubts])
    meant = {doubt.wording: doubt.contact_id for doubt in reversed(doubts) if doubt.wording not in known}
    aliases = [{**committee, "wording": wording, "contact_id": contact_id} for wording, contact_id in meant.items()]
    if questions:
        session.execute(insert(_QUESTIONS), questions)
    if aliases:
        session.execute(insert(_ALIASES), aliases)


def open_of(session: Session, *, contact_ids: Iterable[int]) -> Sequence[ContactQuestion]:
    """The unanswered questions about these contacts."""
    return session.exec(
        select(ContactQuestion)
        .where(col(ContactQuestion.contact_id).in_(list(contact_ids)), col(ContactQuestion.answer).is_(None))
        .order_by(col(ContactQuestion.id))
    ).all()


def answer(
    session: Session,
    *,
    question: ContactQuestion,
    said: Answer,
    member_id: int,
    rules: Sequence[QuarantineRule],
    now: datetime,
) -> dict[int, tuple[ContactState, ContactState]]:
    """Remember an answer. One person: what the list said moves to the contact that was there before.

    The states of the contacts touched, before and after. UserError where one of them has lost his name.
    """
    hold_committee(session, question.committee_id)
    refuse_forgotten(session, contact_ids=[question.contact_id, question.other_id])
    question.answer, question.answered_by, question.answered_at = said, member_id, now
    session.add(question)
    session.flush()
    if said is Answer.DIFFERENT:
        return {}
    old, new = question.other_id, question.contact_id
    moved = merge(session, one=new, into=old)
    settled = open_of(session, contact_ids=[new])  # the other doubts about him are settled with this one
    for other in settled:
        other.answer, other.answered_by, other.answered_at = Answer.DIFFERENT, member_id, now
        session.add(other)
    question.moved = {**moved, SETTLED: [other.id for other in settled]}
    session.add(question)
    session.flush()
    return contacts.refold(session, contact_ids=[old, new], rules=rules)


def take_back(
    session: Session, *, question: ContactQuestion, rules: Sequence[QuarantineRule]
) -> dict[int, tuple[ContactState, ContactState]] | None:
    """Undo an answer: the question is open again, and two contacts that were made one are two, as they were.

    The states of the contacts touched, before and after; None where it is open already. UserError where one of them
    has lost his name, or was made one with a third since.
    """
    hold_committee(session, question.committee_id)
    session.refresh(question)
    if question.answer is None:
        return None
    old, new, was_same = question.other_id, question.contact_id, question.answer == Answer.SAME
    refuse_forgotten(session, contact_ids=[old, new])
    later = select(ContactQuestion.id).where(ContactQuestion.contact_id == old, ContactQuestion.answer == Answer.SAME)
    if was_same and session.exec(later).first() is not None:
        raise UserError("merged_since")
    moved = question.moved or {}
    question.answer = question.answered_by = question.answered_at = question.moved = None
    session.add(question)
    if not was_same:
        session.flush()
        return {}
    unmerge(session, one=new, into=old, moved=moved)
    for chunk in chunks(moved.get(SETTLED, [])):
        undone = update(ContactQuestion).where(col(ContactQuestion.id).in_(chunk))
        session.execute(undone.values(answer=None, answered_by=None, answered_at=None))
    session.expire_all()
    return contacts.refold(session, contact_ids=[old, new], rules=rules)
