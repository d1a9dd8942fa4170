"""Who may do and see what: the one place where a role and a hamlet become a right."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from bot.domain.commands import COMMANDS
from bot.domain.committee import CommitteeRules
from bot.domain.errors import UserError
from bot.domain.roles import SEES_ALL_NAMES, Role
from bot.texts.common import ROLES
from handlers.context import Silence, Transaction
from storage import committees
from storage.assignments import Duty
from storage.committees import Chat, Committee, Hamlet, Member


@dataclass(frozen=True, slots=True)
class Speaker:
    """The member behind an update, with his committee and where he speaks."""

    member: Member
    committee: Committee
    chat: Chat | None  # None: a group that is not bound
    hamlets: tuple[Hamlet, ...]

    @property
    def role(self) -> Role:
        return Role(self.member.role)

    @property
    def rules(self) -> CommitteeRules:
        return self.committee.rules

    @property
    def hamlet(self) -> Hamlet | None:
        """His own hamlet, where he leads one."""
        return next((hamlet for hamlet in self.hamlets if hamlet.id == self.member.hamlet_id), None)

    @property
    def sees_all_names(self) -> bool:
        return self.role in SEES_ALL_NAMES

    def hamlet_with(self, hamlet_id: int) -> Hamlet | None:
        """The commune's hamlet of this id."""
        return next((hamlet for hamlet in self.hamlets if hamlet.id == hamlet_id), None)

    def hamlet_of_names(self) -> Hamlet | None:
        """The hamlet whose names he may read, None for all; UserError when he may read none."""
        if self.sees_all_names:
            return None
        if self.role is not Role.HAMLET_LEADER:
            raise UserError("names_not_for_you")
        return self.own_hamlet()

    def own_hamlet(self) -> Hamlet:
        """His own hamlet; UserError when he has none."""
        if self.hamlet is None:
            raise UserError("no_hamlet")
        return self.hamlet


def speaker(tx: Transaction) -> Speaker:
    """The member who speaks. A stranger is refused in private, and met with silence in a group."""
    member = None
    if tx.user_id is not None:
        member = committees.member_by_user(tx.session, network=tx.network, user_id=tx.user_id)
    if member is None:
        raise UserError("stranger") if tx.private else Silence
    if tx.private:  # whoever writes has unblocked the bot
        committees.mark_reachable(tx.session, network=tx.network, chat_id=tx.chat_id, reachable=True)
    committee = tx.session.get_one(Committee, member.committee_id)
    chat = committees.chat_by_id(tx.session, network=tx.network, chat_id=tx.chat_id)
    if chat is not None and chat.committee_id != committee.id:
        raise Silence
    hamlets = committees.hamlets_of(tx.session, committee_id=committee.id)
    return Speaker(member, committee, chat, tuple(hamlets))


def speaker_in_known_chat(tx: Transaction) -> Speaker:
    """Like `speaker`, but a group that is not the committee's hears nothing."""
    found = speaker(tx)
    if found.chat is None and not tx.private:
        raise Silence
    return found


def allow(tx: Transaction, roles: Collection[Role]) -> Speaker:
    """The speaker, when he has one of these roles; UserError names them otherwise."""
    found = speaker_in_known_chat(tx)
    if found.role not in roles:
        raise UserError("not_allowed", roles=", ".join(ROLES[role] for role in Role if role in roles))
    return found


def has_part(me: Speaker, duty: Duty) -> bool:
    """Whether a duty, or a helper's part, is the speaker's own or his hamlet's; a deputy answers for his leader."""
    if duty.member_id is not None:
        return duty.member_id == me.member.id
    return me.role is Role.HAMLET_LEADER and duty.hamlet_id == me.member.hamlet_id


def allow_command(tx: Transaction, name: str) -> Speaker:
    """The speaker, when the command is one of his role's."""
    return allow(tx, next(spec.roles for spec in COMMANDS if spec.name == name))
