"""Photos that follow a report: the rest of an album, and those sent right after it, are its evidence too."""

from __future__ import annotations

from datetime import timedelta

from telegram import Message

from bot.domain.errors import UserError
from bot.texts import commitments as texts
from bot.texts import fill
from handlers import guards
from handlers.context import Context, Transaction
from handlers.guards import Speaker
from handlers.progress import photo_of
from handlers.reports import REPORTERS, receipt, receipt_buttons, receipt_key
from storage import evidence, outbox
from storage import reports as stored
from storage.assignments import Report

AFTER_REPORT = timedelta(minutes=15)  # in which a photo without words belongs to it
ALBUM = timedelta(minutes=1)  # in a group, where people also send photos to each other


def belongs_to_report(tx: Transaction, me: Speaker, received: Message) -> Report | None:
    """The report that a photo without words follows, if it follows one."""
    if not received.photo or received.caption or me.role not in REPORTERS:
        return None
    if not tx.private and received.media_group_id is None:
        return None
    since = tx.now - (AFTER_REPORT if tx.private else ALBUM)
    return stored.last_of_member(
        tx.session, network=tx.network, chat_id=tx.chat_id, member_id=me.member.id, since=since
    )


async def add_photo(received: Message, context: Context) -> None:
    """Keep one more photo under the reports of the message that it follows, and say so on their receipt."""
    photo = await photo_of(received, context)
    with context.transaction() as tx:
        me = guards.allow(tx, REPORTERS)
        row = belongs_to_report(tx, me, received)
        if photo is None or row is None:
            raise UserError("button_old")
        reports = stored.beside(tx.session, report=row)
        kept = tx.keep(photo)
        for one in reports:
            evidence.attach(tx.session, report=one, attachment_id=kept.id)
        hamlet = stored.hamlet_of(tx.session, report=row)
        text = receipt(tx, me, hamlet, reports)
        sent = outbox.by_key(tx.session, receipt_key(reports[0]))
        if sent is None:
            tx.reply(fill(texts.PHOTO_ADDED))
            return
        key = f"{receipt_key(reports[0])}:photo {kept.id}"
        tx.edit(sent, key=key, text=text, buttons=receipt_buttons(reports))
