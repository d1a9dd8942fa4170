"""A Bot API server on a free loopback port, with real offsets, a journal and injectable faults."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections import Counter, defaultdict, deque
from collections.abc import Callable
from types import TracebackType
from typing import Any, Self, TypeVar

from aiohttp import web

from tests.pretend_telegram import wire
from tests.pretend_telegram.definitions import DEFINITIONS, BadCall, Upload, read_call
from tests.pretend_telegram.faults import Fault, Way, second_poller
from tests.pretend_telegram.messages import BOT_ID, Call, Sent, keyboard
from tests.pretend_telegram.people import Group, Person
from tests.pretend_telegram.updates import UpdateQueue

TOKEN = "7000000:PRETEND-token_of-a-bot-that-does-not-exist"
USERNAME = "thachthang_bcd_bot"

T = TypeVar("T")


class PretendTelegram:
    """Use as `async with`. A call that the Bot API does not define fails the test at the end of the block."""

    def __init__(self) -> None:
        self.chats: dict[int, dict[str, Any]] = {}
        self.calls: list[Call] = []
        self.answered: list[str] = []  # ids of the presses that were answered
        self.menus: dict[int | None, list[str]] = {}  # names of commands by chat; None: where there is no other
        self.webhook: str | None = None
        self.violations: list[str] = []
        self._sent: list[Sent] = []
        self._queue = UpdateQueue()
        self._faults: dict[str, deque[Fault]] = defaultdict(deque)
        self._lasting: dict[tuple[str, int | None], Fault] = {}
        self._files: dict[str, tuple[str, bytes, int]] = {}
        self._message_ids: Counter[int] = Counter()
        self._queries = 0
        self._polls = 0
        self._downloads_open = True
        self._let_go = asyncio.Event()
        self._closing = False
        self._changed = asyncio.Event()
        self._runner: web.AppRunner | None = None
        self.url = ""

    # -- what a test does ------------------------------------------------------------------------------------

    def person(self, user_id: int, name: str) -> Person:
        """Someone with an account; the bot can write to them once they have written to it."""
        return Person(self, user_id, name)

    def group(self, chat_id: int, title: str) -> Group:
        """A group that the bot is in."""
        group = Group(chat_id, title)
        self.chats[chat_id] = group.as_chat()
        return group

    def tell(self, content: dict[str, Any]) -> int:
        """Queue an update; its number."""
        number = self._queue.add(content)
        self._notify()
        return number

    def tell_raw(self, update: Any) -> None:
        """Queue an update exactly as given, however malformed."""
        self._queue.add_raw(update)
        self._notify()

    def number_updates_from(self, update_id: int) -> None:
        """Go on numbering updates from here."""
        self._queue.number_from(update_id)

    def fail(self, method: str, *faults: Fault) -> None:
        """Meet the next calls of a method with these faults, one each."""
        self._faults[method].extend(faults)

    def fail_always(self, method: str, fault: Fault | None, *, chat_id: int | None = None) -> None:
        """Meet every call of a method (to one chat) with a fault from now on; None: no longer."""
        self._lasting.pop((method, chat_id), None)
        if fault is not None:
            self._lasting[method, chat_id] = fault

    @property
    def faults_left(self) -> int:
        """How many of the faults given to `fail` no call has met yet."""
        return sum(len(faults) for faults in self._faults.values())

    @property
    def unconfirmed(self) -> int:
        """How many updates no poller has confirmed yet."""
        return len(self._queue)

    def sent_to(self, chat_id: int) -> list[Sent]:
        """The bot's messages in a chat, in order, as they look now."""
        return [sent for sent in self._sent if sent.chat_id == chat_id]

    def calls_of(self, method: str) -> list[Call]:
        """The calls of one method, in order, those that failed included."""
        return [call for call in self.calls if call.method == method]

    async def wait_for(self, look: Callable[[], T | None], *, within: float = 20.0) -> T:
        """Look again after every call until something (true) is found; AssertionError when it never is."""
        deadline = time.monotonic() + within
        while not (found := look()):
            if time.monotonic() >= deadline:
                last = [(call.method, call.values.get("chat_id"), call.took_effect) for call in self.calls[-8:]]
                raise AssertionError(f"not seen within {within} s; the last calls were {last}")
            await self._change(deadline - time.monotonic())
        return found

    async def wait_for_message(self, chat_id: int, containing: str, *, within: float = 20.0) -> Sent:
        """The newest message of the bot in a chat that contains this, once there is one."""
        return await self.wait_for(
            lambda: next((sent for sent in reversed(self.sent_to(chat_id)) if containing in sent.text), None),
            within=within,
        )

    # -- what people's accounts need -------------------------------------------------------------------------

    def next_message_id(self, chat_id: int) -> int:
        """Messages are numbered within their chat."""
        self._message_ids[chat_id] += 1
        return self._message_ids[chat_id]

    def new_query(self, user_id: int) -> str:
        """The id of a press."""
        self._queries += 1
        return f"{user_id}{self._queries:06}"

    def keep_file(self, path: str, content: bytes, *, said_size: int | None = None) -> dict[str, Any]:
        """Keep a file for download; what a message tells of it."""
        file_id = f"FILE{len(self._files) + 1}"
        size = len(content) if said_size is None else said_size
        self._files[file_id] = (path, content, size)
        return {"file_id": file_id, "file_unique_id": f"u{file_id}", "file_size": size}

    def let_go(self) -> None:
        """Let the answers come that were held back."""
        self._let_go.set()

    def lose_files(self) -> None:
        """Let every download end in 404, as an hour after getFile."""
        self._downloads_open = False

    # -- the server ------------------------------------------------------------------------------------------

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=64 * 1024 * 1024)
        app.router.add_route("*", "/bot{token}/{method}", self._handle)
        app.router.add_get("/file/bot{token}/{path:.+}", self._download)
        self._runner = web.AppRunner(app, access_log=None, handler_cancellation=True, shutdown_timeout=1.0)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()
        if error is None:
            assert not self.violations, self.violations

    async def close(self) -> None:
        """Go out of reach."""
        self._closing = True
        self._notify()
        assert self._runner is not None
        await self._runner.cleanup()

    async def _handle(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        if request.match_info["token"] != TOKEN:
            return wire.error(401, "Unauthorized")
        if method not in DEFINITIONS:
            self.violations.append(f"unknown method {method}")
            return wire.error(404, "Not Found")
        try:
            values = read_call(method, await wire.fields_of(request))
        except BadCall as bad:
            self.violations.append(f"{method}: {bad}")
            return wire.error(400, f"Bad Request: {bad}")
        fault = self._next_fault(method, values.get("chat_id"))
        answer: web.StreamResponse | None = None
        if fault is None or fault.takes_effect:
            answer = await self._answer(request, method, values)
        took_effect = answer is not None and answer.status == 200
        self.calls.append(Call(method, values, time.monotonic(), took_effect))
        self._notify()
        if answer is not None and fault is None:
            return answer
        assert fault is not None
        if answer is not None and fault.way is Way.HELD:
            await self._let_go.wait()
            return answer
        return await self._meet(request, fault)

    def _next_fault(self, method: str, chat_id: int | None) -> Fault | None:
        if self._faults[method]:
            return self._faults[method].popleft()
        return self._lasting.get((method, chat_id)) or self._lasting.get((method, None))

    async def _meet(self, request: web.Request, fault: Fault) -> web.StreamResponse:
        if fault.way is Way.ANSWER:
            return wire.error(fault.status, fault.description, fault.parameters)
        if fault.way is Way.PAGE:
            page = "<html><body><h1>502 Bad Gateway</h1></body></html>"
            return web.Response(status=fault.status, text=page, content_type="text/html")
        if fault.way is Way.SILENCE:
            while not self._closing:
                await self._change()
        if request.transport is not None:
            request.transport.abort()
        return web.Response()

    async def _answer(self, request: web.Request, method: str, values: dict[str, Any]) -> web.StreamResponse:
        try:
            match method:
                case "getUpdates":
                    return await self._get_updates(values)
                case "sendMessage" | "sendDocument" | "sendPhoto":
                    return wire.ok(self._send(method, values))
                case "editMessageText" | "editMessageCaption":
                    return wire.ok(self._edit(values, "text" if method == "editMessageText" else "caption"))
                case _:
                    return wire.ok(self._little(method, values))
        except BadCall as bad:
            return wire.error(400, f"Bad Request: {bad}")

    def _little(self, method: str, values: dict[str, Any]) -> Any:
        match method:
            case "getMe":
                return {"id": BOT_ID, "is_bot": True, "first_name": "Trợ lý BCĐ", "username": USERNAME}
            case "deleteWebhook":
                self.webhook = None
            case "setMyCommands":
                chat_id = values.get("scope", {}).get("chat_id")
                self.menus[chat_id] = [command["command"] for command in values["commands"]]
            case "answerCallbackQuery":
                self.answered.append(values["callback_query_id"])
            case "getFile":
                path, _content, size = self._file(values["file_id"])
                return {"file_id": values["file_id"], "file_unique_id": "u", "file_size": size, "file_path": path}
            case "getChat":
                return self._chat(values["chat_id"])
        return True

    async def _get_updates(self, values: dict[str, Any]) -> web.StreamResponse:
        if self.webhook is not None:
            return wire.error(409, "Conflict: can't use getUpdates method while webhook is active")
        self._polls += 1
        mine = self._polls
        self._notify()
        deadline = time.monotonic() + values.get("timeout", 0)
        while not self._closing:
            if mine != self._polls:
                return wire.error(409, second_poller().description)
            batch = self._queue.take(offset=values.get("offset", 0), limit=values.get("limit", 100))
            if batch or time.monotonic() >= deadline:
                return wire.ok(batch)
            await self._change(deadline - time.monotonic())
        return wire.ok([])

    def _send(self, method: str, values: dict[str, Any]) -> dict[str, Any]:
        chat = self._chat(values["chat_id"])
        reply = values.get("reply_parameters", {})
        reply_to = reply.get("message_id")
        if reply_to is not None and not 0 < reply_to <= self._message_ids[chat["id"]]:
            if not reply.get("allow_sending_without_reply"):
                raise BadCall("message to be replied not found")
            reply_to = None
        upload = values.get("document") or values.get("photo")
        if upload is not None and not (isinstance(upload, Upload) and upload.content):
            raise BadCall("file must be non-empty")
        sent = Sent(
            chat_id=chat["id"],
            message_id=self.next_message_id(chat["id"]),
            date=int(time.time()),
            html=values.get("text") or values.get("caption") or "",
            buttons=keyboard(values),
            file=upload,
            is_photo=method == "sendPhoto",
            reply_to=reply_to,
        )
        self._sent.append(sent)
        return sent.as_json(chat)

    def _edit(self, values: dict[str, Any], field: str) -> dict[str, Any]:
        chat = self._chat(values["chat_id"])
        for sent in self.sent_to(chat["id"]):
            if sent.message_id == values["message_id"]:
                sent.edit(values, field)
                return sent.as_json(chat)
        raise BadCall("message to edit not found")

    def _chat(self, chat_id: int) -> dict[str, Any]:
        if chat_id not in self.chats:
            raise BadCall("chat not found")
        return self.chats[chat_id]

    def _file(self, file_id: str) -> tuple[str, bytes, int]:
        if file_id not in self._files:
            raise BadCall("wrong file_id or the file is temporarily unavailable")
        return self._files[file_id]

    async def _download(self, request: web.Request) -> web.StreamResponse:
        for path, content, _size in self._files.values():
            if self._downloads_open and path == request.match_info["path"] and request.match_info["token"] == TOKEN:
                return web.Response(body=content)
        return web.Response(status=404)

    def _notify(self) -> None:
        """Wake all who wait; who comes to wait later has an event of their own."""
        self._changed.set()
        self._changed = asyncio.Event()

    async def _change(self, within: float = 3600.0) -> None:
        """Wait for a call or an update, at most so many seconds."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(within):
                await self._changed.wait()
