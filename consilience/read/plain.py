"""Plain text: the text of record is the decoded file, character for character."""

from collections.abc import Iterator

from consilience.read.encoding import charset, decoded
from consilience.read.front_matter import front_matter
from consilience.read.options import ReadOptions
from consilience.read.paragraphs import blocks
from consilience.read.problems import unreadable
from consilience.records import Article, Capture, Problem

NOT_TEXT = "is not text, or is UTF-16 without a byte order mark; save it as UTF-8"


def articles(capture: Capture, name: str, options: ReadOptions) -> Iterator[Article | Problem]:
    """The article of a text file, with the title, outlet and date of its front matter if it has one."""
    text = decoded(capture.body, charset(capture.media_type))
    if text is None:
        yield unreadable(capture, NOT_TEXT)
        return
    front = front_matter(text, name)
    yield Article(
        id=name,
        uri=capture.uri,
        capture=capture.digest,
        text=text,
        blocks=(front.blocks if front else ()) + blocks(text, name, front.end if front else 0),
        title=front.title if front else None,
        outlet=front.outlet if front else None,
        published=front.published if front else None,
    )
