"""What a body is called: long names of committees and offices that differ in one word between two reports."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from consilience.claims.entities.places import state_of
from consilience.claims.making import claim
from consilience.claims.nations import nation
from consilience.claims.predicates import stem
from consilience.claims.reading import Reading, StoryReading
from consilience.claims.spellings import BETWEEN, RELATION
from consilience.claims.tables import word_set
from consilience.records import Claim, ClaimKind, Span

# A shorter name that differs in a word is another body: the Senate's and the House's committee. Of 22 pairs of names in
# 98 stories that begin and end alike, those of other bodies are shorter.
FEWEST_WORDS = 4
BODIES = word_set(
    """
    academy administration agency association authority board bureau chamber commission committee council court
    department federation institute league ministry office panel party service society subcommittee tribunal union
    """
)
LINKING = frozenset({"and", "for", "of", "on", "the", "&"})
# "The Northern District Court" and "the Southern District Court" are two.
ORDERING = word_set(
    """
    central east eastern eighth fifth first fourth house lower ninth north northern second senate seventh sixth
    congressional senatorial republican democratic national federal state
    south southern tenth third upper west western
    """
)


def body_name_claims(story: StoryReading) -> Iterator[Claim]:
    """A claim for the first place in each article of a body's name that another article gives in other words."""
    places: dict[tuple[str, ...], dict[str, tuple[Reading, Span]]] = defaultdict(dict)
    for reading in story.readings:
        for words, span in _names(reading):
            places[words].setdefault(reading.article, (reading, span))
    for one, two in _pairs(sorted(places)):
        if not places[one].keys() & places[two].keys() and _is_one_body(one, two):
            label = BETWEEN.join((" ".join(one), " ".join(two)))
            for words in (one, two):
                yield from (_claim(reading, span, words, label) for reading, span in places[words].values())


def _pairs(names: list[tuple[str, ...]]) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Names that begin and end alike, so that only these are compared."""
    groups: dict[tuple[int, str, str], list[tuple[str, ...]]] = defaultdict(list)
    for words in names:
        groups[len(words), words[0], words[-1]].append(words)
    for group in groups.values():
        yield from combinations(group, 2)


def _is_one_body(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    """Whether two names differ in one word that is neither a form of the other nor tells one body from the next."""
    parts = [(mine, other) for mine, other in zip(one, two, strict=True) if mine != other]
    if len(parts) != 1 or stem(parts[0][0]) == stem(parts[0][1]):
        return False
    return not any(word in ORDERING | LINKING or state_of(word) or nation(word.title()) for word in parts[0])


def _names(reading: Reading) -> Iterator[tuple[tuple[str, ...], Span]]:
    """The runs of capitalised words that end in a word for a body."""
    tree, run = reading.tree, list[int]()
    for place in range(len(tree.tokens) + 1):
        word = tree.word(place) if place < len(tree.tokens) else ""
        if word[:1].isupper() or (run and word in LINKING):
            run.append(place)
            continue
        run = run[1:] if run and tree.word(run[0]).lower() in LINKING else run
        words = tuple(tree.word(each).lower() for each in run)
        if len(words) >= FEWEST_WORDS and words[-1] in BODIES:
            yield words, tree.span(run[0], run[-1])
        run = []


def _claim(reading: Reading, span: Span, words: tuple[str, ...], label: str) -> Claim:
    return claim(
        reading,
        ClaimKind.OFFICE,
        span,
        topic=span,
        subject="",
        relation=f"{RELATION}{label}",
        value=" ".join(words),
        rule="name of a body in two forms",
    )
