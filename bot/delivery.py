"""Inbox -> handlers, outbox -> networks: one at a time within a chat, different chats side by side."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

from sqlmodel import Session
from telegram import Update
from telegram.ext import Application

from bot import networks, render
from bot.networks import Button, Document, Outgoing
from bot.pace import TELEGRAM, Pace
from bot.program import Program
from bot.sending import Pen
from bot.texts import common, fill, people
from storage import committees, inbox, outbox
from storage.attachments import Attachment
from storage.inbox import Inbox, InboxStatus
from storage.outbox import Outbox, OutboxStatus

log = logging.getLogger(__name__)

WORKERS = 16
POLL_SECONDS = 1.0  # how long a message written by another process may lie unseen
LATE = timedelta(minutes=10)  # from when on a planned message says that it is late
FIRST_RETRY, LONGEST_RETRY = 1.0, 300.0  # seconds
PACES = {"telegram": TELEGRAM}

Chat = tuple[str, int]
StillMatters = Callable[[Session, dict[str, Any]], bool]


class _Loop:
    """Takes the next row of each idle chat and works on it, until stopped; never dies of an error."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.busy: dict[Chat, asyncio.Task[None]] = {}
        self.wakened = asyncio.Event()
        self.stopping = False

    def wake(self) -> None:
        """Look for work at once."""
        self.wakened.set()

    async def run(self) -> None:
        """Work until `stop`."""
        while not self.stopping:
            self.wakened.clear()
            wait = POLL_SECONDS
            try:
                wait = self._start_what_is_there()
            except Exception:
                log.exception("%s could not take its next rows", type(self).__name__)
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(wait):  # wait_for may lose a cancellation (Python 3.11)
                    await self.wakened.wait()

    async def stop(self) -> None:
        """Take nothing new, and let what is in flight end."""
        self.stopping = True
        self.wakened.set()
        if self.busy:
            await asyncio.gather(*self.busy.values(), return_exceptions=True)

    def _start_what_is_there(self) -> float:
        raise NotImplementedError

    def _start(self, chat: Chat, work: Awaitable[None]) -> None:
        async def guarded() -> None:
            try:
                await work
            except Exception:
                log.exception("%s failed on a row of %s", type(self).__name__, chat[0])
                await asyncio.sleep(POLL_SECONDS)
            finally:
                self.busy.pop(chat, None)
                self.wakened.set()

        self.busy[chat] = asyncio.create_task(guarded())


async def settle(program: Program, *loops: _Loop, seconds: float = 10.0) -> None:
    """Wait until everything that came in is handled and everything due is sent, at most so long."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        with program.database.transaction() as session:
            waiting = inbox.waiting(session, limit=1) or outbox.due(
                session, now=program.clock.now(), networks=tuple(program.networks), limit=1
            )
        if not waiting and not any(loop.busy for loop in loops):
            return
        for loop in loops:
            loop.wake()
        await asyncio.sleep(0.01)


class InboxLoop(_Loop):
    """Gives each inbox row to the Application, as an Update whose `update_id` is the row's id."""

    def __init__(self, program: Program, application: Application[Any, Any, Any, Any, Any, Any]) -> None:
        super().__init__(program)
        self.application = application
        self.in_flight: dict[int, Inbox] = application.bot_data["in_flight"]

    def _start_what_is_there(self) -> float:
        free = WORKERS - len(self.busy)
        if free > 0:
            with self.program.database.transaction() as session:
                rows = inbox.waiting(session, busy=self.busy, limit=free)
            for row in rows:
                self._start((row.network, row.chat_id), self._handle(row))
        return POLL_SECONDS

    async def _handle(self, row: Inbox) -> None:
        try:
            update = Update.de_json({**row.payload, "update_id": row.id}, self.application.bot)
        except Exception as error:  # noqa: BLE001  whatever the network sent, the queue goes on
            log.error("inbox %s of %s is not an update: %s", row.id, row.network, type(error).__name__)
            self._finish(row, InboxStatus.POISON, type(error).__name__)
            return
        self.in_flight[row.id] = row
        tries: dict[int, int] = self.application.bot_data["tries"]
        try:
            again = True
            while again:  # as often as the error handler asks for it
                before = tries.get(row.id, 0)
                await self.application.process_update(update)
                again = tries.get(row.id, 0) > before and row.status == InboxStatus.NEW
        finally:
            del self.in_flight[row.id]
            tries.pop(row.id, None)
        if row.status == InboxStatus.NEW:  # a handler that ended without its transaction is a bug
            log.error("inbox %s of %s was left undone", row.id, row.network)
            self._finish(row, InboxStatus.FAILED, "undone")

    def _finish(self, row: Inbox, status: InboxStatus, error: str) -> None:
        with self.program.database.transaction() as session:
            inbox.finish(session, inbox_id=row.id, status=status, now=self.program.clock.now(), error=error)


class OutboxLoop(_Loop):
    """Sends due outbox rows within each network's pace, and writes down how each sending ended."""

    def __init__(self, program: Program, *, still_matters: dict[str, StillMatters]) -> None:
        super().__init__(program)
        self.still_matters = still_matters
        self.paces = {name: Pace(limits) for name, limits in PACES.items()}
        self.dropped = 0

    def _start_what_is_there(self) -> float:
        free = WORKERS - len(self.busy)
        if free <= 0:
            return POLL_SECONDS
        names = tuple(self.program.networks)
        with self.program.database.transaction() as session:
            rows = outbox.due(session, now=self.program.clock.now(), networks=names, busy=self.busy, limit=free + 64)
        shortest = POLL_SECONDS
        for row in rows:
            wait = self._wait(row)
            if wait > 0:
                shortest = min(shortest, wait)
            elif len(self.busy) < WORKERS:
                if row.network in self.paces:
                    self.paces[row.network].sent(row.chat_id, time.monotonic())
                self._start((row.network, row.chat_id), self._send(row))
        return shortest

    def _wait(self, row: Outbox) -> float:
        pace = self.paces.get(row.network)
        return pace.wait(row.chat_id, time.monotonic()) if pace is not None else 0.0

    async def _send(self, row: Outbox) -> None:
        message = self._prepare(row)
        if message is None:
            return
        network = self.program.networks[row.network]
        try:
            message_id = await network.send(message)
        except networks.SendError as error:
            self._sending_failed(row, error)
        else:
            self._end(row, OutboxStatus.SENT, message_id=message_id)

    def _prepare(self, row: Outbox) -> Outgoing | None:
        """The message as it goes out now; None when it no longer matters, and is dropped."""
        with self.program.database.transaction() as session:
            if row.about is not None and not self.still_matters[row.about["kind"]](session, row.about):
                self.dropped += 1
                self._mark(session, row, OutboxStatus.DROPPED)
                return None
            target = session.get(Outbox, row.edits_id) if row.edits_id is not None else None
            document = session.get(Attachment, row.attachment_id) if row.attachment_id is not None else None
        text = row.text
        if row.edits_id is None and self.program.clock.now() - row.planned_at > LATE:
            text = f"{fill(common.LATE, planned=render.when(row.planned_at))}\n{text}"
        can_edit = self.program.networks[row.network].can_edit
        return Outgoing(
            chat_id=row.chat_id,
            text=text,
            buttons=tuple(tuple(Button(label, data) for label, data in line) for line in row.buttons),
            document=Document(document.name, document.mime, document.content) if document is not None else None,
            edits=target.network_message_id if target is not None and can_edit else None,
            reply_to=row.reply_to,
        )

    def _sending_failed(self, row: Outbox, error: networks.SendError) -> None:
        match error:
            case networks.RetryAfter(seconds=seconds):
                if row.network in self.paces:
                    self.paces[row.network].hold(row.chat_id, time.monotonic() + seconds)
                self._again(row, seconds)
            case networks.Migrated(new_chat_id=new_chat_id):
                with self.program.database.transaction() as session:
                    committees.migrate_chat(session, network=row.network, chat_id=row.chat_id, new_chat_id=new_chat_id)
                    outbox.move_chat(session, network=row.network, chat_id=row.chat_id, new_chat_id=new_chat_id)
            case networks.Unreachable():
                self._end(row, OutboxStatus.FAILED, error="unreachable")
                self._tell_unreachable(row)
            case networks.Uncertain() if row.attempts == 0 and not row.key.startswith("reply:"):
                self._again(row, FIRST_RETRY)  # better said twice than a list or a nudge that never came
            case networks.Uncertain():
                self._end(row, OutboxStatus.UNCERTAIN, error="no answer")
            case networks.Refused():
                log.error("outbox %s was refused by %s: %s", row.id, row.network, error)
                self._end(row, OutboxStatus.FAILED, error=str(error))
            case _:
                self._again(row, min(FIRST_RETRY * 2 ** min(row.attempts, 16), LONGEST_RETRY))

    def _again(self, row: Outbox, seconds: float) -> None:
        with self.program.database.transaction() as session:
            outbox.postpone(session, outbox_id=row.id, until=self.program.clock.now() + timedelta(seconds=seconds))

    def _end(
        self, row: Outbox, status: OutboxStatus, *, message_id: int | None = None, error: str | None = None
    ) -> None:
        with self.program.database.transaction() as session:
            self._mark(session, row, status, message_id=message_id, error=error)

    def _mark(
        self,
        session: Session,
        row: Outbox,
        status: OutboxStatus,
        *,
        message_id: int | None = None,
        error: str | None = None,
    ) -> None:
        outbox.finish(
            session, outbox_id=row.id, status=status, now=self.program.clock.now(), message_id=message_id, error=error
        )

    def _tell_unreachable(self, row: Outbox) -> None:
        """Tell the secretary, once, that somebody (or the group) cannot be written to."""
        with self.program.database.transaction() as session:
            chat = committees.chat_by_id(session, network=row.network, chat_id=row.chat_id)
            if chat is None:
                return
            pen = Pen(self.program, session, self.program.clock.now())
            if chat.kind == "group":
                text = fill(people.GROUP_UNREACHABLE_NOTICE)
            else:
                member = committees.mark_reachable(session, network=row.network, chat_id=row.chat_id, reachable=False)
                if member is None:
                    return
                text = fill(people.UNREACHABLE_NOTICE, name=member.full_name)
            for secretary in committees.secretaries(session, committee_id=chat.committee_id):
                if secretary.id != chat.member_id:
                    pen.tell(secretary.id, key=f"unreachable:{row.id}:member {secretary.id}", text=text)
