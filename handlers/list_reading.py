"""What a message of the station adds up to: a file, a text, a part of a longer one, or the correction of a line."""

from __future__ import annotations

import asyncio
import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from telegram import Message

from bot.clock import local
from bot.domain.folding import fold
from bot.domain.hamlets import Hamlet as NamedHamlet
from bot.domain.line_lists import Reading, read_text
from bot.domain.line_lists.model import Progress
from bot.domain.line_lists.writing.parts import join, may_continue
from bot.networks import ReceivedFile
from bot.reading import read_file
from bot.render.receipts import reading_progress
from bot.sending import Pen
from handlers import guards
from handlers.context import Context, Transaction
from handlers.guards import Speaker
from storage import line_lists, outbox
from storage.line_lists import LineList
from storage.outbox import Outbox

CONTINUES_WITHIN = timedelta(minutes=5)
INLINE = 20_000  # characters of a text that is read at once; more, and files, are read in a thread
PROGRESS_FROM = 1_000  # lines from which on the reading's progress is shown
PROGRESS_EVERY = 1.0  # seconds
LIKE = 0.4  # from when on a corrected line is like the one that was not read
_LINE_NUMBER = re.compile(r"\s*dong\s*(\d{1,6})\s*[:.,\-)]?\s*")


@dataclass(frozen=True, slots=True)
class Incoming:
    """A list as it stands with this message. `part`: this message's own text, where it is one of several."""

    list_message_id: int
    text: str = ""
    file: ReceivedFile | None = None
    part: str | None = None
    joined: bool = False  # it went on with an earlier message's list
    corrects: tuple[int, int] | None = None  # the list and the line that this message puts right

    def read(self, me: Speaker, *, on: date, progress: Progress | None = None) -> Reading:
        """Read it; for a correction, what the one line says in the place of the one that was not read."""
        hamlets = named_hamlets(me)
        if self.file is not None:
            return read_file(self.file.name, self.file.content, on=on, hamlets=hamlets, on_progress=progress)
        reading = read_text(self.text, on=on, hamlets=hamlets, on_progress=progress)
        if self.corrects is None:
            return reading
        line = self.corrects[1]
        return Reading(
            people=tuple(one for one in reading.people if one.line == line),
            unread=tuple(one for one in reading.unread if one.line == line),
            is_list=True,
        )


def named_hamlets(me: Speaker) -> list[NamedHamlet]:
    """The committee's hamlets as the reader knows them."""
    return [NamedHamlet(hamlet.name, tuple(hamlet.aliases)) for hamlet in me.hamlets]


def joined(parts: Sequence[str], me: Speaker, *, on: date) -> str:
    """The parts of a list as one text."""
    hamlets = named_hamlets(me)
    return join(parts, lambda text: read_text(text, on=on, hamlets=hamlets))


def incoming_text(tx: Transaction, me: Speaker, message: Message) -> Incoming:
    """A text message of the station: a correction of a line, a part of a list, or a list of its own."""
    text = message.text or ""
    correction = _correction(tx, message)
    if correction is not None:
        return correction
    on = local(message.date).date()
    root = line_lists.list_message(tx.session, network=tx.network, chat_id=tx.chat_id, message_id=tx.message_id)
    if root == tx.message_id and message.edit_date is None:
        root = _list_gone_on_with(tx, me) or root
    texts = {one.message_id: one.text for one in _parts(tx, root)} | {tx.message_id: text}
    whole = joined([texts[key] for key in sorted(texts)], me, on=on)
    return Incoming(list_message_id=root, text=whole, part=text, joined=root != tx.message_id)


def _list_gone_on_with(tx: Transaction, me: Speaker) -> int | None:
    """The list that this message goes on with: the member's last one here, just now, if it may have been cut."""
    last = line_lists.last_of(tx.session, network=tx.network, chat_id=tx.chat_id, member_id=me.member.id)
    if last is None or last.withdrawn_at is not None or tx.now - last.posted_at > CONTINUES_WITHIN:
        return None
    parts = _parts(tx, last.message_id)
    return last.message_id if parts and may_continue(parts[-1].text) else None


def _parts(tx: Transaction, list_message_id: int) -> Sequence[line_lists.ListPart]:
    return line_lists.parts_of(tx.session, network=tx.network, chat_id=tx.chat_id, list_message_id=list_message_id)


def _correction(tx: Transaction, message: Message) -> Incoming | None:
    """A reply to a receipt: the line that it puts right, read where it stood in its list."""
    if message.reply_to_message is None or not message.text:
        return None
    receipt = outbox.by_message(
        tx.session, network=tx.network, chat_id=tx.chat_id, message_id=message.reply_to_message.message_id
    )
    row = line_lists.by_receipt(tx.session, outbox_id=receipt.id) if receipt is not None else None
    if row is None or not row.unread or row.withdrawn_at is not None:
        return None
    line, said = _line_meant(row, message.text)
    if line is None:
        return None
    if row.text is None:  # a file: there is no text to put the line back into
        level = row.levels[0] if len(row.levels) == 1 else ""
        return Incoming(tx.message_id, text="\n" * (line - 1) + f"{level} {said}".strip(), corrects=(row.id, line))
    lines = row.text.split("\n")
    lines[line - 1] = said
    return Incoming(tx.message_id, text="\n".join(lines), corrects=(row.id, line))


def _line_meant(row: LineList, text: str) -> tuple[int | None, str]:
    """The unread line that a reply means: by its number, as the only one, or as the most alike."""
    said = text.strip().split("\n")[0]
    unread = {int(one["line"]): str(one["text"]) for one in row.unread}
    numbered = _LINE_NUMBER.match(fold(said))
    if numbered is not None and int(numbered[1]) in unread:
        words = re.split(r"\d+\s*[:.,\-)]?\s*", said, maxsplit=1)
        return int(numbered[1]), words[-1]
    if len(unread) == 1:
        return next(iter(unread)), said
    alike = {
        line: difflib.SequenceMatcher(None, fold(said), fold(was), autojunk=False).ratio()
        for line, was in unread.items()
    }
    best = max(alike, key=lambda line: alike[line])
    return (best, said) if alike[best] >= LIKE else (None, said)


async def read_incoming(incoming: Incoming, context: Context) -> Reading:
    """Read without holding up the others; a long list shows how far the reading is."""
    with context.peek() as tx:
        me = guards.speaker_in_known_chat(tx)
        tx.session.expunge_all()
    on = context.message_day
    if incoming.file is None and len(incoming.text) <= INLINE:
        return incoming.read(me, on=on)
    reached = [0, 0]

    def progress(done: int, of: int) -> None:
        reached[:] = [done, of]

    work = asyncio.create_task(asyncio.to_thread(incoming.read, me, on=on, progress=progress))
    shown: Outbox | None = None
    while not work.done():
        await asyncio.wait({work}, timeout=PROGRESS_EVERY)
        if not work.done() and reached[1] >= PROGRESS_FROM:
            shown = _show_progress(context, shown, reached[0], reached[1])
    return work.result()


def progress_key(inbox_id: int) -> str:
    """The key of the message that shows how far a list has been read; the receipt takes its place."""
    return f"reading:{inbox_id}"


def _show_progress(context: Context, shown: Outbox | None, done: int, of: int) -> Outbox | None:
    """Say, and then put in its place, how many lines have been read."""
    program = context.program
    with program.database.transaction() as session:
        pen = Pen(program, session, program.clock.now())
        text = reading_progress(done, of)
        key = progress_key(context.row.id)
        if shown is not None:
            pen.edit(shown, key=f"{key}:{done}", text=text)
        else:
            shown = pen.send(network=context.row.network, chat_id=context.row.chat_id, key=key, text=text)
    program.wake_outbox()
    return shown
