"""A small web site on loopback, for tests that fetch: pages are a table, and what was asked is kept."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Headers = dict[str, str]


@dataclass
class Page:
    """What is answered at a path; with an ETag a request that has it is answered with 304."""

    body: bytes | str = b""
    status: int = 200
    headers: Headers = field(default_factory=dict)


@dataclass
class Site:
    """The site while it runs; `pages` may be changed at any time."""

    address: str
    pages: dict[str, "Page | Callable[[], Page]"]
    asked: list[str] = field(default_factory=list)
    sent: list[Headers] = field(default_factory=list)

    def url(self, path: str) -> str:
        return self.address + path


@contextmanager
def running_site(host: str = "127.0.0.1") -> Iterator[Site]:
    """A site on a free port of loopback; it is gone at the end."""
    server = ThreadingHTTPServer((host, 0), _Answering)
    server.daemon_threads = True
    site = Site(address=f"http://{host}:{server.server_address[1]}", pages={})
    server.site = site  # type: ignore[attr-defined] # the one way from a server to its request's handler
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _Answering(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        site: Site = self.server.site  # type: ignore[attr-defined] # set above
        site.asked.append(self.path)
        site.sent.append(dict(self.headers.items()))
        found = site.pages.get(self.path, Page(status=404))
        page = found() if callable(found) else found
        is_same = "ETag" in page.headers and self.headers.get("If-None-Match") == page.headers["ETag"]
        body = page.body.encode() if isinstance(page.body, str) else page.body
        self.send_response(304 if is_same else page.status)
        for name, value in page.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", "0" if is_same else str(len(body)))
        self.end_headers()
        if not is_same:
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Tests print nothing."""
