"""The one place where an exception becomes an answer."""

from __future__ import annotations

import logging
import traceback

from telegram import Update
from telegram.error import TelegramError

from bot.domain.errors import UserError
from bot.networks import Refused, SendError
from bot.texts import Markup, errors, fill, people, system
from handlers.context import App, Context, Silence
from storage import committees
from storage.inbox import InboxStatus
from storage.session import is_collision

log = logging.getLogger(__name__)

ONE_NOTICE_SECONDS = 300  # the secretary hears of one kind of failure at most this often
FILE_LIMIT = 20 * 1024 * 1024


def register(app: App) -> None:
    app.add_error_handler(on_error)


def words_for(error: UserError) -> Markup:
    """A refusal in Vietnamese."""
    if error.reason == "stranger":
        return fill(people.STRANGER)
    return fill(errors.REASONS[str(error.reason)], **error.values)


async def on_error(update: object, context: Context) -> None:
    """Answer an expected refusal in words; keep, log and report a bug."""
    error = context.error
    if not isinstance(update, Update) or error is None:
        log.error("error outside an update", exc_info=error)
        return
    if is_collision(error) and context.may_try_again():
        return
    if isinstance(error, Silence):
        with context.transaction():
            return
    if isinstance(error, SendError) and not isinstance(error, TelegramError):
        limit = FILE_LIMIT // 2**20
        reason = (
            UserError("file_too_large", limit=limit) if isinstance(error, Refused) else UserError("file_not_fetched")
        )
        with context.transaction() as tx:
            tx.reply(words_for(reason))
        return
    if isinstance(error, UserError):
        with context.transaction() as tx:
            tx.reply(words_for(error))
        return
    _report_bug(update, context, error)


def _report_bug(update: Update, context: Context, error: Exception) -> None:
    kind = type(error).__name__
    # Ids and the place only: an exception's text may carry what a person typed.
    where = "".join(traceback.format_tb(error.__traceback__))
    log.error("inbox %s failed with %s\n%s", update.update_id, kind, where)
    with context.transaction(status=InboxStatus.FAILED, error=kind) as tx:
        chat = committees.chat_by_id(tx.session, network=tx.network, chat_id=tx.chat_id)
        if chat is None:
            return
        tx.reply(fill(errors.REASONS["bug"]))
        bucket = int(tx.now.timestamp()) // ONE_NOTICE_SECONDS
        for secretary in committees.secretaries(tx.session, committee_id=chat.committee_id):
            tx.tell(
                secretary.id,
                key=f"bug:{kind}:{bucket}:member {secretary.id}",
                text=fill(system.FAILED_NOTICE, inbox=update.update_id, kind=kind),
            )
