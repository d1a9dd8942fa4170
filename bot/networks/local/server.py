"""The try-out chat's web server: the page, its WebSocket, and files up and down. For this machine only."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

from aiohttp import WSMsgType, web
from aiohttp.typedefs import Handler
from pydantic import ValidationError

from bot.networks.local import texts
from bot.networks.local.actions import PICTURES, Refusal
from bot.networks.local.desk import Desk
from bot.networks.local.frames import MOST_BYTES, Upload, parse
from bot.networks.local.hub import Page
from storage import local_chat

log = logging.getLogger(__name__)

PAGE = Path(__file__).parent / "page"
TYPES = {".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}
MOST_FILE_MB = 20
MOST_UPLOAD = MOST_FILE_MB * 2**20 + MOST_BYTES  # the file, and its fields
MOST_PAGES = 32
HEARTBEAT = 20.0  # seconds

SECURITY = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; "
        "connect-src 'self' ws://{host}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-cache",
}


class Server:
    """Answers the page's requests, on behalf of a desk."""

    def __init__(self, *, desk: Desk, hosts: Callable[[], frozenset[str]]) -> None:
        self._desk = desk
        self._hosts = hosts  # what a Host header may say
        self._page = {
            "/" + path.relative_to(PAGE).as_posix(): (path.read_bytes(), TYPES[path.suffix])
            for path in PAGE.rglob("*")
            if path.suffix in TYPES
        }
        self._page["/"] = self._page["/index.html"]

    def application(self) -> web.Application:
        """The routes behind the guards."""
        app = web.Application(middlewares=[self._guard], client_max_size=MOST_UPLOAD)
        app.router.add_get("/chat", self._chat)
        app.router.add_post("/files", self._upload)
        app.router.add_get("/files/{id:[0-9]{1,15}}", self._file)
        app.router.add_get("/scenario/{name}", self._scenario_file)
        app.router.add_get("/{path:.*}", self._static)
        return app

    @web.middleware
    async def _guard(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Refuse other names for this machine (DNS rebinding) and other sites' pages; sentences for errors."""
        if not self._is_ours(request):
            response: web.StreamResponse = web.Response(status=403, text=texts.OUTSIDE)
        else:
            try:
                response = await handler(request)
            except Refusal as refusal:
                response = web.Response(status=400, text=str(refusal))
            except web.HTTPRequestEntityTooLarge:
                response = _too_large()
            except web.HTTPException as error:
                response = web.Response(status=error.status, text=texts.NOT_FOUND)
        if not response.prepared:
            for name, value in SECURITY.items():
                response.headers.setdefault(name, value.replace("{host}", request.host))
        return response

    def _is_ours(self, request: web.Request) -> bool:
        if request.headers.get("Host", "").lower() not in self._hosts():
            return False
        origin = request.headers.get("Origin")
        if origin is not None and origin.lower() != f"http://{request.host}".lower():
            return False
        if origin is None and (request.method not in ("GET", "HEAD") or request.path == "/chat"):
            return False
        other_site = request.headers.get("Sec-Fetch-Site", "none") not in ("none", "same-origin")
        return request.path == "/" or not other_site

    async def _static(self, request: web.Request) -> web.Response:
        found = self._page.get(request.path)
        if found is None:
            return web.Response(status=404, text=texts.NOT_FOUND)
        return web.Response(body=found[0], content_type=found[1], charset="utf-8")

    async def _scenario_file(self, request: web.Request) -> web.Response:
        path = self._desk.scenario.files.get(request.match_info["name"])
        if path is None:
            return web.Response(status=404, text=texts.NO_SUCH_FILE)
        return web.Response(body=path.read_bytes(), content_type="application/octet-stream")

    async def _file(self, request: web.Request) -> web.Response:
        with self._desk.database.transaction() as session:
            found = local_chat.shown_file(session, attachment_id=int(request.match_info["id"]))
        if found is None:
            return web.Response(status=404, text=texts.NO_SUCH_FILE)
        is_picture = found.mime in PICTURES.values()
        shown = "inline" if is_picture else "attachment"
        return web.Response(
            body=found.content,
            headers={
                "Content-Type": found.mime if is_picture else "application/octet-stream",
                "Content-Disposition": f"{shown}; filename*=UTF-8''{quote(found.name)}",
                "Content-Security-Policy": "default-src 'none'; sandbox",
                "Cache-Control": "private, max-age=3600",
            },
        )

    async def _upload(self, request: web.Request) -> web.Response:
        """A form: the fields of `Upload`, and the file's bytes as `file`."""
        if request.content_length is not None and request.content_length > MOST_UPLOAD:
            return _too_large()
        form = await request.post()
        file = form.get("file")
        try:
            frame = Upload.model_validate({name: value for name, value in form.items() if name != "file"})
        except ValidationError:
            return web.Response(status=400, text=texts.MALFORMED)
        if not isinstance(file, web.FileField):
            return web.Response(status=400, text=texts.MALFORMED)
        content = file.file.read()
        if len(content) > MOST_FILE_MB * 2**20:
            return _too_large()
        return web.json_response({"message": self._desk.upload(frame, content)})

    async def _chat(self, request: web.Request) -> web.StreamResponse:
        if len(self._desk.hub.pages) >= MOST_PAGES:
            return web.Response(status=503, text=texts.TOO_FAST)
        socket = web.WebSocketResponse(max_msg_size=MOST_BYTES, heartbeat=HEARTBEAT, timeout=2.0)
        await socket.prepare(request)
        page = Page(socket)
        self._desk.hub.pages.add(page)
        writer = asyncio.create_task(page.write())
        try:
            self._desk.greet(page)
            async for message in socket:
                if message.type is WSMsgType.TEXT:
                    self._answer(page, message.data)
        finally:
            self._desk.hub.pages.discard(page)
            writer.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await writer
        return socket

    def _answer(self, page: Page, raw: str) -> None:
        frame = parse(raw)
        if frame is None:
            page.tell("refused", nonce=None, reason=texts.MALFORMED)
            return
        nonce = getattr(frame, "nonce", None)
        if not page.may_ask():
            page.tell("refused", nonce=nonce, reason=texts.TOO_FAST)
            return
        try:
            self._desk.answer(page, frame)
        except Refusal as refusal:
            page.tell("refused", nonce=nonce, reason=str(refusal))
        except Exception:  # one request must not end the conversation, or the page would repeat it for ever
            log.exception("a request of the page failed: %s", type(frame).__name__)
            page.tell("refused", nonce=nonce, reason=texts.BROKEN)


def _too_large() -> web.Response:
    return web.Response(status=413, text=texts.FILE_TOO_LARGE.format(limit=MOST_FILE_MB))
