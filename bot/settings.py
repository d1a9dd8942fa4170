"""The settings, read once from the environment and .env; a bad value is named, with what is expected."""

from __future__ import annotations

import difflib
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from dotenv.parser import parse_stream

from bot.texts import system

NAMES = (
    "TELEGRAM_TOKEN",
    "TELEGRAM_API_URL",
    "DATABASE_URL",
    "DATA_DIR",
    "BACKUP_DIR",
    "BACKUPS_KEEP",
    "COMMITTEE_FILE",
    "LOCAL_CHAT",
    "LOCAL_PORT",
    "LOG_LEVEL",
)
MOST_BACKUPS = 365
_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")


class SettingsError(ValueError):
    """A setting cannot be used; the text is one Vietnamese sentence that names it and says what is expected."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How this copy of the program is to run."""

    database_url: str
    data_dir: Path
    telegram_token: str | None = None
    telegram_api_url: str | None = None
    committee_file: Path | None = None
    local_chat: bool = True
    local_port: int = 8021
    log_level: str = "WARNING"
    backup_dir: Path | None = None  # where copies go; None: in the data folder
    backups_keep: int = 0  # daily copies that are kept; 0: none is made by itself

    @property
    def backup_folder(self) -> Path:
        """Where copies of the database are kept."""
        return self.backup_dir or self.data_dir / "backups"

    @property
    def is_tryout(self) -> bool:
        """Whether only the try-out chat runs: sample data, and a clock that can be moved."""
        return self.telegram_token is None

    @property
    def secrets(self) -> tuple[str, ...]:
        """What must never stand in a log."""
        password = re.search(r"://[^:/@]+:([^@]+)@", self.database_url)
        return tuple(secret for secret in (self.telegram_token, password and password[1]) if secret)


def load(environment: Mapping[str, str], dotenv: Path | None = None) -> Settings:
    """Read the settings; the environment goes before the .env file. SettingsError when one cannot be used."""
    values, lines = _read_dotenv(dotenv) if dotenv is not None and dotenv.exists() else ({}, {})
    given = {name: environment.get(name, values.get(name, "")).strip() for name in NAMES}

    def refuse(name: str, expected: str) -> NoReturn:
        in_file = name not in environment and name in lines
        where = f"Tệp .env, dòng {lines[name]}" if in_file else "Biến môi trường"
        raise SettingsError(system.SETTING_BAD.format(where=where, name=name, expected=expected))

    token = given["TELEGRAM_TOKEN"] or None
    if token is not None and not re.fullmatch(r"\d{3,}:[\w-]{10,}", token):
        refuse("TELEGRAM_TOKEN", "cần dạng 123456789:AA..., chép từ BotFather")
    for name in ("TELEGRAM_API_URL",):
        if given[name] and not re.match(r"https?://[^\s/]+", given[name]):
            refuse(name, "cần một địa chỉ bắt đầu bằng http:// hoặc https://")
    if given["DATABASE_URL"] and not re.match(r"(sqlite|postgresql\+psycopg)://", given["DATABASE_URL"]):
        refuse("DATABASE_URL", "cần bắt đầu bằng sqlite:/// hoặc postgresql+psycopg://")
    committee = Path(given["COMMITTEE_FILE"]) if given["COMMITTEE_FILE"] else None
    if committee is not None and not committee.is_file():
        refuse("COMMITTEE_FILE", "cần đường dẫn tới một tệp có thật")
    local = given["LOCAL_CHAT"].lower() or ("no" if token else "yes")
    if local not in {"yes", "no"}:
        refuse("LOCAL_CHAT", "cần yes hoặc no")
    if local == "no" and token is None:
        refuse("LOCAL_CHAT", "không có mạng nào để chạy: cần yes, hoặc đặt TELEGRAM_TOKEN")
    port = given["LOCAL_PORT"] or "8021"
    if not port.isdecimal() or not 1 <= int(port) <= 65535:
        refuse("LOCAL_PORT", "cần một số cổng từ 1 đến 65535")
    keep = given["BACKUPS_KEEP"] or ("7" if token else "0")
    if not keep.isdecimal() or int(keep) > MOST_BACKUPS:
        refuse("BACKUPS_KEEP", f"cần một số từ 0 (không tự sao lưu) đến {MOST_BACKUPS}")
    level = given["LOG_LEVEL"].upper() or "WARNING"
    if level not in _LEVELS:
        refuse("LOG_LEVEL", f"cần một trong {', '.join(_LEVELS)}")
    data_dir = Path(given["DATA_DIR"] or "data")
    name = "bot.db" if token else "tryout.db"
    return Settings(
        database_url=given["DATABASE_URL"] or f"sqlite:///{(data_dir / name).as_posix()}",
        data_dir=data_dir,
        telegram_token=token,
        telegram_api_url=given["TELEGRAM_API_URL"].rstrip("/") or None,
        committee_file=committee,
        local_chat=local == "yes",
        local_port=int(port),
        log_level=level,
        backup_dir=Path(given["BACKUP_DIR"]) if given["BACKUP_DIR"] else None,
        backups_keep=int(keep),
    )


def _read_dotenv(path: Path) -> tuple[dict[str, str], dict[str, int]]:
    """The names of a .env file with their values, and with their lines."""
    values: dict[str, str] = {}
    lines: dict[str, int] = {}
    for binding in parse_stream(io.StringIO(_text_of(path))):
        # A binding's text begins with the blank lines and comments before it.
        text = binding.original.string
        if binding.error:
            line = binding.original.line + text[: len(text) - len(text.lstrip())].count("\n")
            name = re.split(r"[\s=:]", text.strip(), maxsplit=1)[0]  # what follows may be a secret
            raise SettingsError(system.DOTENV_LINE.format(line=line, text=f"{name} …"))
        if binding.key is None:
            continue
        values[binding.key] = binding.value or ""
        lines[binding.key] = binding.original.line + text[: text.index(binding.key)].count("\n")
        near = difflib.get_close_matches(binding.key.upper(), NAMES, n=1, cutoff=0.8)
        if binding.key not in NAMES and near:
            raise SettingsError(system.DOTENV_NAME.format(line=lines[binding.key], name=binding.key, near=near[0]))
    return values, lines


def _text_of(path: Path) -> str:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise SettingsError(system.FILE_UNREADABLE.format(name=path.name)) from error
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise SettingsError(system.DOTENV_NOT_UTF8.format(line=line)) from error
