"""Files, folders and standard input."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from consilience.acquire.archives import is_archive, pages
from consilience.acquire.document import Document
from consilience.acquire.documents import Found, captures
from consilience.acquire.json_items import is_object, json_lines
from consilience.acquire.listing import listing_kind
from consilience.acquire.media_types import BYTE_ORDER_MARK, SUFFIXES
from consilience.acquire.options import AcquireOptions
from consilience.acquire.problems import too_large, unavailable

STANDARD_INPUT = "-"
# Browsers put the pictures, scripts and frames of page.html into such a folder beside it.
PARTS_OF_A_PAGE = ("_files", "-Dateien", "_fichiers", "_archivos", "_file", "-filer", ".files")
PAGES = (".html", ".htm", ".xhtml")
ARCHIVES = (".warc", ".wacz")
# Enough of a file to know an archive by.
HEAD = 65_536
# Files that tell of a folder, and are no articles.
ABOUT_THE_FOLDER = ("readme", "license", "licence", "notice", "changelog", "contributing")

MISSING = "does not exist; check the path"
NOT_A_FILE = "is neither a file nor a folder; pass - to read standard input"
NO_ARTICLE = f"holds no article; the files that are read end in {' '.join(sorted({*SUFFIXES, *ARCHIVES}))}"


def from_path(path: str, options: AcquireOptions) -> Iterator[Found]:
    """The captures of a file, or of all files under a folder in the order of their names."""
    try:
        mode = os.stat(path).st_mode
    except (OSError, ValueError) as error:
        yield unavailable(path, _reason(error))
        return
    if stat.S_ISDIR(mode):
        yield from _from_folder(path, options)
    elif stat.S_ISREG(mode):
        yield from from_file(path, options)
    else:
        yield unavailable(path, NOT_A_FILE)


def from_standard_input(stream: BinaryIO, options: AcquireOptions) -> Iterator[Found]:
    """The captures of a stream: lines of JSON as they come, anything else as one document."""
    first = stream.readline(options.largest + 1)
    if is_object(first.removeprefix(BYTE_ORDER_MARK)) and listing_kind(first) is None:
        yield from json_lines(STANDARD_INPUT, _Resumed(first, stream), options.largest)
        return
    body = first + stream.read(max(0, options.largest + 1 - len(first)))
    if len(body) > options.largest:
        yield too_large(STANDARD_INPUT, f"more than {options.largest:,} bytes", options.largest)
    else:
        yield from captures(Document(uri=STANDARD_INPUT, body=body), options)


class _Resumed:
    """A stream of which the first line was already read."""

    def __init__(self, first: bytes, rest: BinaryIO) -> None:
        self._first = first
        self._rest = rest

    def readline(self, size: int, /) -> bytes:
        first, self._first = self._first, b""
        return first or self._rest.readline(size)


def _from_folder(folder: str, options: AcquireOptions) -> Iterator[Found]:
    is_empty = True
    for path in walk(folder):
        for item in from_file(path, options, is_found=True):
            is_empty = False
            yield item
    if is_empty:
        yield unavailable(folder, NO_ARTICLE)


def walk(folder: str) -> Iterator[str]:
    """The files of a folder that may be articles, sorted; links that lead out of it are not followed."""
    root = Path(folder).resolve()
    for parent, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not (name.startswith(".") or _is_of_page(name, files)))
        for name in sorted(files):
            path = Path(parent, name)
            if _may_be_article(path) and path.resolve().is_relative_to(root):
                yield str(path)


def _is_of_page(folder: str, files: list[str]) -> bool:
    """Whether a folder holds the parts of a saved page that stands beside it."""
    stems = {folder.removesuffix(ending) for ending in PARTS_OF_A_PAGE if folder.endswith(ending)}
    return any(stem + suffix in files for stem in stems for suffix in PAGES)


def _may_be_article(path: Path) -> bool:
    is_about = path.stem.lower().startswith(ABOUT_THE_FOLDER) and path.suffix.lower() in {".md", ".txt"}
    suffix = path.with_suffix("").suffix if path.suffix.lower() == ".gz" else path.suffix
    return suffix.lower() in {*SUFFIXES, *ARCHIVES} and not path.name.startswith(".") and not is_about


def from_file(path: str, options: AcquireOptions, *, is_found: bool = False) -> Iterator[Found]:
    """The captures of one file; with `is_found` it was met in a folder, not named."""
    try:
        with open(path, "rb") as stream:
            size = os.fstat(stream.fileno()).st_size
            if path.lower().endswith(".jsonl") and size:
                yield from json_lines(path, stream, options.largest, is_found=is_found)
                return
            if is_archive(stream.read(HEAD)) or path.lower().endswith(".wacz"):
                stream.seek(0)
                yield from pages(path, stream, options)
                return
            stream.seek(0)
            body = b"" if size > options.largest else stream.read(options.largest + 1)
    except OSError as error:
        yield unavailable(path, _reason(error))
        return
    if max(size, len(body)) > options.largest:
        yield too_large(path, f"{max(size, len(body)):,} bytes", options.largest)
    else:
        yield from captures(Document(uri=path, body=body, is_found=is_found), options)


def _reason(error: OSError | ValueError) -> str:
    """The reason and the mend of a failure of the file system."""
    if isinstance(error, FileNotFoundError | ValueError):
        return MISSING
    if isinstance(error, PermissionError):
        return "may not be read; change its permissions"
    return f"could not be read ({(getattr(error, 'strerror', None) or 'error').lower()}); check the path and the disk"
