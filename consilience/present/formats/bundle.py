"""A report with the texts and the captures it stands on, in one file that can be kept and checked."""

import datetime
from collections.abc import Iterable, Iterator
from hashlib import sha256

from consilience.present.encoding import HALF_A_PAIR, json_document
from consilience.present.formats.archive import archive
from consilience.present.report import Report
from consilience.present.views import report_view
from consilience.records import Article, Capture, Record

ACCOUNT, MANIFEST, TEXTS, CAPTURES = "account.json", "manifest.json", "articles", "captures"
# Together with their texts and the account these stay within what `verify` unpacks.
MOST_CAPTURED = 384 * 1024 * 1024
# A name inside the zip is a number and one of these endings: nothing of an address or a server stands in it.
ENDINGS = {
    "text/plain": "txt",
    "text/html": "html",
    "multipart/related": "mhtml",
    "application/json": "json",
    "application/pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
}
OTHER_ENDING = "bin"


class Got(Record, frozen=True, kw_only=True):
    """Whence a capture came, and when; files have no time."""

    uri: str
    media_type: str
    retrieved: datetime.datetime | None = None


class Packed(Record, frozen=True, kw_only=True):
    """A file of a bundle.

    `article` is the id of the article whose text it holds, and `capture` the digest of the capture from which that was
    read. A file that is a capture has its own digest there, and `got`.
    """

    name: str
    sha256: str
    bytes: int
    article: str | None = None
    capture: str | None = None
    got: Got | None = None


class Manifest(Record, frozen=True, kw_only=True):
    """What a bundle holds and what made it; `left_out` names captures that were not kept, or too large to be held."""

    consilience: str
    recipe: dict[str, str]
    files: tuple[Packed, ...]
    left_out: tuple[str, ...] = ()


File = tuple[Packed, bytes]


def bundle(report: Report) -> bytes:
    """A zip of the account as JSON, the texts of record, the captures, and a manifest with the SHA-256 of each.

    The offsets of the account count characters of the texts. `verify` checks a bundle.
    """
    articles = tuple({each.article.id: each.article for told in report.accounts for each in told.articles}.values())
    wanted = dict.fromkeys(article.capture for article in articles)
    captures = tuple(_captures(wanted, {each.digest: each for each in report.captures}))
    files = (_file(ACCOUNT, json_document(report_view(report))), *_texts(articles), *captures)
    manifest = Manifest(
        consilience=report.version,
        recipe=dict(report.recipe),
        files=tuple(packed for packed, _ in files),
        left_out=tuple(sorted(wanted.keys() - {packed.capture for packed, _ in captures})),
    )
    return archive({**{packed.name: content for packed, content in files}, MANIFEST: json_document(manifest)})


def _texts(articles: Iterable[Article]) -> Iterator[File]:
    """The texts in UTF-8; half a surrogate pair becomes U+FFFD, as in the JSON, so that offsets stay true."""
    for number, article in enumerate(articles, 1):
        text = HALF_A_PAIR.sub("\ufffd", article.text).encode()
        yield _file(f"{TEXTS}/{number:05}.txt", text, article=article.id, capture=article.capture)


def _captures(wanted: Iterable[str], held: dict[str, Capture]) -> Iterator[File]:
    """The captures of the articles, as many as there is room for, each once."""
    room = MOST_CAPTURED
    for number, capture in enumerate((held[name] for name in wanted if name in held), 1):
        if len(capture.body) <= room:
            room -= len(capture.body)
            got = Got(uri=capture.uri, media_type=capture.media_type, retrieved=capture.retrieved)
            yield _file(f"{CAPTURES}/{number:05}.{_ending(capture)}", capture.body, capture=capture.digest, got=got)


def _ending(capture: Capture) -> str:
    return ENDINGS.get(capture.media_type.partition(";")[0].strip().lower(), OTHER_ENDING)


def _file(
    name: str, content: bytes, *, article: str | None = None, capture: str | None = None, got: Got | None = None
) -> File:
    reckoned = sha256(content).hexdigest()
    return Packed(name=name, sha256=reckoned, bytes=len(content), article=article, capture=capture, got=got), content
