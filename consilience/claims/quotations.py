"""The wording of one quotation in several reports: the same words of the same speaker, printed differently."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from consilience.claims.comparison import Outcome
from consilience.claims.making import claim
from consilience.claims.quoted import quoted_words, telling
from consilience.claims.reading import Reading, StoryReading
from consilience.claims.utterances import compare_quotations, related_pairs
from consilience.claims.wordings import side_by_side
from consilience.records import Claim, ClaimKind, Quotation, Span, replaced

# A quotation is recognised elsewhere by so many words, so many of them telling.
FEWEST_WORDS = 4
FEWEST_TELLING = 2
# Sentences of one quotation are compared together, up to so many words; one is cut past the longest.
LONGEST_PIECE = 80
LONGEST_QUOTATION = 400
# Characters of "..., he said, ..." between two parts of one sentence.
LONGEST_ASIDE = 80
MARKS = " \t\n\"'“”‘’"
THAT = re.compile(r"\b(?:that|while|and|but)\b")


def quotation_claims(story: StoryReading) -> Iterator[Claim]:
    """A claim for what each quotation says, if it is long enough to be recognised elsewhere.

    Where others print it in other words, its evidence is the sentences that hold these.
    """
    groups = {
        made.id: (made, group)
        for readings in story.by_article()
        for group in _joined([piece for reading in readings for piece in _pieces(reading)])
        for made in _claims(group)
    }
    differing: dict[str, set[int]] = defaultdict(set)
    for one, two in related_pairs([made for made, _ in groups.values()]):
        if compare_quotations(one, two).outcome is Outcome.CONFLICT:
            found = side_by_side(one.value, two.value)
            differing[one.id] |= found.differing_in_one
            differing[two.id] |= found.differing_in_two
    for made, group in groups.values():
        yield _narrowed(made, group, differing[made.id])


class _Piece:
    """What one sentence quotes of one quotation."""

    def __init__(self, reading: Reading, quotation: Quotation, focus: Span) -> None:
        self.reading, self.quotation, self.focus = reading, quotation, focus
        self.words = quoted_words(reading.words(focus))


def _pieces(reading: Reading) -> Iterator[_Piece]:
    for quotation in reading.quotations:
        start = max(quotation.span.start, reading.span.start)
        end = min(quotation.span.end, reading.span.end)
        if start < end:
            yield _Piece(reading, quotation, reading.annotated.article.span(start, end))


def _joined(pieces: Sequence[_Piece]) -> Iterator[list[_Piece]]:
    """Pieces that make one clause: short sentences of one quotation, and what "he said" interrupts."""
    group: list[_Piece] = []
    for piece in pieces:
        if group and not _goes_on(group, piece):
            yield group
            group = []
        group.append(piece)
    if group:
        yield group


def _goes_on(group: Sequence[_Piece], piece: _Piece) -> bool:
    last = group[-1]
    if last.quotation is piece.quotation:
        return sum(len(each.words) for each in group) + len(piece.words) <= LONGEST_PIECE
    return last.reading is piece.reading and _is_interrupted(last.reading, last.focus, piece.focus)


def _is_interrupted(reading: Reading, first: Span, second: Span) -> bool:
    """Whether a quotation goes on after "..., he said, ..."."""
    if second.start - first.end > LONGEST_ASIDE:
        return False
    aside = reading.words(reading.annotated.article.span(first.end, second.start)).strip(MARKS)
    goes_on = reading.words(second)[:1].islower()
    return (
        goes_on and reading.words(first).rstrip().endswith(",") and aside.endswith(",") and THAT.search(aside) is None
    )


def _claims(group: Sequence[_Piece]) -> Iterator[Claim]:
    words = [word for piece in group for word in piece.words]
    if len(words) < FEWEST_WORDS or len(telling(words)) < FEWEST_TELLING:
        return
    main = max(group, key=lambda piece: len(piece.words))
    focus = _hull(group[0].focus, group[-1].focus)
    speakers = (_speaker(piece.reading, piece.quotation) for piece in group)
    yield claim(
        main.reading,
        ClaimKind.QUOTATION,
        focus,
        topic=focus,
        subject=next(filter(None, speakers), ""),
        relation="said",
        value=" ".join(words[:LONGEST_QUOTATION]),
        rule="quotation",
    )


def _narrowed(made: Claim, group: Sequence[_Piece], differing: set[int]) -> Claim:
    """The claim with those of its sentences that hold the words in which others differ."""
    held, start = [], 0
    for piece in group:
        if not differing.isdisjoint(range(start, start + len(piece.words))):
            held.append(piece)
        start += len(piece.words)
    if not held:
        return made
    evidence = _hull(held[0].reading.span, held[-1].reading.span)
    return replaced(made, evidence=evidence, focus=_hull(held[0].focus, held[-1].focus))


def _hull(first: Span, last: Span) -> Span:
    return Span(article=first.article, start=first.start, end=last.end)


def _speaker(reading: Reading, quotation: Quotation) -> str:
    """The words that name the speaker in small letters, and the person whom they name."""
    if quotation.speaker is None:
        return ""
    words = reading.words(quotation.speaker).lower().replace("’s", "").replace("'s", "")
    return " ".join((words, *sorted(reading.meant.persons_within(quotation.speaker))))
