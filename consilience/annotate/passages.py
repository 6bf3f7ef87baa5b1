"""What of an article the parser reads: the report and its headlines, a block at a time."""

import re
from collections.abc import Iterator

from consilience.models import Passage, SentenceSplitter
from consilience.records import REPORT, Article, Role

READ = REPORT | {Role.HEADLINE}
# The longest paragraph in 924 news articles has 2,573 characters; a longer block is cut at sentence ends.
LONGEST = 10_000

# Surrogates that no pair completes; the parser takes none, and one character for one keeps the offsets.
HALF_CHARACTER = re.compile("[\ud800-\udfff]")
LINE = re.compile(r"[^\r\n]+")


def passages(article: Article, splitter: SentenceSplitter) -> Iterator[Passage]:
    """The blocks of the report in order; those longer than LONGEST in pieces."""
    for start, end in _stretches(article):
        passage = Passage(text=HALF_CHARACTER.sub("\ufffd", article.text[start:end]), offset=start)
        if passage.text.strip():
            yield from _cut(passage, splitter)


def _stretches(article: Article) -> Iterator[tuple[int, int]]:
    """The report's blocks; of an article without blocks, its lines."""
    if not article.blocks:
        yield from (line.span() for line in LINE.finditer(article.text))
    yield from ((block.span.start, block.span.end) for block in article.blocks if block.role in READ)


def _cut(passage: Passage, splitter: SentenceSplitter) -> Iterator[Passage]:
    """The passage in pieces of at most LONGEST characters, cut before a sentence where there is one to cut at."""
    start, end = 0, len(passage.text)
    while end - start > LONGEST:
        window = Passage(text=passage.text[start : start + LONGEST], offset=0)
        cut = max((begin for begin, _ in splitter.split(window)), default=0) or LONGEST
        yield Passage(text=window.text[:cut], offset=passage.offset + start)
        start += cut
    yield Passage(text=passage.text[start:], offset=passage.offset + start)
