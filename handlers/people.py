"""Joining, help, members, invitations and groups."""

from __future__ import annotations

import logging

from sqlmodel import Session
from telegram import Update

from bot.domain.commands import commands_for
from bot.domain.errors import UserError
from bot.domain.folding import fold
from bot.domain.roles import INVITES, Role
from bot.networks import Command, SendError
from bot.program import Program
from bot.render import when
from bot.texts import Markup, common, fill, lines, people
from bot.texts.commands import DESCRIPTIONS
from handlers import guards
from handlers.buttons import Pressed, button
from handlers.context import App, Context, Transaction
from handlers.guards import Speaker
from handlers.spoken import add_command
from storage import audit, committees
from storage.committees import INVITE_LIFETIME, Chat, Hamlet, Invite, Member

log = logging.getLogger(__name__)

ROLES = tuple(Role)
GROUP_COMMANDS = ("danhsach", "tiendo", "nhiemvu", "tonghop", "trogiup")


def register(app: App) -> None:
    for name, callback in (
        ("batdau", start),
        ("trogiup", show_help),
        ("thanhvien", show_members),
        ("moi", invite),
        ("gan", bind_group),
    ):
        add_command(app, name, callback)
    app.add_handler(Pressed("invite", invite_role, numbers=1))
    app.add_handler(Pressed("invite_h", invite_hamlet, numbers=2))
    app.add_handler(Pressed("invite_m", invite_member, numbers=1))


def menu_of(role: Role | None) -> tuple[Command, ...]:
    """The commands that a role's menu offers."""
    return tuple(Command(spec.name, DESCRIPTIONS[spec.name]) for spec in commands_for(role))


def menu_in(session: Session, chat: Chat) -> tuple[Command, ...]:
    """The commands that a chat's menu offers: its member's, or in a group those that everybody may use there."""
    if chat.member_id is not None:
        return menu_of(Role(session.get_one(Member, chat.member_id).role))
    return tuple(Command(name, DESCRIPTIONS[name]) for name in GROUP_COMMANDS)


async def show_menus(program: Program) -> None:
    """At start: offer each chat its commands, where they are not those shown there last."""
    with program.database.transaction() as session:
        wanted = [
            (chat, menu_in(session, chat)) for chat in committees.all_chats(session) if chat.network in program.networks
        ]
    for chat, menu in wanted:
        shown = [f"{command.name} {command.description}" for command in menu]
        if shown == chat.menu:
            continue
        try:
            await program.networks[chat.network].show_menu(chat_id=chat.chat_id, commands=menu)
        except SendError as error:  # a menu is a convenience: the next start tries again
            log.warning("no menu for a chat of %s: %s", chat.network, type(error).__name__)
            continue
        with program.database.transaction() as session:
            row = session.get_one(Chat, chat.id)
            row.menu = shown
            session.add(row)


def _command_lines(role: Role) -> Markup:
    return lines(
        *(fill(people.COMMAND_LINE, name=command.name, description=command.description) for command in menu_of(role))
    )


def role_name(member: Member, hamlets: tuple[Hamlet, ...]) -> str:
    """A member's role as people say it, with his hamlet."""
    name = common.ROLES[Role(member.role)]
    hamlet = next((hamlet.name for hamlet in hamlets if hamlet.id == member.hamlet_id), None)
    return f"{name} {hamlet}" if hamlet else name


async def start(update: Update, context: Context) -> None:
    """Greet a member, or let a person in who opens an invitation."""
    code = context.said.args.split(" ")[0] if context.said.args else ""
    with context.transaction() as tx:
        if code and tx.private:
            _join(tx, code)
        me = guards.speaker_in_known_chat(tx)
        tx.reply(
            fill(
                people.WELCOME,
                name=me.member.full_name,
                role=role_name(me.member, me.hamlets),
                committee=me.committee.commune,
                commands=_command_lines(me.role),
            )
        )
    await show_menus(context.program)


def _join(tx: Transaction, code: str) -> None:
    """Use an invitation: the person takes its place, or a new one of its role."""
    user = tx.update.effective_user
    assert user is not None
    found = committees.find_invite(tx.session, code=code)
    if found is None:
        if committees.member_by_user(tx.session, network=tx.network, user_id=user.id) is None:
            raise UserError("invite_unknown")
        return
    known = committees.member_by_user(tx.session, network=tx.network, user_id=user.id)
    if found.used_at is not None:
        if known is not None and known.id == found.used_by:
            return
        raise UserError("invite_used")
    if found.expires_at < tx.now:
        raise UserError("invite_expired")
    if known is not None:
        raise UserError("invite_already_member", role=common.ROLES[Role(known.role)])
    member = _place_for(tx, found, user.full_name)
    committees.join(tx.session, member=member, network=tx.network, user_id=user.id, chat_id=tx.chat_id)
    committees.use_invite(tx.session, invite=found, member_id=member.id, now=tx.now)
    audit.record(
        tx.session,
        committee_id=member.committee_id,
        member_id=member.id,
        action="join",
        subject=f"{tx.network} member {member.id} invite {found.id}",
        now=tx.now,
    )
    if found.created_by is not None and found.created_by != member.id:
        hamlets = tuple(committees.hamlets_of(tx.session, committee_id=member.committee_id))
        text = fill(people.JOINED_NOTICE, name=member.full_name, role=role_name(member, hamlets))
        tx.tell(found.created_by, key=f"joined:{found.id}", text=text)


def _place_for(tx: Transaction, found: Invite, full_name: str) -> Member:
    if found.member_id is not None:
        return tx.session.get_one(Member, found.member_id)
    member = Member(
        committee_id=found.committee_id,
        key=f"invite_{found.id}",
        full_name=full_name,
        role=found.role,
        hamlet_id=found.hamlet_id,
    )
    tx.session.add(member)
    tx.session.flush()
    return member


async def show_help(update: Update, context: Context) -> None:
    """What this role can do, and how."""
    with context.transaction() as tx:
        me = guards.speaker_in_known_chat(tx)
        extra = []
        if me.role in (Role.HEALTH_STATION, Role.SECRETARY):
            extra = [people.HELP_STATION, people.HELP_FIX]
        elif me.role is Role.HAMLET_LEADER:
            extra = [people.HELP_LEADER]
        tx.reply(
            lines(
                fill(people.HELP_HEAD, role=role_name(me.member, me.hamlets)),
                _command_lines(me.role),
                *("\n" + fill(sentence) for sentence in [*extra, people.HELP_GROUP]),
            )
        )


async def show_members(update: Update, context: Context) -> None:
    """Who is in the committee, and on which networks each has joined."""
    with context.transaction() as tx:
        me = guards.allow_command(tx, "thanhvien")
        members = committees.members_of(tx.session, committee_id=me.committee.id)
        accounts = committees.networks_of(tx.session, committee_id=me.committee.id)
        rows = []
        for member in members:
            joined = accounts.get(member.id, {})
            shown = [name if reachable else name + people.MEMBER_UNREACHABLE for name, reachable in joined.items()]
            rows.append(
                fill(
                    people.MEMBER_LINE,
                    mark="✅" if joined else "⬜",
                    name=member.full_name,
                    title=member.title or role_name(member, me.hamlets),
                    networks=f" [{', '.join(shown)}]" if shown else "",
                )
            )
        head = fill(people.MEMBERS_HEAD, committee=me.committee.commune, joined=len(accounts), total=len(members))
        tx.reply(lines(head, *rows))


async def invite(update: Update, context: Context) -> None:
    """Make an invitation: by buttons, or for the role and hamlet in the line."""
    with context.transaction() as tx:
        me = guards.allow_command(tx, "moi")
        if not tx.private:
            raise UserError("only_in_private")
        if not context.said.args:
            rows = [[button(common.ROLES[role], "invite", index)] for index, role in enumerate(ROLES)]
            tx.reply(lines(fill(people.INVITE_ROLE), fill(people.INVITE_ONE_LINE)), buttons=rows)
            return
        role, hamlet = _role_in(context.said.args, me)
        if role is Role.HAMLET_LEADER and hamlet is None:
            _ask_hamlet(tx, me)
            return
        _offer(tx, me, role, hamlet)


def _role_in(text: str, me: Speaker) -> tuple[Role, Hamlet | None]:
    said = fold(text)
    role = next((role for role in ROLES if said.startswith(fold(common.ROLES[role]))), None)
    if role is None:
        raise UserError("invite_bad_role", text=text)
    rest = said[len(fold(common.ROLES[role])) :].replace("thon", "").strip()
    if not rest:
        return role, None
    hamlet = next((hamlet for hamlet in me.hamlets if fold(hamlet.name) == rest), None)
    if hamlet is None and role is Role.HAMLET_LEADER:
        raise UserError("unknown_hamlet", text=rest, hamlets=", ".join(one.name for one in me.hamlets))
    return role, hamlet


async def invite_role(update: Update, context: Context) -> None:
    """The role was chosen by a button."""
    with context.transaction() as tx:
        me = guards.allow(tx, INVITES)
        (index,) = context.press.numbers
        if not 0 <= index < len(ROLES):
            raise UserError("button_old")
        if ROLES[index] is Role.HAMLET_LEADER:
            _ask_hamlet(tx, me)
        else:
            _offer(tx, me, ROLES[index], None)


async def invite_hamlet(update: Update, context: Context) -> None:
    """The hamlet was chosen by a button."""
    with context.transaction() as tx:
        me = guards.allow(tx, INVITES)
        index, hamlet_id = context.press.numbers
        hamlet = next((hamlet for hamlet in me.hamlets if hamlet.id == hamlet_id), None)
        if hamlet is None or not 0 <= index < len(ROLES):
            raise UserError("button_old")
        _offer(tx, me, ROLES[index], hamlet)


async def invite_member(update: Update, context: Context) -> None:
    """The person whose place is offered was chosen by a button."""
    with context.transaction() as tx:
        me = guards.allow(tx, INVITES)
        member = tx.session.get(Member, context.press.numbers[0])
        if member is None or member.committee_id != me.committee.id:
            raise UserError("button_old")
        _give_link(tx, me, Role(member.role), member.hamlet_id, member)


def _ask_hamlet(tx: Transaction, me: Speaker) -> None:
    index = ROLES.index(Role.HAMLET_LEADER)
    tx.reply(
        fill(people.INVITE_HAMLET),
        buttons=[[button(hamlet.name, "invite_h", index, hamlet.id)] for hamlet in me.hamlets],
    )


def _offer(tx: Transaction, me: Speaker, role: Role, hamlet: Hamlet | None) -> None:
    """Offer the one open place of this role and hamlet, ask where there are several, or make a new one.

    A leader's place is offered before his deputy's.
    """
    accounts = committees.networks_of(tx.session, committee_id=me.committee.id)
    hamlet_id = hamlet.id if hamlet is not None else None
    places = committees.members_of(tx.session, committee_id=me.committee.id, role=role, hamlet_id=hamlet_id)
    free = [member for member in places if tx.network not in accounts.get(member.id, {})]
    free = [member for member in free if member.deputy_of is None] or free
    if len(free) > 1:
        rows = [[button(f"{member.full_name} – {member.title}", "invite_m", member.id)] for member in free]
        tx.reply(fill(people.INVITE_PERSON), buttons=rows)
        return
    _give_link(tx, me, role, hamlet_id, free[0] if free else None)


def _give_link(tx: Transaction, me: Speaker, role: Role, hamlet_id: int | None, member: Member | None) -> None:
    code = committees.invite(
        tx.session,
        committee_id=me.committee.id,
        role=role,
        hamlet_id=hamlet_id,
        member_id=member.id if member is not None else None,
        created_by=me.member.id,
        now=tx.now,
    )
    hamlet = next((one.name for one in me.hamlets if one.id == hamlet_id), None)
    who = f"{common.ROLES[role]} {hamlet}" if hamlet else common.ROLES[role]
    if member is not None:
        who = f"{who} ({member.full_name})"
    link = tx.program.invite_link(tx.network, code)
    expires = when(tx.now + INVITE_LIFETIME)
    if link is None:
        tx.reply(fill(people.INVITE_WITHOUT_LINK, who=who, expires=expires, code=code))
    else:
        tx.reply(fill(people.INVITE_LINK, who=who, expires=expires, link=link))


async def bind_group(update: Update, context: Context) -> None:
    """Make the group in which the secretary says so the committee's."""
    with context.transaction() as tx:
        me = guards.speaker(tx)
        if tx.private:
            raise UserError("only_in_group")
        if me.role is not Role.SECRETARY:
            raise UserError("not_allowed", roles=common.ROLES[Role.SECRETARY])
        committee = me.committee
        fresh = committees.bind_group(tx.session, committee_id=committee.id, network=tx.network, chat_id=tx.chat_id)
        if not fresh:
            tx.reply(fill(people.GROUP_BOUND_ALREADY, committee=committee.commune))
            return
        audit.record(
            tx.session,
            committee_id=committee.id,
            member_id=me.member.id,
            action="bind",
            subject=f"{tx.network} group {tx.chat_id}",
            now=tx.now,
        )
        tx.reply(
            fill(people.GROUP_BOUND, committee=committee.commune, summary=f"{committee.rules.hours.summary:%H:%M}")
        )
    await show_menus(context.program)
