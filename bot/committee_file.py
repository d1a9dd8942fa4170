"""The committee file: one readable TOML that a commune fills in; errors name the line and what is expected."""

from __future__ import annotations

import hashlib
import re
import tomllib
from decimal import Decimal
from importlib import resources
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field, ValidationError, model_validator

from bot.committee_values import ROLES, Clock, Day, Key, Name, Table
from bot.domain.committee import CommitteeRules, Hours, QuarantineRule
from bot.domain.duties import Judge
from bot.domain.roles import Role
from bot.programme_file import ProgrammeTable, wrong_names
from bot.toml_lines import line_of

SAMPLE = "committee.toml"
ALL_HAMLETS = "cac_thon"
EVERY = {"hang_ngay": "daily", "hang_tuan": "weekly", "hang_thang": "monthly"}
JUDGES = {"danh_sach": Judge.LISTS, "phat_thanh": Judge.RADIO, "ke_hoach": Judge.PLANS}


class CommitteeFileError(ValueError):
    """The file cannot be used; the text is one Vietnamese sentence that names the line."""


class HoursTable(Table):
    """[gio]"""

    buoi_sang: Clock = Hours().morning
    tong_hop: Clock = Hours().summary
    diem_danh: Clock = Hours().follow_up
    ban_tin: Clock = Hours().bulletin
    tong_hop_tuan: Clock = Hours().weekly
    nhac_danh_sach: tuple[Clock, ...] = Hours().list_reminders
    nhac_viec: Annotated[tuple[Clock, ...], Field(min_length=1)] = Hours().nudges
    yen_tinh_tu: Clock = Hours().quiet_from
    yen_tinh_den: Clock = Hours().quiet_until

    @model_validator(mode="after")
    def _possible(self) -> HoursTable:
        self.hours()
        return self

    def hours(self) -> Hours:
        return Hours(
            morning=self.buoi_sang,
            summary=self.tong_hop,
            follow_up=self.diem_danh,
            bulletin=self.ban_tin,
            weekly=self.tong_hop_tuan,
            list_reminders=self.nhac_danh_sach,
            nudges=self.nhac_viec,
            quiet_from=self.yen_tinh_tu,
            quiet_until=self.yen_tinh_den,
        )


class RulesTable(Table):
    """[quy_dinh]"""

    nhac_truoc_ngay: tuple[Annotated[int, Field(ge=1, le=60)], ...] = (7, 3, 1)
    nhac_nhom_truoc_ngay: Annotated[int, Field(ge=0, le=30)] = 1
    xac_nhan_trong_gio: Annotated[int, Field(ge=1, le=48)] = 4
    gui_ban_tin: bool = True
    nhom_xem: Literal["day_du", "viet_tat"] = "viet_tat"
    xoa_ten_sau_ngay: Annotated[int, Field(ge=1, le=3650)] = 90
    duong_day_nong: str = ""


class QuarantineTable(Table):
    """[[cach_ly]]"""

    dien: Literal["F0", "F1", "F2", "F3"]
    so_ngay: Annotated[int, Field(ge=1, le=60)] | None = None
    theo_doi_them: Annotated[int, Field(ge=0, le=60)] = 0
    noi: Literal["tai_nha", "tap_trung"] | None = None
    van_ban: Name
    tu_ngay: Day
    ngay_dau: Literal[0, 1] = 0

    def rule(self) -> QuarantineRule:
        return QuarantineRule(
            level=self.dien,
            days=self.so_ngay,
            monitoring_days=self.theo_doi_them,
            place=None if self.noi is None else "home" if self.noi == "tai_nha" else "centralised",
            document=self.van_ban,
            in_force_from=self.tu_ngay,
            first_day=self.ngay_dau,
        )


class HamletTable(Table):
    """[[thon]]"""

    ten: Name
    cach_viet: tuple[Name, ...] = ()
    so_ho: Annotated[int, Field(ge=0)] = 0


class MemberTable(Table):
    """[[nguoi]]"""

    khoa: Key
    ho_ten: Name
    chuc_danh: str = ""
    vai_tro: Literal["tram_y_te", "lanh_dao_thon", "truong_ban", "van_phong", "cong_an", "can_bo", "dai_truyen_thanh"]
    thon: str | None = None
    pho_cua: str | None = None  # the key of the hamlet leader whose deputy this is

    @property
    def role(self) -> Role:
        return ROLES[self.vai_tro]


class VolumeTable(Table):
    """[[nhiem_vu.khoi_luong]]"""

    muc: Name
    don_vi: Literal["m", "m2", "m3", "vườn", "mô hình", "cây", "ống", "hộ", "nhà", "đồng"]
    cach_goi: tuple[Name, ...] = ()
    chi_tieu: dict[str, Annotated[Decimal, Field(gt=0)]]
    nghiem_thu: tuple[str, ...] = ()  # the officers who accept it; none: every one


class TaskTable(Table):
    """[[nhiem_vu]]"""

    khoa: Key
    ten: Name
    noi_dung: str = ""
    nguoi_lam: Annotated[tuple[str, ...], Field(min_length=1)]
    phoi_hop: tuple[str, ...] = ()
    nop_tai: tuple[str, ...] = ()
    tu_ngay: Day | None = None
    han: Day | None = None
    gio_han: Clock | None = None
    lap_lai: Literal["hang_ngay", "hang_tuan", "hang_thang"] | None = None
    xet_theo: Literal["danh_sach", "phat_thanh", "ke_hoach"] | None = None  # what shows that a recurring one was done
    dieu_kien: str = ""
    khoi_luong: tuple[VolumeTable, ...] = ()


class CommitteeFile(Table):
    """The whole file, checked; names that do not exist in it are errors."""

    khoa: Key
    xa: Name
    ten_nhom: Name
    gio: HoursTable = HoursTable()
    quy_dinh: RulesTable = RulesTable()
    cach_ly: tuple[QuarantineTable, ...] = ()
    thon: Annotated[tuple[HamletTable, ...], Field(min_length=1)]
    nguoi: Annotated[tuple[MemberTable, ...], Field(min_length=1)]
    nhiem_vu: tuple[TaskTable, ...] = ()
    chuong_trinh: tuple[ProgrammeTable, ...] = ()

    @property
    def rules(self) -> CommitteeRules:
        """What the committee set for itself."""
        return CommitteeRules(
            hours=self.gio.hours(),
            nudge_days=self.quy_dinh.nhac_truoc_ngay,
            group_nudge_days=self.quy_dinh.nhac_nhom_truoc_ngay,
            acknowledge_hours=self.quy_dinh.xac_nhan_trong_gio,
            send_bulletin=self.quy_dinh.gui_ban_tin,
            group_view="full" if self.quy_dinh.nhom_xem == "day_du" else "initials",
            anonymise_after_days=self.quy_dinh.xoa_ten_sau_ngay,
            hotline=self.quy_dinh.duong_day_nong,
            quarantine_rules=tuple(table.rule() for table in self.cach_ly),
        )

    def takes_part(self, task: TaskTable, hamlet: str) -> bool:
        """Whether "cac_thon" means this hamlet too in a task: not where its programme chose others."""
        tied = [one.plan() for one in self.chuong_trinh if one.nhiem_vu == task.khoa]
        return not tied or any(plan.takes(hamlet) for plan in tied)


def read(path: Path | None) -> tuple[CommitteeFile, str]:
    """Read a committee file (None: the sample) and its SHA-256; CommitteeFileError when it cannot be used."""
    if path is None:
        content = resources.files("bot.sample").joinpath(SAMPLE).read_bytes()
        return parse(content.decode("utf-8"), name=SAMPLE), hashlib.sha256(content).hexdigest()
    try:
        content = path.read_bytes()
    except OSError as error:
        raise CommitteeFileError(f"Không đọc được tệp {path}: kiểm tra đường dẫn COMMITTEE_FILE.") from error
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CommitteeFileError(f"Tệp {path.name} không phải mã UTF-8: hãy lưu lại ở dạng UTF-8.") from error
    return parse(text, name=path.name), hashlib.sha256(content).hexdigest()


def parse(text: str, *, name: str) -> CommitteeFile:
    """Check the text of a committee file; CommitteeFileError names the line and what is expected."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        lines = text.splitlines() or [""]
        found = re.search(r"at line (\d+)", str(error))
        line = min(int(found[1]), len(lines)) if found else len(lines)
        shown = lines[line - 1].strip()
        raise CommitteeFileError(
            f'{name}, dòng {line}: không đọc được «{shown}». Mỗi dòng có dạng: ten = "giá trị".'
        ) from error
    try:
        file = CommitteeFile.model_validate(data)
    except ValidationError as error:
        first = error.errors()[0]
        path = first["loc"]
        where = ".".join(str(part + 1) if isinstance(part, int) else part for part in path) or "cả tệp"
        raise CommitteeFileError(f"{name}, dòng {line_of(text, path)}, mục {where}: {_expected(first)}.") from error
    _check_names(file, text, name)
    return file


def _expected(error: Any) -> str:
    """What was expected, in Vietnamese, of pydantic's first error."""
    kind, context = error["type"], error.get("ctx", {})
    if kind == "missing":
        return "thiếu mục này"
    if kind == "extra_forbidden":
        return "không có mục nào tên như vậy, kiểm tra lại chính tả"
    if kind == "literal_error":
        return f"cần một trong các giá trị {context['expected'].replace(' or ', ', ')}"
    if kind.startswith(("time", "date")):
        sample = "07:30:00" if kind.startswith("time") else "2021-06-20"
        return f"cần dạng {sample}"
    if kind.startswith(("int", "decimal")):
        return "cần một số"
    if kind in {"greater_than_equal", "greater_than"}:
        return f"cần một số từ {context.get('ge', context.get('gt'))} trở lên"
    if kind == "less_than_equal":
        return f"cần một số không quá {context['le']}"
    if kind.startswith("string_pattern"):
        return "chỉ dùng chữ thường không dấu, số, gạch nối"
    if kind in {"too_short", "string_too_short"}:
        return "không được để trống"
    if kind == "string_type":
        return "cần chữ đặt trong dấu nháy kép"
    if kind == "value_error":
        return str(context["error"])
    return "giá trị không đúng kiểu"


def _check_names(file: CommitteeFile, text: str, name: str) -> None:
    """Every hamlet and person that is referred to exists, and no key stands twice."""
    hamlets = {hamlet.ten for hamlet in file.thon}
    keys = {member.khoa for member in file.nguoi}

    def refuse(path: tuple[int | str, ...], what: str) -> None:
        raise CommitteeFileError(f"{name}, dòng {line_of(text, path)}: {what}.")

    for table, column in (("thon", "ten"), ("nguoi", "khoa"), ("nhiem_vu", "khoa"), ("chuong_trinh", "khoa")):
        values = [getattr(row, column) for row in getattr(file, table)]
        for index, value in enumerate(values):
            if value in values[:index]:
                refuse((table, index, column), f"«{value}» đã có ở trên, mỗi {column} chỉ khai một lần")
    for index, member in enumerate(file.nguoi):
        if member.role is Role.HAMLET_LEADER and member.thon is None:
            refuse(("nguoi", index, "thon"), f"lãnh đạo thôn «{member.ho_ten}» cần có mục thon")
        if member.pho_cua is not None and not _leads(file, member.pho_cua, member.thon):
            refuse(("nguoi", index, "pho_cua"), f"«{member.pho_cua}» không phải khóa của lãnh đạo cùng thôn")
        if member.pho_cua is not None and member.role is not Role.HAMLET_LEADER:
            refuse(("nguoi", index, "vai_tro"), "người có pho_cua cần vai_tro lanh_dao_thon")
        if member.thon is not None and member.thon not in hamlets:
            refuse(("nguoi", index, "thon"), f"không có thôn «{member.thon}», các thôn là {', '.join(sorted(hamlets))}")
    for index, task in enumerate(file.nhiem_vu):
        for column, people in (("nguoi_lam", task.nguoi_lam), ("phoi_hop", task.phoi_hop), ("nop_tai", task.nop_tai)):
            for who in people:
                if who not in keys and not (column != "nop_tai" and who == ALL_HAMLETS):
                    refuse(("nhiem_vu", index, column), f"không có người nào mang khoa «{who}»")
        for place, volume in enumerate(task.khoi_luong):
            for hamlet in volume.chi_tieu:
                if hamlet not in hamlets:
                    refuse(("nhiem_vu", index, "khoi_luong", place, "chi_tieu"), f"không có thôn «{hamlet}»")
            for who in volume.nghiem_thu:
                if not any(one.khoa == who and one.role is Role.OFFICER for one in file.nguoi):
                    path = ("nhiem_vu", index, "khoi_luong", place, "nghiem_thu")
                    refuse(path, f"«{who}» không phải khóa của một cán bộ ngành (can_bo)")
        if task.han is None and task.lap_lai is None:
            refuse(("nhiem_vu", index, "han"), f"nhiệm vụ «{task.ten}» cần có han hoặc lap_lai")
    tasks = {task.khoa for task in file.nhiem_vu}
    for where, what in wrong_names(file.chuong_trinh, hamlets=hamlets, people=keys, tasks=tasks):
        refuse(where, what)


def _leads(file: CommitteeFile, key: str, hamlet: str | None) -> bool:
    """Whether a member of this key leads this hamlet, and is nobody's deputy himself."""
    return any(
        one.khoa == key and one.role is Role.HAMLET_LEADER and one.thon == hamlet and one.pho_cua is None
        for one in file.nguoi
    )
