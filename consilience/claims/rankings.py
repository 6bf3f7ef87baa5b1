"""Which place in a ranking something has: "the second-largest port" against "the third-largest port"."""

import re
from collections.abc import Iterator

from consilience.claims.comparison import UNRELATED, Comparison, compatible, conflict, same
from consilience.claims.making import claim
from consilience.claims.predicates import stem
from consilience.claims.reading import Reading, StoryReading
from consilience.records import Claim, ClaimKind

ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
RANKED = re.compile(rf"({'|'.join(ORDINALS)}|\d{{1,3}}(?:st|nd|rd|th))-(\w+est|most|least|best|worst)", re.IGNORECASE)
SUPERLATIVES = frozenset({"JJS", "RBS"})
# "among the largest", "one of the largest" is no rank.
LOOSE = frozenset({"among", "of"})


def ranking_claims(story: StoryReading) -> Iterator[Claim]:
    """A claim for each named thing of which a sentence says which place it has by some measure."""
    for reading in story.readings:
        tree = reading.tree
        for index, token in enumerate(tree.tokens):
            if token.pos != "NOUN":
                continue
            for child in tree.governed(index, frozenset({"amod", "nmod", "compound"})):
                rank = _rank(reading, child)
                holder = None if rank is None else _holder(reading, index)
                if rank is not None and holder is not None:
                    yield _claim(reading, index, child, rank, holder)


def compare_rankings(first: Claim, second: Claim) -> Comparison:
    """Two places of one thing by one measure: apart, unless they count within different bounds."""
    if first.relation != second.relation or first.subject != second.subject:
        return UNRELATED
    if first.value == second.value:
        return same("ranking, same")
    return compatible("ranking, other scope") if first.theme != second.theme else conflict("ranking, differs")


def _claim(reading: Reading, noun: int, word: int, rank: tuple[int, str], holder: str) -> Claim:
    tree = reading.tree
    place, measure = rank
    scope = frozenset(
        stem(tree.tokens[below].lemma)
        for below in tree.subtree(noun)
        if tree.tokens[below].pos in {"PROPN", "NOUN"} and below not in {noun, word}
    )
    return claim(
        reading,
        ClaimKind.NUMBER,
        tree.span(min(word, noun), max(word, noun)),
        topic=tree.span(noun, noun),
        subject=holder,
        relation=f"rank as {measure} {stem(tree.tokens[noun].lemma)}",
        value=str(place),
        rule="place in a ranking",
        theme=scope,
    )


def _rank(reading: Reading, word: int) -> tuple[int, str] | None:
    """The place and the measure that a superlative gives: "third-largest" is 3, largest."""
    tree = reading.tree
    match = RANKED.fullmatch(tree.word(word))
    if match is not None:
        return _number(match[1].lower()), match[2].lower()
    if tree.tokens[word].tag not in SUPERLATIVES:
        return None
    before = [tree.tokens[child] for child in tree.children[word]] + [tree.tokens[max(word - 1, 0)]]
    place = next((_number(token.lemma.lower()) for token in before if token.lemma.lower() in ORDINALS), 1)
    loose = any(tree.tokens[place].lemma in LOOSE for place in range(max(0, word - 3), word))
    return None if loose else (place, tree.word(word).lower())


def _number(word: str) -> int:
    return ORDINALS.index(word) + 1 if word in ORDINALS else int(re.sub(r"\D", "", word))


def _holder(reading: Reading, noun: int) -> str | None:
    """Who or what has the place: the subject of "is", or the name beside an apposition."""
    tree, token = reading.tree, reading.tree.tokens[noun]
    if token.relation == "attr":
        named = tree.subject(token.head)
    elif token.relation == "appos":
        named = token.head
    else:
        named = next(tree.governed(noun, frozenset({"appos"})), None)
    return None if named is None else reading.meant.at(tree.tokens[named].start)
