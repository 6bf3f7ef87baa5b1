"""Whether a bundle is still whole: every digest and every span in it, reckoned anew."""

import io
import re
import stat
import struct
import zlib
from collections.abc import Iterator, Mapping
from hashlib import sha256
from itertools import islice
from typing import TypeVar
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

import msgspec

from consilience.present.contract import PositionView, ReportView
from consilience.present.display import one_line, short
from consilience.present.formats.bundle import ACCOUNT, MANIFEST, Manifest
from consilience.present.formats.places import Place, places
from consilience.records import Problem, Record, digest

# A bundle of ten thousand long articles and their account holds a third of this, unpacked.
MOST_BYTES = 512 * 1024 * 1024
MOST_FILES = 100_000
# A bundle with more problems is broken as a whole.
MOST_PROBLEMS = 1_000
LONGEST_WORDS = 80
# What is read of an answer and of its claims, so that the check takes a time that grows with the bundle alone.
LONGEST_VALUE, LONGEST_EVIDENCE, MOST_CLAIMS = 5_000, 20_000, 100
METHODS = frozenset({ZIP_STORED, ZIP_DEFLATED})
ENCRYPTED = 0x1
# A file, or a file in one folder: no path that could be unpacked elsewhere.
SAFE_NAME = re.compile(r"(?:[a-z]+/)?[a-z0-9]+\.[a-z0-9]+")
# What zipfile raises over bytes that are no zip, or a damaged one.
BROKEN = (
    BadZipFile,
    EOFError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
    struct.error,
    zlib.error,
)

Files = Mapping[str, bytes]
Texts = Mapping[str, str]
R = TypeVar("R", bound=Record)


def verify(bundle: bytes) -> Iterator[Problem]:
    """What in the bundle no longer holds; nothing where all of it does.

    The manifest vouches for the files and nobody for the manifest: whoever can write a bundle anew can make it whole.
    Keep the digest of the bundle, or a signature of it, elsewhere.
    """
    return islice(_problems(bundle), MOST_PROBLEMS)


def _problems(bundle: bytes) -> Iterator[Problem]:
    files = _unpacked(bundle)
    if isinstance(files, Problem):
        yield files
        return
    manifest, account = _decoded(files, MANIFEST, Manifest), _decoded(files, ACCOUNT, ReportView)
    if isinstance(manifest, Problem) or isinstance(account, Problem):
        yield from (found for found in (manifest, account) if isinstance(found, Problem))
        return
    yield from _files(manifest, files)
    yield from _captures(manifest, files)
    texts = {packed.article: files[packed.name] for packed in manifest.files if packed.article and packed.name in files}
    yield from _account(account, {article: text.decode("utf-8", "replace") for article, text in texts.items()})


def _unpacked(bundle: bytes) -> Files | Problem:
    """The files by name; a problem where it is no zip, or one that unpacks to more than it should."""
    try:
        with ZipFile(io.BytesIO(bundle)) as packed:
            refusal = _refusal(packed.infolist())
            return (
                _problem("", refusal) if refusal else {each.filename: packed.read(each) for each in packed.infolist()}
            )
    except BROKEN as error:
        return _problem("", f"not a bundle, or one cut short ({type(error).__name__}); get it again")


def _refusal(entries: list[ZipInfo]) -> str | None:
    """Why the files are not unpacked; no more of one is ever read than it states."""
    reasons = (
        (len(entries) > MOST_FILES, f"it has {len(entries)} files, more than {MOST_FILES}"),
        (sum(each.file_size for each in entries) > MOST_BYTES, f"it unpacks to more than {MOST_BYTES} bytes"),
        (len({each.filename for each in entries}) < len(entries), "two files in it have one name"),
        (
            any(each.compress_type not in METHODS for each in entries),
            "it is packed by a method that bundles do not use",
        ),
        (any(each.flag_bits & ENCRYPTED for each in entries), "it is encrypted"),
        (not all(SAFE_NAME.fullmatch(each.filename) for each in entries), "a name in it could lead out of its folder"),
        (any(stat.S_ISLNK(each.external_attr >> 16) for each in entries), "a file in it is a link to another"),
    )
    return next((f"{reason}; this is no bundle that Consilience wrote" for holds, reason in reasons if holds), None)


def _decoded(files: Files, name: str, shape: type[R]) -> R | Problem:
    if name not in files:
        return _problem(name, "missing from the bundle; get it again")
    try:
        return msgspec.json.decode(files[name], type=shape)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        return _problem(name, f"not of the shape that Consilience writes: {one_line(str(error))}")


def _files(manifest: Manifest, files: Files) -> Iterator[Problem]:
    """Files that are missing, changed or added."""
    listed = {packed.name: packed for packed in manifest.files}
    for name, packed in listed.items():
        if name not in files:
            yield _problem(name, "missing from the bundle; get it again")
        elif sha256(files[name]).hexdigest() != packed.sha256:
            yield _problem(name, "changed since the bundle was made: its SHA-256 is not that of the manifest")
    for name in sorted(files.keys() - listed.keys() - {MANIFEST}):
        yield _problem(name, "not in the manifest; it was added later")


def _captures(manifest: Manifest, files: Files) -> Iterator[Problem]:
    """Captures that are not those from which the articles were read, or not there."""
    captures = {packed.capture: packed.name for packed in manifest.files if packed.got and packed.capture}
    for name, path in captures.items():
        if path in files and digest(files[path]) != name:
            yield _problem(path, f"its bytes are not those of capture {one_line(name)}, from which articles were read")
    for packed in manifest.files:
        if packed.article and packed.capture not in captures and packed.capture not in manifest.left_out:
            yield _problem(
                packed.name, f"the capture it was read from is not in the bundle: {one_line(packed.capture or '')}"
            )


def _account(account: ReportView, texts: Texts) -> Iterator[Problem]:
    for article in account.articles:
        if article.id not in texts:
            yield _problem(ACCOUNT, "the text of this article is not in the bundle", f"article {article.id}")
    for place in places(account):
        if reason := _reason(place, texts):
            yield _problem(ACCOUNT, reason, place.name)
    yield from _answers(account, texts)


def _answers(account: ReportView, texts: Texts) -> Iterator[Problem]:
    """Answers whose words are in none of their claims."""
    for story in account.stories:
        for point in story.account.points:
            for position in point.positions:
                value = _in_line(position.value[:LONGEST_VALUE])
                if not any(value in _in_line(words) for words in _said(position, texts)):
                    message = f"no claim has the words of this answer: {short(position.value, LONGEST_WORDS)}"
                    yield _problem(ACCOUNT, message, f"story {story.id}, point {point.id}")


def _said(position: PositionView, texts: Texts) -> Iterator[str]:
    for claim in position.claims[:MOST_CLAIMS]:
        text = texts.get(claim.article, "")
        for start, end in (claim.focus, (claim.start, claim.end)):
            yield text[start : min(end, start + LONGEST_EVIDENCE)]


def _in_line(words: str) -> str:
    return " ".join(words.split())


def _reason(place: Place, texts: Texts) -> str | None:
    """Why the place no longer holds."""
    if place.article not in texts:
        return f"it points to an article without a text: {one_line(place.article)}"
    text = texts[place.article]
    if not 0 <= place.start < place.end <= len(text):
        return f"it points outside its text of {len(text)} characters: {place.start}-{place.end}"
    if place.words is None or (
        len(place.words) == place.end - place.start and text.startswith(place.words, place.start)
    ):
        return None
    words = short(text[place.start : place.end], LONGEST_WORDS)
    return f"its words are not those of the article at {place.start}-{place.end}: {words}"


def _problem(name: str, message: str, place: str | None = None) -> Problem:
    return Problem(
        stage="verify", uri=one_line(name) or "bundle", message=message, place=one_line(place) if place else None
    )
