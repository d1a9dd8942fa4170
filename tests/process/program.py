"""The whole program as a process of its own, on a folder and the pretend Telegram."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import sys
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

from sqlmodel import Session, col, select

from storage.inbox import Inbox
from storage.outbox import Outbox
from storage.session import Database
from tests.pretend_telegram import TOKEN, PretendTelegram

_KEPT = ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "SYSTEMROOT")
_CODE = re.compile(r"https://t\.me/\w+\?start=([\w-]+)")


class ProgramProcess:
    """One life of the program: from its start to its end or its killing."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process
        self._lines: list[str] = []
        self._heard = asyncio.Event()
        self._readers = [
            asyncio.create_task(self._listen(stream))
            for stream in (process.stdout, process.stderr)
            if stream is not None
        ]

    @property
    def output(self) -> str:
        """What it has written so far, both streams in the order of arrival."""
        return "\n".join(self._lines)

    async def says(self, pattern: str | re.Pattern[str], *, within: float = 30.0) -> re.Match[str]:
        """Wait until a line matches; AssertionError when it ends first, or never does."""
        try:
            async with asyncio.timeout(within):
                while True:
                    self._heard.clear()
                    found = next((match for line in self._lines if (match := re.search(pattern, line))), None)
                    if found is not None:
                        return found
                    assert not all(reader.done() for reader in self._readers), f"it ended:\n{self.output}"
                    await self._heard.wait()
        except TimeoutError:
            raise AssertionError(f"{pattern!r} was not said within {within} s:\n{self.output}") from None

    async def kill(self) -> None:
        """SIGKILL: no time for a last word."""
        self._process.kill()
        await self.end()

    async def stop(self) -> int:
        """Ask it to stop, and return its exit code."""
        self._process.send_signal(signal.SIGTERM)
        return await self.end()

    async def end(self, *, within: float = 30.0) -> int:
        """Wait for its end, and return its exit code."""
        async with asyncio.timeout(within):
            code = await self._process.wait()
            await asyncio.gather(*self._readers)
        return code

    @property
    def running(self) -> bool:
        return self._process.returncode is None

    async def _listen(self, stream: asyncio.StreamReader) -> None:
        async for line in stream:
            self._lines.append(line.decode(errors="replace").rstrip())
            self._heard.set()
        self._heard.set()


class Installation:
    """A folder with the program's data, and its environment; a new process starts on it as often as one likes."""

    def __init__(self, folder: Path, **environment: str) -> None:
        self.folder = folder
        self._environment = {name: value for name in _KEPT if (value := os.environ.get(name)) is not None}
        self._environment |= {"DATA_DIR": str(folder / "data"), "PYTHONUNBUFFERED": "1", **environment}

    @classmethod
    def on(cls, telegram: PretendTelegram, folder: Path, **environment: str) -> Installation:
        """An installation whose bot is on the pretend Telegram."""
        return cls(folder, **{"TELEGRAM_TOKEN": TOKEN, "TELEGRAM_API_URL": telegram.url, **environment})

    async def launch(self) -> ProgramProcess:
        """Start a process, without waiting for anything."""
        return ProgramProcess(
            await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                "bot",
                "--no-browser",
                cwd=self.folder,
                env=self._environment,
                stdin=asyncio.subprocess.DEVNULL,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.PIPE,
            )
        )

    @asynccontextmanager
    async def running(self) -> AsyncIterator[ProgramProcess]:
        """A process that is there for the block, and killed at its end unless it has ended."""
        process = await self.launch()
        try:
            yield process
        finally:
            if process.running:
                await process.kill()

    def inbox(self) -> Sequence[Inbox]:
        """What the program has received, in order. Best read while no process runs."""
        with self.transaction() as session:
            return session.exec(select(Inbox).order_by(col(Inbox.id))).all()

    def outbox(self) -> Sequence[Outbox]:
        """What the program has to say or has said, in order."""
        with self.transaction() as session:
            return session.exec(select(Outbox).order_by(col(Outbox.id))).all()

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """A look into the program's database from outside."""
        database = Database(f"sqlite:///{(self.folder / 'data' / 'bot.db').as_posix()}")
        try:
            with database.transaction() as session:
                yield session
        finally:
            database.dispose()


async def first_code(process: ProgramProcess) -> str:
    """The code in the one-time link that the program prints at its first start."""
    return (await process.says(_CODE))[1]


def code_in(text: str) -> str:
    """The code in a message with an invitation."""
    found = _CODE.search(text)
    assert found is not None, text
    return found[1]
