"""The wording of one quotation in several reports: the same words of the same speaker, printed differently."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

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
# Sentences of one quotation are compared together, up to so many words: of 38 differences 23 are found by comparing
# sentences, 27 by pieces of 40 words, 28 by pieces of 60 to 120. One sentence is cut past the longest.
LONGEST_PIECE = 80
LONGEST_QUOTATION = 400
# Characters of "..., he said, ..." between two parts, and the words of a part that is no clause of its own.
LONGEST_ASIDE = 80
CLAUSE_WORDS = 6
OPEN_ENDS = frozenset(",?!")
CUT = "..."
MARKS = " \t\n\"'“”‘’"
# What says more between two parts than who speaks, or begins a paragraph.
OWN_CLAUSE = re.compile(r"\b(?:that|while|and|but)\b|\n\s*\n")


def quotation_claims(story: StoryReading) -> Iterator[Claim]:
    """A claim for what each quotation says, if it is long enough to be recognised elsewhere.

    Where others print it in other words, its evidence is the sentences that hold these; else the sentence of which
    others print most.
    """
    groups = {
        made.id: (made, group)
        for readings in story.by_article()
        for group in _joined([piece for reading in readings for piece in _pieces(reading)])
        for made in _claims(group)
    }
    differing: dict[str, set[int]] = defaultdict(set)
    printed: dict[str, Counter[int]] = defaultdict(Counter)
    for one, two, outcome in one_utterance([made for made, _ in groups.values()], compare_quotations):
        found = side_by_side(one.value, two.value)
        printed[one.id].update(found.places_in_one)
        printed[two.id].update(found.places_in_two)
        if outcome is Outcome.CONFLICT:
            differing[one.id] |= found.differing_in_one
            differing[two.id] |= found.differing_in_two
    for made, group in groups.values():
        yield _narrowed(made, group, differing[made.id], printed[made.id])


@dataclass(frozen=True, eq=False)
class _Piece:
    """What one sentence holds of one quotation."""

    reading: Reading
    quotation: Quotation
    focus: Span

    @cached_property
    def words(self) -> list[str]:
        return quoted_words(self.reading.words(self.focus))


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
    """Whether a quotation goes on after "..., he said, ...", or one of few words after "..., he said. ..."."""
    aside = last.reading.annotated.article.text[last.focus.end : piece.focus.start].strip(MARKS)
    is_open = last.reading.words(last.focus).rstrip()[-1:] in OPEN_ENDS
    if not is_open or len(aside) > LONGEST_ASIDE or OWN_CLAUSE.search(aside):
        return False
    if last.reading is piece.reading:
        return aside.endswith(",") and piece.reading.words(piece.focus)[:1].islower()
    return aside.endswith(".") and min(len(last.words), len(piece.words)) < CLAUSE_WORDS


def _words(group: Sequence[_Piece]) -> Iterator[tuple[str, _Piece]]:
    """The words of a group, each with its piece; between two quotations of two sentences something may be cut."""
    for last, piece in zip((group[0], *group), group, strict=False):
        if last.quotation is not piece.quotation and last.reading is not piece.reading:
            yield CUT, piece
        for word in piece.words:
            yield word, piece


def _claims(group: Sequence[_Piece]) -> Iterator[Claim]:
    words = [word for word, _ in _words(group)][:LONGEST_QUOTATION]
    if len(words) < FEWEST_WORDS or len(telling(words)) < (FEWEST_TELLING if len(words) < CLAUSE_WORDS else 1):
        return
    main = _longest(group)
    focus = _hull(group[0].focus, group[-1].focus)
    speakers = (_speaker(piece.reading, piece.quotation) for piece in group)
    yield claim(
        main.reading,
        ClaimKind.QUOTATION,
        focus,
        topic=focus,
        subject=next(filter(None, speakers), ""),
        relation="said",
        value=" ".join(words),
        rule="quotation",
    )


def _narrowed(made: Claim, group: Sequence[_Piece], differing: set[int], printed: Counter[int]) -> Claim:
    """The claim with those of its sentences that hold the words in which others differ, else what others print most."""
    words = list(_words(group))
    held = [piece for place, (_, piece) in enumerate(words) if place in differing]
    shared: Counter[int] = Counter()
    for place, count in printed.items():
        shared[group.index(words[place][1])] += count
    held = held or [max(group, key=lambda piece: (shared[group.index(piece)], len(piece.words)))]
    evidence = _hull(held[0].reading.span, held[-1].reading.span)
    return replaced(made, evidence=evidence, focus=_hull(held[0].focus, held[-1].focus))


def _longest(group: Sequence[_Piece]) -> _Piece:
    return max(group, key=lambda piece: len(piece.words))


def _hull(first: Span, last: Span) -> Span:
    return Span(article=first.article, start=first.start, end=last.end)


def _speaker(reading: Reading, quotation: Quotation) -> str:
    """The words that name the speaker in small letters, and the person whom they name."""
    if quotation.speaker is None:
        return ""
    words = reading.words(quotation.speaker).lower().replace("’s", "").replace("'s", "")
    return " ".join((words, *sorted(reading.meant.persons_within(quotation.speaker))))
