"""The settings: where each comes from, and how a bad one is refused."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from bot.settings import NAMES, Settings, SettingsError, load

TOKEN = "123456789:AAF-abc_defghijklmnop"


def refused(environment: Mapping[str, str], dotenv: Path | None = None) -> str:
    with pytest.raises(SettingsError) as error:
        load(environment, dotenv)
    sentence = str(error.value)
    assert "\n" not in sentence
    return sentence


@pytest.fixture
def dotenv(tmp_path: Path) -> Path:
    return tmp_path / ".env"


def test_nothing_set_runs_the_try_out_on_an_embedded_database() -> None:
    assert load({}) == Settings(database_url="sqlite:///data/tryout.db", data_dir=Path("data"))
    assert load({}).is_tryout
    assert load({}).local_chat


def test_an_env_file_that_is_not_there_is_no_fault(dotenv: Path) -> None:
    assert load({}, dotenv) == load({})


def test_a_token_turns_the_try_out_off_and_keeps_its_data_apart() -> None:
    settings = load({"TELEGRAM_TOKEN": TOKEN})
    assert (settings.telegram_token, settings.is_tryout, settings.local_chat) == (TOKEN, False, False)
    assert settings.database_url == "sqlite:///data/bot.db"


def test_both_networks_can_run_at_once() -> None:
    settings = load({"TELEGRAM_TOKEN": TOKEN, "LOCAL_CHAT": "YES"})
    assert settings.local_chat
    assert not settings.is_tryout


def test_every_setting_is_read(tmp_path: Path) -> None:
    committee = tmp_path / "committee.toml"
    committee.touch()
    given = {
        "TELEGRAM_TOKEN": TOKEN,
        "TELEGRAM_API_URL": "http://127.0.0.1:8081/",
        "DATABASE_URL": "postgresql+psycopg://bot:secret@db/bot",
        "DATA_DIR": "/srv/bot",
        "COMMITTEE_FILE": str(committee),
        "LOCAL_CHAT": "no",
        "LOCAL_PORT": "9000",
        "LOG_LEVEL": "info",
        "BACKUP_DIR": "/mnt/usb",
        "BACKUPS_KEEP": "30",
    }
    assert set(given) == set(NAMES)
    assert load(given) == Settings(
        database_url="postgresql+psycopg://bot:secret@db/bot", data_dir=Path("/srv/bot"), telegram_token=TOKEN,
        telegram_api_url="http://127.0.0.1:8081", committee_file=committee, local_chat=False, local_port=9000,
        log_level="INFO", backup_dir=Path("/mnt/usb"), backups_keep=30,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("TELEGRAM_TOKEN", "AAF-abc", "BotFather"),
        ("TELEGRAM_TOKEN", "123456789", "BotFather"),
        ("TELEGRAM_TOKEN", "123456789:AA bb cc dd ee", "BotFather"),
        ("TELEGRAM_API_URL", "127.0.0.1:8081", "http://"),
        ("TELEGRAM_API_URL", "http://", "http://"),
        ("DATABASE_URL", "mysql://x", "sqlite:///"),
        ("DATABASE_URL", "postgresql://bot@db/bot", "postgresql+psycopg://"),
        ("DATABASE_URL", "data/bot.db", "sqlite:///"),
        ("COMMITTEE_FILE", "khong-co.toml", "tệp"),
        ("COMMITTEE_FILE", ".", "tệp"),
        ("LOCAL_CHAT", "có", "yes hoặc no"),
        ("LOCAL_CHAT", "no", "TELEGRAM_TOKEN"),
        ("LOCAL_PORT", "80a", "từ 1 đến 65535"),
        ("LOCAL_PORT", "0", "từ 1 đến 65535"),
        ("LOCAL_PORT", "65536", "từ 1 đến 65535"),
        ("LOCAL_PORT", "-1", "từ 1 đến 65535"),
        ("LOCAL_PORT", "8021.5", "từ 1 đến 65535"),
        ("LOG_LEVEL", "LOUD", "WARNING"),
    ],
)
def test_a_bad_value_is_named_with_its_place_and_what_is_expected(
    dotenv: Path, name: str, value: str, expected: str
) -> None:
    from_environment = refused({name: value})
    assert from_environment.startswith("Biến môi trường")
    dotenv.write_text(f"# Tham số\n\nDATA_DIR=data\n# {name} đặt ở đây\n\n{name}={value}\n", encoding="utf-8")
    from_file = refused({}, dotenv)
    assert from_file.startswith("Tệp .env, dòng 6:")
    for sentence in (from_environment, from_file):
        assert name in sentence
        assert expected in sentence


def test_a_refusal_never_shows_a_token() -> None:
    assert "AAF" not in refused({"TELEGRAM_TOKEN": "12:AAF-abc_defghijklmnop"})


@pytest.mark.parametrize("name", NAMES)
def test_an_empty_value_is_one_that_is_not_set(dotenv: Path, name: str) -> None:
    dotenv.write_text(f"{name}=\n", encoding="utf-8")
    assert load({}, dotenv) == load({name: " "}) == load({})


def test_the_environment_goes_before_the_file(dotenv: Path) -> None:
    dotenv.write_text("LOCAL_PORT=9001\nDATA_DIR=here\n", encoding="utf-8")
    settings = load({"LOCAL_PORT": "9002"}, dotenv)
    assert (settings.local_port, settings.data_dir) == (9002, Path("here"))
    assert refused({"LOCAL_PORT": "x"}, dotenv).startswith("Biến môi trường")


@pytest.mark.parametrize(
    "text",
    [
        'LOCAL_PORT="9001"\n',
        "LOCAL_PORT='9001'\n",
        "LOCAL_PORT = 9001   # cổng của bản dùng thử\n",
        "export LOCAL_PORT=9001\n",
        "\ufeffLOCAL_PORT=9001\n",
        "LOCAL_PORT=9001\r\nDATA_DIR=data\r\n",
        "LOCAL_PORT=1\nLOCAL_PORT=9001",
        "SOMETHING_ELSE=1\nLOCAL_PORT=9001\n",
    ],
)
def test_an_env_file_may_be_written_in_the_usual_ways(dotenv: Path, text: str) -> None:
    dotenv.write_bytes(text.encode())
    assert load({}, dotenv).local_port == 9001


def test_a_value_may_hold_vietnamese_and_spaces(dotenv: Path) -> None:
    dotenv.write_text('DATA_DIR="D:/Dữ liệu bot"  # ổ đĩa\n', encoding="utf-8")
    assert load({}, dotenv).data_dir == Path("D:/Dữ liệu bot")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (b"DATA_DIR=data\nTELEGRAM_TOKEN 123456:abc def\n", 2),
        (b'DATA_DIR="data\n', 1),
        (b"DATA_DIR=data\n\n# a\nLOCAL_PORT=\xe9\xff\n", 4),
        ("DATA_DIR=data\n".encode("utf-16"), 1),
    ],
)
def test_a_line_that_cannot_be_read_is_named(dotenv: Path, text: bytes, line: int) -> None:
    dotenv.write_bytes(text)
    sentence = refused({}, dotenv)
    assert sentence.startswith(f"Tệp .env, dòng {line}:")
    assert "TEN=giá trị" in sentence


def test_a_line_that_cannot_be_read_does_not_show_the_secret_in_it(dotenv: Path) -> None:
    dotenv.write_text(f"TELEGRAM_TOKEN {TOKEN} x\n", encoding="utf-8")
    assert TOKEN not in refused({}, dotenv)


@pytest.mark.parametrize(
    ("written", "meant"),
    [("TELEGRAM_TOKN", "TELEGRAM_TOKEN"), ("telegram_token", "TELEGRAM_TOKEN"), ("DATABASEURL", "DATABASE_URL")],
)
def test_a_misspelt_name_is_pointed_out(dotenv: Path, written: str, meant: str) -> None:
    dotenv.write_text(f"# token\n\n{written}=x\n", encoding="utf-8")
    assert refused({}, dotenv) == f"Tệp .env, dòng 3: không có tham số {written}; có phải là {meant}?"


@pytest.mark.parametrize("name", ["ZALO_TOKEN", "TZ", "COMPOSE_PROJECT_NAME", "POSTGRES_PASSWORD", "DATA"])
def test_what_other_programs_read_in_the_same_file_is_left_alone(dotenv: Path, name: str) -> None:
    dotenv.write_text(f"{name}=x\n", encoding="utf-8")
    assert load({}, dotenv) == load({})


def test_an_env_file_that_is_a_folder_is_refused_in_words(dotenv: Path) -> None:
    dotenv.mkdir()
    assert ".env" in refused({}, dotenv)


def test_secrets_are_the_token_and_the_databases_password() -> None:
    settings = load({"TELEGRAM_TOKEN": TOKEN, "DATABASE_URL": "postgresql+psycopg://bot:p%40ss@db/bot"})
    assert set(settings.secrets) == {TOKEN, "p%40ss"}
    assert load({}).secrets == ()
    assert load({"DATABASE_URL": "postgresql+psycopg://bot@db/bot"}).secrets == ()
