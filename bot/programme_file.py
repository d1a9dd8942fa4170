"""[[chuong_trinh]] of the committee file: programmes with their options, stages, goals and who may do what."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Annotated, Literal

from pydantic import Field

from bot.committee_values import ROLES, Day, Key, Name, Table
from bot.domain.programmes import Money, Option, Plan, Stage

KINDS: dict[str, Literal["list", "money"]] = {"danh_sach": "list", "ung_ho": "money"}
MONEY = {"ho_tro": Money.SUPPORT, "dong_gop": Money.CONTRIBUTION}
REGISTERS = ("lanh_dao_thon", "van_phong")
Where = tuple[int | str, ...]
Dong = Annotated[int, Field(ge=0, le=10**12)]


class OptionTable(Table):
    """[[chuong_trinh.phuong_an]]"""

    so: Annotated[int, Field(ge=1, le=9)]
    ten: Name
    cach_goi: tuple[Name, ...] = ()
    ho_tro: Dong = 0
    dong_gop: Dong = 0

    def option(self) -> Option:
        return Option(
            number=self.so, name=self.ten, aliases=self.cach_goi, support=self.ho_tro, contribution=self.dong_gop
        )


class StageTable(Table):
    """[[chuong_trinh.buoc]]"""

    khoa: Key
    ten: Name
    cach_goi: tuple[Name, ...] = ()
    nguoi_lam: Annotated[tuple[str, ...], Field(min_length=1)]
    tien: Literal["ho_tro", "dong_gop"] | None = None

    def stage(self) -> Stage:
        return Stage(
            key=self.khoa,
            name=self.ten,
            aliases=self.cach_goi,
            by=_who(self.nguoi_lam),
            money=MONEY[self.tien] if self.tien is not None else None,
        )


class ProgrammeTable(Table):
    """[[chuong_trinh]]"""

    khoa: Key
    ten: Name
    loai: Literal["danh_sach", "ung_ho"] = "danh_sach"
    don_vi: Name = "hộ"
    cach_goi: tuple[Name, ...] = ()
    thon: tuple[str, ...] = ()
    chi_tieu_phan_tram: Annotated[int, Field(ge=1, le=100)] | None = None
    chi_tieu: dict[str, Annotated[int, Field(ge=1)]] = Field(default_factory=dict)
    han: Day | None = None
    nhiem_vu: str | None = None
    nguoi_ghi: Annotated[tuple[str, ...], Field(min_length=1)] = REGISTERS
    nop_tai: tuple[str, ...] = ()
    dau_ky: Dong = 0
    dau_ky_ngay: Day | None = None
    phuong_an: tuple[OptionTable, ...] = ()
    buoc: tuple[StageTable, ...] = ()

    def plan(self) -> Plan:
        return Plan(
            kind=KINDS[self.loai],
            unit=self.don_vi,
            aliases=self.cach_goi,
            hamlets=self.thon,
            goal_percent=self.chi_tieu_phan_tram,
            goals=self.chi_tieu,
            options=tuple(one.option() for one in self.phuong_an),
            stages=tuple(one.stage() for one in self.buoc),
            cut_off=self.han,
            registers=_who(self.nguoi_ghi),
            handed_to=self.nop_tai,
            opening=self.dau_ky,
            opening_day=self.dau_ky_ngay,
        )


def _who(words: tuple[str, ...]) -> tuple[str, ...]:
    """Roles by their own words, and anything else as a member's key."""
    return tuple(ROLES.get(word, word) for word in words)


def wrong_names(
    programmes: tuple[ProgrammeTable, ...],
    *,
    hamlets: Collection[str],
    people: Collection[str],
    tasks: Collection[str],
) -> Iterator[tuple[Where, str]]:
    """Each name that does not exist or stands twice: where, and a sentence."""
    for index, one in enumerate(programmes):
        here: Where = ("chuong_trinh", index)
        for column, names in (("thon", one.thon), ("chi_tieu", tuple(one.chi_tieu))):
            yield from (((*here, column), f"không có thôn «{name}»") for name in names if name not in hamlets)
        who: list[tuple[Where, tuple[str, ...]]] = [(("nguoi_ghi",), one.nguoi_ghi), (("nop_tai",), one.nop_tai)]
        who += [(("buoc", place, "nguoi_lam"), stage.nguoi_lam) for place, stage in enumerate(one.buoc)]
        for path, words in who:
            known = {*people, *(() if path == ("nop_tai",) else ROLES)}
            yield from (
                ((*here, *path), f"không có người nào mang khoa «{word}», cũng không có vai trò nào như vậy")
                for word in words
                if word not in known
            )
        if one.nhiem_vu is not None and one.nhiem_vu not in tasks:
            yield (*here, "nhiem_vu"), f"không có nhiệm vụ nào mang khoa «{one.nhiem_vu}»"
        yield from _twice(here, "phuong_an", "so", [str(option.so) for option in one.phuong_an])
        yield from _twice(here, "buoc", "khoa", [stage.khoa for stage in one.buoc])


def _twice(here: Where, table: str, column: str, values: list[str]) -> Iterator[tuple[Where, str]]:
    for place, value in enumerate(values):
        if value in values[:place]:
            yield (*here, table, place, column), f"«{value}» đã có ở trên, mỗi {column} chỉ khai một lần"
