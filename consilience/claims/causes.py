"""What was the reason: "closed because of the storm" against "the closure had nothing to do with the storm"."""

import re
from collections.abc import Iterator

from consilience.claims.comparison import UNRELATED, Comparison, compatible, conflict, same
from consilience.claims.grammar import PASSIVE_SUBJECTS, SUBJECTS, Tree
from consilience.claims.making import claim
from consilience.claims.predicates import stem
from consilience.claims.reading import TRADE_WORDS, Reading, StoryReading
from consilience.records import Claim, ClaimKind, Polarity

_MARKS = (
    r"(?:because of|due to|owing to|(?:as )?a result of|caused by|prompted by|triggered by|motivated by|linked to"
    r"|related to|(?:a )?(?:response|reaction) to|in (?:response|reaction|retaliation) (?:to|for)|retaliation for)\s"
)
GIVEN = re.compile(rf"\b{_MARKS}", re.IGNORECASE)
RULED_OUT = re.compile(
    rf"(?:\b(?:not|never|no longer)|n[’']t)\s(?:\w+\s){{0,3}}?{_MARKS}|\b(?:nothing to do with|unrelated to)\s",
    re.IGNORECASE,
)
# Words that make a ruling-out none: "not only because of", "not merely due to".
ALSO = re.compile(r"\b(?:only|just|merely|solely|simply|entirely|alone|sure|clear|known)\b", re.IGNORECASE)
UNSURE = re.compile(r"\b(?:whether|if|may|might|could|perhaps|possibly|likely|wonder\w*|ask\w*)\b|\?", re.IGNORECASE)
# A reason is named within so many words.
LONGEST_REASON = 8
STEPS = 6
CAUSING = frozenset({"cause", "prompt", "trigger", "motivate", "link", "relate", "do"})
PHRASE = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PART", "PRON", "ADV"})
NOUNS = frozenset({"NOUN", "PROPN"})


def cause_claims(story: StoryReading) -> Iterator[Claim]:
    """Where a reason is ruled out in a story: a claim for each of these, and for each reason that is given."""
    found = [each for reading in story.readings if (each := _claim(reading)) is not None]
    if any(each.polarity is Polarity.NEGATIVE for each in found):
        yield from found


def compare_causes(first: Claim, second: Claim) -> Comparison:
    """Two reasons for one thing: the same one given and ruled out, or two that can both hold."""
    if not set(first.theme) & set(second.theme):
        return UNRELATED
    is_one = bool(set(first.theme_heads) & set(second.theme_heads))
    if first.polarity is second.polarity:
        return same("cause, same") if is_one else compatible("cause, another")
    return conflict("cause, ruled out") if is_one else UNRELATED


def _claim(reading: Reading) -> Claim | None:
    text = reading.words(reading.span).replace("\u00a0", " ")
    ruled_out = RULED_OUT.search(text)
    match = ruled_out or GIVEN.search(text)
    if match is None or (ruled_out and ALSO.search(match[0])) or UNSURE.search(text):
        return None
    tree = reading.tree
    after = [place for place, token in enumerate(tree.tokens) if token.start >= reading.span.start + match.end()]
    reason = _phrase(tree, after)
    effect = _effect(tree, after[0] - 1) if after and after[0] else frozenset()
    if not reason or not effect:
        return None
    polarity = Polarity.NEGATIVE if ruled_out else Polarity.POSITIVE
    focus = tree.span(reason[0], reason[-1])
    return claim(
        reading,
        ClaimKind.REASON,
        focus,
        topic=focus,
        subject="",
        relation="cause",
        value=polarity,
        rule="reason ruled out" if ruled_out else "reason given",
        polarity=polarity,
        theme=effect,
        theme_heads=frozenset({stem(tree.tokens[reason[-1]].lemma)}),
    )


def _phrase(tree: Tree, after: list[int]) -> list[int]:
    """The noun phrase with which a reason begins, up to the noun that heads it."""
    found: list[int] = []
    for place in after[:LONGEST_REASON]:
        if tree.tokens[place].pos not in PHRASE:
            break
        found.append(place)
    while found and tree.tokens[found[-1]].pos not in NOUNS:
        found.pop()
    return found


def _effect(tree: Tree, place: int) -> frozenset[str]:
    """The stems of what a reason is of: the verb above it, past verbs of causing, and the subject of that verb."""
    for _ in range(STEPS):
        token, subjects = tree.tokens[place], list(tree.governed(place, SUBJECTS | PASSIVE_SUBJECTS))
        if token.pos in {"VERB", "AUX"} and (subjects or token.lemma not in CAUSING):
            break
        place = token.head
    verb, subjects = tree.tokens[place], list(tree.governed(place, SUBJECTS | PASSIVE_SUBJECTS))
    named = {stem(tree.tokens[each].lemma) for each in subjects if tree.tokens[each].pos in NOUNS}
    own = {stem(verb.lemma)} if verb.pos == "VERB" and verb.lemma not in CAUSING | TRADE_WORDS else set()
    return frozenset(named | own)
