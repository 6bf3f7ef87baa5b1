"""The door to the web application; what the extra `serve` brings is imported behind it."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from consilience.records import ConsilienceError

if TYPE_CHECKING:
    from fastapi import FastAPI

HOST, PORT = "127.0.0.1", 8765
# Only under these names is an answer given, so that no page on the web can reach a library through a name of its own.
LOOPBACK = ("127.0.0.1", "localhost")


class MissingExtra(ConsilienceError):
    def __init__(self, package: str) -> None:
        super().__init__(f"the web application needs {package}. Install it with: pip install 'consilience[serve]'")


def create_app(library_path: str | Path, *, hosts: Iterable[str] = LOOPBACK) -> "FastAPI":
    """The application over a library that is there; it shows what is stored and runs no stage.

    Raises NotALibrary and MissingExtra.
    """
    try:
        from consilience.serve.routes import application
    except ModuleNotFoundError as error:
        raise MissingExtra(error.name or "fastapi") from error
    return application(Path(library_path), tuple(hosts))


def serve(library_path: str | Path, *, host: str = HOST, port: int = PORT) -> None:
    """Serve a library until interrupted; to this machine alone unless another host is named."""
    app = create_app(library_path, hosts={*LOOPBACK, host})
    try:
        import uvicorn
    except ModuleNotFoundError as error:
        raise MissingExtra("uvicorn") from error
    uvicorn.run(app, host=host, port=port, server_header=False, log_level="warning")
