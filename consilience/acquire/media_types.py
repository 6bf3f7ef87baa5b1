"""What kind of document some bytes are: by their first characters, then by their name."""

import re
from pathlib import PurePosixPath

PLAIN = "text/plain"
HTML = "text/html"
PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
JSON = "application/json"
JSON_LINES = "application/x-ndjson"
MHTML = "multipart/related"

SUFFIXES = {
    ".txt": PLAIN,
    ".md": PLAIN,
    ".html": HTML,
    ".htm": HTML,
    ".xhtml": HTML,
    ".mhtml": MHTML,
    ".mht": MHTML,
    ".pdf": PDF,
    ".docx": DOCX,
    ".json": JSON,
    ".jsonl": JSON_LINES,
}
KNOWN = frozenset(SUFFIXES.values())
SYNONYMS = {
    "application/xhtml+xml": HTML,
    "message/rfc822": MHTML,
    "application/jsonl": JSON_LINES,
    "application/jsonlines": JSON_LINES,
    "application/ndjson": JSON_LINES,
    "text/markdown": PLAIN,
}

ZIP = b"PK\x03\x04"
# Bytes that no reader takes, what they are, and the mend.
FOREIGN = (
    (b"\xd0\xcf\x11\xe0", "is an old Office document; save it as .docx"),
    (b"{\\rtf", "is RTF; save it as .docx or plain text"),
    (ZIP, "is a ZIP archive, not a Word document; unpack it first"),
    (b"PK\x05\x06", "is an empty ZIP archive; nothing can be read from it"),
    (b"\x89PNG", "is a picture; pass its text"),
    (b"\xff\xd8\xff", "is a picture; pass its text"),
    (b"GIF8", "is a picture; pass its text"),
)
BINARY_MESSAGE = "is binary and of no known kind; pass text, HTML, PDF, DOCX or JSON"

# An HTML page shows itself this early, after at most a comment or an XML declaration.
HEAD = 2_048
MARKUP = re.compile(rb"<(?:!doctype\s+html|html|head|body)[\s>]", re.IGNORECASE)
# A PDF may begin with up to so many other bytes.
PDF_HEAD = 1_024
# A page saved as one file is a mail message: header lines first, one of which names its kind.
MESSAGE = re.compile(rb"(?:[\w-]{1,60}:[^\n]*\n(?:[ \t][^\n]*\n)*)*?content-type:\s*multipart/related\b", re.IGNORECASE)
WIDE = (b"\xff\xfe", b"\xfe\xff")
BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def media_type(body: bytes, name: str, declared: str = "") -> str | None:
    """The media type of a document, or None where no reader takes it.

    `name` is a path whose suffix is a hint; `declared` what a server says it is.
    """
    if kind := _sniffed(body):
        return kind
    return None if refusal(body) else _hinted(name, declared) or _guessed(_head(body))


def refusal(body: bytes) -> str | None:
    """Why no reader takes these bytes, or None where one might."""
    if _sniffed(body):
        return None
    head = _head(body)
    foreign = next((message for magic, message in FOREIGN if head.startswith(magic)), None)
    if foreign:
        return foreign
    return BINARY_MESSAGE if b"\x00" in head and not body.startswith(WIDE) else None


def _head(body: bytes) -> bytes:
    return body[:HEAD].removeprefix(BYTE_ORDER_MARK).lstrip()


def _sniffed(body: bytes) -> str | None:
    head = _head(body)
    if MESSAGE.match(head):
        return MHTML
    if b"%PDF-" in body[:PDF_HEAD]:
        return PDF
    if head.startswith(ZIP) and b"word/document.xml" in body:
        return DOCX
    return HTML if head.startswith(b"<") and MARKUP.search(head) else None


def _hinted(name: str, declared: str) -> str | None:
    suffix = SUFFIXES.get(PurePosixPath(name).suffix.lower())
    essence = declared.partition(";")[0].strip().lower()
    essence = SYNONYMS.get(essence, essence)
    return essence if essence in KNOWN else suffix


def _guessed(head: bytes) -> str | None:
    return JSON if head.startswith((b"{", b"[{", b"[\n")) else PLAIN
