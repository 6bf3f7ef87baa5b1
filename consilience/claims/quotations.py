"""The wording of one quotation in several reports: the same words of the same speaker, printed differently."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from consilience.claims.comparison import Outcome
from consilience.claims.making import claim
from consilience.claims.quoted import quoted_words, telling
from consilience.claims.reading import Reading, StoryReading
from consilience.claims.utterances import compare_quotations, one_utterance
from consilience.claims.wordings import side_by_side
from consilience.records import Claim, ClaimKind, Quotation, Span, replaced

# A quotation is recognised elsewhere by so many words, so many of them telling.
FEWEST_WORDS = 4
FEWEST_TELLING = 2
# Sentences of one quotation are compared together, up to so many words; one is cut past the longest.
LONGEST_PIECE = 80
LONGEST_QUOTATION = 400
CLAUSE_WORDS = 6
# Characters of "..., he said, ..." between two parts of one sentence.
LONGEST_ASIDE = 80
MARKS = " \t\n\"'“”‘’"
OPEN_ENDS = frozenset(",?!")
CUT = "..."
PARAGRAPH = re.compile(r"\n\s*\n")
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
    for one, two, outcome in one_utterance([made for made, _ in groups.values()], compare_quotations):
        if outcome is Outcome.CONFLICT:
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
    """Pieces that are said in one breath: the sentences of one quotation, and what "he said" interrupts."""
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
    is_long = sum(len(each.words) for each in group) + len(piece.words) > LONGEST_PIECE
    return not is_long and (last.quotation is piece.quotation or _is_interrupted(last, piece))


def _is_interrupted(last: _Piece, piece: _Piece) -> bool:
    """Whether a quotation goes on after "..., he said, ..." or "..., he said. ..."; words may be cut after the latter."""
    if piece.focus.start - last.focus.end > LONGEST_ASIDE:
        return False
    aside = last.reading.words(Span(article=last.focus.article, start=last.focus.end, end=piece.focus.start)).strip(MARKS)
    is_open = last.reading.words(last.focus).rstrip()[-1:] in OPEN_ENDS and THAT.search(aside) is None
    if last.reading is piece.reading:
        return is_open and aside.endswith(",") and piece.reading.words(piece.focus)[:1].islower()
    is_short = min(len(last.words), len(piece.words)) < CLAUSE_WORDS
    if is_open and is_short and aside.endswith(".") and not PARAGRAPH.search(aside):
        piece.words.insert(0, CUT)
        return True
    return False


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
    held = held or [max(group, key=lambda piece: len(piece.words))]
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
