"""No token passes into a log, whatever carries it."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from urllib.parse import quote

import pytest

from bot.logs import ScrubbingFormatter, configure_logging

TOKEN = "7000000:a token/with odd+signs"
REAL_LOOKING = "123456789:" + "Ab3_-" * 7


@pytest.fixture(autouse=True)
def _restored_logging() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    logging.captureWarnings(False)


@pytest.mark.parametrize(
    "said",
    [
        f"https://api.telegram.org/bot{TOKEN}/getMe",
        f"https://api.telegram.org/bot{quote(TOKEN, safe='')}/getMe",
        f"another one: https://api.telegram.org/file/bot{REAL_LOOKING}/photo.jpg",
    ],
)
def test_a_token_in_a_message_an_argument_or_a_traceback_is_hidden(said: str) -> None:
    formatter = ScrubbingFormatter([TOKEN])
    try:
        raise OSError(said)
    except OSError:
        trace = sys.exc_info()
    record = logging.LogRecord("bot", logging.ERROR, "here.py", 1, "failed: %s", (said,), trace)

    line = formatter.format(record)
    assert "failed: " in line
    assert "OSError" in line
    for secret in (TOKEN, quote(TOKEN, safe=""), REAL_LOOKING):
        assert secret not in line


def test_an_empty_secret_hides_nothing() -> None:
    record = logging.LogRecord("bot", logging.INFO, "here.py", 1, "all is well", (), None)
    assert ScrubbingFormatter([""]).format(record).endswith("all is well")


def test_libraries_say_only_what_matters_and_no_answer_s_body(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logging([TOKEN])
    logging.getLogger("httpx").info("HTTP Request: POST https://api.telegram.org/bot%s/getMe", TOKEN)
    logging.getLogger("telegram.request.BaseRequest").error("Can not load: %s", "people's messages")
    logging.getLogger("telegram.ext").warning("a warning")
    logging.getLogger("bot.app").info("started with %s", TOKEN)

    written = capsys.readouterr().err
    assert len(written.splitlines()) == 2
    assert "a warning" in written
    assert "started with [đã ẩn]" in written
