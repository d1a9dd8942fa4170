"""Logging: one handler at the root, through which no secret passes."""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import Sequence
from urllib.parse import quote

# A Bot API token, whoever's it is: addresses carry it, and libraries put addresses into errors.
_BOT_TOKEN = re.compile(r"\d{6,}:[A-Za-z0-9_-]{30,}")
_HIDDEN = "[đã ẩn]"


class ScrubbingFormatter(logging.Formatter):
    """Formats as usual, tracebacks included, and then blots out every secret."""

    def __init__(self, secrets: Sequence[str]) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        forms = {form for secret in secrets if secret for form in (secret, quote(secret, safe=""))}
        # The longest first, so that a secret inside another does not leave the rest of it standing.
        self._secrets = sorted(forms, key=len, reverse=True)

    def format(self, record: logging.LogRecord) -> str:
        line = super().format(record)
        for secret in self._secrets:
            line = line.replace(secret, _HIDDEN)
        return _BOT_TOKEN.sub(_HIDDEN, line)


def configure_logging(secrets: Sequence[str], *, level: str = "INFO") -> None:
    """Log to the error stream from `level` on, the chat libraries from WARNING on, with `secrets` blotted out."""
    stream = sys.stderr
    if hasattr(stream, "reconfigure"):  # a Windows console may lack Vietnamese letters
        stream.reconfigure(errors="backslashreplace")
    handler = logging.StreamHandler(stream)
    handler.setFormatter(ScrubbingFormatter(secrets))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for library in ("httpx", "httpcore", "telegram", "apscheduler", "alembic", "aiohttp.access"):
        logging.getLogger(library).setLevel(max(logging.WARNING, logging.getLevelNamesMapping()[level]))
    # It logs the whole body of an answer that it cannot read: people's messages, or a gateway's page.
    logging.getLogger("telegram.request.BaseRequest").setLevel(logging.CRITICAL)
    logging.captureWarnings(True)
