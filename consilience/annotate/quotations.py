"""Words between quotation marks: where they begin and end, and who is reported to have said them."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

import msgspec

from consilience.records import Article, Attribution, Quotation, Sentence, Span

# An opening mark and the marks that close it; a straight mark closes itself.
CLOSERS = {"“": "”", "„": "“”", "«": "»", "‘": "’", '"': '"”', "''": ("''", '"'), "``": ("''", '"'), "'": "'"}
SINGLE = frozenset("‘'")
MARK = re.compile(r"''|``|[“”„«»\"‘’']")
# The longest quotation in 924 news articles has 1,515 characters; past this an unclosed mark is an error.
LONGEST = 4_000
# Quoted words with no speaker: a term or a name if so short and without a finite verb.
SCARE_WORDS = 5
FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})

Bounds = tuple[int, int]


def find_quotations(article: Article, paragraphs: Sequence[tuple[Sentence, ...]]) -> tuple[Quotation, ...]:
    """The outermost quotations of each paragraph, in order, without their marks.

    One that is not closed before its paragraph ends is cut there: a quotation continued in the next paragraph is
    opened again by the next paragraph's first mark.
    """
    found = []
    for paragraph in paragraphs:
        offset = paragraph[0].span.start if paragraph else 0
        text = article.text[offset : paragraph[-1].span.end] if paragraph else ""
        found += [Quotation(span=article.span(offset + start, offset + end)) for start, end in _quoted(text)]
    return tuple(found)


def spoken(
    article: Article,
    quotations: Sequence[Quotation],
    attributions: Sequence[Attribution],
    sentences: Sequence[Sentence],
) -> tuple[Quotation, ...]:
    """The quotations with speaker and cue of the closest attribution that reports them; others may be scare quotes."""
    verbs = [token.start for sentence in sentences for token in sentence.tokens if token.tag in FINITE]
    finished = []
    for quotation, attribution in zip(quotations, _reports(quotations, attributions), strict=True):
        if attribution:
            speaker, cue = next(iter(attribution.source), None), next(iter(attribution.cue), None)
            finished.append(msgspec.structs.replace(quotation, speaker=speaker, cue=cue))
        else:
            is_scare = not _holds(verbs, quotation.span) and _is_short(article.words(quotation.span))
            finished.append(msgspec.structs.replace(quotation, is_scare=is_scare))
    return tuple(finished)


def _reports(quotations: Sequence[Quotation], attributions: Sequence[Attribution]) -> Iterator[Attribution | None]:
    """For each quotation the attribution with the shortest piece of content that holds most of it."""
    pieces = [(span, attribution) for attribution in attributions for span in attribution.content]
    pieces.sort(key=lambda piece: piece[0], reverse=True)
    near: list[tuple[Span, Attribution]] = []
    for quotation in quotations:
        span = quotation.span
        while pieces and pieces[-1][0].start < span.end:
            near.append(pieces.pop())
        near = [piece for piece in near if piece[0].end > span.start]
        holding = [piece for piece in near if 2 * _shared(piece[0], span) > span.end - span.start]
        shortest = min(holding, key=lambda piece: piece[0].end - piece[0].start, default=None)
        yield shortest[1] if shortest else None


def _quoted(text: str) -> Iterator[Bounds]:
    """Start and end of what is between an opening mark and its own closing one; other marks between them are nested."""
    opened, start, nested, limit = "", 0, 0, len(text.rstrip())
    for mark in MARK.finditer(text):
        if opened and start + LONGEST < mark.start():
            opened = ""
        if not opened:
            opened, start, nested = (mark.group() if _opens(text, mark) else ""), mark.end(), 0
        elif nested and mark.group() == "”":
            nested -= 1
        elif mark.group() in CLOSERS[opened] and _closes(text, mark):
            yield from _bounds(text, start, mark.start())
            opened = ""
        elif mark.group() == opened and _opens(text, mark):
            start = mark.end()
        elif mark.group() == "“":
            nested += 1
    if opened and opened not in SINGLE and limit - start <= LONGEST:
        yield from _bounds(text, start, limit)


def _bounds(text: str, start: int, end: int) -> Iterator[Bounds]:
    if any(map(str.isalnum, text[start:end])):
        yield start, end


def _opens(text: str, mark: re.Match[str]) -> bool:
    """Can the mark begin a quotation: is it an opening one, or a straight one before a word and after none?"""
    before, after = text[mark.start() - 1 : mark.start()], text[mark.end() : mark.end() + 1]
    return mark.group() in CLOSERS and not before.isalnum() and bool(after.strip())


def _closes(text: str, mark: re.Match[str]) -> bool:
    """Can the mark end a quotation: is it no apostrophe, and no straight mark before a word?"""
    return not text[mark.end() : mark.end() + 1].isalnum()


def _shared(one: Span, other: Span) -> int:
    return min(one.end, other.end) - max(one.start, other.start)


def _holds(places: Sequence[int], span: Span) -> bool:
    """Does one of the places, which are in order, lie in the span?"""
    nearest = bisect_left(places, span.start)
    return nearest < len(places) and places[nearest] < span.end


def _is_short(words: str) -> bool:
    return len(words.split(maxsplit=SCARE_WORDS)) <= SCARE_WORDS
