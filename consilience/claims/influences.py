"""Whether one thing had a part in another: "greed played a role in it" against "greed never affected it"."""

import re
from collections.abc import Iterator

from consilience.claims.comparison import UNRELATED, Comparison, conflict, same
from consilience.claims.grammar import NOUNS, SUBJECTS, Tree
from consilience.claims.making import claim
from consilience.claims.predicates import stem
from consilience.claims.reading import Reading, StoryReading
from consilience.records import Claim, ClaimKind, Polarity

AFFECTING = frozenset({"affect", "influence", "impact", "sway", "taint", "contribute"})
# "played a role", "was a factor", "had a bearing"
HAVING = frozenset({"play", "have", "be"})
PARTS = frozenset({"role", "part", "factor", "influence", "effect", "impact", "bearing"})
NOT_FOUND = re.compile(
    r"\b(?:no|not any|without(?: any)?|(?:shred|scintilla|iota) of)\s(?:\w+\s)?(?:evidence|proof|indication|sign)\b"
    r"|\b(?:den(?:y|ied|ies|ying)|disput(?:e|ed|es|ing)|reject(?:ed|s|ing)?)\b",
    re.IGNORECASE,
)
OPEN = re.compile(r"\b(?:whether|if|may|might|could|can|would|will|should|to what extent)\b|\?", re.IGNORECASE)
# A part that is great or small is one all the same; who plays it must be a thing.
THINGS = frozenset({"NOUN"})


def influence_claims(story: StoryReading) -> Iterator[Claim]:
    """Where a part is denied to something in a story, a claim for each of these and for each part it is given."""
    found = [made for reading in story.readings for made in _claims(reading)]
    denied = {made.relation for made in found if made.polarity is Polarity.NEGATIVE}
    yield from (made for made in found if made.relation in denied)


def compare_influences(first: Claim, second: Claim) -> Comparison:
    """A part in one matter that one gives to something and another denies it."""
    if first.relation != second.relation or (first.theme and second.theme and not set(first.theme) & set(second.theme)):
        return UNRELATED
    return same("cause, same") if first.polarity is second.polarity else conflict("cause, ruled out")


def _claims(reading: Reading) -> Iterator[Claim]:
    tree, text = reading.tree, reading.words(reading.span)
    for verb, token in enumerate(tree.tokens):
        part = _part(tree, verb)
        is_affecting = token.lemma in AFFECTING and token.pos == "VERB"
        if not (is_affecting or part is not None) or OPEN.search(text):
            continue
        for subject in tree.governed(verb, SUBJECTS):
            if tree.tokens[subject].pos in THINGS:
                yield _claim(reading, verb, subject, _polarity(reading, verb, part))


def _part(tree: Tree, verb: int) -> int | None:
    """The part that something plays: the object of "play" or "have", what follows "be"."""
    if tree.tokens[verb].lemma not in HAVING:
        return None
    objects = tree.governed(verb, frozenset({"dobj", "attr"}))
    return next((place for place in objects if tree.tokens[place].lemma in PARTS), None)


def _polarity(reading: Reading, verb: int, part: int | None) -> Polarity:
    tree = reading.tree
    is_none = part is not None and any(tree.tokens[child].lemma.lower() == "no" for child in tree.children[part])
    before = reading.words(reading.span)[: tree.tokens[verb].start - reading.span.start]
    is_negative = tree.is_negated(verb) or is_none or NOT_FOUND.search(before) is not None
    return Polarity.NEGATIVE if is_negative else Polarity.POSITIVE


def _claim(reading: Reading, verb: int, subject: int, polarity: Polarity) -> Claim:
    tree = reading.tree
    return claim(
        reading,
        ClaimKind.REASON,
        tree.span(min(verb, subject), max(verb, subject)),
        topic=tree.span(subject, subject),
        subject="",
        relation=f"part of {stem(tree.tokens[subject].lemma)}",
        value=polarity,
        rule="part given" if polarity is Polarity.POSITIVE else "part denied",
        polarity=polarity,
        theme=_matter(tree, verb),
    )


def _matter(tree: Tree, verb: int) -> frozenset[str]:
    """The stems of the nouns after the verb: in what it had a part."""
    after = (tree.tokens[place] for place in tree.subtree(verb) if place > verb)
    return frozenset(stem(token.lemma) for token in after if token.pos in NOUNS and token.lemma not in PARTS)
