"""Other shapes in which a station writes its lists: blocks, prose, households, closing sentences, aligned columns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from random import Random

from tests.domain.writing import Someone

Layout = Callable[[Random, str, Sequence[Someone]], str]


def alike(people: Sequence[Someone]) -> list[Someone]:
    """The people as if all had met the case on one day and were put in quarantine together."""
    first = people[0]
    return [
        replace(each, contact=first.contact, start=first.start, end=first.end, place=first.place) for each in people
    ]


def _day(chance: Random, value: date) -> str:
    return chance.choice((f"{value:%d/%m/%Y}", f"{value.day}/{value.month}", f"{value:%d/%m}"))


def _upstream(who: Someone, level: str) -> str:
    return who.source if who.source.startswith("BN") else f"F{int(level[1]) - 1} {who.source}"


def _quarantine(chance: Random, who: Someone) -> str:
    where = "tại nhà" if who.place == "home" else "tập trung"
    period = f"từ {_day(chance, who.start)} đến {chance.choice(('', 'hết ', 'hết ngày '))}{_day(chance, who.end)}"
    return f"cách ly {where} {period}"


def blocks(chance: Random, level: str, people: Sequence[Someone]) -> str:
    """A line for every field of a person."""
    name = chance.choice(("Họ và tên", "Họ tên", "- Họ tên", "* Họ và tên"))
    lines = [chance.choice((f"DANH SÁCH {level}", f"Trạm gửi {len(people)} trường hợp {level} mới:"))]
    gap = chance.random() < 0.5
    for who in people:
        lines += [""] if gap else []
        lines += [
            f"{name}: {who.full_name}",
            f"{chance.choice(('Năm sinh', 'Sinh năm', 'NS'))}: {who.birth_year}",
            f"{chance.choice(('Giới tính', 'Giới'))}: {who.sex}",
            f"{chance.choice(('Địa chỉ', 'Nơi ở', 'Thường trú'))}: thôn {who.hamlet}",
            f"{chance.choice(('SĐT', 'Điện thoại', 'Số điện thoại'))}: {who.phone}",
            f"{chance.choice(('Tiếp xúc với', 'Nguồn', 'Liên quan'))}: {_upstream(who, level)}",
            f"{chance.choice(('Ngày tiếp xúc', 'Tiếp xúc lần cuối'))}: {_day(chance, who.contact)}",
            f"{chance.choice(('Hình thức', 'Biện pháp', 'Cách ly'))}: {_quarantine(chance, who)}",
        ]
    return "\n".join(lines)


def _addressed(chance: Random, who: Someone) -> str:
    return chance.choice(("anh", "ông")) if who.sex == "nam" else chance.choice(("chị", "bà"))


def prose(chance: Random, level: str, people: Sequence[Someone]) -> str:
    """A sentence for each person, in one paragraph."""
    sentences = [chance.choice(("Kính báo các đồng chí.", f"Trạm báo cáo {level} mới của xã.", "Báo cáo nhanh 21h."))]
    for who in people:
        sentences.append(
            f"{_addressed(chance, who).capitalize()} {who.full_name} sinh năm {who.birth_year}, ở thôn {who.hamlet}, "
            f"{chance.choice(('số máy', 'sđt', 'điện thoại'))} {who.phone}, "
            f"là {level} do {chance.choice(('tiếp xúc', 'tiếp xúc với', 'tx'))} {_upstream(who, level)} "
            f"ngày {_day(chance, who.contact)}, {chance.choice(('đang', 'đã', 'được'))} {_quarantine(chance, who)}."
        )
    return " ".join(sentences)


def closings(who: Someone, level: str, chance: Random) -> str:
    """What holds for all, said under them."""
    all_of_them = chance.choice(
        ("Tất cả các trường hợp trên", f"Các {level} trên", f"Toàn bộ {level} nêu trên", "Những người này đều")
    )
    return (
        f"{all_of_them} {chance.choice(('tiếp xúc', 'tiếp xúc với', 'tx'))} {_upstream(who, level)} "
        f"ngày {_day(chance, who.contact)}, {_quarantine(chance, who)}"
    )


def closed(chance: Random, level: str, people: Sequence[Someone]) -> str:
    """Rows with what each has of his own, by hamlets or not, and a closing sentence."""
    number = chance.choice(("{}. ", "{}) ", "- ", "+ "))
    lines = [chance.choice((f"DS {level}", f"Danh sách {level} bổ sung", f"{level} mới:"))]
    by_hamlet = chance.random() < 0.5
    for hamlet in sorted({who.hamlet for who in people}):
        lines += [f"Thôn {hamlet}:"] if by_hamlet else []
        lines += [
            number.format(index)
            + ", ".join([who.full_name, str(who.birth_year), who.sex, *([] if by_hamlet else [hamlet]), who.phone])
            for index, who in enumerate((each for each in people if each.hamlet == hamlet), start=1)
        ]
    lines += [""] if chance.random() < 0.3 else []
    return "\n".join([*lines, closings(people[0], level, chance)])


def households(chance: Random, level: str, people: Sequence[Someone]) -> str:
    """Each person the head of a household of one; the hamlet above, and what holds for all below."""
    lines = [f"{level} THEO HỘ"]
    for index, who in enumerate(people, start=1):
        head = chance.choice((f"Hộ {index}: chủ hộ", f"Hộ thứ {index}: chủ hộ", f"Hộ {index}:"))
        lines.append(f"{head} {who.full_name} ({who.birth_year}), {who.sex}, thôn {who.hamlet}, {who.phone}")
    return "\n".join([*lines, closings(people[0], level, chance)])


def aligned(chance: Random, level: str, people: Sequence[Someone]) -> str:
    """Columns put under one another by spaces, and a closing sentence."""
    heads = ("STT", chance.choice(("Họ tên", "HỌ VÀ TÊN")), chance.choice(("NS", "Năm sinh")), "GT", "Thôn", "SĐT")
    rows = [
        heads,
        *(
            (str(index), who.full_name, str(who.birth_year), who.sex, who.hamlet, who.phone)
            for index, who in enumerate(people, start=1)
        ),
    ]
    widths = [max(len(row[at]) for row in rows) + chance.randint(2, 4) for at in range(len(heads))]
    lines = ["".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return "\n".join([f"DANH SÁCH {level}", *lines, closings(people[0], level, chance)])


OF_EACH: tuple[Layout, ...] = (blocks, prose)
OF_ALL: tuple[Layout, ...] = (closed, households, aligned)
