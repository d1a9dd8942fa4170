"""A writer of workbooks: random people in sheets laid out as stations and districts really do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from random import Random

from bot.domain.line_lists import Cell, Table
from bot.domain.line_lists.tabular.cells import text_of
from tests.domain import writing
from tests.domain.writing_cells import DAY_FORMS, Listed
from tests.domain.writing_columns import Column, columns_of

Row = tuple[Cell, ...]


@dataclass(frozen=True)
class Written:
    """A workbook, and whom it lists."""

    tables: tuple[Table, ...]
    people: tuple[Listed, ...]


def cast(chance: Random, *, mixed: bool) -> list[Listed]:
    """People of one level, or F1s and the F2s of some of them."""
    code = f"BN{chance.randint(9000, 9999)}"
    found: dict[str, Listed] = {}
    level = chance.choice(("F1", "F2"))
    upper = writing.someone(chance, code).full_name if level == "F2" else code
    for at in range(chance.randint(2, 7)):
        this, source = level, upper
        if mixed:
            this = "F1" if at == 0 or chance.random() < 0.5 else "F2"
            above = [each.who.full_name for each in found.values() if each.level == "F1"]
            source = code if this == "F1" or not above else chance.choice(above)
            this = this if source != code else "F1"
        who = writing.someone(chance, source)
        if who.full_name != upper:
            found.setdefault(who.full_name, Listed(who, this))
    return list(found.values())


def heads(columns: Sequence[Column], *, merged_down: bool) -> list[Row]:
    """One row of headings, or two where some columns stand together under another."""
    if not any(column.heads[0] for column in columns):
        return [tuple(column.heads[1] for column in columns)]
    upper: list[Cell] = []
    lower: list[Cell] = []
    grouped = _grouped(columns)
    for column, inside in zip(columns, grouped, strict=True):
        if inside:
            upper.append(column.heads[0] or None)
            lower.append(column.heads[1])
        else:
            upper.append(column.heads[1])
            lower.append(column.heads[1] if merged_down else None)
    return [tuple(upper), tuple(lower)]


def _grouped(columns: Sequence[Column]) -> list[bool]:
    inside, open_group = [], frozenset[str]()
    for column in columns:
        if column.heads[0]:
            open_group = _family(column)
        elif not (open_group and _family(column) & open_group):
            open_group = frozenset()
        inside.append(bool(open_group))
    return inside


_FAMILIES = (
    frozenset(("birth_year", "sex")),
    frozenset(("place",)),
    frozenset(("level",)),
    frozenset(("quarantine_start", "quarantine_end")),
)


def _family(column: Column) -> frozenset[str]:
    if column.heads[1] in ("Thôn", "Xã", "Huyện"):
        return frozenset(("living",))
    if column.heads[1].startswith("Số ngày"):
        return frozenset(("quarantine_start", "quarantine_end"))
    return next((family for family in _FAMILIES if set(column.says) & family), frozenset())


def rows_of(chance: Random, columns: Sequence[Column], people: Sequence[Listed], first: int = 1) -> list[Row]:
    """One row for each person."""
    return [
        tuple(float(number) if column.says == ("number",) else column.cell(chance, each) for column in columns)
        for number, each in enumerate(people, start=first)
    ]


def told(people: Sequence[Listed], columns: Sequence[Column], *besides: str) -> tuple[Listed, ...]:
    """The people, each with the fields that his columns, and what stands over them, state."""
    says = frozenset(name for column in columns for name in column.says) | frozenset(besides)
    return tuple(replace(each, says=says) for each in people)


def titles(chance: Random, level: str, source: str, *, say_level: bool, say_source: bool) -> list[Row]:
    """What stands over the table: who sends it, what it is, and perhaps the level and the source of everybody."""
    rows: list[Row] = []
    if chance.random() < 0.4:
        rows.append(
            chance.choice(
                (
                    ("UBND XÃ THẠCH THẮNG", None, None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
                    ("TRẠM Y TẾ XÃ THẠCH THẮNG",),
                    ("TRUNG TÂM Y TẾ THẠCH HÀ",),
                    ("SỞ Y TẾ HÀ TĨNH", None, None, "Mẫu số 2"),
                )
            )
        )
        rows += [("TRẠM Y TẾ", None, None, None, "Độc lập - Tự do - Hạnh phúc")] if chance.random() < 0.4 else []
    what = f"{level} " if say_level else ""
    about = ""
    if say_source:
        upper = "" if source.startswith("BN") else f"F{int(level[1]) - 1} "
        about = chance.choice((" của {}", " liên quan {}", " tiếp xúc với {}", " liên quan đến {}")).format(
            upper + source
        )
    if say_level or say_source or chance.random() < 0.6:
        title = chance.choice(
            (
                f"DANH SÁCH {what or 'NGƯỜI TIẾP XÚC '}{about}",
                f"DANH SÁCH CÁC TRƯỜNG HỢP {what or 'CÁCH LY '}{about}",
                f"Danh sách {what or 'người cách ly '}{about}",
                f"DANH SÁCH {what or 'CÁCH LY '}XÃ THẠCH THẮNG{about}",
                f"BẢNG THEO DÕI {what or 'NGƯỜI CÁCH LY '}{about}",
                f"Danh sách theo dõi {what or 'cách ly '}{about}",
            )
        )
        rows.append((" ".join(title.split()),))
    if chance.random() < 0.3:
        rows.append(
            (
                chance.choice(
                    (
                        "(Cập nhật đến 17h00 ngày 14/6/2021)",
                        "Ngày 14 tháng 6 năm 2021",
                        "(Kèm theo Công văn số 123/TYT)",
                    )
                ),
            )
        )
    if chance.random() < 0.3:
        rows.append((None,))
    return rows


def footer(chance: Random, count: int) -> list[Row]:
    """What stands under the table."""
    rows: list[Row] = []
    if chance.random() < 0.3:
        rows.append(
            chance.choice(
                (
                    (f"Tổng cộng: {count:02d} người",),
                    ("Tổng", None, float(count)),
                    (None, f"Tổng số: {count} trường hợp"),
                    (f"Cộng: {count}",),
                )
            )
        )
    if chance.random() < 0.3:
        rows += [
            (None, None, None, "Thạch Thắng, ngày 14 tháng 6 năm 2021"),
            (None, "NGƯỜI LẬP BIỂU", None, "TRẠM TRƯỞNG"),
            (None, "Lê Thị Phương", None, "Nguyễn Thị Hiền"),
        ]
    return rows


def plain(chance: Random, forms: tuple[str, ...] = DAY_FORMS) -> Written:
    """One table, under titles that may say the level and the source."""
    mixed = chance.random() < 0.45
    people = cast(chance, mixed=mixed)
    level, source = people[0].level, people[0].who.source
    named = not mixed and chance.random() < 0.5
    columns = columns_of(chance, level=mixed or chance.random() < 0.2, source=mixed or not named, forms=forms)
    in_column = any("level" in column.says for column in columns)
    rows = titles(
        chance, level, source, say_level=not in_column or (not mixed and chance.random() < 0.5), say_source=named
    )
    over = heads(columns, merged_down=chance.random() < 0.5)
    rows += over
    if chance.random() < 0.12:
        rows.append(tuple(f"({at})" for at in range(1, len(columns) + 1)))
    body = rows_of(chance, columns, people)
    if chance.random() < 0.1:
        body = [each for row in body for each in (row, (None,))]
    if chance.random() < 0.06 and len(body) > 3:
        body[2:2] = over
    rows += body + footer(chance, len(people))
    sheet = Table(chance.choice(("Sheet1", "Trang tính1", "DS", "14-6")), tuple(rows))
    return Written((sheet,), told(people, columns, *(["source"] if named else [])))


def in_sections(chance: Random, forms: tuple[str, ...] = DAY_FORMS) -> Written:
    """One table with rows that say the hamlet or the level of those under them."""
    people = cast(chance, mixed=chance.random() < 0.5)
    by_level = chance.random() < 0.5
    mixed = len({each.level for each in people}) > 1
    if not by_level and mixed:
        by_level = True
    columns = columns_of(chance, level=False, source=True, forms=forms)
    if not by_level:
        columns = [
            column for column in columns if "hamlet" not in column.says and column.heads[1] not in ("Xã", "Huyện")
        ]
    rows = titles(chance, people[0].level, "", say_level=not by_level, say_source=False)
    rows += heads(columns, merged_down=True)
    keys = sorted({each.level if by_level else each.who.hamlet for each in people})
    ordered: list[Listed] = []
    form = chance.choice(("{}", "{}", "I. {}", "{} ({} người)", "{}:"))
    at = chance.choice((0, 0, 1))
    for key in keys:
        part = [each for each in people if key == (each.level if by_level else each.who.hamlet)]
        words = key if by_level else chance.choice(("Thôn ", "THÔN ")) + key
        words = chance.choice((words, f"DANH SÁCH {key}")) if by_level else words
        rows.append((*[None] * at, form.format(words, len(part))))
        rows += rows_of(chance, columns, part, first=chance.choice((1, len(ordered) + 1)))
        ordered += part
    rows += footer(chance, len(people))
    return Written((Table("Sheet1", tuple(rows)),), told(ordered, columns, *([] if by_level else ["hamlet"])))


def in_sheets(chance: Random) -> Written:
    """A sheet for each level or hamlet, named after it, or under a title that says it."""
    people = cast(chance, mixed=True)
    tables: list[Table] = []
    ordered: list[Listed] = []
    for level in sorted({each.level for each in people}):
        part = [each for each in people if each.level == level]
        columns = columns_of(chance, level=False, source=True)
        named = chance.random() < 0.5
        rows = [] if named else titles(chance, level, "", say_level=True, say_source=False)
        rows += heads(columns, merged_down=True) + rows_of(chance, columns, part) + footer(chance, len(part))
        tables.append(
            Table(
                chance.choice((level, f"DS {level}", f"{level} 14-6")) if named else f"Sheet{len(tables) + 1}",
                tuple(rows),
            )
        )
        ordered += told(part, columns)
    return Written(tuple(tables), tuple(ordered))


def one_under_another(chance: Random, forms: tuple[str, ...] = DAY_FORMS) -> Written:
    """Two tables on one sheet, each under its own title and headings."""
    people = cast(chance, mixed=True)
    rows: list[Row] = []
    ordered: list[Listed] = []
    for level in sorted({each.level for each in people}):
        part = [each for each in people if each.level == level]
        columns = columns_of(chance, level=False, source=True, forms=forms)
        rows += titles(chance, level, "", say_level=True, say_source=False)
        rows += heads(columns, merged_down=True) + rows_of(chance, columns, part)
        rows += [(None,)] * chance.randint(0, 2)
        ordered += told(part, columns)
    return Written((Table("Sheet1", tuple(rows)),), tuple(ordered))


def side_by_side(chance: Random) -> Written:
    """Two tables beside one another."""
    people = cast(chance, mixed=True)
    levels = sorted({each.level for each in people})
    parts: list[tuple[int, list[Row]]] = []
    ordered: list[Listed] = []
    for level in levels:
        part = [each for each in people if each.level == level]
        columns = columns_of(chance, level=False, source=True)
        width = len(columns)
        over = heads(columns, merged_down=True)
        title = chance.choice((f"DANH SÁCH {level}", level, f"{level} ({len(part)} người)"))
        block = [(title, *[None] * (width - 1)), *over[-1:], *rows_of(chance, columns, part)]
        parts.append((width, block))
        ordered += told(part, columns)
        if len(over) > 1:
            return side_by_side(chance)
    gap: Row = (None,) * chance.choice((0, 1, 1, 2))
    height = max(len(block) for _, block in parts)
    rows: list[Row] = []
    for at in range(height):
        row: Row = ()
        for width, block in parts:
            row += (gap if row else ()) + (block[at] if at < len(block) else (None,) * width)
        rows.append(row)
    return Written((Table("Sheet1", tuple(rows)),), tuple(ordered))


def turned(chance: Random) -> Written:
    """The headings below one another, and a column for each person."""
    people = cast(chance, mixed=chance.random() < 0.5)
    columns = columns_of(chance, level=True, source=True)
    while any(column.heads[0] for column in columns):
        columns = columns_of(chance, level=True, source=True)
    body = rows_of(chance, columns, people)
    rows = titles(chance, people[0].level, "", say_level=False, say_source=False)
    rows += [(column.heads[1], *(row[at] for row in body)) for at, column in enumerate(columns)]
    return Written((Table("Sheet1", tuple(rows)),), told(people, columns))


LAYOUTS: dict[str, tuple[Callable[[Random], Written], int]] = {
    "plain": (plain, 10),
    "sections": (in_sections, 3),
    "sheets": (in_sheets, 2),
    "one under another": (one_under_another, 2),
    "side by side": (side_by_side, 2),
    "turned": (turned, 2),
}


def workbook(chance: Random) -> Written:
    """A workbook in one of the layouts."""
    (layout,) = chance.choices([make for make, _ in LAYOUTS.values()], [weight for _, weight in LAYOUTS.values()])
    return shifted(chance, layout(chance))


def shifted(chance: Random, written: Written) -> Written:
    """The same, with empty columns on the left as a sheet may have them."""
    if chance.random() < 0.9:
        return written
    tables = tuple(replace(table, rows=tuple((None, *row) for row in table.rows)) for table in written.tables)
    return replace(written, tables=tables)


SHOWN = ("full", "full", "short", "dots", "dashes", "two")  # the days of a pasted table, which are all text


def pasted(chance: Random) -> tuple[str, Written]:
    """A table as it comes into a message from a sheet, with the mark that stands between its cells."""
    layout = chance.choice((plain, plain, in_sections, one_under_another))
    written = layout(chance, SHOWN)
    mark = chance.choice(("\t", "\t", "\t", " | ", "|", ";"))
    lines = []
    for row in written.tables[0].rows:
        cells = [text_of(cell).replace("\n", " ") for cell in row]
        filled = [cell for cell in cells if cell]
        barred = mark == "|" and len(filled) > 1
        lines.append(("| " + " | ".join(cells) + " |" if barred else mark.join(cells)) if filled else "")
    return "\n".join(lines), written
