"""What a handler works with: the update's own row, the clock, and one transaction for all its effects."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

from sqlmodel import Session
from telegram import Message, Update
from telegram.ext import Application, CallbackContext, ExtBot

from bot.clock import local
from bot.domain.commands import Said
from bot.networks import Network, ReceivedFile
from bot.program import Program
from bot.sending import Pen, Rows
from handlers.buttons import Press
from storage import closings, committees, inbox, outbox
from storage.committees import Committee
from storage.inbox import Inbox, InboxStatus
from storage.outbox import Outbox

MOST_TRIES = 3  # of an update that was in another one's way
App = Application[Any, "Context", Any, Any, Any, Any]


class Silence(Exception):
    """The update is none of the bot's business: it is done, without a word."""


class Transaction(Pen):
    """One update's effects and replies. Committed as a whole, together with the inbox row's "done"."""

    def __init__(self, program: Program, session: Session, row: Inbox, update: Update) -> None:
        super().__init__(program, session, program.clock.now())
        self.row, self.update = row, update
        self.network, self.chat_id = row.network, row.chat_id
        self._replies = 0

    @property
    def message_id(self) -> int:
        """The id of the message that was received, or under which a button was pressed."""
        message = self.update.effective_message
        return message.message_id if message is not None else 0

    @property
    def user_id(self) -> int | None:
        """Who did it. A deletion names its author in the connection's id, "local:<user id>"."""
        if self.update.effective_user is not None:
            return self.update.effective_user.id
        gone = self.update.deleted_business_messages
        owner = gone.business_connection_id.removeprefix("local:") if gone is not None else ""
        return int(owner) if owner.isdecimal() else None

    @property
    def said_on(self) -> date:
        """The day (commune time) on which this was said: a message's or its edit's own; a press is of now."""
        edited = self.update.edited_message
        if edited is not None and edited.edit_date is not None:
            return min(local(edited.edit_date).date(), self.today)
        message = self.update.message
        return min(local(message.date).date(), self.today) if message is not None else self.today

    def close_what_ended(self) -> None:
        """Freeze, before anything is done, what ended before this was said, however late the program wakes."""
        member = None
        if self.user_id is not None:
            member = committees.member_by_user(self.session, network=self.network, user_id=self.user_id)
        if member is None:
            return
        committee = self.session.get_one(Committee, member.committee_id)
        since = local(committee.since).date()
        closings.close_ended(self.session, committee_id=committee.id, since=since, today=self.said_on, now=self.now)

    @property
    def private(self) -> bool:
        """Whether this happens in a private chat."""
        chat = self.update.effective_chat
        return chat is not None and chat.type == "private"

    def reply(
        self, text: str, *, buttons: Rows = (), attachment_id: int | None = None, key: str | None = None
    ) -> Outbox | None:
        """Answer in the same chat; under a key of its own where the answer is to be found again."""
        return self.send(
            network=self.network,
            chat_id=self.chat_id,
            key=key or self._next_key(),
            text=text,
            buttons=buttons,
            attachment_id=attachment_id,
            reply_to=self.message_id if not self.private and self.update.callback_query is None else None,
        )

    def reply_in_private(self, member_id: int, text: str, *, buttons: Rows = ()) -> Outbox | None:
        """Answer in a member's private chat on the same network; None where he has none."""
        chats = committees.private_chats_of(self.session, member_id=member_id)
        chat_id = next((chat.chat_id for chat in chats if chat.network == self.network), None)
        if chat_id is None:
            return None
        return self.send(network=self.network, chat_id=chat_id, key=self._next_key(), text=text, buttons=buttons)

    def pressed(self) -> Outbox | None:
        """The message of ours under which a button was pressed."""
        return outbox.by_message(self.session, network=self.network, chat_id=self.chat_id, message_id=self.message_id)

    def change_pressed(self, text: str, *, buttons: Rows = ()) -> Outbox | None:
        """Replace the message whose button was pressed; answer anew when it is not one of ours."""
        pressed = self.pressed()
        if pressed is None:
            return self.reply(text, buttons=buttons)
        return self.edit(pressed, key=self._next_key(), text=text, buttons=buttons)

    def _next_key(self) -> str:
        self._replies += 1
        return f"reply:{self.row.id}:{self._replies}"


class Context(CallbackContext[ExtBot[None], Any, Any, Any]):
    """The context of one update."""

    said: Said
    press: Press
    _row: Inbox
    _update: Update

    @classmethod
    def from_update(cls, update: object, application: Any) -> Context:
        context = super().from_update(update, application)
        if isinstance(update, Update):
            context._row = application.bot_data["in_flight"][update.update_id]
            context._update = update
        return context

    @property
    def program(self) -> Program:
        """The program's parts."""
        program: Program = self.bot_data["program"]
        return program

    @property
    def row(self) -> Inbox:
        """The inbox row of this update."""
        return self._row

    def may_try_again(self) -> bool:
        """Have this update handled once more; False when it was often enough."""
        tries: dict[int, int] = self.application.bot_data["tries"]
        tries[self._row.id] = tries.get(self._row.id, 0) + 1
        return tries[self._row.id] <= MOST_TRIES

    @property
    def message_day(self) -> date:
        """The day (commune time) on which the message was written; an edit keeps it."""
        message = self._update.effective_message
        return local(message.date).date() if isinstance(message, Message) else self.today

    @property
    def now(self) -> datetime:
        return self.program.clock.now()

    @property
    def today(self) -> date:
        """The day in the commune's zone."""
        return local(self.now).date()

    @property
    def network(self) -> Network:
        """The network that the update came from."""
        return self.program.networks[self._row.network]

    async def download(self, file_id: str, *, limit: int) -> ReceivedFile:
        """Fetch a file of the update; never within a transaction."""
        return await self.network.download(file_id, limit=limit)

    @contextmanager
    def peek(self) -> Iterator[Transaction]:
        """A transaction for reading before slow work; it leaves the update undone, and takes no replies."""
        with self.program.database.transaction() as session:
            yield Transaction(self.program, session, self._row, self._update)

    @contextmanager
    def transaction(self, *, status: InboxStatus = InboxStatus.DONE, error: str | None = None) -> Iterator[Transaction]:
        """The one transaction of an update: effects, replies and "done" together, or nothing at all."""
        with self.program.database.transaction() as session:
            tx = Transaction(self.program, session, self._row, self._update)
            tx.close_what_ended()
            yield tx
            inbox.finish(session, inbox_id=self._row.id, status=status, now=tx.now, error=error)
        self._row.status = status
        self.program.wake_outbox()
