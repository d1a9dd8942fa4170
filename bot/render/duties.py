"""Lists of duties as their owners, the chair and the secretary read them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

from bot.domain.assignments import Volume
from bot.domain.duties import State
from bot.render import day, pace
from bot.render.work import left, mark_of, volume_line
from bot.texts import Markup, duties, fill, lines, work


@dataclass(frozen=True, slots=True)
class Line:
    """One duty, or one assignment with all who have not finished it."""

    title: str
    due: date | None
    due_time: time | None = None
    recurring: str | None = None
    due_day: int | None = None
    state: State = State.OPEN
    helps: bool = False
    volumes: tuple[Volume, ...] = ()
    handed_to: tuple[str, ...] = ()
    condition: str = ""
    missing: tuple[str, ...] = ()

    def is_late(self, today: date) -> bool:
        return self.due is not None and self.recurring is None and self.due < today


def due_words(due: date, due_time: time | None) -> str:
    """dd/mm/yyyy, with the hour before it where there is one."""
    return duties.DUE_AT.format(time=f"{due_time:%H:%M}", day=day(due)) if due_time is not None else day(due)


def head(sentence: str, found: Sequence[Line], *, today: date, **values: str) -> Markup:
    """A list's title, with how many there are and how many are late."""
    late = sum(one.is_late(today) for one in found)
    counted = duties.HEAD_LATE.format(late=late) if late else ""
    return fill(sentence, n=len(found), late=counted, **values)


def page(title: Markup, shown: Sequence[Line], *, first: int, pages: tuple[int, int], today: date) -> Markup:
    """One page of a list; `first` is the number of its first line, `pages` this page and how many there are."""
    parts: list[Markup] = [title]
    undated = False
    for number, one in enumerate(shown, first):
        if one.due is None and one.recurring is None and not undated:
            undated = True
            parts.append(fill(duties.UNDATED))
        parts += _line(number, one, today)
    foot = fill(duties.PAGE, page=pages[0], pages=pages[1]) if pages[1] > 1 else fill(duties.OPEN_ONE)
    return lines(*parts, "", foot)


def _line(number: int, one: Line, today: date) -> list[Markup]:
    due = ""
    if one.recurring is not None:
        due = duties.EVERY.format(every=pace(one.recurring, one.due_day))
    elif one.due is not None:
        due = duties.DUE.format(due=due_words(one.due, one.due_time), left=left(one.due, today=today))
    told = one.state in (State.DOING, State.STUCK)
    state = duties.STATE_IN_LINE.format(state=duties.STATES[one.state]) if told else ""
    mark = duties.MARKS[one.state] if told else mark_of(None if one.recurring else one.due, today)
    helps = fill(duties.HELPS) if one.helps else Markup("")
    return [
        fill(duties.LINE, n=number, mark=mark, title=one.title, due=Markup(due) + helps, state=state)
        if one.helps
        else fill(duties.LINE, n=number, mark=mark, title=one.title, due=due, state=state),
        *(volume_line(volume) for volume in one.volumes),
        *([fill(work.TASK_HANDED_TO, who=", ".join(one.handed_to))] if one.handed_to else []),
        *([fill(work.TASK_CONDITION, condition=one.condition)] if one.condition else []),
        *([fill(work.TASK_MISSING, who=", ".join(one.missing))] if one.missing else []),
    ]


def owners(found: Sequence[tuple[str, int, int]]) -> Markup:
    """Who has open duties: (name, how many, how many of them late)."""
    return lines(
        fill(duties.HEAD_OWNERS, n=len(found)),
        *(
            fill(
                duties.OWNER_LINE,
                owner=owner,
                n=count,
                late=fill(duties.OWNER_LATE, late=late) if late else "",
            )
            for owner, count, late in found
        ),
        "",
        fill(duties.OPEN_OWNER),
    )
