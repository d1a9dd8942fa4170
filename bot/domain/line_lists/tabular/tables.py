"""Tables: where the headings are, which rows are people, and which are titles, sections, totals or signatures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import chain

from bot.domain.folding import clean, fold_aligned
from bot.domain.hamlets import Hamlet, finder
from bot.domain.line_lists.above.context import Context
from bot.domain.line_lists.above.subject import subjects
from bot.domain.line_lists.entries.merging import level_of, source_of
from bot.domain.line_lists.fields.analysis import analyse
from bot.domain.line_lists.fields.places import place_in_cell
from bot.domain.line_lists.model import Change, Level, Progress, Reading, ReadLine, Said, Table
from bot.domain.line_lists.outcome import result_of
from bot.domain.line_lists.reader import Reader
from bot.domain.line_lists.tabular.arranged import arranged
from bot.domain.line_lists.tabular.called_sources import name_in_full
from bot.domain.line_lists.tabular.cells import text_of
from bot.domain.line_lists.tabular.columns import spaced
from bot.domain.line_lists.tabular.sheet_levels import fill_levels_of_sheet
from bot.domain.line_lists.tabular.table_rows import read_in_table
from bot.domain.line_lists.unlisted import business

LEVELS: dict[str, Level] = {"F0": "F0", "F1": "F1", "F2": "F2", "F3": "F3"}
_LEVEL = re.compile(r"(?:(?<![a-z0-9])|(?<=ds))f\s?([0-3])(?![0-9])")


def read_tables(
    tables: Sequence[Table], *, on: date, hamlets: Sequence[Hamlet], on_progress: Progress | None = None
) -> Reading:
    """Read the sheets of a workbook, or the tables of a document. `on` is the day of the message."""
    reader = Reader(on=on, finder=finder(tuple(hamlets)), context=Context())
    total = sum(len(table.rows) for table in tables)
    done = 0
    for parts in chain.from_iterable(map(arranged, tables)):
        reader.sheet = parts[0].name or None
        reader.context = Context()
        reader.signing, reader.counting = False, False
        reader.entry, reader.columns, reader.section, reader.headings = None, None, [], []
        _sheet_name(reader, parts[0].name)
        for table in parts:
            reader.headed_to = reader.signed_to = -1
            for index in range(len(table.rows)):
                if on_progress is not None and (done + index) % 500 == 0:
                    on_progress(min(done + index, total), total)
                read_in_table(reader, table, index)
            reader.lines.extend(ReadLine(number, "person", sheet=reader.sheet) for number in table.also)
            done += len(table.rows)
        reader.close_entry()
        _fill_levels(reader, parts)
        _fill_sources(reader, parts[0].name)
    name_in_full(reader.gathering)
    return result_of(reader)


def _fill_levels(reader: Reader, parts: Sequence[Table]) -> None:
    """Give the people of one sheet the level that only its titles, its sources or a sum under them tell."""
    people = [each for each in reader.gathering.people if each.draft.sheet == reader.sheet]
    notes = {line.line for line in reader.lines if line.sheet == reader.sheet and line.kind != "person"}
    listed = [each.draft.line for each in people]
    said = [
        (number, " ".join(filter(None, map(text_of, row))))
        for table in parts
        for number, row in zip(table.numbered(), table.rows, strict=True)
        if number in notes and sum(1 for cell in row if text_of(cell)) < 4
    ]
    titles = [text for number, text in said if number < min(listed, default=0)]
    fill_levels_of_sheet(people, [parts[0].name, *titles], reader.headings)
    sums = [text for number, text in said if number > max(listed, default=0)]
    fill_levels_of_sheet(people, sums, ())


_A_CODE = re.compile(r"(?<![a-z])b\.?n[\s_]?(\d{3,7})(?!\d)")


def _fill_sources(reader: Reader, name: str) -> None:
    """Give the F1 of a sheet the one case that its name tells, or that is listed there, where no column says whom."""
    if reader.columns is None or "source" in reader.columns.kinds:
        return  # an empty cell of a column says that nobody knows
    people = [each for each in reader.gathering.people if each.draft.sheet == reader.sheet]
    codes = {f"BN{code}" for code in _A_CODE.findall(fold_aligned(clean(name)))}
    case = people[0] if people and level_of(people[0]) == "F0" and not people[0].draft.said.get("change") else None
    source = codes.pop() if len(codes) == 1 else case.draft.said.get("case_code") if case is not None else None
    for each in people:
        if source is not None and level_of(each) == "F1" and source_of(each) is None:
            each.heard["source"] = source


_OF_OTHERS = re.compile(r"(?<![a-z])(?:cua|voi|lien quan|lq|tx|tiep xuc|theo)(?![a-z])")
_TAKEN_OFF = re.compile(r"(?<![a-z])(?:loai|xoa|(?:dua |lay |rut )?ra khoi|da rut)(?! hinh)(?![a-z])")
_OVER = re.compile(
    r"(?<![a-z])(?<!sap )(?<!chua )(?:het (?:han )?(?:cach ly|cl)|hoan thanh|da (?:xong|ve|het))(?![a-z])"
)


def _sheet_name(reader: Reader, name: str) -> None:
    """A sheet called "F1 BN9934" or "F2 Nam Thắng" says so of everybody in it."""
    words = spaced(clean(name))
    folded = fold_aligned(words)
    levels = {f"F{each}" for each in _LEVEL.findall(folded)}
    levels = set(subjects(words)) if len(levels) > 1 and _OF_OTHERS.search(folded) else levels
    level = LEVELS.get(levels.pop()) if len(levels) == 1 else None
    change: Change | None = "removed" if _TAKEN_OFF.search(folded) else "released" if _OVER.search(folded) else None
    said = replace(_told_by_name(reader, words, level), level=level, change=change)
    if said != Said():
        reader.context.frames.append(("sheet", said))
        reader.listing = True
    reader.business = level is None and business.is_business(folded)


_STAYS = re.compile(r"(?<![a-z])(?:k?cl|clt[tn]|cach l[iy]|tap trung|(?:tai|o) nha|t[tn]|khu)(?![a-z])")


def _told_by_name(reader: Reader, words: str, level: Level | None) -> Said:
    """The hamlet, the place, and whom they met, in the name of a sheet."""
    whole = reader.finder.resolve(words)
    scan = analyse(words, on=reader.on, finder=reader.finder, level=level)
    hamlets = whole or tuple({mark.value.hamlet for mark in scan.of("hamlet") if mark.value.hamlet})
    codes = {str(mark.value) for mark in scan.of("code")}
    met = {mark.value.full_name for mark in scan.of("name")}
    sources = codes if level == "F1" else met if level in ("F2", "F3") and not whole else set()
    return Said(
        hamlet=hamlets[0] if len(hamlets) == 1 else None,
        place=place_in_cell(words) if _STAYS.search(fold_aligned(words)) else None,
        source=sources.pop() if len(sources) == 1 else None,
    )
