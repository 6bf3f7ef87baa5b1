"""Who said it: the same words, printed as those of two persons."""

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from consilience.claims.alignment import related, related_groups
from consilience.claims.comparison import UNRELATED, Comparator, Comparison, compatible, conflict, same
from consilience.claims.entities.names import is_one_family, person_name
from consilience.claims.making import claim
from consilience.claims.people import named_persons
from consilience.claims.quoted import quoted_words
from consilience.claims.reading import Reading, StoryReading
from consilience.claims.utterances import related_pairs
from consilience.records import Claim, ClaimKind, Entity, Quotation, Span

# Two persons do not say so many telling words (longer than SHORT_WORD letters) in one order by chance.
TELLING_WORDS = 5
SHORT_WORD = 3
# Who speaks for somebody else says the other's words, and a letter has more than one writer.
FOR_ANOTHER = re.compile(
    r"\b(?:spokes\w+|aides?|advis[eo]rs?|lawyers?|attorneys?|chief of staff|secretary|representatives?|counsels?"
    r"|campaign|interpreter|translator|jointly|joint|letter|petition|quot(?:ed|ing)|read(?:ing)?)\b",
    re.IGNORECASE,
)
# A name in these places is not the speaker's: "a letter from Smith", "Smith's office", "Smith and Jones said".
WITHIN = frozenset({"pobj", "poss", "compound", "nmod", "conj"})
BOUND = "|"
ALONE, FOR_SOMEBODY = "speaker of a quotation", "speaker for another"


def speaker_claims(story: StoryReading) -> Iterator[Claim]:
    """A claim for each quotation whose sentence names one person as its speaker."""
    people = named_persons(story)
    for reading in story.readings:
        held = people.get(reading.article, ()) if reading.quotations else ()
        named = {mention.span: person for mention, person in held if reading.span.contains(mention.span)}
        for quotation in reading.quotations:
            speaker = _speaker(reading, quotation, named)
            if speaker is not None and len(quoted_words(reading.words(quotation.span))) >= TELLING_WORDS:
                yield _claim(reading, quotation, speaker, named)


def compare_speakers(first: Claim, second: Claim) -> Comparison:
    """The speakers of the same words: one, two names that may be one, one who speaks for another, or two."""
    if not _is_one_text(first.value.split(), second.value.split()):
        return UNRELATED
    (one, name), (two, other) = first.subject.split(BOUND), second.subject.split(BOUND)
    if one == two:
        return same("speaker, same")
    mine, theirs = person_name(name), person_name(other)
    if mine is None or theirs is None or is_one_family(mine, theirs):
        return compatible("speaker, name variant")
    if FOR_SOMEBODY in {first.rule, second.rule} or one in second.theme_heads or two in first.theme_heads:
        return compatible("speaker, for another")
    return conflict("speaker, differs")


def by_words(story: StoryReading, claims: Sequence[Claim], compare: Comparator) -> list[tuple[Claim, ...]]:
    """Groups of quotations that share their words."""
    pairs = related_pairs(list(claims))
    return related_groups(claims, [pair for pair in pairs if related(compare, *pair)])


def _is_one_text(one: list[str], two: list[str]) -> bool:
    """Whether two quotations have a run of telling words in common."""
    run = SequenceMatcher(a=one, b=two, autojunk=False).find_longest_match()
    return sum(len(word) > SHORT_WORD for word in one[run.a : run.a + run.size]) >= TELLING_WORDS


def _speaker(reading: Reading, quotation: Quotation, named: Mapping[Span, Entity]) -> Span | None:
    """The one name at the head of the words for the speaker, within the sentence and outside the marks."""
    words = quotation.speaker
    if words is None or not reading.span.contains(words) or quotation.span.overlaps(words):
        return None
    inside = [span for span in named if words.contains(span)]
    is_alone = len(inside) == 1 and not _is_within(reading, inside[0], words)
    return inside[0] if is_alone else None


def _is_within(reading: Reading, name: Span, words: Span) -> bool:
    """Whether a name stands in a phrase about something else: another of the words governs it."""
    tokens = reading.tree.tokens
    heads = [
        token
        for token in tokens
        if name.start <= token.start < name.end and not name.start <= tokens[token.head].start < name.end
    ]
    above = ((token, tokens[token.head]) for token in heads)
    return not heads or any(
        token.relation in WITHIN and words.start <= governor.start < words.end for token, governor in above
    )


def _claim(reading: Reading, quotation: Quotation, speaker: Span, named: Mapping[Span, Entity]) -> Claim:
    person = named[speaker]
    text = reading.words(reading.span)
    titles = " ".join(title.words for title in person.titles)
    outside = text.replace(reading.words(quotation.span), " ")
    is_voice = FOR_ANOTHER.search(outside) or FOR_ANOTHER.search(titles)
    return claim(
        reading,
        ClaimKind.SPEAKER,
        speaker,
        topic=quotation.span,
        subject=f"{person.id}{BOUND}{person.name}",
        relation="said by",
        value=" ".join(quoted_words(reading.words(quotation.span))),
        rule=FOR_SOMEBODY if is_voice else ALONE,
        theme_heads=frozenset(each.id for each in named.values()),
    )
