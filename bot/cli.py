"""The commands of the command line, in plain Vietnamese."""

from __future__ import annotations

import html
import json
import os
import sys
from datetime import date
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from sqlalchemy import make_url

from bot import backups, exports, notice_cli, reading_cli, runtime
from bot.backups import BackupError
from bot.clock import RealClock, local
from bot.committee_file import CommitteeFileError
from bot.committee_file import read as read_committee
from bot.doctor import examine
from bot.domain.errors import UserError
from bot.domain.hamlets import Hamlet
from bot.domain.notices import read_notice as read_duties
from bot.logs import configure_logging
from bot.notice_documents import notice_text
from bot.reading import read_file
from bot.render import when
from bot.render.reading import plain
from bot.settings import Settings, SettingsError, load
from bot.texts import backups as backup_words
from bot.texts import doctor as doctor_words
from bot.texts import errors, fill, system
from bot.texts import exports as export_words
from storage import inbox

DOTENV = Path(".env")
BAD_INPUT = 2

app = typer.Typer(
    help="Bot của Ban chỉ đạo phòng, chống dịch cấp xã. Không có lệnh con: chạy bot.",
    invoke_without_command=True,
    add_completion=False,
    no_args_is_help=False,
    pretty_exceptions_enable=False,  # its frames show what people typed
)


@app.callback()
def run(
    context: typer.Context,
    fresh: Annotated[bool, typer.Option("--fresh", help="Bắt đầu lại bản dùng thử từ đầu.")] = False,
    browser: Annotated[bool, typer.Option(help="Mở trình duyệt khi chạy bản dùng thử.")] = True,
) -> None:
    """Chạy bot; không có TELEGRAM_TOKEN thì chạy bản dùng thử trên trình duyệt."""
    if context.invoked_subcommand is not None:
        return
    settings = _settings()
    configure_logging(settings.secrets, level=settings.log_level)
    if fresh:
        _begin_anew(settings)
    try:
        runtime.run(settings, open_browser=browser, say=lambda line: typer.echo(line))
    except (runtime.CannotStart, CommitteeFileError) as error:
        _refuse(str(error))


@app.command()
def doctor() -> None:
    """Kiểm tra: đã đặt gì, còn thiếu gì, mã bot, cơ sở dữ liệu và ổ đĩa có ổn không."""
    settings = _settings()
    configure_logging(settings.secrets, level="ERROR")
    typer.echo(doctor_words.HEAD)
    bad = 0
    for check in examine(settings, DOTENV):
        typer.echo(check.line)
        bad += check.good is False
    typer.echo(doctor_words.PROBLEMS.format(n=bad) if bad else doctor_words.ALL_GOOD)
    raise typer.Exit(1 if bad else 0)


@app.command()
def replay() -> None:
    """Đưa các tin chưa xử lý được do lỗi vào hàng chờ, để bot xử lý lại."""
    settings = _settings()
    try:
        with runtime.only_copy(settings):
            database = runtime.open_database(settings)
            with database.transaction() as session:
                count = inbox.replay(session)
            database.dispose()
    except runtime.CannotStart as error:
        _refuse(str(error))
    typer.echo(doctor_words.REPLAYED.format(n=count))


@app.command()
def backup() -> None:
    """Sao lưu cơ sở dữ liệu ngay, cả khi bot đang chạy."""
    settings = _settings()
    try:
        made = backups.make(settings, now=RealClock().now())
    except BackupError as error:
        _refuse(str(error))
    if made.path.suffix == ".db":
        contacts = backups.count_contacts(made.path)
        typer.echo(backup_words.MADE.format(path=made.path, size=made.megabytes, contacts=contacts))
    else:
        typer.echo(backup_words.MADE_SERVER.format(path=made.path, size=made.megabytes))


@app.command()
def export(
    lists: Annotated[
        list[str] | None, typer.Argument(help=f"Danh sách cần xuất: {', '.join(exports.LISTS)}; bỏ trống: tất cả.")
    ] = None,
    to: Annotated[Path | None, typer.Option(help="Thư mục để tệp; bỏ trống: xuat trong DATA_DIR.")] = None,
) -> None:
    """Xuất các danh sách của Ban chỉ đạo ra tệp Excel, cả khi bot đang chạy; mỗi lần xuất được ghi lại."""
    settings = _settings()
    folder = to if to is not None else settings.data_dir / "xuat"
    try:
        made = exports.make(settings, lists=lists or [], folder=folder, now=RealClock().now())
    except (exports.ExportError, runtime.CannotStart) as error:
        _refuse(str(error))
    for one in made:
        counts = ", ".join(export_words.COUNT.format(list=name, n=n) for name, n in one.counts)
        typer.echo(export_words.MADE.format(path=one.path, counts=counts))
    if any(one.has_names for one in made):
        typer.echo(export_words.KEEP_SAFE)


@app.command()
def restore(
    file: Annotated[str | None, typer.Argument(help="Bản sao lưu; bỏ trống: xem các bản đang có.")] = None,
) -> None:
    """Khôi phục một bản sao lưu; cơ sở dữ liệu hiện tại được giữ thành một bản riêng."""
    settings = _settings()
    if file is None:
        _list_backups(settings)
        return
    try:
        path = backups.find(settings, file)
        if make_url(settings.database_url).get_backend_name() != "sqlite":
            _refuse(backup_words.SERVER_RESTORE.format(name=path))
        with runtime.only_copy(settings):
            aside, contacts = backups.restore(settings, path, now=RealClock().now())
    except (BackupError, runtime.CannotStart) as error:
        _refuse(str(error))
    typer.echo(backup_words.RESTORED.format(name=path.name, contacts=contacts))
    if aside is not None:
        typer.echo(backup_words.PUT_ASIDE.format(path=aside.path, name=aside.path.name))


def _list_backups(settings: Settings) -> None:
    found = backups.existing(settings)
    if not found:
        typer.echo(backup_words.LIST_NONE.format(folder=settings.backup_folder))
        return
    typer.echo(backup_words.LIST_HEAD.format(folder=settings.backup_folder))
    for one in found:
        typer.echo(backup_words.LIST_ROW.format(name=one.path.name, when=when(one.made_at), size=one.megabytes))
    typer.echo(backup_words.LIST_HOW.format(name=found[0].path.name))


@app.command("read-list")
def read_list(
    file: Annotated[Path, typer.Argument(help="Tệp chữ, Excel, Word hoặc CSV; - là đọc từ bàn phím.")],
    on: Annotated[str | None, typer.Option(help="Ngày gửi danh sách, dạng 2021-06-14; mặc định hôm nay.")] = None,
    committee: Annotated[Path | None, typer.Option(help="Tệp Ban chỉ đạo, để biết tên các thôn.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="In dạng JSON cho chương trình khác đọc.")] = False,
) -> None:
    """Đọc một danh sách F0-F3 như bot đọc trong nhóm, và in ra; không ghi gì vào cơ sở dữ liệu."""
    try:
        day = date.fromisoformat(on) if on is not None else local(RealClock().now()).date()
    except ValueError:
        _refuse(system.BAD_ON.format(text=on))
    try:
        known = read_committee(committee)[0]
        content = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
        hamlets = [Hamlet(table.ten, table.cach_viet) for table in known.thon]
        reading = read_file(file.name, content, on=day, hamlets=hamlets)
    except CommitteeFileError as error:
        _refuse(str(error))
    except OSError:
        _refuse(system.FILE_UNREADABLE.format(name=file))
    except UserError as error:
        _refuse(html.unescape(fill(errors.REASONS[str(error.reason)], **error.values)))
    if as_json:
        typer.echo(json.dumps(reading_cli.to_json(reading), ensure_ascii=False))
    else:
        typer.echo(plain(reading))


@app.command("read-notice")
def read_notice(
    file: Annotated[Path, typer.Argument(help="Tệp chữ, Word hoặc PDF có chữ; - là đọc từ bàn phím.")],
    as_json: Annotated[bool, typer.Option("--json", help="In dạng JSON cho chương trình khác đọc.")] = False,
) -> None:
    """Đọc một thông báo: số, ngày, việc có thời hạn và người được giao; không ghi gì vào cơ sở dữ liệu."""
    try:
        content = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
        reading = read_duties(notice_text(file.name, content))
    except OSError:
        _refuse(system.FILE_UNREADABLE.format(name=file))
    except UserError as error:
        _refuse(html.unescape(fill(errors.REASONS[error.reason], **error.values)))
    typer.echo(notice_cli.as_json(reading) if as_json else notice_cli.plain(reading))


def _begin_anew(settings: Settings) -> None:
    """Put the try-out's database aside; the one put aside before goes."""
    if not settings.is_tryout:
        _refuse(system.FRESH_ONLY_TRYOUT)
    with runtime.only_copy(settings):
        runtime.put_aside(settings)


def _settings() -> Settings:
    try:
        return load(os.environ, DOTENV)
    except SettingsError as error:
        _refuse(str(error))


def _refuse(sentence: str) -> NoReturn:
    typer.echo(sentence, err=True)
    raise typer.Exit(BAD_INPUT)
