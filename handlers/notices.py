"""/thongbao: sending a notice in, the list of notices, one of them, and its text."""

from __future__ import annotations

from telegram import Update

from bot.domain.errors import UserError
from bot.domain.folding import fold
from bot.domain.pages import Page
from bot.domain.roles import MANAGES_WORK
from bot.networks import Button
from bot.render import notices as render
from bot.render import page_line, split
from bot.render.notices import ListLine
from bot.texts import Markup, common, fill, lines
from bot.texts import notices as words
from handlers import guards
from handlers.buttons import Pressed, button, turns
from handlers.context import App, Context, Transaction
from handlers.guards import Speaker
from handlers.notice_desk import DATED, Desk, desk, head_of, manager, wait_for
from handlers.notice_posts import AWAITED, take_attached, take_text
from handlers.notice_sending import received, recipient
from handlers.spoken import add_command
from storage import notices
from storage.attachments import Attachment
from storage.committees import Member
from storage.notices import Notice, TaskState

PER_PAGE = 8
TEXT_PAGE = 1800  # characters of a notice's text in one message
A_TEXT = 100  # characters from which on what follows the command is a notice


def register(app: App) -> None:
    add_command(app, "thongbao", command)
    app.add_handler(Pressed("ntwait", wait, numbers=0))
    app.add_handler(Pressed("ntlist", show_list, numbers=1))
    app.add_handler(Pressed("ntopen", open_notice, numbers=1))
    app.add_handler(Pressed("ntread", read, numbers=1))
    app.add_handler(Pressed("ntturn", turn, numbers=2))
    app.add_handler(Pressed("ntfile", send_file, numbers=1))


async def command(update: Update, context: Context) -> None:
    """A notice with the command before it, the one of a number, or the list of all."""
    message = update.effective_message
    said = context.said.args.strip()
    if message is not None and message.document is not None:
        with context.peek() as tx:
            manager(tx)
        await take_attached(message, context)
        return
    with context.transaction() as tx:
        me = guards.allow_command(tx, "thongbao")
        if not tx.private:
            raise UserError("only_in_private")
        if len(said) > A_TEXT or "\n" in said:
            manager(tx)
            take_text(tx, me, said)
        elif said:
            _show_one(tx, me, _by_number(tx, me, said), anew=True)
        else:
            text, made = _list(tx, me, 0)
            tx.reply(text, buttons=made)


def _seen_by(tx: Transaction, me: Speaker) -> list[Notice]:
    """The notices that somebody may open, newest first."""
    if me.role in MANAGES_WORK:
        return list(notices.in_force(tx.session, committee_id=me.committee.id))
    return [notice for notice, _ in notices.received_by(tx.session, member_id=me.member.id)]


def _by_number(tx: Transaction, me: Speaker, said: str) -> Notice:
    wanted = fold(said).removeprefix("so ").strip()
    for one in _seen_by(tx, me):
        number = fold(one.number)
        if number and wanted in (number, number.split("/")[0].split("-")[0]):
            return one
    raise UserError("notice_not_found", text=said)


def _list(tx: Transaction, me: Speaker, number: int) -> tuple[Markup, list[list[Button]]]:
    """A page of the notices."""
    seen = _seen_by(tx, me)
    manages = me.role in MANAGES_WORK
    more = [[button(words.SEND_NEW, "ntwait")]] if manages else []
    if not seen:
        return fill(words.LIST_NONE if manages else words.LIST_NONE_MINE), more
    page = Page(number, PER_PAGE, len(seen))
    shown = page.of(seen)
    text = lines(
        fill(words.LIST_HEAD, n=len(seen)),
        *(render.list_line(at, _line(tx, me, one)) for at, one in enumerate(shown, page.first + 1)),
        "",
        fill(words.LIST_HINT) if manages else None,
        *page_line(page),
    )
    opened = [button(words.OPEN.format(number=at), "ntopen", one.id) for at, one in enumerate(shown, page.first + 1)]
    return text, [opened, *turns(page, "ntlist"), *more]


def _line(tx: Transaction, me: Speaker, one: Notice) -> ListLine:
    if me.role not in MANAGES_WORK:
        row = notices.recipient(tx.session, notice_id=one.id, member_id=me.member.id)
        return ListLine(head_of(one), mine=True, done=int(row is not None and row.confirmed_at is not None), of=1)
    if one.sent_at is not None:
        rows = [row for row in notices.recipients_of(tx.session, notice_id=one.id) if row.sent_at is not None]
        return ListLine(head_of(one), sent=True, done=sum(row.confirmed_at is not None for row in rows), of=len(rows))
    tasks = [row for row in notices.tasks_of(tx.session, notice_id=one.id) if row.state != TaskState.DROPPED]
    return ListLine(head_of(one), done=sum(row.state == TaskState.GIVEN for row in tasks), of=len(tasks))


async def wait(update: Update, context: Context) -> None:
    """Take the next message for a notice, whatever it looks like."""
    with context.transaction() as tx:
        me = manager(tx)
        wait_for(tx, me, AWAITED)
        tx.reply(fill(words.WAITING), buttons=[[button(common.CANCEL, "pcancel")]])


async def show_list(update: Update, context: Context) -> None:
    """Turn the list's pages."""
    with context.transaction() as tx:
        me = guards.allow_command(tx, "thongbao")
        if not tx.private:
            raise UserError("only_in_private")
        text, made = _list(tx, me, context.press.numbers[0])
        tx.change_pressed(text, buttons=made)


async def open_notice(update: Update, context: Context) -> None:
    """Open one notice of the list."""
    with context.transaction() as tx:
        me = guards.allow_command(tx, "thongbao")
        notice = next((one for one in _seen_by(tx, me) if one.id == context.press.numbers[0]), None)
        if notice is None or not tx.private:
            raise UserError("button_old")
        _show_one(tx, me, notice)


def _show_one(tx: Transaction, me: Speaker, notice: Notice, *, anew: bool = False) -> None:
    """A draft as its pages; one that was sent as who has confirmed it; to its recipients as what they got."""
    if me.role not in MANAGES_WORK:
        _, _, row = recipient(tx, notice.id)
        text, made = received(tx, notice, row)
    elif notice.sent_at is None:
        text, made = Desk(tx, me, notice).draft()
    else:
        text, made = _status(tx, me, notice)
    if anew:
        tx.reply(text, buttons=made)
    else:
        tx.change_pressed(text, buttons=made)


def _status(tx: Transaction, me: Speaker, notice: Notice) -> tuple[Markup, list[list[Button]]]:
    rows = notices.recipients_of(tx.session, notice_id=notice.id)
    names = {row.id: tx.session.get_one(Member, row.member_id).full_name for row in rows}
    sent = [row for row in rows if row.sent_at is not None]
    missing = [row for row in sent if row.confirmed_at is None]
    text = render.status(
        head_of(notice),
        confirmed=len(sent) - len(missing),
        missing=[names[row.id] for row in missing],
        unsent=[names[row.id] for row in rows if row.sent_at is None],
    )
    made = []
    if any(row.member_id == me.member.id for row in missing):
        made.append([button(words.CONFIRM, "ntyes", notice.id)])
    if missing:
        made.append([button(words.SEND_AGAIN.format(n=len(missing)), "ntagain", notice.id)])
    tasks = notices.tasks_of(tx.session, notice_id=notice.id)
    made.append([button(words.TASKS.format(n=len(tasks)), "ntpage", notice.id, DATED, 0)])
    made[-1].append(button(words.RECIPIENTS, "ntto", notice.id))
    made.append([button(words.READ, "ntread", notice.id)])
    if notice.attachment_id is not None:
        made[-1].append(button(words.FILE, "ntfile", notice.id))
    return text, [*made, [button(words.BACK, "ntlist", 0)]]


def _readable(tx: Transaction, notice_id: int) -> Notice:
    """A notice whose text the speaker may read: its recipients, the secretary and the chair."""
    me = guards.speaker_in_known_chat(tx)
    return desk(tx, notice_id).notice if me.role in MANAGES_WORK else recipient(tx, notice_id)[1]


async def read(update: Update, context: Context) -> None:
    """Show the notice's text from its beginning, in a message of its own."""
    with context.transaction() as tx:
        text, made = _text_page(_readable(tx, context.press.numbers[0]), 0)
        tx.reply(text, buttons=made)


async def turn(update: Update, context: Context) -> None:
    """Turn a page of the notice's text."""
    with context.transaction() as tx:
        notice_id, number = context.press.numbers
        text, made = _text_page(_readable(tx, notice_id), number)
        tx.change_pressed(text, buttons=made)


def _text_page(notice: Notice, number: int) -> tuple[Markup, list[list[Button]]]:
    pages = list(split(fill("{text}", text=notice.text.replace("**", "")), TEXT_PAGE))
    page = Page(number, 1, len(pages))
    return lines(Markup(pages[page.number]), *page_line(page)), turns(page, "ntturn", notice.id)


async def send_file(update: Update, context: Context) -> None:
    """Send the file as which a notice came."""
    with context.transaction() as tx:
        notice = _readable(tx, context.press.numbers[0])
        if notice.attachment_id is None or tx.session.get(Attachment, notice.attachment_id) is None:
            raise UserError("button_old")
        tx.reply(fill(words.FILE_OF, name=head_of(notice).name), attachment_id=notice.attachment_id)
