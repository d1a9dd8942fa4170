"""One transaction's pen: what is said in it goes to the outbox, under keys that make it said once."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlmodel import Session

from bot.clock import local
from bot.networks import Button, ReceivedFile
from bot.program import Program
from bot.render import split
from storage import committees, outbox
from storage.attachments import Attachment
from storage.committees import Chat
from storage.once import insert_once
from storage.outbox import Outbox

Rows = Iterable[Iterable[Button]]


@dataclass(slots=True)
class Pen:
    """Writes to the outbox within one open transaction."""

    program: Program
    session: Session
    now: datetime
    written: list[Outbox] = field(default_factory=list)

    @property
    def today(self) -> date:
        """The day in the commune's zone."""
        return local(self.now).date()

    def send(
        self,
        *,
        network: str,
        chat_id: int,
        key: str,
        text: str,
        buttons: Rows = (),
        attachment_id: int | None = None,
        reply_to: int | None = None,
        about: dict[str, Any] | None = None,
        planned_at: datetime | None = None,
        not_before: datetime | None = None,
    ) -> Outbox | None:
        """Say something in a chat, in parts where it is long; the last part. None when this key was said before."""
        if outbox.has_key(self.session, key):
            return None
        parts = list(split(text, self.program.text_limit(network)))
        row = None
        for index, part in enumerate(parts):
            last = index == len(parts) - 1
            added = self._add(
                Outbox(
                    key=key if index == 0 else f"{key}#{index + 1}",
                    network=network,
                    chat_id=chat_id,
                    text=part,
                    buttons=_plain(buttons) if last else [],
                    attachment_id=attachment_id if last else None,
                    reply_to=reply_to if index == 0 else None,
                    about=about,
                    planned_at=planned_at or self.now,
                    not_before=not_before or self.now,
                )
            )
            if added is None:  # somebody else says it at this moment
                return None
            row = added
        return row

    def edit(self, target: Outbox, *, key: str, text: str, buttons: Rows = ()) -> Outbox | None:
        """Replace an earlier message; on a network that cannot, say it anew."""
        if outbox.has_key(self.session, key):
            return None
        limit = self.program.text_limit(target.network)
        return self._add(
            Outbox(
                key=key,
                network=target.network,
                chat_id=target.chat_id,
                text=next(split(text, limit), ""),
                buttons=_plain(buttons),
                edits_id=target.id,
                planned_at=self.now,
                not_before=self.now,
            )
        )

    def tell(self, member_id: int, *, key: str, text: str, **how: Any) -> list[Outbox]:
        """Say something to a member in private, on each network where he is; nothing where he is on none."""
        chats = committees.private_chats_of(self.session, member_id=member_id)
        return self._to(chats, key=key, text=text, **how)

    def announce(self, committee_id: int, *, key: str, text: str, **how: Any) -> list[Outbox]:
        """Say something in the committee's groups."""
        return self._to(committees.groups_of(self.session, committee_id=committee_id), key=key, text=text, **how)

    def keep(self, file: ReceivedFile) -> Attachment:
        """Keep a file in the database."""
        row = Attachment(
            sha256=hashlib.sha256(file.content).hexdigest(),
            name=file.name,
            mime=file.mime,
            content=file.content,
            created_at=self.now,
        )
        self.session.add(row)
        self.session.flush()
        return row

    def _to(self, chats: Iterable[Chat], *, key: str, text: str, **how: Any) -> list[Outbox]:
        rows = [
            self.send(
                network=chat.network, chat_id=chat.chat_id, key=f"{key}:{chat.network} {chat.chat_id}", text=text, **how
            )
            for chat in chats
            if chat.network in self.program.networks
        ]
        return [row for row in rows if row is not None]

    def _add(self, new: Outbox) -> Outbox | None:
        if not insert_once(self.session, new):
            return None
        row = self.session.get_one(Outbox, new.id)
        self.written.append(row)
        return row


def _plain(buttons: Rows) -> list[list[list[str]]]:
    return [[[button.label, button.data] for button in row] for row in buttons]
