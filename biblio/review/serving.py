"""The review page on this machine alone, with what an editor decides written at once.

It answers one address on the loopback interface, which has a secret in it; other hosts and origins
are refused, so that no page of the web can ask in the reader's name (DNS rebinding, CSRF).
"""

from __future__ import annotations

import secrets
import socket
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from biblio.diagnostics import BiblioError
from biblio.files import ChangedError
from biblio.review.desk import Desk, OutdatedError
from biblio.review.page import Editing, page
from biblio.values.jsontext import parsed

if TYPE_CHECKING:
    from starlette.applications import Starlette
    from starlette.requests import Request
    from starlette.responses import Response

HOST = "127.0.0.1"
_LONGEST = 200_000  # bytes of what a window says; a citation has some hundred
_MISSING = "biblio review --serve needs the extra review: pip install 'biblio-toolkit[review]'."


def application(desk: Desk, secret: str, port: int) -> Starlette:
    """The application that answers below `/secret/`; raises BiblioError without the extra."""
    try:
        from starlette.applications import Starlette
        from starlette.routing import Route
    except ImportError as error:
        raise BiblioError(_MISSING) from error
    hosts = frozenset((f"{HOST}:{port}", f"localhost:{port}"))

    def shown(request: Request) -> Response:
        return _refusal(request, hosts, secret) or _shown(desk, f"/{secret}/decisions")

    async def decided(request: Request) -> Response:
        refused = _refusal(request, hosts, secret)
        return refused or _decided(desk, await _said(request))

    return Starlette(
        routes=[
            Route("/{secret}/", shown),
            Route("/{secret}/decisions", decided, methods=["POST"]),
        ]
    )


def _refusal(request: Request, hosts: frozenset[str], secret: str) -> Response | None:
    """What is answered to who asks another host, from another page, or without the secret."""
    from starlette.responses import Response

    if request.headers.get("host") not in hosts:
        return Response("This page is for this machine alone.", 421)
    origin = request.headers.get("origin")
    if origin is not None and origin.removeprefix("http://") not in hosts:
        return Response("Another page may not ask this.", 403)
    if not secrets.compare_digest(request.path_params["secret"].encode(), secret.encode()):
        return Response("There is nothing here.", 404)
    return None


def _shown(desk: Desk, address: str) -> Response:
    """The page, which sends what is decided to the address."""
    from starlette.responses import Response

    try:
        html = page(desk.review(), Editing(address, desk.state()))
    except BiblioError as error:
        return Response(f"biblio: {error}", 409, media_type="text/plain; charset=utf-8")
    headers = {"cache-control": "no-store", "referrer-policy": "no-referrer"}
    return Response(html, media_type="text/html; charset=utf-8", headers=headers)


def _decided(desk: Desk, said: Any) -> Response:
    """What the desk answers to what a window says."""
    from starlette.responses import JSONResponse

    if not isinstance(said, dict):
        return JSONResponse({"message": "This is no decision."}, 400)
    try:
        told = desk.decide(said)
    except (OutdatedError, ChangedError) as error:
        return JSONResponse({"message": str(error)}, 409)
    except BiblioError as error:
        return JSONResponse({"message": str(error)}, 422)
    return JSONResponse({"seen": desk.state(), "told": told})


async def _said(request: Request) -> Any:
    """What the window says; None where that is no JSON, or longer than anything it has to say."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > _LONGEST:
            return None
    try:
        return parsed(body.decode())
    except (ValueError, RecursionError):
        return None


def serve(desk: Desk, port: int, told: Callable[[str], None]) -> None:
    """Answer until the program is stopped; `told` gets the address, once it can be opened.

    Raises BiblioError where the port is taken, and where the extra is not there.
    """
    try:
        import uvicorn
    except ImportError as error:
        raise BiblioError(_MISSING) from error
    desk.review()  # what cannot be used is told now, not in the browser
    secret = secrets.token_urlsafe(24)
    with socket.socket() as listening:
        try:
            listening.bind((HOST, port))
        except OSError as error:
            raise BiblioError(f"Port {port} cannot be had ({error.strerror}).") from error
        own = listening.getsockname()[1]
        config = uvicorn.Config(application(desk, secret, own), log_level="critical")
        told(f"http://{HOST}:{own}/{secret}/")
        uvicorn.Server(config).run(sockets=[listening])
