"""What `bot read-notice` prints: the JSON on which other programs rely, or plain words."""

from __future__ import annotations

import json
from typing import Any

from bot.domain.notices import Duty, NoticeReading
from bot.render import pace
from bot.texts import notices as words


def to_json(reading: NoticeReading) -> dict[str, Any]:
    """The notice's particulars and its dated or recurring duties; the others stand apart, under "undated"."""
    signed = reading.notice.date
    return {
        "notice": {"number": reading.notice.number, "date": signed.isoformat() if signed is not None else None},
        "assignments": [_duty(duty) for duty in reading.assignments],
        "undated": [_duty(duty) for duty in reading.undated],
    }


def as_json(reading: NoticeReading) -> str:
    """The same as one line of text."""
    return json.dumps(to_json(reading), ensure_ascii=False)


def _duty(duty: Duty) -> dict[str, Any]:
    return {
        "text": duty.text,
        "owners": list(duty.owners),
        "collaborators": list(duty.collaborators),
        "start": duty.start.isoformat() if duty.start is not None else None,
        "due": duty.due.isoformat() if duty.due is not None else None,
        "time": f"{duty.time:%H:%M}" if duty.time is not None else None,
        "recurring": str(duty.recurring) if duty.recurring is not None else None,
        "condition": duty.condition,
        "line": duty.line,
    }


def plain(reading: NoticeReading) -> str:
    """The same for a person's eyes."""
    notice = reading.notice
    shown = [
        words.NOTICE.format(
            number=notice.number or words.NOT_SAID,
            day=f"{notice.date:%d/%m/%Y}" if notice.date is not None else words.NOT_SAID,
            dated=len(reading.assignments),
            undated=len(reading.undated),
        )
    ]
    for title, duties in ((words.DATED, reading.assignments), (words.UNDATED, reading.undated)):
        if duties:
            shown += ["", title, *(_line(duty) for duty in duties)]
    return "\n".join(shown)


def _line(duty: Duty) -> str:
    owners = ", ".join(duty.owners) or words.NO_OWNER
    if duty.collaborators:
        owners = words.WITH.format(owners=owners, collaborators=", ".join(duty.collaborators))
    text = words.CONDITION.format(text=duty.text, condition=duty.condition) if duty.condition else duty.text
    return words.DUTY.format(line=duty.line, due=_due(duty), owners=owners, text=text)


def _due(duty: Duty) -> str:
    time = f"{duty.time:%Hh%M}" if duty.time is not None else None
    if duty.recurring is not None:
        every = pace(duty.recurring, duty.due_day)
        return words.EVERY_AT.format(every=every, time=time) if time else every
    if duty.due is None:
        return words.NO_DATE
    due = words.AT.format(time=time, day=f"{duty.due:%d/%m/%Y}") if time else f"{duty.due:%d/%m/%Y}"
    if duty.start is None or duty.start == duty.due:
        return words.UNTIL.format(due=due)
    return words.BETWEEN.format(start=f"{duty.start:%d/%m/%Y}", due=due)
