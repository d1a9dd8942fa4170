"""One row of a table with known columns to what it says of its person."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from bot.domain.folding import fold, fold_aligned
from bot.domain.hamlets import HamletFinder
from bot.domain.line_lists.fields.day_words import FIELDS
from bot.domain.line_lists.fields.places import place_in_cell
from bot.domain.line_lists.fields.relatives import is_carers, kin_sex, tells_carers, told_of_owner, without_carers
from bot.domain.line_lists.model import Cell, Place, Question, Reason
from bot.domain.line_lists.naming.plain_names import plain_name
from bot.domain.line_lists.tabular import cell_words
from bot.domain.line_lists.tabular import cells as values
from bot.domain.line_lists.tabular.beside_days import DAY_BESIDE, met_in, say_beside
from bot.domain.line_lists.tabular.called_sources import given_name
from bot.domain.line_lists.tabular.day_order import AS_WRITTEN, DayOrder, turn_end
from bot.domain.line_lists.tabular.misplaced import in_place
from bot.domain.line_lists.tabular.row import Row
from bot.domain.line_lists.tabular.row_names import read_name, settle_name
from bot.domain.line_lists.tabular.row_plans import UNREAD, Column, Plan, Reading, plan_of
from bot.domain.line_lists.tabular.swapped import day_first, put_right

_YEAR = re.compile(r"(?:sn |ns )?(?:19|20)\d\d", re.IGNORECASE)
_INDEX = re.compile(r"(\d{1,5})[.)]?")
_CORRECTS = re.compile(
    r"(?<![a-z])(?:dinh chinh|sua|nham|sai|chu khong phai|dieu chinh|dung la|dung(?=\s?[:\d])|doi (?:so|sdt|dt)|"
    r"(?:so|sdt|dt|nam sinh|sn|ns|ten|nguon|ngay|thon|dia chi|gioi tinh) (?:moi|dung))(?![a-z])"
)
_RIGHT_NAME = re.compile(r"(?<![a-z])(?:ten (?:dung|moi)(?: la)?|(?:sua|doi) (?:ho )?ten(?: thanh| la)?)\s?:?\s?")
_HOUSEHOLD = re.compile(r"(?:(?:ho|gia dinh|gd|nha|chu ho) )?(?P<call>ong|ba|anh|chi|co|chu|bac|em) (?P<name>[a-z ]+)")
_IS_HEAD = re.compile(r"(?:la )?(?:chu (?:ho|nha)|ban than)\W*")
_CALLED = {"ong": "nam", "anh": "nam", "chu": "nam", "ba": "nữ", "chi": "nữ", "co": "nữ"}
_CORRECTED = frozenset((*FIELDS.values(), "birth_year", "phone", "sex", "hamlet", "source", "place"))
_LEVEL_OF = re.compile(r"f?\s?(?P<n>[0-3])\s?(?:[-–/:;,.(]{0,2}\s?(?P<of>[a-z]+.*))?")
_MORE_THAN_DAYS = re.compile(
    r"(?<![a-z])(?:f\s?[0-3]|b\.?n\s?\d|cltt|cltn|tt|tn|tap trung|(?:tai|o) nha)(?![a-z])|[a-z] [a-z]+ [a-z]+"
)
_BY_NUMBER = re.compile(r"(?:f[0-3] )?(?:(?:co )?(?:stt|so tt|so thu tu|so)) ?(?P<n>\d{1,3})(?: (?:tren|o tren))?")


@dataclass(frozen=True, slots=True)
class RowReader:
    """Reads rows under one heading."""

    kinds: tuple[str, ...]
    on: date
    finder: HamletFinder
    order: DayOrder = AS_WRITTEN
    places: Mapping[int, Place] = field(default_factory=dict)  # said by the headings of days: "CLTT từ"
    level: str | None = None  # said by a heading: "Họ tên F1", "F2 của"
    levels: Mapping[int, str] = field(default_factory=dict)  # said by several: "F1 của", "F2 của"
    hamlets: Mapping[int, str] = field(default_factory=dict)  # of columns that are crossed for those who live there
    sources: dict[str, str | None] = field(default_factory=dict, compare=False)  # as already read in this table
    plans: dict[int, Plan] = field(default_factory=dict, compare=False)  # by the number of cells in a row

    def read(self, cells: Sequence[Cell], texts: Sequence[str], *, level: str | None) -> Row:
        """What this row says. `texts` are the cells as people see them."""
        row = Row()
        cells, texts = in_place(self.kinds, cells, texts)
        level = self.level or level
        plan = self.plans.get(len(cells))
        if plan is None:
            plan = self.plans[len(cells)] = plan_of(self.kinds, len(cells), _READINGS)
        family = ""
        for at, kind in plan.first:
            text = texts[at]
            if not text:
                continue
            if text[0] == "#" and values.is_error(cells[at]):
                row.questions.append(Question(kind, Reason.FORMULA_ERROR, text))
            elif kind == "name":
                read_name(row, text, family=family, level=level, on=self.on, finder=self.finder)
            elif kind == "family":
                family = f"{family} {text}" if family else text
            elif kind == "level":
                self._level(row, text, level)
            elif values.is_tick(text):
                said = kind.removeprefix("ticked_")
                row.said["level" if said.startswith("F") else "place"] = said
        for column in plan.later:
            text = texts[column.at]
            if text:
                self._cell(row, column, cells[column.at], text, row.said.get("level") or level)
        for at, place in self.places.items():
            if at < len(texts) and texts[at]:
                row.say("place", place)
        for at, said in self.levels.items():
            if at < len(texts) and texts[at]:
                row.say("level", said)
        for at, hamlet in self.hamlets.items():
            if at < len(texts) and values.is_tick(texts[at]):
                row.say("hamlet", hamlet)
        row.say("level", self.level)
        start, end = row.said.get("quarantine_start"), row.said.get("quarantine_end")
        if start is not None and end is not None and end < start:
            turn_end(row, start, end, cells[self.kinds.index("end")] if "end" in self.kinds[: len(cells)] else None)
        if row.said.get("phone") and any(map(tells_carers, row.notes)):
            row.said["phone"] = None
        if row.heads:
            row.say("phone", row.head_phone)
        if row.called:
            settle_name(row)
        return row

    def _cell(self, row: Row, column: Column, cell: Cell, text: str, level: str | None) -> None:
        """Read a cell. Those of a column repeat each other, and most say one value and nothing else."""
        kind = column.kind
        if text[0] == "#" and values.is_error(cell):
            row.questions.append(Question(kind or "note", Reason.FORMULA_ERROR, text))
            return
        if column.repeats:
            told = column.told.get((cell, level), UNREAD)
            if told is UNREAD:
                alone = Row()
                column.reading(self, alone, kind, cell, text, level)
                told = column.told[cell, level] = alone.only()
            if told is not None and row.said.get(told[0]) is None:
                row.said[told[0]] = told[1]
                return
        elif kind.startswith("ticked_") and values.is_tick(text):
            return
        column.reading(self, row, kind, cell, text, level)

    def note(self, text: str, level: str | None) -> Row:
        """What a note says of somebody of this level."""
        row = Row()
        self._free(row, "note", text, level)
        return row

    def _level(self, row: Row, text: str, level: str | None) -> None:
        text = cell_words.latest_level(text)
        found = _LEVEL_OF.fullmatch(fold_aligned(text))
        of = values.source_of(text[found.start("of") :]) if found is not None and found["of"] else None
        if found is not None and found["n"] == "0" and of is not None and of.startswith("BN"):
            row.said |= {"level": "F0", "case_code": of}
        elif found is not None and (of or not found["of"]):
            upper = (
                of is not None and not of.startswith("BN") and (found["n"] == "1" or level == f"F{int(found['n']) + 1}")
            )
            if not upper:  # "F1 Trần Đình Quang" beside an F2 is his source; "F2 Trần Đình Quang" says both
                row.said["level"] = "F" + found["n"]
            row.say("source", of)
        else:
            self._free(row, "", text, level)

    def _index(self, row: Row, kind: str, cell: Cell, text: str, level: str | None) -> None:
        number = _INDEX.fullmatch(text)
        row.index = int(number.group(1)) if number else None

    def _phone(self, row: Row, kind: str, cell: Cell, text: str, level: str | None) -> None:
        text = without_carers(text) if len(text) > 14 else text
        if not (text[0].isdigit() and text[-1].isdigit()) and is_carers(text):
            row.notes.append(text)
            row.fill({"hamlet": cell_words.heard_of_place("address", text, self.on, self.finder).said.get("hamlet")})
            return
        phone, bad = values.phone_of(text.replace("\n", " "))
        if phone is not None and text[0].isalpha():
            row.fill({"hamlet": cell_words.heard_of_place("address", text, self.on, self.finder).said.get("hamlet")})
        row.say("phone", phone)
        if phone is None and bad is not None:
            row.questions.append(Question("phone", Reason.BAD_PHONE, bad))
        elif phone is None:
            self._free(row, "", text, level)

    def _source(self, row: Row, kind: str, cell: Cell, text: str, level: str | None) -> None:
        if text not in self.sources:
            self.sources[text] = (
                (given_name(text) if text[1:2] == "." else None) or values.source_of(text) or met_in(text)
            )
        row.say("source", self.sources[text])
        if row.said.get("source") is not None:
            if level is None and "level" not in self.kinds:
                row.say("level", values.level_by_source(text))
            if self.sources[text] is not None and DAY_BESIDE.search(text):
                met = cell_words.heard_in_words("", f"tiếp xúc {text}", self.on, self.finder, level).said.get(
                    "contact_date"
                )
                row.say("contact_date", met)
            return
        number = _BY_NUMBER.fullmatch(fold(text))
        if number is not None:
            row.source_index = int(number["n"])
        else:
            self._free(row, "", text, level)

    def _code_or_source(self, row: Row, kind: str, cell: Cell, text: str, level: str | None) -> None:
        own = values.source_of(text) if level == "F0" else None
        if own is not None and own.startswith("BN"):
            row.say("case_code", own)
        else:
            self._source(row, "source", cell, text, level)

    def _household(self, row: Row, kind: str, cell: Cell, text: str, level: str | None) -> None:
        """The household: of its head, what he or she is called says the sex."""
        head = _HOUSEHOLD.match(fold(text))
        if head is not None and row.full_name is not None and head["name"].startswith(fold(row.full_name)):
            row.say("sex", _CALLED.get(head["call"]))
            row.heads = True
        elif head is None and row.full_name is not None and fold(text).startswith(fold(row.full_name)):
            row.heads = True
        hamlets = self.finder.resolve(text) if head is None and not row.heads else ()
        if len(hamlets) == 1:
            row.say("hamlet", hamlets[0])

    def _head_phone(self, row: Row, kind: str, cell: Cell, text: str, level: str | None) -> None:
        row.head_phone = values.phone_of(text.replace("\n", " "))[0]

    def _phone_owner(self, row: Row, kind: str, cell: Cell, text: str, level: str | None) -> None:
        row.notes += filter(None, [told_of_owner(text, row.full_name)])

    def _case_code(self, row: Row, kind: str, cell: Cell, text: str, level: str | None) -> None:
        code = re.search(r"\d{3,7}", text)
        if code:
            row.say("case_code" if level == "F0" else "source", "BN" + code.group())

    def _corrected(self, row: Row, kind: str, cell: Cell, text: str, level: str | None) -> None:
        """What is right, beside what was wrong."""
        heard = cell_words.heard_in_words("", text, self.on, self.finder, level)
        row.said |= {name: value for name, value in heard.said.items() if value is not None}
        self._free(row, "", text, level)

    def _words(self, row: Row, kind: str, cell: Cell, text: str, level: str | None) -> None:
        self._free(row, kind, text, level)

    def _birth_and_sex(self, row: Row, kind: str, cell: Cell, text: str, level: str | None) -> None:
        if kind in ("man", "woman", "birth_man", "birth_woman"):
            age = kind in ("man", "woman") and text.isdecimal() and len(text) < 4  # "Tuổi" over "Nam" and "Nữ"
            year = None if age else values.birth_of(cell, on=self.on)
            if year is not None and not values.is_tick(text):
                row.say("birth_year", year)
            elif not age and not values.is_tick(text):
                return
            row.said["sex"] = "nam" if kind.endswith("_man") or kind == "man" else "nữ"
            return
        sex = values.sex_of(text)
        beside = (
            values.sex_beside_year(text) if kind in ("birth", "sex") and not sex and isinstance(cell, str) else None
        )
        if beside is not None:
            row.say("sex", beside.sex)
            cell = text = beside.year
        year = None if sex else values.birth_of(cell, on=self.on)
        if sex:
            row.said["sex"] = sex
        elif year is not None:
            row.say("birth_year", year)
        elif values.phone_of(text)[0] and len(text) >= 9:
            row.said["phone"] = values.phone_of(text)[0]
        elif kind == "birth" and re.search(r"\d{3}", text):
            row.questions.append(Question("birth_year", Reason.BAD_BIRTH_YEAR, text))
        else:
            self._free(row, "", text, level)

    def _place_of_living(self, row: Row, kind: str, cell: Cell, text: str, level: str | None) -> None:
        names = self.finder.resolve(text)
        if len(names) == 1:
            row.said["hamlet"] = names[0]
            return
        if len(names) > 1:
            row.questions.append(Question("hamlet", Reason.SEVERAL_HAMLETS, ", ".join(names)))
            return
        heard = cell_words.heard_of_place(kind, text, self.on, self.finder)
        row.fill(heard.said)
        row.questions += heard.questions

    def _day(self, row: Row, kind: str, cell: Cell, text: str, level: str | None) -> None:
        day = values.day_of(cell)
        name = FIELDS[kind]
        if day is not None:
            right, turned = put_right(kind, day, sheet_swapped=self.order.swapped, on=self.on)
            if turned:
                row.questions.append(Question(name, Reason.SWAPPED_DATE, f"{day:%d/%m/%Y} -> {right:%d/%m/%Y}"))
            days, bad = [right], None
        else:
            days, bad = values.days_in(day_first(text) if self.order.month_first else text, on=self.on)
        if bad is not None:
            row.questions.append(Question(name, Reason.BAD_DATE, bad))
            return
        say_beside(row, kind, text)
        if not days or (len(text) > 10 and _MORE_THAN_DAYS.search(fold_aligned(text))):
            self._free(row, "contact" if days and kind == "contact" else "", text, level)
        if not days:
            return
        if kind == "start" and len(days) > 1:
            row.said["quarantine_start"], row.said["quarantine_end"] = days[0], days[-1]
        elif kind == "contact" and days[-1] > self.on:
            row.questions.append(Question(name, Reason.FUTURE_CONTACT, f"{days[-1]:%d/%m/%Y}"))
        else:
            row.said[name] = days[0] if kind == "start" else days[-1]

    def _place_or_day(self, row: Row, kind: str, cell: Cell, text: str, level: str | None) -> None:
        """Under "Tập trung" or "Tại nhà" anything but a cross tells more of the stay there: its days, whose camp."""
        row.say("place", kind.removeprefix("ticked_"))
        if values.day_of(cell) is not None:
            self._day(row, "start", cell, text, level)
        else:
            self._free(row, "place", text, level)

    def _free(self, row: Row, kind: str, text: str, level: str | None) -> None:
        """A cell of words: whatever the recognisers find there and no column has said."""
        if kind in ("note", "", "contact"):
            row.notes.append(text)
        if kind == "" and _YEAR.fullmatch(text) and "birth" not in self.kinds:
            row.say("birth_year", values.birth_of(text, on=self.on))
        now = cell_words.level_now(text, level) if kind == "note" else None
        code = cell_words.code_given(text) if kind == "test" else None
        if now is not None or code is not None:
            row.said |= {"level": now or "F0", "change": "promoted"} | ({"case_code": code} if code else {})
            return
        place = place_in_cell(text) if kind in ("place", "period") else None
        if place is not None:
            row.say("place", place)
        if kind in ("note", "relation", "") and kin_sex(text):
            row.say("sex", kin_sex(text))
        row.heads = row.heads or (kind in ("relation", "note") and _IS_HEAD.fullmatch(fold(text)) is not None)
        corrects = kind == "note" and _CORRECTS.search(fold(text)) is not None
        heard = cell_words.heard_in_words("" if corrects else kind, text, self.on, self.finder, level)
        if corrects:
            row.said |= {name: value for name, value in heard.said.items() if name in _CORRECTED and value is not None}
            name = _RIGHT_NAME.search(fold_aligned(text))
            row.full_name = (plain_name(text[name.end() :].strip(" .")) if name else None) or row.full_name
        if heard.said.get("change") and "level" in heard.said:
            row.said |= {name: heard.said[name] for name in ("level", "source") if heard.said.get(name)}
        row.said |= cell_words.put_right(text, heard.said) if kind == "note" else {}
        row.fill(heard.said)
        row.questions += heard.questions
        row.denied, row.met = row.denied + heard.denied, row.met or heard.met


_READINGS: dict[str, Reading] = {
    "index": RowReader._index,
    "phone": RowReader._phone,
    **dict.fromkeys(("source", "ticked_F0", "ticked_F1", "ticked_F2", "ticked_F3"), RowReader._source),
    **dict.fromkeys(("ticked_home", "ticked_centralised"), RowReader._place_or_day),
    "case_code": RowReader._case_code,
    "code_or_source": RowReader._code_or_source,
    "household": RowReader._household,
    "head_phone": RowReader._head_phone,
    "phone_owner": RowReader._phone_owner,
    "corrected": RowReader._corrected,
    **dict.fromkeys(("birth", "birth_man", "birth_woman", "man", "woman", "sex"), RowReader._birth_and_sex),
    **dict.fromkeys(("hamlet", "address"), RowReader._place_of_living),
    **dict.fromkeys(FIELDS, RowReader._day),
    **dict.fromkeys(("note", "", "job", "test", "period", "relation", "place"), RowReader._words),
}
