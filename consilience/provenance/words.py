"""The words of an article's report as numbers: what comparison needs, and no text."""

import re
from typing import NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from consilience.records import Article, Span

# Letters and digits only, so that straightened quotation marks and apostrophes change no word; scripts written
# without spaces count character by character; a longer "word" is no word and its length must fit one byte.
UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
WORD = re.compile(rf"[{UNSPACED}]|[^\W{UNSPACED}]{{1,200}}")
# A quotation ends with its mark or, as in speeches of several paragraphs, with the line.
QUOTED = re.compile(r'"[^"\n]+"|[“„][^“”„\n]+[”“\n]|«[^«»\n]+[»\n]|「[^「」\n]+[」\n]|‘(?:[^‘’\n]|\b’\b)+’(?!\w)')
# Beyond this an article is not a report; the rest is not compared.
MOST_WORDS = 50_000


class HashedWords(NamedTuple):
    """The words of one article without its furniture: hash, place in the text, whether in quotation marks."""

    hashes: NDArray[np.uint32]
    starts: NDArray[np.uint32]
    lengths: NDArray[np.uint8]
    quoted: NDArray[np.bool_]


def hashed_words(article: Article) -> HashedWords:
    """Ten bytes for each word of the article that does not stand in furniture."""
    hashes: list[int] = []
    starts: list[int] = []
    lengths: list[int] = []
    for start, end in report_stretches(article):
        for match in WORD.finditer(article.text, start, end):
            word = match[0]
            hashes.append(crc32(word.lower().encode("utf-8", "surrogatepass")))
            starts.append(match.start())
            lengths.append(len(word))
        if len(hashes) > MOST_WORDS:
            break
    placed = np.array(starts[:MOST_WORDS], np.uint32)
    return HashedWords(
        hashes=np.array(hashes[:MOST_WORDS], np.uint32),
        starts=placed,
        lengths=np.array(lengths[:MOST_WORDS], np.uint8),
        quoted=_quoted(article.text, placed),
    )


def span(article: str, words: HashedWords, start: int, end: int) -> Span:
    """The characters of the words `start` to `end` (exclusive)."""
    last = end - 1
    return Span(article=article, start=int(words.starts[start]), end=int(words.starts[last]) + int(words.lengths[last]))


def report_stretches(article: Article) -> list[tuple[int, int]]:
    """The stretches of text between the furniture blocks."""
    edges = [0]
    for block in article.blocks:
        if block.is_furniture:
            edges += [block.span.start, block.span.end]
    edges.append(len(article.text))
    return list(zip(edges[::2], edges[1::2], strict=True))


def _quoted(text: str, starts: NDArray[np.uint32]) -> NDArray[np.bool_]:
    """Which words begin inside quotation marks."""
    edges = np.array([edge for match in QUOTED.finditer(text) for edge in match.span()], np.uint32)
    inside: NDArray[np.bool_] = np.searchsorted(edges, starts, side="right") % 2 == 1
    return inside
