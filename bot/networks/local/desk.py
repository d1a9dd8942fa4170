"""Where the page's requests are done: each in one transaction, then told to the program and to the open pages."""

from __future__ import annotations

from collections.abc import Callable
from typing import assert_never

from sqlmodel import Session

from bot.networks import Wake
from bot.networks.local import actions, scenario, texts, view
from bot.networks.local.clock_bar import ClockBar
from bot.networks.local.frames import (
    Action,
    AnyFrame,
    Become,
    Delete,
    Edit,
    MoveClock,
    Open,
    Press,
    Read,
    Say,
    Upload,
)
from bot.networks.local.hub import Hub, Page
from bot.networks.local.scenario import NONCE, Scenario
from storage import local_chat
from storage.session import Database

AT_ONCE = 40  # messages of one look into a chat's past


class Desk:
    """Does what the pages ask."""

    def __init__(self, *, database: Database, hub: Hub, clock_bar: ClockBar, wake: Wake, day: Scenario) -> None:
        self.database = database
        self.hub = hub
        self.scenario = day
        self._clock_bar = clock_bar
        self._wake = wake

    def greet(self, page: Page) -> None:
        """Tell a page that has just opened everything it needs before someone is chosen."""
        with self.database.transaction() as session:
            people = [view.person(one) for one in local_chat.people(session)]
            unread = view.counts(local_chat.unread(session))
            steps = scenario.view(session, self.scenario, now=self.hub.now())
        page.tell("state", people=people, unread=unread, scenario=steps, clock=self._clock_bar.view())

    def answer(self, page: Page, frame: AnyFrame) -> None:
        """Do one request; actions.Refusal when it cannot be done."""
        match frame:
            case Become():
                self._become(page, frame)
            case Open():
                self._open(page, frame)
            case Read():
                self._read(frame)
            case MoveClock():
                self._clock_bar.move(frame.to)
            case Say():
                self._act(page, frame, lambda session: actions.say(session, frame, now=self.hub.now()), fresh=True)
            case Edit():
                self._act(page, frame, lambda session: actions.edit(session, frame, now=self.hub.now()))
            case Delete():
                self._act(page, frame, lambda session: actions.delete(session, frame, now=self.hub.now()))
            case Press():
                self._act(page, frame, lambda session: actions.press(session, frame, now=self.hub.now()), shown=False)
            case _:
                assert_never(frame)

    def upload(self, frame: Upload, content: bytes) -> int:
        """Send a file; the message's id."""
        with self.database.transaction() as session:
            message_id = actions.upload(session, frame, content=content, now=self.hub.now())
        self._done(frame, message_id, fresh=True)
        return message_id

    def _become(self, page: Page, frame: Become) -> None:
        with self.database.transaction() as session:
            chats = view.chats(session, user_id=frame.user_id)
        if not chats:
            raise actions.Refusal(texts.STRANGER)
        page.user_id = frame.user_id
        page.tell("person", id=frame.user_id, chats=chats)

    def _open(self, page: Page, frame: Open) -> None:
        with self.database.transaction() as session:
            actions.standing(session, user_id=frame.user_id, chat_id=frame.chat_id)
            rows = local_chat.history(session, chat_id=frame.chat_id, limit=AT_ONCE + 1, before=frame.before)
            messages = view.messages(session, rows[-AT_ONCE:])
        page.tell(
            "history",
            chat=frame.chat_id,
            before=frame.before,
            messages=messages,
            more=len(rows) > AT_ONCE,
            **{"as": frame.user_id},
        )

    def _read(self, frame: Read) -> None:
        with self.database.transaction() as session:
            actions.standing(session, user_id=frame.user_id, chat_id=frame.chat_id)
            local_chat.mark_read(session, user_id=frame.user_id, chat_id=frame.chat_id, upto=frame.upto)
        self.hub.read(user_id=frame.user_id)

    def _act(
        self,
        page: Page,
        frame: Action,
        do: Callable[[Session], int],
        *,
        fresh: bool = False,
        shown: bool = True,
    ) -> None:
        with self.database.transaction() as session:
            message_id = do(session)
        page.tell("done", nonce=frame.nonce, message=message_id)
        self._done(frame, message_id if shown else None, fresh=fresh)

    def _done(self, frame: Action, message_id: int | None, *, fresh: bool = False) -> None:
        self._wake()
        if message_id is not None:
            self.hub.changed(chat_id=frame.chat_id, message_id=message_id, fresh=fresh)
        if frame.nonce.startswith(NONCE):
            self.show_scenario()

    def show_scenario(self) -> None:
        """Tell the pages which steps of the sample day are done."""
        with self.database.transaction() as session:
            steps = scenario.view(session, self.scenario, now=self.hub.now())
        self.hub.tell_all("scenario", steps=steps)
