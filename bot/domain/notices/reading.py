"""Read a notice: its particulars, what is due when and by whom, and what has no date."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.domain.notices.assembly import Assembly
from bot.domain.notices.deadlines import Cue, cue_before
from bot.domain.notices.items import Item, Marker, find_items, split_lines
from bot.domain.notices.mentions import Calendar
from bot.domain.notices.model import Notice, NoticeReading
from bot.domain.notices.numbers import find_date, find_number, most_named_year
from bot.domain.notices.outline import parents
from bot.domain.notices.sections import Layout, find_layout
from bot.domain.notices.timeline import find_mentions

FIRST_YEAR, LAST_YEAR = 1945, 2200  # of notices that anybody means; far from the ends of the calendar


def _first_day_told(items: Sequence[Item], layout: Layout) -> date | None:
    """The first day that the introduction of a notice without a date speaks of, unless something is due on it."""
    calendar = Calendar(None, most_named_year([item.text for item in items]))
    for item in (*items[: layout.begin], *items[layout.begin : layout.begin + 3]):
        if item.marker is not Marker.PLAIN:
            return None
        for one in find_mentions(item.text, calendar):
            if one.due is not None and one.recurring is None:
                strong = cue_before(item.text, one) in (Cue.BEFORE, Cue.UNTIL)
                return None if strong else one.start or one.due
    return None


def read_notice(text: str, *, on: date | None = None, signed: date | None = None) -> NoticeReading:
    """Read the text of a notice. `on` stands in for its date where it has none, `signed` corrects the one it has.

    Never fails: what is not understood is left out.
    """
    lines = split_lines(text)
    items = find_items(lines)
    layout = find_layout(items)
    signed = signed or find_date(lines)
    notice = Notice(find_number(lines), signed, layout.title, layout.recipients)
    base = signed or on or _first_day_told(items, layout)
    if base is not None and not FIRST_YEAR <= base.year <= LAST_YEAR:
        base = None
    calendar = Calendar(base, most_named_year(lines))
    duties = Assembly(items, parents(items), layout, calendar).duties()
    return NoticeReading(
        notice,
        tuple(duty for duty in duties if duty.due is not None or duty.recurring is not None),
        tuple(duty for duty in duties if duty.due is None and duty.recurring is None),
    )
