"""A real server over a library, for a browser to ask."""

import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import uvicorn

from consilience.pipeline import Kit
from consilience.serve import create_app


@contextmanager
def served(path: Path, kit: Kit) -> Iterator[str]:
    """The address of a server over a library, for as long as it is needed."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        config = uvicorn.Config(create_app(path, kit=lambda: kit), log_level="warning")
        server = uvicorn.Server(config)
        thread = Thread(target=server.run, kwargs={"sockets": [free]})
        thread.start()
        try:
            while not server.started:
                time.sleep(0.01)
            yield f"http://127.0.0.1:{free.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()
