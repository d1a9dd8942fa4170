"""`bot export`: a committee's lists as one workbook, for whoever keeps the machine; each export is in the audit."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from sqlalchemy import make_url
from sqlmodel import Session

from bot.clock import local
from bot.render import day, when
from bot.render.programmes import option_name
from bot.runtime import open_database
from bot.settings import Settings
from bot.texts import common
from bot.texts import exports as words
from bot.workbooks import Cell, Sheet, write_sheets
from storage import audit, commitments, committees, donations, exports, programmes
from storage.committees import Committee

_STAMP = "%Y%m%d-%H%M%S"


class ExportError(Exception):
    """It cannot be done; the text is one Vietnamese sentence. Nothing was written."""


@dataclass(frozen=True, slots=True)
class Exported:
    """One committee's workbook, and how many rows each of its lists has."""

    path: Path
    counts: tuple[tuple[str, int], ...]
    has_names: bool


def make(settings: Settings, *, lists: Sequence[str], folder: Path, now: datetime) -> list[Exported]:
    """Write the chosen lists (all where none is) of every committee; ExportError when that is not possible."""
    unknown = next((name for name in lists if name not in LISTS), None)
    if unknown is not None:
        raise ExportError(words.UNKNOWN_LIST.format(name=unknown, known=", ".join(LISTS)))
    chosen = {name: LISTS[name] for name in LISTS if not lists or name in lists}
    url = make_url(settings.database_url)
    if url.get_backend_name() == "sqlite" and not Path(url.database or "").is_file():
        raise ExportError(words.NO_DATABASE.format(path=url.database))
    database = open_database(settings)
    try:
        with database.transaction() as session:
            every = committees.all_committees(session)
            if not every:
                raise ExportError(words.NO_COMMITTEE)
            return [_one(session, one, chosen, folder=folder, now=now) for one in every]
    finally:
        database.dispose()


def _one(
    session: Session, committee: Committee, chosen: Mapping[str, _List], *, folder: Path, now: datetime
) -> Exported:
    sheets = [one.sheet(session, committee, now) for one in chosen.values()]
    subject = f"command line: {', '.join(chosen)}"
    audit.record(session, committee_id=committee.id, member_id=None, action="export", subject=subject, now=now)
    path = folder / f"{committee.key}-{local(now).strftime(_STAMP)}.xlsx"
    filled = [
        Sheet(one.name, one.title, one.headings, one.rows or [[words.NOTHING, *[None] * (len(one.headings) - 1)]])
        for one in sheets
    ]
    _put(path, write_sheets(filled))
    counts = tuple((one.name, len(one.rows)) for one in sheets)
    return Exported(path, counts, any(one.has_names for one in chosen.values()))


def _put(path: Path, content: bytes) -> None:
    """Write a new file that nobody else on the machine may read: names of the sick are in it."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(content)
    except FileExistsError as error:
        raise ExportError(words.EXISTS.format(path=path)) from error
    except OSError as error:
        raise ExportError(words.CANNOT_WRITE.format(folder=path.parent)) from error


@dataclass(frozen=True, slots=True)
class _List:
    """One list that can be taken out: its name, its headings, and what fills it."""

    name: str
    headings: Sequence[str]
    rows: Callable[[Session, Committee], list[list[Cell]]]
    has_names: bool = True

    def sheet(self, session: Session, committee: Committee, now: datetime) -> Sheet:
        title = words.TITLE.format(list=self.name, commune=committee.commune, when=when(now))
        rows = [[number, *row] for number, row in enumerate(self.rows(session, committee), 1)]
        return Sheet(self.name, title, self.headings, rows)


def _day(value: date | None) -> str | None:
    return day(value) if value is not None else None


def _people(session: Session, committee: Committee) -> list[list[Cell]]:
    return [
        [
            one.level or common.NO_LEVEL,
            one.full_name,
            str(one.birth_year) if one.birth_year is not None else None,
            one.sex,
            one.phone,
            one.hamlet,
            one.address,
            one.source,
            _day(one.contact_date),
            common.PLACES.get(one.place or ""),
            _day(one.quarantine_start),
            _day(one.quarantine_end),
            common.STATUSES[one.status],
            one.note,
        ]
        for one in exports.contacts(session, committee_id=committee.id)
    ]


def _volumes(session: Session, committee: Committee) -> list[list[Cell]]:
    return [
        [
            one.hamlet.name,
            one.assignment.title,
            day(one.due),
            one.commitment.item,
            one.commitment.unit,
            one.target,
            one.counted,
            one.tally.accepted,
            one.missing,
            one.snapshot.number if one.snapshot is not None else None,
        ]
        for one in commitments.standings(session, committee_id=committee.id)
    ]


def _hamlets(session: Session, committee: Committee) -> dict[int, str]:
    return {one.id: one.name for one in committees.hamlets_of(session, committee_id=committee.id)}


def _entries(session: Session, committee: Committee) -> list[list[Cell]]:
    names = _hamlets(session, committee)
    return [
        [
            programme.name,
            names.get(one.hamlet_id or 0),
            one.name,
            option_name(programme.plan, one.option) or None,
            one.phone,
            one.note,
            programmes.last_stage(programme.plan, one) or None,
            one.support or None,
            one.contribution or None,
        ]
        for programme in programmes.programmes_of(session, committee_id=committee.id, kind="list")
        for one in programmes.entries_of(session, programme_id=programme.id)
    ]


def _gifts(session: Session, committee: Committee) -> list[list[Cell]]:
    names = _hamlets(session, committee)
    rows: list[list[Cell]] = []
    for fund in programmes.programmes_of(session, committee_id=committee.id, kind="money"):
        plan = fund.plan
        if plan.opening:
            since = words.OPENING.format(day=day(plan.opening_day)) if plan.opening_day else words.OPENING_NO_DAY
            rows.append([fund.name, None, since, plan.opening, None])
        every = programmes.how_many(session, programme_id=fund.id)
        gifts = donations.newest(session, programme_id=fund.id, hamlet_id=None, limit=every)
        for one in reversed(gifts):
            entry = one.entry
            rows.append([fund.name, names.get(entry.hamlet_id or 0), entry.name, entry.amount, when(one.at)])
    return rows


LISTS: Mapping[str, _List] = {
    "danh-sach": _List(words.PEOPLE, words.PEOPLE_COLUMNS, _people),
    "khoi-luong": _List(words.VOLUMES, words.VOLUME_COLUMNS, _volumes, has_names=False),
    "chuong-trinh": _List(words.ENTRIES, words.ENTRY_COLUMNS, _entries),
    "ung-ho": _List(words.GIFTS, words.GIFT_COLUMNS, _gifts),
}
