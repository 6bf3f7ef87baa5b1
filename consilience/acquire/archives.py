"""Web archives: each page of a WARC, or of the WARCs in a WACZ, is a capture."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO, cast

import msgspec
from msgspec import Struct

from consilience.acquire.addresses import is_of_web
from consilience.acquire.gzip import MAGIC as GZIP_MAGIC
from consilience.acquire.gzip import BrokenArchive, Unpacking
from consilience.acquire.media_types import ZIP, media_type, refusal
from consilience.acquire.options import AcquireOptions
from consilience.acquire.problems import unavailable
from consilience.acquire.warc import MAGIC, Page, answers
from consilience.acquire.zip_directory import is_sane
from consilience.records import Capture, Problem, digest

# What a page may be; pictures, styles and scripts are parts of one.
PAGE_TYPES = ("text/html", "application/xhtml+xml", "application/pdf", "text/plain", "application/json")
ABOUT_THE_SITE = ("/robots.txt", "/ads.txt", "/humans.txt")
# Pages of one archive: at 10 KB each a gigabyte of text.
MOST_PAGES = 100_000
# A list of the pages of a WACZ has a line of 200 bytes a page.
LARGEST_LIST = 50_000_000

# What reading a damaged ZIP archive raises.
ZIP_ERRORS = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
)

DAMAGED = "is a web archive that {reason}; only the pages before are read, so make or fetch it again"
NO_PAGE = "is a web archive without pages that can be read; record it again with the pages' own answers"
TOO_MANY = f"is a web archive of more than {MOST_PAGES:,} pages; the rest is left out, so split it"
TOO_LARGE = "is too large or coded in a way that is not read; save the page by itself"
NO_WACZ = "has a table that is damaged or hides how much it unpacks to"


class Line(Struct):
    """A line of a WACZ's list of pages."""

    url: str = ""


def is_archive(head: bytes) -> bool:
    """Whether some bytes begin a WARC, a compressed one, or a WACZ."""
    if head.startswith(GZIP_MAGIC):
        return _first(head, len(MAGIC)) == MAGIC
    return head.startswith(MAGIC) or (head.startswith(ZIP) and any(name in head for name in WACZ_NAMES))


# Names of members that every WACZ has, which stand before their bytes.
WACZ_NAMES = (b"archive/", b"datapackage.json", b"indexes/index.c", b"pages/pages.jsonl")


def pages(uri: str, stream: BinaryIO, options: AcquireOptions) -> Iterator[Capture | Problem]:
    """One Capture for each page of an archive that can be sought in; the same bytes of an address once."""
    seen: set[str] = set()
    try:
        for page in _of_archive(stream, options.largest):
            if len(seen) >= MOST_PAGES:
                yield unavailable(uri, TOO_MANY)
                return
            if (key := digest(page.uri, page.body or b"")) not in seen:
                seen.add(key)
                yield _capture(uri, page)
    except (BrokenArchive, *ZIP_ERRORS) as error:
        reason = error.args[0] if isinstance(error, BrokenArchive) else "is damaged"
        yield unavailable(uri, DAMAGED.format(reason=reason))
        return
    if not seen:
        yield unavailable(uri, NO_PAGE)


def _of_archive(stream: BinaryIO, largest: int) -> Iterator[Page]:
    head = stream.read(len(ZIP))
    stream.seek(0)
    if head == ZIP:
        yield from _of_wacz(stream, largest)
    else:
        yield from filter(_is_page, answers(_plain(stream), largest))


def _plain(stream: BinaryIO) -> BinaryIO:
    """The bytes of a WARC, unpacked as they are read."""
    is_packed = stream.read(len(GZIP_MAGIC)) == GZIP_MAGIC
    stream.seek(0)
    return io.BufferedReader(Unpacking(stream)) if is_packed else stream


def _of_wacz(stream: BinaryIO, largest: int) -> Iterator[Page]:
    """The pages that a WACZ lists, and where their addresses redirect to; all of them where it lists none."""
    if not is_sane(stream):
        raise BrokenArchive(NO_WACZ)
    with zipfile.ZipFile(stream) as archive:
        names = sorted(name for name in archive.namelist() if name.startswith("archive/"))
        listed = _listed(archive)
        for name in names:
            with archive.open(name) as member:
                yield from _wanted(answers(_plain(cast(BinaryIO, member)), largest), listed)


def _wanted(found: Iterator[Page], listed: set[str]) -> Iterator[Page]:
    for page in found:
        if not listed or page.uri.partition("#")[0] in listed:
            if listed and page.location:
                listed.add(page.location.partition("#")[0])
            if _is_page(page):
                yield page


def _listed(archive: zipfile.ZipFile) -> set[str]:
    """The addresses of the pages that a WACZ names, without fragments."""
    found: set[str] = set()
    for name in archive.namelist():
        if name.startswith("pages/") and name.endswith(".jsonl"):
            with archive.open(name) as member:
                lines = member.read(LARGEST_LIST).splitlines()
            found.update(address for line in lines if (address := _address(line)))
    return found


def _address(line: bytes) -> str:
    try:
        return LINE.decode(line).url.partition("#")[0]
    except (ValueError, RecursionError):
        return ""


LINE = msgspec.json.Decoder(Line)


def _is_page(page: Page) -> bool:
    kind = page.media_type.partition(";")[0].strip().lower()
    is_page = page.status == 200 and kind in PAGE_TYPES and is_of_web(page.uri)
    return is_page and not page.uri.lower().endswith(ABOUT_THE_SITE)


def _capture(uri: str, page: Page) -> Capture | Problem:
    if page.body is None:
        return unavailable(page.uri, TOO_LARGE, f"in {uri}")
    kind = media_type(page.body, page.uri.partition("?")[0], page.media_type)
    if kind is None or not page.body.strip():
        return unavailable(page.uri, refusal(page.body) or "is empty in the web archive", f"in {uri}")
    charset = page.media_type.partition(";")[2].strip()
    return Capture(
        uri=page.uri,
        media_type=f"{kind}; {charset}" if charset.lower().startswith("charset=") else kind,
        body=page.body,
        digest=digest(page.body),
        retrieved=page.retrieved,
    )


def _first(packed: bytes, count: int) -> bytes:
    """The first bytes that a compressed stream unpacks to."""
    try:
        return Unpacking(io.BytesIO(packed)).read(count) or b""
    except BrokenArchive:
        return b""
