"""The texts and files that lists came in: they go with the last name that they hold, single lines before that."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from sqlmodel import Session, col, delete, select, update

from bot.domain.retention import SIGN
from bot.domain.traces import Traces
from storage.attachments import Attachment, is_used
from storage.contacts import Contact, ContactEvent, chunks
from storage.line_lists import LineList, ListPart
from storage.local_chat import LocalMessage
from storage.outbox import Outbox

Line = tuple[int | None, int | None]
"""A list's id, and the number of a line of it."""


def clear(session: Session, *, committee_id: int, lines: Iterable[Line], traces: Traces) -> None:
    """Take people out of the lists that named them: the whole text where nobody else in it still has a name.

    Of the others the lines go that are theirs or mention them, and any file, of which no line can be taken.
    """
    of_list: dict[int, set[int]] = defaultdict(set)
    for list_id, line in lines:
        if list_id is not None:
            of_list[list_id].add(line or 0)
    named = _with_names(session, of_list)
    files = []
    for chunk in chunks(sorted(of_list)):
        for row in session.exec(select(LineList).where(col(LineList.id).in_(chunk))).all():
            if row.attachment_id is not None:
                files.append(row.attachment_id)
            if row.id not in named:
                empty(session, row)
            else:
                _take_lines(session, row, of_list[row.id], traces)
    drop_files(session, files)


def empty(session: Session, row: LineList) -> None:
    """Take everything out of a list but how many lines were not read."""
    row.text = SIGN if row.text is not None else None
    row.unread = [{**one, "text": SIGN} for one in row.unread]
    session.add(row)
    session.flush()
    session.execute(
        update(ListPart)
        .where(
            col(ListPart.network) == row.network,
            col(ListPart.chat_id) == row.chat_id,
            col(ListPart.list_message_id) == row.message_id,
        )
        .values(text=SIGN)
    )


def _with_names(session: Session, list_ids: Iterable[int]) -> set[int]:
    """Which of these lists name somebody who still has his name."""
    found: set[int] = set()
    for chunk in chunks(sorted(list_ids)):
        rows = session.exec(
            select(ContactEvent.line_list_id)
            .join(Contact, col(Contact.id) == col(ContactEvent.contact_id))
            .where(col(ContactEvent.line_list_id).in_(chunk), col(Contact.anonymised_at).is_(None))
            .distinct()
        )
        found |= {one for one in rows if one is not None}
    return found


def _take_lines(session: Session, row: LineList, numbers: set[int], traces: Traces) -> None:
    if row.text is not None:
        kept = [SIGN if at in numbers else line for at, line in enumerate(row.text.split("\n"), 1)]
        row.text = traces.cleared("\n".join(kept))
    row.unread = [{**one, "text": traces.cleared(str(one["text"]))} for one in row.unread]
    session.add(row)
    parts = select(ListPart).where(
        ListPart.network == row.network, ListPart.chat_id == row.chat_id, ListPart.list_message_id == row.message_id
    )
    for part in session.exec(parts).all():
        part.text = traces.cleared(part.text)
        session.add(part)
    session.flush()


def drop_files(session: Session, attachment_ids: Sequence[int]) -> None:
    """Delete files, and every other copy of the same bytes."""
    hashes = session.exec(select(Attachment.sha256).where(col(Attachment.id).in_(attachment_ids))).all()
    ids = [
        one
        for chunk in chunks(sorted(set(hashes)))
        for one in session.exec(select(Attachment.id).where(col(Attachment.sha256).in_(chunk)))
    ]
    for chunk in chunks(ids):
        session.execute(update(LineList).where(col(LineList.attachment_id).in_(chunk)).values(attachment_id=None))
        session.execute(update(Outbox).where(col(Outbox.attachment_id).in_(chunk)).values(attachment_id=None))
        session.execute(
            update(LocalMessage)
            .where(col(LocalMessage.attachment_id).in_(chunk))
            .values(attachment_id=None, photo_width=None, photo_height=None, text=SIGN)
        )
        session.execute(delete(Attachment).where(col(Attachment.id).in_(chunk), ~is_used()))
