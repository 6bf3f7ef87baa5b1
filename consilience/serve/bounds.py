"""Bodies of requests within bounds, whatever their headers say."""

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from consilience.serve.failures import Refused

# What an upload may have in all: a folder of saved pages, or a few scanned newspapers.
LARGEST_BODY = 48_000_000
SPENT = f"what was sent is more than {LARGEST_BODY // 1_000_000} MB; send it in parts"


class Bounded:
    """An application that is sent no more than so many bytes; what sends more is answered 413."""

    def __init__(self, app: ASGIApp, largest: int = LARGEST_BODY) -> None:
        self._app, self._largest = app, largest

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        stated = dict(scope["headers"]).get(b"content-length", b"0")
        if not stated.isdigit() or int(stated) > self._largest:
            await _refuse(send)
            return
        left = self._largest

        async def bounded() -> Message:
            nonlocal left
            message = await receive()
            left -= len(message.get("body", b""))
            if left < 0:
                raise Refused(413, SPENT)
            return message

        try:
            await self._app(scope, bounded, send)
        except (Refused, ExceptionGroup):
            if left >= 0:
                raise
            await _refuse(send)


async def _refuse(send: Send) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"connection", b"close")]
    await send({"type": "http.response.start", "status": 413, "headers": headers})
    await send({"type": "http.response.body", "body": SPENT.encode()})
