"""Copies of the database: whole, checked, kept so many, and put back without losing what was there."""

from __future__ import annotations

import contextlib
import sqlite3
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlmodel import col, select
from typer.testing import CliRunner

from bot import backups, runtime
from bot.backups import BackupError
from bot.cli import app
from bot.clock import COMMUNE_ZONE, RealClock
from bot.doctor import examine
from bot.settings import Settings
from storage import sweeps
from storage.migrate import upgrade
from storage.session import Database
from storage.sweeps import SweepMark

NOW = datetime(2021, 6, 14, 3, 0, 5, tzinfo=COMMUNE_ZONE)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(database_url=f"sqlite:///{(tmp_path / 'bot.db').as_posix()}", data_dir=tmp_path)


def write(settings: Settings, *keys: str) -> None:
    database = Database(settings.database_url)
    upgrade(database)
    with database.transaction() as session:
        for key in keys:
            sweeps.mark(session, key=key, now=NOW)
    database.dispose()


def read(settings: Settings) -> list[str]:
    database = Database(settings.database_url)
    with database.transaction() as session:
        found = list(session.exec(select(SweepMark.key).order_by(col(SweepMark.key))))
    database.dispose()
    return found


def names(settings: Settings) -> list[str]:
    return [one.path.name for one in backups.existing(settings)]


def test_a_copy_put_back_is_the_database_as_it_was(settings: Settings) -> None:
    write(settings, "before")
    made = backups.make(settings, now=NOW)
    assert made.path.name == "bot-20210614-030005.db"
    write(settings, "after")
    backups.restore(settings, made.path, now=NOW + timedelta(hours=1))
    assert read(settings) == ["before"]


def test_what_was_there_before_putting_back_is_kept_and_can_be_put_back(settings: Settings) -> None:
    write(settings, "before")
    made = backups.make(settings, now=NOW)
    write(settings, "after")
    aside, _ = backups.restore(settings, made.path, now=NOW + timedelta(hours=1))
    assert aside is not None
    assert names(settings) == ["bot-20210614-040005-truoc-khi-khoi-phuc.db", "bot-20210614-030005.db"]
    backups.restore(settings, aside.path, now=NOW + timedelta(hours=2))
    assert read(settings) == ["after", "before"]


def test_a_copy_is_made_while_somebody_writes_and_holds_only_what_was_committed(settings: Settings) -> None:
    write(settings, "committed")
    database = Database(settings.database_url)
    with database.transaction() as session:
        sweeps.mark(session, key="not yet", now=NOW)
        made = backups.make(settings, now=NOW)
    database.dispose()
    assert [file.name for file in settings.backup_folder.iterdir()] == [made.path.name], "one file, nothing beside it"
    backups.restore(settings, made.path, now=NOW)
    assert read(settings) == ["committed"]


@pytest.mark.parametrize("content", [b"", b"not a database", b"SQLite format 3\x00" + bytes(5000)])
def test_a_file_that_is_no_copy_is_refused_and_changes_nothing(settings: Settings, content: bytes) -> None:
    write(settings, "mine")
    bad = settings.data_dir / "bad.db"
    bad.write_bytes(content)
    with pytest.raises(BackupError, match="giữ nguyên"):
        backups.restore(settings, bad, now=NOW)
    assert read(settings) == ["mine"]
    assert not list(settings.data_dir.glob("*.tmp*"))


def test_a_damaged_copy_is_refused_and_changes_nothing(settings: Settings) -> None:
    write(settings, *(f"a mark {n}" for n in range(3000)))
    made = backups.make(settings, now=NOW)
    content = bytearray(made.path.read_bytes())
    content[len(content) // 2 :] = b"\xff" * (len(content) - len(content) // 2)
    made.path.write_bytes(content)
    with pytest.raises(BackupError, match="đã hỏng"):
        backups.restore(settings, made.path, now=NOW)
    assert len(read(settings)) == 3000


def test_a_copy_of_a_newer_version_is_refused(settings: Settings) -> None:
    write(settings, "mine")
    made = backups.make(settings, now=NOW)
    with contextlib.closing(sqlite3.connect(made.path)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999_from_the_future'")
        connection.commit()
    with pytest.raises(BackupError, match="phiên bản mới hơn"):
        backups.restore(settings, made.path, now=NOW)
    assert read(settings) == ["mine"]


def test_a_database_that_cannot_be_read_is_put_aside_as_it_is(settings: Settings, tmp_path: Path) -> None:
    write(settings, "before")
    made = backups.make(settings, now=NOW)
    (tmp_path / "bot.db").write_bytes(b"the disk failed" * 500)
    aside, _ = backups.restore(settings, made.path, now=NOW + timedelta(hours=1))
    assert read(settings) == ["before"]
    assert aside is not None
    assert aside.path.read_bytes() == b"the disk failed" * 500


def test_the_newest_copies_are_kept_and_no_other_file_is_touched(settings: Settings) -> None:
    write(settings, "x")
    for hour in range(5):
        backups.make(settings, now=NOW + timedelta(hours=hour))
    other = settings.backup_folder / "danh-sach.xlsx"
    other.write_bytes(b"x")
    (settings.backup_folder / "bot-20210614-030005.db.tmp").write_bytes(b"half a copy")
    backups.rotate(settings, keep=2)
    assert names(settings) == ["bot-20210614-070005.db", "bot-20210614-060005.db"]
    assert sorted(file.name for file in settings.backup_folder.iterdir()) == [*sorted(names(settings)), other.name]


def test_a_folder_that_cannot_be_written_is_said_in_words(settings: Settings, tmp_path: Path) -> None:
    write(settings, "x")
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(BackupError, match="ổ đĩa còn chỗ"):
        backups.make(replace(settings, backup_dir=tmp_path / "file"), now=NOW)


def test_a_database_on_a_server_is_dumped_by_its_own_program(postgres_url: str, tmp_path: Path) -> None:
    settings = Settings(database_url=postgres_url, data_dir=tmp_path)
    write(settings, "on the server")
    made = backups.make(settings, now=NOW)
    assert made.path.read_bytes()[:5] == b"PGDMP"
    assert [one.path for one in backups.existing(settings)] == [made.path]


def test_without_the_servers_program_that_is_said(
    postgres_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(BackupError, match="postgresql-client"):
        backups.make(Settings(database_url=postgres_url, data_dir=tmp_path), now=NOW)


def test_the_command_line_copies_lists_and_puts_back(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATA_DIR", str(settings.data_dir))
    monkeypatch.setenv("DATABASE_URL", settings.database_url)
    bot = CliRunner()
    none = bot.invoke(app, ["backup"])
    assert (none.exit_code, "Chưa có cơ sở dữ liệu" in none.stderr) == (2, True)
    write(settings, "before")
    assert "Chưa có bản sao lưu nào" in bot.invoke(app, ["restore"]).stdout
    assert "Đã sao lưu" in bot.invoke(app, ["backup"]).stdout
    listed = bot.invoke(app, ["restore"]).stdout
    (name,) = names(settings)
    assert f"bot restore {name}" in listed
    write(settings, "after")
    with runtime.only_copy(settings):
        refused = bot.invoke(app, ["restore", name])
    assert (refused.exit_code, read(settings)) == (2, ["after", "before"])
    assert "hãy dừng bản đó trước" in refused.stderr
    done = bot.invoke(app, ["restore", name])
    assert done.exit_code == 0
    assert "Đã khôi phục" in done.stdout
    assert "truoc-khi-khoi-phuc" in done.stdout
    assert read(settings) == ["before"]
    unknown = bot.invoke(app, ["restore", "khong-co.db"])
    assert (unknown.exit_code, "Không thấy bản sao lưu" in unknown.stderr) == (2, True)


def test_a_server_puts_back_its_own_dumps(postgres_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    monkeypatch.setenv("DATABASE_URL", postgres_url)
    (tmp_path / "x.dump").write_bytes(b"PGDMP")
    refused = CliRunner().invoke(app, ["restore", str(tmp_path / "x.dump")])
    assert refused.exit_code == 2
    assert "pg_restore" in refused.stderr


def test_the_doctor_says_how_old_the_newest_copy_is(settings: Settings) -> None:
    def said(keep: int) -> list[tuple[bool | None, str]]:
        now = replace(settings, backups_keep=keep, local_chat=False)
        return [(one.good, one.sentence) for one in examine(now, Path("no.env")) if "Sao lưu" in one.sentence]

    assert [(good, "không tự sao lưu" in words) for good, words in said(0)] == [(None, True)]
    assert [(good, "chưa có bản nào" in words) for good, words in said(7)] == [(None, True)]
    backups.make(settings, now=NOW)
    assert [(good, "đã cũ, từ 03:00 14/06/2021" in words) for good, words in said(7)] == [(False, True)]
    assert [good for good, _ in said(0)] == [None]
    backups.make(settings, now=RealClock().now())
    assert [good for good, _ in said(7)] == [True]
