"""`bot export`: every list of a committee in a workbook that only its owner reads, with a row in the audit."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from sqlmodel import select
from typer.testing import CliRunner, Result

from bot.cli import app
from bot.workbooks import Sheet, write_sheets
from storage.audit import Audit
from tests.handlers.commune import GROUP, Commune

LEADER, STATION = "thon_nam_thang", "tram_y_te"


@pytest.fixture
def export(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, commune: Commune) -> Any:
    """Runs the command on the commune's database."""

    def run(*arguments: str) -> Result:
        monkeypatch.setenv("DATABASE_URL", commune.settings.database_url)
        monkeypatch.setenv("DATA_DIR", str(tmp_path / "data"))
        return CliRunner().invoke(app, ["export", *arguments])

    return run


def sheets(folder: Path) -> dict[str, list[tuple[Any, ...]]]:
    """The rows below the headings of each sheet of the only workbook in a folder."""
    (path,) = folder.glob("*.xlsx")
    book = load_workbook(path)
    return {page.title: list(page.iter_rows(min_row=4, values_only=True)) for page in book.worksheets}


async def test_what_the_committee_knows_is_in_the_workbook(commune: Commune, export: Any, tmp_path: Path) -> None:
    await commune.says(STATION, "F1 Nguyễn Văn Thử, 1985, thôn Nam Thắng, 0912 000 345", where=GROUP)
    await commune.says(LEADER, "/tiendo đường 120m")
    await commune.says(LEADER, "/dangky Trần Thị Hoa PA2")
    await commune.says(LEADER, "/ungho Nguyễn Văn An 300 nghìn")
    result = export()
    assert result.exit_code == 0, result.output
    assert "Người theo dõi: 1" in result.output
    assert "giữ kín" in result.output
    found = sheets(tmp_path / "data" / "xuat")
    assert list(found) == ["Người theo dõi", "Khối lượng", "Chương trình", "Ủng hộ"]
    (person,) = found["Người theo dõi"]
    assert person[:7] == (1, "F1", "Nguyễn Văn Thử", "1985", None, "0912000345", "Nam Thắng")
    road = next(row for row in found["Khối lượng"] if row[1] == "Nam Thắng" and row[4] == "đường bê tông")
    assert road[6:10] == (320, 120, 0, 200)
    assert [row[1:5] for row in found["Chương trình"]] == [
        ("Hố xử lý rác hữu cơ", "Nam Thắng", "Trần Thị Hoa", "PA2 (xã thuê làm, lắp đặt)")
    ]
    assert [row[2:5] for row in found["Ủng hộ"]] == [
        (None, "Số đến ngày 10/06/2021", 53_566_000),
        ("Nam Thắng", "Nguyễn Văn An", 300_000),
    ]


async def test_each_export_is_in_the_audit_with_its_lists(commune: Commune, export: Any, tmp_path: Path) -> None:
    assert "giữ kín" not in export("khoi-luong", "--to", str(tmp_path / "số liệu")).output
    assert export("khoi-luong", "ung-ho", "--to", str(tmp_path / "ra")).exit_code == 0
    assert list(sheets(tmp_path / "ra")) == ["Khối lượng", "Ủng hộ"]
    with commune.session() as session:
        rows = [one for one in session.exec(select(Audit)) if one.action == "export"]
    assert [(row.subject, row.member_id) for row in rows] == [
        ("command line: khoi-luong", None),
        ("command line: khoi-luong, ung-ho", None),
    ]


async def test_an_empty_list_says_so_and_names_itself_by_committee_and_moment(export: Any, tmp_path: Path) -> None:
    result = export("danh-sach")
    assert "Người theo dõi: 0" in result.output
    (path,) = (tmp_path / "data" / "xuat").iterdir()
    assert path.name.startswith("thach-thang-20")
    assert sheets(path.parent)["Người theo dõi"][0][0] == "(chưa có)"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
async def test_nobody_else_on_the_machine_reads_it(export: Any, tmp_path: Path) -> None:
    export()
    (path,) = (tmp_path / "data" / "xuat").iterdir()
    assert (path.stat().st_mode & 0o077, path.parent.stat().st_mode & 0o077) == (0, 0)


async def test_an_unknown_list_is_refused_with_the_known_ones(export: Any, tmp_path: Path) -> None:
    result = export("tất-cả")
    assert result.exit_code == 2
    assert "danh-sach, khoi-luong, chuong-trinh, ung-ho" in result.output
    assert not (tmp_path / "data" / "xuat").exists()


async def test_a_folder_that_cannot_be_written_is_refused_and_nothing_is_noted(
    commune: Commune, export: Any, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("x")
    result = export("--to", str(tmp_path / "file"))
    assert result.exit_code == 2
    assert "Không ghi được" in result.output or "đã có" in result.output
    with commune.session() as session:
        assert [one for one in session.exec(select(Audit)) if one.action == "export"] == []


def test_before_the_bot_ran_there_is_nothing_to_export(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "none"))
    monkeypatch.setenv("DATABASE_URL", "")
    result = CliRunner().invoke(app, ["export"])
    assert result.exit_code == 2
    assert "Chạy bot trước đã" in result.output
    assert not (tmp_path / "none").exists()


def test_a_text_that_begins_as_a_formula_stays_a_text() -> None:
    book = load_workbook(
        io.BytesIO(write_sheets([Sheet("A", "t", ("x",), [["=1+1"]]), Sheet("B", "t", ("x",), [[5]])]))
    )
    assert (book["A"]["A4"].value, book["A"]["A4"].data_type, book["B"]["A4"].value) == ("=1+1", "s", 5)
