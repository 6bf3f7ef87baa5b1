"""A headless Chromium, spoken to in the DevTools protocol through a pair of pipes: no driver and no socket between."""

import json
import os
import select
import shutil
import subprocess
import sys
import tempfile
import time
from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--headless=new",
    "--remote-debugging-pipe",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--no-first-run",
    "--font-render-hinting=none",
    "--force-color-profile=srgb",
    # No name is resolved: whatever a page asks for from outside fails, and is seen to have been asked for.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
# Chromium reads commands from its file 3 and writes answers to its file 4; the two are put there on the way to it.
LAUNCHER = """
import fcntl, os, sys
ends = [fcntl.fcntl(int(end), fcntl.F_DUPFD, 10) for end in sys.argv[1:3]]
for place, end in enumerate(ends, 3):
    os.dup2(end, place)
os.execv(sys.argv[3], sys.argv[3:])
"""
SECONDS = 60.0
BLANK = "about:blank"
END = b"\0"


def executable() -> str | None:
    """The path of an installed Chromium, if there is one."""
    return next(filter(None, map(shutil.which, NAMES)), None)


class Chromium:
    """A browser with one tab. What the tab reports on its own is kept in `events`."""

    def __init__(self, send: int, receive: int) -> None:
        self._send, self._receive = send, receive
        self._unread = b""
        self._number = 0
        self._session: str | None = None
        self.events: list[dict[str, Any]] = []

    def call(self, method: str, **params: Any) -> dict[str, Any]:
        """The result of one command of the protocol."""
        self._number += 1
        session = {"sessionId": self._session} if self._session else {}
        message = {"id": self._number, "method": method, "params": params} | session
        self._write(json.dumps(message).encode() + END)
        while True:
            answer = self._read(time.monotonic() + SECONDS)
            if answer.get("id") == self._number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']['message']}")
                found: dict[str, Any] = answer["result"]
                return found
            self.events.append(answer)

    def attach(self) -> None:
        """Take the tab and have it report requests, errors and what is written to the console."""
        targets = self.call("Target.getTargets")["targetInfos"]
        tab = next(target["targetId"] for target in targets if target["type"] == "page")
        self._session = self.call("Target.attachToTarget", targetId=tab, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(f"{domain}.enable")

    def open(self, page: Path) -> None:
        """Show a page and wait until it is loaded."""
        self.visit(page.resolve().as_uri())

    def visit(self, address: str) -> None:
        """Show the page at an address and wait until it is loaded."""
        self.events.clear()
        self.call("Page.navigate", url=address)
        self.wait_for("Page.loadEventFired")

    def wait_for(self, method: str) -> None:
        deadline = time.monotonic() + SECONDS
        while not any(event.get("method") == method for event in self.events):
            self.events.append(self._read(deadline))

    def run(self, script: str) -> Any:
        """The value of a JavaScript expression, promises awaited."""
        answer = self.call(
            "Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True, userGesture=True
        )
        if "exceptionDetails" in answer:
            raise RuntimeError(str(answer["exceptionDetails"].get("exception", answer["exceptionDetails"])))
        return answer["result"].get("value")

    def press(self, key: str, code: int, text: str = "") -> None:
        """A key pressed and let go; `text` is what it writes, a return for Enter."""
        written = {"text": text} if text else {}
        self.call("Input.dispatchKeyEvent", type="keyDown", key=key, code=key, windowsVirtualKeyCode=code, **written)
        self.call("Input.dispatchKeyEvent", type="keyUp", key=key, code=key, windowsVirtualKeyCode=code)

    def write(self, text: str) -> None:
        """Text typed where the focus is."""
        self.call("Input.insertText", text=text)

    def choose_files(self, selector: str, paths: list[Path]) -> None:
        """Files chosen in a field of a form."""
        root = self.call("DOM.getDocument")["root"]["nodeId"]
        node = self.call("DOM.querySelector", nodeId=root, selector=selector)["nodeId"]
        self.call("DOM.setFileInputFiles", nodeId=node, files=[str(path.resolve()) for path in paths])

    def look(self, width: int, height: int, *, phone: bool = False, dark: bool = False, media: str = "") -> None:
        """Set the window, the colours and, where one is named, the medium; animations are off."""
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=phone)
        self.call("Emulation.setTouchEmulationEnabled", enabled=phone)
        features = {"prefers-color-scheme": "dark" if dark else "light", "prefers-reduced-motion": "reduce"}
        self.call(
            "Emulation.setEmulatedMedia",
            media=media,
            features=[{"name": name, "value": value} for name, value in features.items()],
        )

    def picture(self) -> bytes:
        """What the window shows, as PNG."""
        return b64decode(self.call("Page.captureScreenshot", format="png")["data"])

    def printed(self) -> bytes:
        """The page as PDF."""
        return b64decode(self.call("Page.printToPDF", preferCSSPageSize=True, printBackground=True)["data"])

    def _write(self, message: bytes) -> None:
        while message:
            message = message[os.write(self._send, message) :]

    def _read(self, deadline: float) -> dict[str, Any]:
        while END not in self._unread:
            ready, _, _ = select.select([self._receive], [], [], max(0.0, deadline - time.monotonic()))
            found = os.read(self._receive, 1 << 16) if ready else b""
            if not found:
                raise TimeoutError("Chromium ended" if ready else f"Chromium gave no answer in {SECONDS:.0f} seconds")
            self._unread += found
        message, _, self._unread = self._unread.partition(END)
        answer: dict[str, Any] = json.loads(message)
        return answer


@contextmanager
def chromium(path: str) -> Iterator[Chromium]:
    """A running browser with a profile of its own, which is removed with it."""
    commands, send = os.pipe()
    receive, answers = os.pipe()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        ends, flags = (str(commands), str(answers)), (*FLAGS, f"--user-data-dir={profile}")
        process = subprocess.Popen(
            [sys.executable, "-c", LAUNCHER, *ends, path, *flags, BLANK],
            pass_fds=(commands, answers),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(commands)
        os.close(answers)
        try:
            browser = Chromium(send, receive)
            browser.attach()
            yield browser
        finally:
            process.terminate()
            process.wait(SECONDS)
            os.close(send)
            os.close(receive)
