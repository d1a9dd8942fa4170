"""The columns of workbooks as stations and districts head them, with what each person has in them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from random import Random

from bot.domain.line_lists import Cell
from tests.domain.writing_cells import (
    DAY_FORMS,
    Listed,
    american,
    chosen,
    crossed,
    one,
    phone_cell,
    written_day,
    year_under,
)
from tests.domain.writing_headings import (
    ADDRESS,
    BIRTH,
    BIRTHDAY,
    CENTRAL,
    CONTACT,
    END,
    HAMLET,
    HOME,
    LEVEL,
    NAME,
    NOTE,
    OTHERS,
    PERIOD,
    PHONE,
    PLACE,
    SEX,
    SOURCE,
    START,
    STT,
)


@dataclass(frozen=True)
class Column:
    """One column: what stands over it, in one row or two, and what each person has in it; `says` names the fields."""

    heads: tuple[str, str]
    cell: Callable[[Random, Listed], Cell]
    says: tuple[str, ...] = ()


def name_columns(chance: Random) -> list[Column]:
    """Names in one column or two."""
    caps = chance.random() < 0.15
    write: Callable[[str], str] = (lambda text: text.upper()) if caps else (lambda text: text)
    if chance.random() < 0.12:
        heads = chance.choice(
            (("Họ đệm", "Tên"), ("Họ và chữ đệm", "Tên"), ("Họ và tên đệm", "Tên"), ("Họ lót", "Tên"))
        )
        return [
            Column(("", heads[0]), lambda _, each: write(each.who.full_name.rsplit(" ", 1)[0])),
            Column(("", heads[1]), lambda _, each: write(each.who.full_name.rsplit(" ", 1)[1])),
        ]
    return [Column(("", one(chance, NAME)), lambda _, each: write(each.who.full_name))]


def birth_columns(chance: Random) -> list[Column]:
    """The year of birth, and the sex, in one of the ways in which forms ask for them."""
    said = chance.random()
    if said < 0.25:
        over = chance.choice(("Năm sinh", "Năm sinh", "NĂM SINH", "Ngày sinh", "Sinh năm"))
        return [
            Column(
                (over if sex == "nam" else "", head),
                year_under(sex),
                ("birth_year", "sex"),
            )
            for sex, head in (("nam", "Nam"), ("nữ", "Nữ"))
        ]
    if said < 0.4:
        full = chance.random() < 0.5
        born = Column(
            ("", one(chance, BIRTHDAY)),
            lambda c, each: date(each.who.birth_year, 5, 17) if full else f"{17:02d}/{5:02d}/{each.who.birth_year}",
            ("birth_year",),
        )
    else:
        text = chance.random() < 0.3
        born = Column(
            ("", one(chance, BIRTH)),
            lambda _, each: str(each.who.birth_year) if text else float(each.who.birth_year),
            ("birth_year",),
        )
    return [born, *sex_columns(chance)]


def sex_columns(chance: Random) -> list[Column]:
    """The sex: a word, a cross, or not at all."""
    said = chance.random()
    if said < 0.2:
        mark = chance.choice(("x", "X", "v", "1"))
        over = chance.choice(("Giới tính", "Giới", ""))
        cross: Cell = 1.0 if mark == "1" else mark
        return [
            Column(
                (over if sex == "nam" else "", head),
                crossed("sex", sex, cross),
                ("sex",),
            )
            for sex, head in (("nam", "Nam"), ("nữ", "Nữ"))
        ]
    if said < 0.7:
        return [Column(("", one(chance, SEX)), lambda _, each: each.who.sex.capitalize(), ("sex",))]
    return []


def living_columns(chance: Random) -> list[Column]:
    """Where he lives."""
    said = chance.random()
    if said < 0.5:
        begin = chance.choice(("", "", "Thôn ", "thôn "))
        return [Column(("", one(chance, HAMLET)), lambda _, each: begin + each.who.hamlet, ("hamlet",))]
    if said < 0.7:
        return [
            Column(
                (chance.choice(("Địa chỉ", "Nơi ở hiện nay", "Chỗ ở")), "Thôn"),
                lambda _, each: each.who.hamlet,
                ("hamlet",),
            ),
            Column(("", "Xã"), lambda _, each: "Thạch Thắng"),
            *([Column(("", "Huyện"), lambda _, each: "Thạch Hà")] if chance.random() < 0.5 else []),
        ]
    return [
        Column(
            ("", one(chance, ADDRESS)),
            lambda c, each: c.choice(
                (
                    f"Thôn {each.who.hamlet}",
                    f"thôn {each.who.hamlet}, xã Thạch Thắng",
                    f"{each.who.hamlet}, Thạch Thắng, Thạch Hà",
                    f"Xóm 3, thôn {each.who.hamlet}",
                    f"Thôn {each.who.hamlet} - Thạch Thắng",
                )
            ),
            ("hamlet",),
        )
    ]


def stay_columns(chance: Random, forms: tuple[str, ...]) -> list[Column]:
    """Contact and quarantine."""
    form = chance.choice(forms)
    swapped = form == "date" and chance.random() < 0.2

    def held(value: date) -> Cell:
        return american(value) if swapped else written_day(value, form)

    columns = []
    if chance.random() < 0.7:
        columns.append(Column(("", one(chance, CONTACT)), lambda _, each: held(each.who.contact), ("contact_date",)))
    said = chance.random()
    if said < 0.45:
        pair = chance.random()
        over = chance.choice(("Thời gian cách ly", "Cách ly", "Thời gian theo dõi", "Cách ly y tế"))
        heads = (
            (("", one(chance, START)), ("", one(chance, END)))
            if pair < 0.6
            else (
                (over, chance.choice(("Từ ngày", "Từ", "Bắt đầu", "Ngày bắt đầu"))),
                ("", chance.choice(("Đến ngày", "Đến", "Kết thúc", "Ngày kết thúc"))),
            )
        )
        columns.append(Column(heads[0], lambda _, each: held(each.who.start), ("quarantine_start",)))
        if chance.random() < 0.2:
            columns.append(
                Column(("", chance.choice(("Số ngày", "Số ngày CL", "Số ngày cách ly"))), lambda _, each: 21.0)
            )
        columns.append(Column(heads[1], lambda _, each: held(each.who.end), ("quarantine_end",)))
    elif said < 0.6:
        columns.append(
            Column(
                ("", one(chance, PERIOD)),
                lambda c, each: c.choice(
                    (
                        f"{each.who.start:%d/%m}-{each.who.end:%d/%m/%Y}",
                        f"{each.who.start:%d/%m} - {each.who.end:%d/%m}",
                        f"từ {each.who.start:%d/%m/%Y} đến {each.who.end:%d/%m/%Y}",
                    )
                ),
                ("quarantine_start", "quarantine_end"),
            )
        )
    elif said < 0.75:
        columns.append(Column(("", one(chance, START)), lambda _, each: held(each.who.start), ("quarantine_start",)))
    said = chance.random()
    if said < 0.45:
        columns.append(
            Column(
                ("", one(chance, PLACE)),
                lambda c, each: one(c, HOME if each.who.place == "home" else CENTRAL),
                ("place",),
            )
        )
    elif said < 0.65:
        over = chance.choice(("Hình thức cách ly", "Cách ly", "Nơi cách ly", ""))
        mark = chance.choice(("x", "X", "v"))
        heads_of = {
            "centralised": chance.choice(("Tập trung", "CL tập trung", "CLTT", "TT" if over else "Tập trung")),
            "home": chance.choice(("Tại nhà", "CL tại nhà", "CLTN", "Ở nhà")),
        }
        for place in ("centralised", "home"):
            columns.append(
                Column(
                    (over if place == "centralised" else "", heads_of[place]),
                    crossed("place", place, mark),
                    ("place",),
                )
            )
    return columns


def level_columns(chance: Random) -> list[Column]:
    """The level: in words, as a number, or by crosses."""
    if chance.random() < 0.3:
        mark = chance.choice(("x", "X", "v"))
        over = chance.choice(("Diện", "Phân loại", "Đối tượng", ""))
        return [
            Column(
                (over if level == "F1" else "", level),
                crossed("level", level, mark),
                ("level",),
            )
            for level in ("F1", "F2")
        ]
    return [Column(("", one(chance, LEVEL)), lambda _, each: each.level, ("level",))]


def source_columns(chance: Random) -> list[Column]:
    """Whom he met."""
    upper = chance.random() < 0.3
    return [
        Column(
            ("", one(chance, SOURCE)),
            lambda _, each: ("" if each.who.source.startswith("BN") or not upper else "F1 ") + each.who.source,
            ("source",),
        )
    ]


def other_columns(chance: Random) -> list[Column]:
    """What forms have besides, and the program does not keep."""
    picked = chance.sample(OTHERS, chance.choice((0, 0, 1, 1, 2, 3)))
    return [Column(("", head), chosen(cells)) for head, cells in picked]


def note_column(chance: Random) -> list[Column]:
    """Notes that say nothing which the other columns say."""
    if chance.random() < 0.5:
        return []
    words = (
        "",
        "",
        "Có con nhỏ",
        "Đã tiêm 1 mũi",
        "Ở cùng bố mẹ",
        "Sức khỏe bình thường",
        "Đã ký cam kết",
        "Bệnh nền tim mạch",
    )
    return [Column(("", one(chance, NOTE)), lambda c, each: c.choice(words))]


def columns_of(chance: Random, *, level: bool, source: bool, forms: tuple[str, ...] = DAY_FORMS) -> list[Column]:
    """The columns of one sheet. Without `level` or `source` a title or section says it."""
    first = [Column(("", one(chance, STT)), lambda _, each: None, ("number",))] if chance.random() < 0.9 else []
    groups = [birth_columns(chance)]
    for group in (living_columns(chance), phone_columns(chance)):
        if chance.random() < 0.85:
            groups.append(group)
    groups += [source_columns(chance)] if source else []
    groups += [level_columns(chance)] if level else []
    stay = stay_columns(chance, forms)
    groups.append(stay)
    groups += [[each] for each in other_columns(chance)]
    if chance.random() < 0.5:
        chance.shuffle(groups)
    name = name_columns(chance)
    if chance.random() < 0.1:
        groups.insert(1, name)
        name = []
    return [*first, *name, *[each for group in groups for each in group], *note_column(chance)]


def phone_columns(chance: Random) -> list[Column]:
    """The phone."""
    form = chance.choice(("text", "text", "lost", "lost", "spaced", "dots", "plus", "bare"))
    return [Column(("", one(chance, PHONE)), lambda _, each: phone_cell(form, each.who.phone), ("phone",))]
