"""What a person does in the try-out chat: stored together with the inbox row that tells the program of it."""

from __future__ import annotations

import hashlib
import io
import mimetypes
from datetime import datetime
from typing import Any

import imagesize
from sqlmodel import Session

from bot.networks.local import texts, updates
from bot.networks.local.frames import MOST_CHARACTERS, Action, Delete, Edit, Press, Say, Upload
from bot.networks.local.updates import Shown
from storage import inbox, local_chat
from storage.attachments import Attachment
from storage.local_chat import NETWORK, LocalChat, LocalMessage, LocalPerson

PICTURES = {b"\x89PNG\r\n\x1a\n": "image/png", b"\xff\xd8\xff": "image/jpeg"}
MOST_PICTURE_SIDE = 20_000  # pixels


class Refusal(Exception):
    """Something that the page may not do; the text is the sentence for it."""


def say(session: Session, frame: Say, *, now: datetime) -> int:
    """Send a text; the message's id. Sent again with the same nonce it is the same message."""
    text = _cleaned(frame.text)
    if not text:
        raise Refusal(texts.EMPTY)
    return _post(session, frame, LocalMessage(text=text, reply_to=frame.reply_to, chat_id=frame.chat_id, sent_at=now))


def upload(session: Session, frame: Upload, *, content: bytes, now: datetime) -> int:
    """Send a file, as a picture when it is one; the message's id."""
    if not content:
        raise Refusal(texts.FILE_EMPTY)
    size = picture_size(content)
    row = LocalMessage(
        text=_cleaned(frame.caption),
        reply_to=frame.reply_to,
        chat_id=frame.chat_id,
        sent_at=now,
        photo_width=size[0] if size else None,
        photo_height=size[1] if size else None,
    )
    mime = _picture_type(content) or mimetypes.guess_type(frame.name)[0] or "application/octet-stream"
    return _post(session, frame, row, attachment=new_attachment(frame.name, mime, content, now=now))


def edit(session: Session, frame: Edit, *, now: datetime) -> int:
    """Change one's own text or caption; the message's id."""
    person, chat = standing(session, user_id=frame.user_id, chat_id=frame.chat_id)
    if local_chat.received_keys(session, [frame.key]):
        return frame.message_id
    row = _own(session, frame, frame.message_id)
    text = _cleaned(frame.text)
    if not text and row.attachment_id is None:
        raise Refusal(texts.EMPTY)
    if text == row.text:
        return row.id
    row.text, row.edited_at = text, now
    session.add(row)
    session.flush()
    _tell(session, frame, updates.edited(_shown(session, row, person), chat=chat), now=now)
    return row.id


def delete(session: Session, frame: Delete, *, now: datetime) -> int:
    """Take back one's own message: its words go, and the bubble says that it was deleted."""
    person, chat = standing(session, user_id=frame.user_id, chat_id=frame.chat_id)
    if local_chat.received_keys(session, [frame.key]):
        return frame.message_id
    row = _own(session, frame, frame.message_id)
    row.text, row.deleted_at = "", now
    session.add(row)
    session.flush()
    _tell(session, frame, updates.deleted(message_id=row.id, chat=chat, by=person), now=now)
    return row.id


def press(session: Session, frame: Press, *, now: datetime) -> int:
    """Press a button; the id of the message that it hangs under. Whether it still means something, the bot decides."""
    person, chat = standing(session, user_id=frame.user_id, chat_id=frame.chat_id)
    row = local_chat.message_in(session, chat_id=chat.chat_id, message_id=frame.message_id)
    if row is None or row.sender_id is not None or len(frame.data.encode()) > 64:
        raise Refusal(texts.NOT_A_BUTTON)
    update = updates.pressed(_shown(session, row, None), chat=chat, by=person, data=frame.data, key=frame.key)
    _tell(session, frame, update, now=now)
    return row.id


def standing(session: Session, *, user_id: int, chat_id: int) -> tuple[LocalPerson, LocalChat]:
    """The person and the chat he is in; Refusal when there is no such person, or he is not in that chat."""
    person = next(iter(local_chat.people(session, user_id=user_id)), None)
    if person is None:
        raise Refusal(texts.STRANGER)
    for chat in local_chat.chats_of(session, user_id=user_id):
        if chat.chat_id == chat_id:
            return person, chat
    raise Refusal(texts.NO_SUCH_CHAT)


def new_attachment(name: str, mime: str, content: bytes, *, now: datetime) -> Attachment:
    """A file's row, not yet stored; the name without any folder."""
    bare = name.replace("\\", "/").rsplit("/", 1)[-1].replace("\x00", "") or "tep"
    return Attachment(sha256=hashlib.sha256(content).hexdigest(), name=bare, mime=mime, content=content, created_at=now)


def picture_size(content: bytes) -> tuple[int, int] | None:
    """Width and height of a picture that browsers show; none when it is not one."""
    if _picture_type(content) is None:
        return None
    width, height = imagesize.get(io.BytesIO(content))
    return (width, height) if 0 < width <= MOST_PICTURE_SIDE and 0 < height <= MOST_PICTURE_SIDE else None


def _picture_type(content: bytes) -> str | None:
    return next((mime for magic, mime in PICTURES.items() if content.startswith(magic)), None)


def _post(session: Session, frame: Say | Upload, row: LocalMessage, *, attachment: Attachment | None = None) -> int:
    person, chat = standing(session, user_id=frame.user_id, chat_id=frame.chat_id)
    known = local_chat.message_by_key(session, frame.key)
    if known is not None:
        return known.id
    if attachment is not None:
        session.add(attachment)
        session.flush()
        row.attachment_id = attachment.id
    row.sender_id, row.client_key = person.user_id, frame.key
    session.add(row)
    session.flush()
    local_chat.mark_read(session, user_id=person.user_id, chat_id=chat.chat_id, upto=row.id)
    _tell(session, frame, updates.said(_shown(session, row, person), chat=chat), now=row.sent_at)
    return row.id


def _own(session: Session, frame: Action, message_id: int) -> LocalMessage:
    row = local_chat.message_in(session, chat_id=frame.chat_id, message_id=message_id)
    if row is None:
        raise Refusal(texts.NO_SUCH_MESSAGE)
    if row.sender_id != frame.user_id:
        raise Refusal(texts.NOT_YOURS)
    return row


def _shown(session: Session, row: LocalMessage, sender: LocalPerson | None) -> Shown:
    answered = (
        local_chat.message_in(session, chat_id=row.chat_id, message_id=row.reply_to)
        if row.reply_to is not None
        else None
    )
    return Shown(
        message=row,
        sender=sender,
        file=_file(session, row),
        answers=None
        if answered is None
        else Shown(message=answered, sender=_sender(session, answered), file=_file(session, answered)),
    )


def _sender(session: Session, row: LocalMessage) -> LocalPerson | None:
    return None if row.sender_id is None else next(iter(local_chat.people(session, user_id=row.sender_id)), None)


def _file(session: Session, row: LocalMessage) -> local_chat.FileInfo | None:
    return None if row.attachment_id is None else local_chat.files(session, [row.attachment_id])[row.attachment_id]


def _tell(session: Session, frame: Action, update: dict[str, Any], *, now: datetime) -> None:
    inbox.store(session, network=NETWORK, network_key=frame.key, chat_id=frame.chat_id, payload=update, now=now)


def _cleaned(text: str) -> str:
    if len(text) > MOST_CHARACTERS:
        raise Refusal(texts.TOO_LONG.format(limit=f"{MOST_CHARACTERS:,}".replace(",", ".")))
    return text.replace("\x00", "").replace("\r\n", "\n").replace("\r", "\n").strip()
