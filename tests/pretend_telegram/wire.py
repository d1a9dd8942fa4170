"""The Bot API's wire: a request's fields, and answers in its JSON."""

from __future__ import annotations

from typing import Any

from aiohttp import BodyPartReader, web

from tests.pretend_telegram.definitions import Upload


async def fields_of(request: web.Request) -> dict[str, str | Upload]:
    """What a request says, in whichever of the ways that the Bot API takes."""
    fields: dict[str, str | Upload] = dict(request.query)
    if request.content_type.startswith("multipart/"):
        async for part in await request.multipart():
            assert isinstance(part, BodyPartReader)
            if part.filename is None:
                fields[part.name or ""] = await part.text()
            else:
                mime = part.headers.get("Content-Type", "")
                fields[part.name or ""] = Upload(part.filename, mime, bytes(await part.read()))
    elif request.can_read_body:
        fields |= {name: str(value) for name, value in (await request.post()).items()}
    return fields


def ok(result: Any) -> web.Response:
    """A call that went well."""
    return web.json_response({"ok": True, "result": result})


def error(status: int, description: str, parameters: dict[str, Any] | None = None) -> web.Response:
    """A call that did not."""
    body: dict[str, Any] = {"ok": False, "error_code": status, "description": description}
    return web.json_response(body | ({"parameters": parameters} if parameters else {}), status=status)
