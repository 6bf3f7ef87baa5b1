"""Pictures of the pages of the bundled stories and of the reading room over them.

`python -m tests.browser.pictures` writes those of the docs.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from consilience.pipeline import fill, full_report, standard_kit
from consilience.present import render
from consilience.records import Record
from tests.browser.chromium import Chromium, chromium, executable
from tests.browser.serving import served

ROOT = Path(__file__).parents[2]
IMAGES = ROOT / "docs" / "images"
# What a page of documentation should load for one picture, in bytes.
LARGEST = 300_000
SHEET_MARGINS = "document.body.style.padding = '18mm 16mm'"
TO_FIRST_DAY = "showDay(document.querySelector('.story'), 0)"


class View(Record, frozen=True, kw_only=True):
    """How a page is looked at: the window in pixels, and from which element downwards."""

    name: str
    width: int
    height: int
    phone: bool = False
    dark: bool = False
    media: str = ""
    script: str = ""
    top: str = "body"


VIEWS = (
    View(name="desktop", width=1280, height=1000),
    View(name="telephone", width=390, height=844, phone=True),
    View(name="dark", width=1280, height=1000, dark=True, top=".disputes"),
    View(name="print", width=794, height=1123, media="print", script=SHEET_MARGINS),
    View(name="as-of", width=1280, height=1000, script=TO_FIRST_DAY, top=".asof"),
    View(name="timeline", width=1280, height=1000, top=".timeline"),
)


# The pages of the reading room: the address, or where on the desk a link leads to it.
ROOM = {
    "desk": View(name="desk", width=1280, height=800),
    "desk-telephone": View(name="desk-telephone", width=390, height=844, phone=True),
    "judging": View(name="judging", width=1280, height=1000, top=".disputes .card .act"),
}
OPEN_STORY = "document.querySelector('.desk-list .about').getAttribute('href')"
JUDGE = "document.querySelector('.disputes .card .act a').click()"
PANEL = "new Promise((done) => addEventListener('htmx:afterSettle', done))"


def room_pictures(browser: Chromium, server: str, folder: Path) -> Iterator[Path]:
    """Pictures of the desk of a server, and of a point of its first story that is being judged."""
    for name, view in ROOM.items():
        browser.look(view.width, view.height, phone=view.phone)
        browser.visit(f"{server}/?order=disputed")
        if name == "judging":
            browser.visit(server + browser.run(OPEN_STORY))
            browser.run(f"(() => {{ const panel = {PANEL}; {JUDGE}; return panel.then(() => 0); }})()")
        browser.run(f"document.querySelector('{view.top}').scrollIntoView({{block: 'center'}})")
        path = folder / f"{name}.png"
        path.write_bytes(browser.picture())
        yield path


def pictures(browser: Chromium, page: Path, folder: Path) -> tuple[Path, ...]:
    """One picture of the page a view, written to the folder."""
    return tuple(_picture(browser, page, folder, view) for view in VIEWS)


def _picture(browser: Chromium, page: Path, folder: Path, view: View) -> Path:
    browser.look(view.width, view.height, phone=view.phone, dark=view.dark, media=view.media)
    browser.open(page)
    browser.run(view.script)
    browser.run(f"document.querySelector('{view.top}').scrollIntoView()")
    path = folder / f"{page.stem}-{view.name}.png"
    path.write_bytes(browser.picture())
    return path


def main() -> None:
    """Write the pictures of every bundled story to docs/images."""
    path = executable() or sys.exit("no Chromium is installed")
    kit = standard_kit()
    IMAGES.mkdir(exist_ok=True)
    with chromium(path) as browser, TemporaryDirectory() as folder:
        for expected in sorted(ROOT.glob("examples/*/expected.json")):
            page = Path(folder) / f"{expected.parent.name}.html"
            page.write_bytes(render(full_report((str(expected.parent),), kit), "html"))
            for written in pictures(browser, page, IMAGES):
                print(written.relative_to(ROOT), written.stat().st_size)
        library = Path(folder) / "desk.library"
        fill(library, [str(path.parent) for path in sorted(ROOT.glob("examples/*/expected.json"))], kit)
        with served(library, kit) as server:
            for written in room_pictures(browser, server, IMAGES):
                print(written.relative_to(ROOT), written.stat().st_size)


if __name__ == "__main__":
    main()
