"""All recognisers over one piece of text, in the one order in which they do not steal from each other."""

from __future__ import annotations

from datetime import date

from bot.domain.hamlets import HamletFinder
from bot.domain.line_lists.fields import (
    addresses,
    births,
    changes,
    levels,
    others_fates,
    others_phones,
    periods,
    places,
    results,
    settled_days,
    sexes,
    sources,
    taken_back,
)
from bot.domain.line_lists.fields.scan import Mark, Scan
from bot.domain.line_lists.naming import changed_names, roles
from bot.domain.line_lists.unlisted import timelines
from bot.domain.phones import find_phones


def analyse(
    text: str,
    *,
    on: date,
    finder: HamletFinder,
    slots: frozenset[int] = frozenset(),
    level: str | None = None,
    short_years: bool = False,
) -> Scan:
    """Everything that the recognisers find in a cleaned text. `level` is what the context says of its people.

    `short_years`: the list writes years of birth in two digits.
    """
    scan = Scan(text, level=level)
    taken_back.take_taken_back(scan)
    others_fates.take_others_fates(scan)
    results.take_results(scan, on=on)
    levels.take_changes(scan)
    changes.take_changes(scan)
    addresses.take_numbers(scan)
    _take_phones(scan)
    sources.take_codes(scan)
    births.take_births(scan, on=on, short_years=short_years)
    births.take_birthdays(scan, on=on)
    addresses.take_hamlets(scan, finder, slots)
    addresses.take_addresses(scan, slots)
    periods.take_periods(scan, on=on)
    scan.blank((m.start, m.end) for m in scan.marks if m.kind in DAY_KINDS)
    births.take_bare_years(scan, on=on)
    places.take_places(scan)
    levels.take_levels(scan)
    sexes.take_sexes(scan)
    _take_kin(scan)
    roles.take_names(scan, slots=slots, level=level)
    changed_names.own_phones(scan)
    timelines.settle_timeline(scan)
    settled_days.settle_days(scan, on=on)
    return scan


DAY_KINDS = frozenset(("contact", "start", "end", "range", "other_day", "bare_day", "bad_day"))


def _take_phones(scan: Scan) -> None:
    marks, owners = [], []
    for phone in find_phones(scan.left):
        kind = "phone" if phone.phone else "bad_phone"
        if others_phones.is_others_phone(scan.folded, phone.start, phone.end):
            kind = "others_phone"
            behind = others_phones.owner_behind(scan.folded, phone.end)
            owners += [(behind.start(), behind.end())] if behind is not None else []
            before = others_phones.owner_before(scan.folded, phone.start)
            owners += [before.span("who")] if before is not None else []
        marks.append(Mark(phone.start, phone.end, kind, phone.phone or phone.written))
    scan.take(marks)
    scan.blank(owners)  # "(con trai nghe máy)" says nothing of his own sex


def _take_kin(scan: Scan) -> None:
    """Kinship words are marked but stay readable: what stands before a name decides what part it plays."""
    sexes.take_kin(scan)
