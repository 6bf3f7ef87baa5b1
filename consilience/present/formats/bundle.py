"""A report with the texts it stands on, in one file that can be kept and checked."""

from hashlib import sha256

from consilience.present.encoding import HALF_A_PAIR, json_document
from consilience.present.formats.archive import archive
from consilience.present.report import Report
from consilience.present.views import report_view
from consilience.records import Article, Record

ACCOUNT, MANIFEST, TEXTS = "account.json", "manifest.json", "articles"


class Packed(Record, frozen=True, kw_only=True):
    """A file of a bundle; `article` is the id of the article whose text it holds."""

    name: str
    sha256: str
    bytes: int
    article: str | None = None
    capture: str | None = None


class Manifest(Record, frozen=True, kw_only=True):
    """What a bundle holds and what made it."""

    consilience: str
    recipe: dict[str, str]
    files: tuple[Packed, ...]


def bundle(report: Report) -> bytes:
    """A zip of the account as JSON, the texts of record, and a manifest with the SHA-256 of each.

    The offsets of the account count characters of these texts. `verify` checks a bundle.
    """
    account = json_document(report_view(report))
    once = {each.article.id: each.article for story in report.accounts for each in story.articles}
    texts = {f"{TEXTS}/{number:05}.txt": article for number, article in enumerate(once.values(), 1)}
    files = {ACCOUNT: account, **{name: _text(article) for name, article in texts.items()}}
    packed = tuple(_packed(name, content, texts.get(name)) for name, content in sorted(files.items()))
    manifest = Manifest(consilience=report.version, recipe=dict(report.recipe), files=packed)
    return archive({**files, MANIFEST: json_document(manifest)})


def _text(article: Article) -> bytes:
    """The text in UTF-8; half a surrogate pair becomes U+FFFD, as in the JSON, so that offsets stay true."""
    return HALF_A_PAIR.sub("\ufffd", article.text).encode()


def _packed(name: str, content: bytes, article: Article | None) -> Packed:
    return Packed(
        name=name,
        sha256=sha256(content).hexdigest(),
        bytes=len(content),
        article=article.id if article else None,
        capture=article.capture if article else None,
    )
