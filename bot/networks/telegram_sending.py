"""Sending to Telegram: one network-neutral message becomes the Bot API calls that show it."""

from __future__ import annotations

import re
from html import unescape

from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions, Message, ReplyParameters
from telegram.constants import FileSizeLimit, MessageLimit, ParseMode
from telegram.error import BadRequest, TelegramError

from bot.networks import Document, Outgoing, Refused, RetryAfter, Trouble
from bot.networks.telegram_errors import says, send_error

PICTURES = ("image/jpeg", "image/png")

_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
_TAG = re.compile(r"<[^>]*>")


class Sender:
    """Sends messages, and says what a failure means in the program's own terms."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        # By chat: a message whose text has arrived while its file has not, and the text's id. Trying the message
        # again sends only the file. After a restart the text comes twice, which is better than not at all.
        self._without_file: dict[int, tuple[Outgoing, int]] = {}

    async def send(self, message: Outgoing) -> int:
        """Send, and return the id of the message that carries the text; SendError when it cannot be sent."""
        try:
            if message.edits is not None:
                return await self._edit(message, message.edits)
            if message.document is None:
                return await self._say(message)
            return await self._hand_over(message, message.document)
        except TelegramError as error:
            meaning = send_error(error)
            if not isinstance(meaning, Trouble | RetryAfter):  # it is not tried again
                self._without_file.pop(message.chat_id, None)
            raise meaning from error

    async def _say(self, message: Outgoing) -> int:
        sent = await self._bot.send_message(
            message.chat_id,
            message.text,
            parse_mode=ParseMode.HTML,
            reply_markup=_keyboard(message),
            reply_parameters=_reply(message),
            link_preview_options=_NO_PREVIEW,
        )
        return sent.message_id

    async def _edit(self, message: Outgoing, message_id: int) -> int:
        if message.document is not None:
            raise Refused("an edit carries no document")
        try:
            await self._bot.edit_message_text(
                message.text,
                message.chat_id,
                message_id,
                parse_mode=ParseMode.HTML,
                reply_markup=_keyboard(message),
                link_preview_options=_NO_PREVIEW,
            )
        except BadRequest as error:
            if says(error, "no text in the message to edit"):  # its text is a file's caption
                await self._edit_caption(message, message_id)
            elif not says(error, "message is not modified"):
                raise
        return message_id

    async def _edit_caption(self, message: Outgoing, message_id: int) -> None:
        try:
            await self._bot.edit_message_caption(
                message.chat_id,
                message_id,
                caption=message.text,
                parse_mode=ParseMode.HTML,
                reply_markup=_keyboard(message),
            )
        except BadRequest as error:
            if not says(error, "message is not modified"):
                raise

    async def _hand_over(self, message: Outgoing, document: Document) -> int:
        if _shown_length(message.text) <= MessageLimit.CAPTION_LENGTH:
            sent = await self._send_file(message, document, captioned=True)
            return sent.message_id
        begun = self._without_file.get(message.chat_id)
        text_id = begun[1] if begun is not None and begun[0] == message else await self._say(message)
        self._without_file[message.chat_id] = (message, text_id)
        await self._send_file(message, document, captioned=False)
        del self._without_file[message.chat_id]
        return text_id

    async def _send_file(self, message: Outgoing, document: Document, *, captioned: bool) -> Message:
        caption = message.text or None if captioned else None
        keyboard = _keyboard(message) if captioned else None
        reply = _reply(message) if captioned else None
        if document.mime in PICTURES and len(document.content) <= FileSizeLimit.PHOTOSIZE_UPLOAD:
            try:
                return await self._bot.send_photo(
                    message.chat_id,
                    document.content,
                    caption=caption,
                    parse_mode=ParseMode.HTML,
                    reply_markup=keyboard,
                    reply_parameters=reply,
                    filename=document.name,
                )
            except BadRequest as error:  # too long and thin, or too many pixels for Telegram's own viewer
                if not says(error, "photo_invalid_dimensions", "image_process_failed"):
                    raise
        return await self._bot.send_document(
            message.chat_id,
            document.content,
            caption=caption,
            parse_mode=ParseMode.HTML,
            reply_markup=keyboard,
            reply_parameters=reply,
            filename=document.name,
        )


def _keyboard(message: Outgoing) -> InlineKeyboardMarkup | None:
    if not message.buttons:
        return None
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(button.label, callback_data=button.data) for button in row] for row in message.buttons]
    )


def _reply(message: Outgoing) -> ReplyParameters | None:
    if message.reply_to is None:
        return None
    return ReplyParameters(message.reply_to, allow_sending_without_reply=True)


def _shown_length(html: str) -> int:
    """UTF-16 units that are left of a text when its tags are gone: what Telegram's limits count."""
    return len(unescape(_TAG.sub("", html)).encode("utf-16-le")) // 2
