"""Whether a cause is known: "the cause of the fire is unclear" against "the fire was caused by a lamp"."""

import re
from collections.abc import Iterator

from consilience.claims.comparison import UNRELATED, Comparison, conflict, is_overtaken, later, same
from consilience.claims.grammar import PASSIVE_SUBJECTS, Tree
from consilience.claims.making import claim
from consilience.claims.predicates import stem
from consilience.claims.reading import TRADE_WORDS, Reading, StoryReading
from consilience.records import Claim, ClaimKind, Polarity, Span

_CAUSE = r"(?:causes?|motives?|motivations?|reasons?|motivated|caused|prompted|triggered|sparked)"
_NOT_KNOWN = (
    r"(?:unclear|unknown|undetermined|not (?:yet |immediately )?(?:been )?(?:known|clear|determined?|established)"
    r"|impossible to (?:say|tell|know)|(?:cannot|could not|can[’']t|couldn[’']t) (?:determine|say|tell)"
    r"|(?:do|does|did)(?: not|n[’']t) know|to be determined)"
)
_CLEAR = r"(?:(?:pretty|very|quite|perfectly|absolutely|entirely) clear|clear[- ]cut|no (?:mystery|doubt))"
UNKNOWN = re.compile(
    rf"\b{_NOT_KNOWN}\b[^.;]{{0,40}}?\b(?P<before>{_CAUSE})\b|\b(?P<after>{_CAUSE})\b[^.;]{{0,60}}?\b{_NOT_KNOWN}\b",
    re.IGNORECASE,
)
CLEAR = re.compile(
    rf"\b{_CLEAR}\b[^.;]{{0,20}}?\b(?P<before>{_CAUSE})\b|\b(?P<after>{_CAUSE})\b[^.;]{{0,30}}?\b(?:is|was) {_CLEAR}\b",
    re.IGNORECASE,
)
# A cause that is guessed is not known.
GUESSED = re.compile(
    r"\b(?:may|might|could|can|would|will|if|whether|possibly|perhaps|probably|likely|apparently|appears?|seems?|believed?"
    r"|suspect\w*|suggest\w*|possible|not|never|no)\b|n[’']t\b|\?",
    re.IGNORECASE,
)
CAUSING = frozenset({"cause", "spark", "trigger"})
# What a cause is of is named within so many words.
NEAR = 6
EFFECTS = frozenset({"NOUN", "PROPN", "VERB"})
# Words that say nothing of what happened.
EMPTY = TRADE_WORDS | {"cause", "motive", "motivation", "reason", "determine", "know", "remain", "question", "thing"}


def unknown_claims(story: StoryReading) -> Iterator[Claim]:
    """Where a cause is called unknown, a claim for each of these, and for each cause that is known."""
    unknown = [made for reading in story.readings if (made := _searched(story, reading, UNKNOWN)) is not None]
    if unknown:
        yield from unknown
        for reading in story.readings:
            known = _searched(story, reading, CLEAR) or _named(reading)
            if known is not None and not UNKNOWN.search(reading.words(reading.span)):
                yield known


def compare_unknowns(first: Claim, second: Claim) -> Comparison:
    """A cause that one calls unknown and another names: found since, where the reports lie apart in time."""
    if not set(first.theme) & set(second.theme):
        return UNRELATED
    if first.polarity is second.polarity:
        return same("cause, same")
    unknown, known = (first, second) if first.polarity is Polarity.NEGATIVE else (second, first)
    if is_overtaken(unknown, known) and unknown.reported and known.reported:
        return later("cause, found since") if unknown.reported.latest < known.reported.earliest else UNRELATED
    return conflict("cause, known or not")


def _searched(story: StoryReading, reading: Reading, pattern: re.Pattern[str]) -> Claim | None:
    """The claim of a sentence that calls a cause unknown, or clear."""
    text = reading.words(reading.span).replace("\u00a0", " ")
    match = pattern.search(text)
    if match is None:
        return None
    start, end = reading.span.start + match.start(), reading.span.start + match.end()
    group = "before" if match["before"] else "after"
    effect = _effect(reading, reading.span.start + match.end(group))
    if not effect and pattern is CLEAR:
        effect = frozenset(
            word for before in story.before(reading, 1) for word in _stems(before.tree, range(len(before.tree.tokens)))
        )
    polarity = Polarity.NEGATIVE if pattern is UNKNOWN else Polarity.POSITIVE
    return _claim(reading, reading.annotated.article.span(start, end), effect, polarity) if effect else None


def _named(reading: Reading) -> Claim | None:
    """The claim of a sentence that says what caused something."""
    tree, text = reading.tree, reading.words(reading.span)
    for place, token in enumerate(tree.tokens):
        if token.lemma in CAUSING and token.pos == "VERB" and token.tag in {"VBD", "VBN"} and not GUESSED.search(text):
            effect = _stems(tree, tree.governed(place, frozenset({"dobj"}) | PASSIVE_SUBJECTS))
            if effect:
                return _claim(reading, tree.phrase(place), effect, Polarity.POSITIVE)
    return None


def _effect(reading: Reading, after: int) -> frozenset[str]:
    """What a cause is of: the nouns and verbs in the words after it, up to its verb."""
    tree = reading.tree
    found: list[int] = []
    for place, token in enumerate(tree.tokens):
        if token.start >= after and len(found) < NEAR:
            if token.pos == "AUX" or (token.pos == "PUNCT" and tree.word(place) in ",;:"):
                break
            found.append(place)
    return _stems(tree, found)


def _stems(tree: Tree, places: Iterator[int] | range | list[int]) -> frozenset[str]:
    return frozenset(
        stem(tree.tokens[place].lemma.lower())
        for place in places
        if tree.tokens[place].pos in EFFECTS and tree.tokens[place].lemma.lower() not in EMPTY
    )


def _claim(reading: Reading, focus: Span, effect: frozenset[str], polarity: Polarity) -> Claim:
    return claim(
        reading,
        ClaimKind.REASON,
        focus,
        topic=focus,
        subject="",
        relation="cause known",
        value=polarity,
        rule="cause unknown" if polarity is Polarity.NEGATIVE else "cause known",
        polarity=polarity,
        theme=effect,
    )
