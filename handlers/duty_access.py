"""How a duty is found by whoever may see, answer for or change it, and who hears of what happens to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from bot.domain.errors import UserError
from bot.domain.roles import MANAGES_WORK, Role
from bot.networks import Button
from bot.render.duties import due_words
from bot.texts import Markup, duties
from handlers import deeds, forms, guards
from handlers.context import Transaction
from handlers.guards import Speaker
from handlers.standings import Standing, standings
from storage import assignments, committees
from storage.assignments import Duty
from storage.committees import Member
from storage.dialogues import Dialogue

FORM = "duty"
EVIDENCE = "evidence"  # the step that takes files too
EVIDENCE_WAITS = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Opened:
    """A duty, and who opened it."""

    me: Speaker
    one: Standing

    @property
    def owes(self) -> bool:
        """Whether he may say of it that it is done: its owner, or the secretary for him."""
        is_his = guards.has_part(self.me, self.one.duty) and not self.one.helps
        return is_his or (self.me.role is Role.SECRETARY and not self.one.helps)

    @property
    def manages(self) -> bool:
        return self.me.role in MANAGES_WORK

    @property
    def title(self) -> str:
        return self.one.assignment.title

    @property
    def owner(self) -> str:
        """Whose it is, within a sentence."""
        name = self.one.owner
        return duties.HAMLET_OWNER.format(hamlet=name) if self.one.duty.hamlet_id is not None else name

    @property
    def owner_first(self) -> str:
        """Whose it is, where a sentence begins."""
        return self.owner[:1].upper() + self.owner[1:]

    @property
    def due(self) -> str:
        """When it is due, as it stands in a sentence."""
        return due_words(self.one.due, self.one.due_time) if self.one.due is not None else duties.NO_DUE

    @property
    def due_tail(self) -> str:
        """When it is due, behind a title; nothing where it has no date."""
        return duties.DUE.format(due=self.due, left="") if self.one.due is not None else ""


def opened(tx: Transaction, duty_id: int) -> Opened:
    """A duty that the speaker may see: its owner, who helps with its assignment, the chair and the secretary."""
    me = guards.speaker_in_known_chat(tx)
    found = standings(tx.session, committee_id=me.committee.id, today=tx.today)
    one = next((row for row in found if row.duty.id == duty_id), None)
    if one is None:
        raise UserError("duty_gone")
    helping = [row.duty for row in found if row.assignment.id == one.assignment.id and row.helps]
    if me.role not in MANAGES_WORK and not any(guards.has_part(me, duty) for duty in [one.duty, *helping]):
        raise UserError("not_yours")
    return Opened(me, one)


def answerable(tx: Transaction, duty_id: int) -> Opened:
    """A duty of which the speaker may say how it stands."""
    found = opened(tx, duty_id)
    if not found.owes:
        raise UserError("not_yours")
    return found


def managed(tx: Transaction, duty_id: int) -> Opened:
    """A duty whose date and owner the speaker may change."""
    guards.allow(tx, MANAGES_WORK)
    return opened(tx, duty_id)


def holders(tx: Transaction, duty: Duty) -> list[Member]:
    """Who is told what happens to a duty: its member, or whoever leads its hamlet."""
    if duty.member_id is not None:
        member = tx.session.get_one(Member, duty.member_id)
        return [member] if member.active else []
    committee_id = tx.session.get_one(assignments.Assignment, duty.assignment_id).committee_id
    return list(committees.leaders_of(tx.session, committee_id=committee_id, hamlet_id=duty.hamlet_id or 0))


def tell_holders(tx: Transaction, found: Opened, duty: Duty, text: Markup, *, key: str, rows: Any = ()) -> None:
    """Tell those who owe a duty, but not whoever did it himself."""
    for member in holders(tx, duty):
        if member.id != found.me.member.id:
            tx.tell(member.id, key=f"{key}:member {member.id}", text=text, buttons=rows)


def deciders(tx: Transaction, me: Speaker) -> list[Member]:
    """Who decides on dates and hears of trouble: the chair; where there is none, the secretary."""
    chairs = committees.members_of(tx.session, committee_id=me.committee.id, role=Role.CHAIR)
    return list(chairs or committees.secretaries(tx.session, committee_id=me.committee.id))


def ask(tx: Transaction, me: Speaker, step: str, text: Markup, *, rows: list[list[Button]], **answers: object) -> None:
    """Open the form of a duty at a step, and ask."""
    _keep(tx, me, step, answers)
    tx.reply(text, buttons=rows)


def keep_waiting(tx: Transaction, me: Speaker, form: Dialogue) -> None:
    """Wait at the same step for more."""
    _keep(tx, me, form.step, dict(form.answers))


def _keep(tx: Transaction, me: Speaker, step: str, answers: dict[str, object]) -> None:
    forms.wait_at(tx, me, FORM, step, answers)


def close_form(tx: Transaction, me: Speaker) -> Dialogue | None:
    """Close the form of a duty that is open in this chat; None when none was."""
    found = forms.current(tx, me)
    if found is None or found.form != FORM:
        return None
    forms.close(tx, me)
    return found


def note_audit(tx: Transaction, me: Speaker, action: str, duty_id: int) -> None:
    """Write into the audit what was done to a duty."""
    deeds.note(tx, me, action, f"duty {duty_id}")
