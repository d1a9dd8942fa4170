"""Who may see and do what in a programme: the roles and people that its plan names, and a leader his own hamlet."""

from __future__ import annotations

from bot.domain.commands import READS_WORK
from bot.domain.errors import UserError
from bot.domain.programmes import Plan, Stage, is_one_of
from bot.domain.roles import Role
from handlers.context import Transaction
from handlers.guards import Speaker
from storage.committees import Hamlet
from storage.programmes import Entry, Programme

READS_LISTS = frozenset({Role.CHAIR, Role.SECRETARY, Role.OFFICER})
SEES_COUNTS = READS_WORK


def open_programme(tx: Transaction, me: Speaker, programme_id: int) -> Programme:
    """A programme of the speaker's committee; UserError where it is none, or was put away."""
    programme = tx.session.get(Programme, programme_id)
    if programme is None or programme.committee_id != me.committee.id or not programme.active:
        raise UserError("button_old")
    return programme


def is_among(me: Speaker, who: tuple[str, ...]) -> bool:
    """Whether the speaker is one of these roles and members."""
    return is_one_of(who, role=me.role, key=me.member.key)


def reads_all_names(me: Speaker, plan: Plan) -> bool:
    """Whether he may read the lists of every hamlet."""
    if me.role in READS_LISTS:
        return True
    takes_part = is_among(me, plan.registers) or is_among(me, plan.handed_to)
    takes_part = takes_part or any(is_among(me, stage.by) for stage in plan.stages)
    return takes_part and me.role is not Role.HAMLET_LEADER


def hamlet_named(me: Speaker, hamlet_id: int) -> Hamlet | None:
    """The committee's hamlet of this id, none for 0; UserError where there is none such."""
    if not hamlet_id:
        return None
    found = me.hamlet_with(hamlet_id)
    if found is None:
        raise UserError("button_old")
    return found


def check_reads(tx: Transaction, me: Speaker, plan: Plan, hamlet_id: int | None) -> None:
    """UserError where he may not read a hamlet's list (None: of all), or asks for it in a group."""
    if not tx.private:
        raise UserError("only_in_private")
    if me.role is Role.HAMLET_LEADER:
        if hamlet_id != me.own_hamlet().id:
            raise UserError("not_yours")
    elif not reads_all_names(me, plan):
        raise UserError("names_not_for_you")


def check_takes(plan: Plan, name: str, hamlet: Hamlet | None) -> None:
    """UserError where a hamlet was not chosen for a programme."""
    if hamlet is not None and not plan.takes(hamlet.name):
        raise UserError("programme_not_chosen", hamlet=hamlet.name, name=name, hamlets=", ".join(plan.hamlets))


def check_registers(me: Speaker, programme: Programme, hamlet: Hamlet | None) -> None:
    """UserError where he may not register anybody for a hamlet."""
    plan = programme.plan
    if not is_among(me, plan.registers):
        raise UserError("programme_not_registrar", name=programme.name)
    if me.role is Role.HAMLET_LEADER and (hamlet is None or hamlet.id != me.own_hamlet().id):
        raise UserError("not_yours")
    check_takes(plan, programme.name, hamlet)


def may_set(me: Speaker, stage: Stage, hamlet_id: int | None) -> bool:
    """Whether he may say that an entry of this hamlet reached a stage, or send it back from there."""
    if not is_among(me, stage.by):
        return False
    return me.role is not Role.HAMLET_LEADER or hamlet_id == me.own_hamlet().id


def check_set(me: Speaker, stage: Stage, hamlet_id: int | None) -> None:
    """UserError where he may not."""
    if not may_set(me, stage, hamlet_id):
        raise UserError("stage_not_yours", stage=stage.name)


def readable_entry(tx: Transaction, me: Speaker, entry_id: int) -> tuple[Entry, Programme]:
    """An entry that he may read, with its programme; UserError for any other."""
    entry = tx.session.get(Entry, entry_id)
    if entry is None:
        raise UserError("button_old")
    programme = open_programme(tx, me, entry.programme_id)
    check_reads(tx, me, programme.plan, entry.hamlet_id)
    return entry, programme


def may_change(me: Speaker, programme: Programme, entry: Entry) -> bool:
    """Whether he may rename an entry, change its option or take it off."""
    if not is_among(me, programme.plan.registers) and not is_among(me, programme.plan.handed_to):
        return False
    return me.role is not Role.HAMLET_LEADER or entry.hamlet_id == me.own_hamlet().id
