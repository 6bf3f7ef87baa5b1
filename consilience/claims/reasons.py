"""Reasons as a sentence gives them: the words that say so, the cause, and what it is the cause of.

"closed because of the storm", "had nothing to do with the storm", "the only reason for the closure was the storm".
"After the storm" says when and is no reason.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from consilience.claims.grammar import NOUNS, PASSIVE_SUBJECTS, SUBJECTS, Tree
from consilience.claims.predicates import stem
from consilience.claims.reading import TRADE_WORDS, Reading
from consilience.claims.tables import word_set
from consilience.records import Span


class Weight(StrEnum):
    """How a cause is given: as one, the main one or the only one, loosely, or as none."""

    RULED_OUT = "reason ruled out"
    LINK = "reason given"
    CAUSE = "cause given"
    MAIN = "main reason"
    ONLY = "only reason"


_CAUSES = r"because of|due to|owing to|caused by|prompted by|triggered by"
_LINKS = (
    r"(?:as )?a result of|motivated by|linked to|related to|(?:a )?(?:response|reaction) to"
    r"|in (?:response|reaction|retaliation) (?:to|for)|retaliation for"
)
CAUSING = re.compile(rf"\b(?:(?P<cause>{_CAUSES})|{_LINKS})\s", re.IGNORECASE)
RULED_OUT = re.compile(
    rf"(?:\b(?:not|never|no longer)|n[’']t)\s(?:\w+\s){{0,3}}?(?:{_CAUSES}|{_LINKS})\s"
    r"|\b(?:nothing to do with|unrelated to)\s",
    re.IGNORECASE,
)
# Words after which a cause is the only one; within a ruling-out they make it none: "not only because of".
ALONE = re.compile(r"\b(?:only|solely|exclusively|entirely|purely)\s+$", re.IGNORECASE)
ALSO = re.compile(r"\b(?:only|just|merely|solely|simply|entirely|alone|sure|clear|known)\b", re.IGNORECASE)
# Sentences that leave open whether it was so.
UNSURE = re.compile(r"\b(?:whether|if|may|might|could|perhaps|possibly|likely|wonder\w*|ask\w*)\b|\?", re.IGNORECASE)
# Other words that give a reason, for whatever was done or decided.
GIVEN = re.compile(
    rf"\b(?:{_CAUSES}|{_LINKS}|citing|cited|attributed\b[^.]{{0,40}}\bto|taking into account|in view of|in light of"
    r"|on the grounds|(?P<frame>(?:reasons?|grounds?|factors?|explanations?)\s(?:\w+\s){0,3}?(?:for|in|behind|to)))\b",
    re.IGNORECASE,
)
# Of these the ones that say why something was done, rather than what a thing has to do with another.
WHY = re.compile(
    rf"\b(?:{_CAUSES}|as a result of|in (?:response|reaction|retaliation) (?:to|for)|citing|taking into account"
    r"|in view of|in light of|on the grounds)\b",
    re.IGNORECASE,
)
# "the only reason for the closure was the storm"
FRAMES = frozenset({"reason", "cause"})
RANKS = {
    "only": Weight.ONLY,
    "sole": Weight.ONLY,
    "main": Weight.MAIN,
    "primary": Weight.MAIN,
    "principal": Weight.MAIN,
    "chief": Weight.MAIN,
}
OF_EFFECT = frozenset({"for", "of", "behind"})
# Deeds that are done to somebody "over" or "for" something.
BLAMING = word_set(
    """
    arrest ban blame charge criticise criticize detain dismiss expel fine fire indict investigate jail oust
    prosecute punish rebuke remove reprimand sack sanction sue suspend
    """
)
QUARRELLING = frozenset({"clash", "protest", "quit", "resign", "strike"})
# "for the time being", "for now"
LASTING = frozenset({"time", "while", "moment", "now", "good", "life"})
# A cause is named within so many words, and shown in so many.
LONGEST_CAUSE = 8
LONGEST_SHOWN = 16
STEPS = 6
# Verbs that only carry a cause to what it is the cause of.
CARRYING = frozenset({"cause", "prompt", "trigger", "motivate", "link", "relate", "do", "cite", "attribute", "take"})
PHRASE = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PART", "PRON", "ADV"})


@dataclass(frozen=True, eq=False)
class Cause:
    """A cause that a sentence names: its words, the stems of what it is the cause of, and how it is given."""

    places: tuple[int, ...]
    effect: frozenset[str]
    weight: Weight


def causes(reading: Reading) -> Iterator[Cause]:
    """The causes that a sentence gives or rules out, with what they are the cause of."""
    text = _plain(reading)
    ruled_out = RULED_OUT.search(text)
    match = ruled_out or CAUSING.search(text)
    tree = reading.tree
    if match is not None and not (ruled_out and ALSO.search(match[0])):
        after = _after(reading, match.end())
        places = _phrase(tree, after)
        effect = _effect(tree, after[0] - 1) if after and after[0] else frozenset()
        if places and effect:
            yield Cause(places, effect, Weight.RULED_OUT if ruled_out else _weight(match, text))
    yield from _framed(tree)


def reason_given(reading: Reading) -> Span | None:
    """The first words of a sentence that give a reason, with it."""
    match = GIVEN.search(_plain(reading))
    if match is None:
        return None
    return _stretch(reading, match) if match["frame"] is None else _shifted(reading, match.start(), match.end())


def reason_of(reading: Reading, index: int) -> Span | None:
    """The words that give the reason for what a word tells: "because of the storm", "over his remarks"."""
    tree = reading.tree
    for child in tree.children[index]:
        token = tree.tokens[child]
        if token.relation == "advcl" and any(tree.tokens[each].lemma == "because" for each in tree.children[child]):
            return _clipped(tree, tree.subtree(child))
        if token.relation == "prep" and _blames(tree, index, child) and not _is_measure(reading, child):
            return _clipped(tree, tree.subtree(child))
    text = _plain(reading)
    match = None if RULED_OUT.search(text) else WHY.search(text)
    after = _after(reading, match.end()) if match is not None else []
    is_own = bool(after) and after[0] > 0 and _carried(tree, after[0] - 1) == index
    return _stretch(reading, match) if match is not None and is_own else None


def _weight(match: re.Match[str], text: str) -> Weight:
    if match["cause"] is None:
        return Weight.LINK
    return Weight.ONLY if ALONE.search(text, max(0, match.start() - 16), match.start()) else Weight.CAUSE


def _framed(tree: Tree) -> Iterator[Cause]:
    """Of "the only reason for the closure was the storm", and the other way round."""
    for index, token in enumerate(tree.tokens):
        marks = (RANKS.get(tree.tokens[child].lemma) for child in tree.governed(index, frozenset({"amod"})))
        weight = next(filter(None, marks), None) if token.lemma in FRAMES and token.pos == "NOUN" else None
        verb = token.head
        if weight is None or tree.tokens[verb].lemma != "be" or tree.is_negated(verb):
            continue
        other = frozenset({"attr"}) if token.relation in SUBJECTS else SUBJECTS
        named = [place for place in tree.governed(verb, other) if tree.tokens[place].pos in NOUNS]
        effect = _effect_of_frame(tree, index)
        if named and effect and token.relation in SUBJECTS | {"attr"}:
            yield Cause(tuple(_noun_phrase(tree, named[0])), effect, weight)


def _effect_of_frame(tree: Tree, noun: int) -> frozenset[str]:
    """What "the reason for the closure of the port" and "the reason the port closed" are the reason of."""
    for child in tree.children[noun]:
        if tree.tokens[child].relation in {"relcl", "acl"}:
            return _deed(tree, child)
        if tree.tokens[child].relation == "prep" and tree.tokens[child].lemma in OF_EFFECT:
            for event in tree.governed(child, frozenset({"pobj"})):
                things = (place for place in (event, *tree.complement(event)) if tree.tokens[place].pos in NOUNS)
                return frozenset(stem(tree.tokens[place].lemma) for place in things)
    return frozenset()


def _noun_phrase(tree: Tree, head: int) -> list[int]:
    return [place for place in tree.subtree(head) if place <= head]


def _after(reading: Reading, end: int) -> list[int]:
    start = reading.span.start + end
    return [place for place, token in enumerate(reading.tree.tokens) if token.start >= start]


def _phrase(tree: Tree, after: list[int]) -> tuple[int, ...]:
    """The noun phrase with which a cause begins, up to the noun that heads it."""
    found: list[int] = []
    for place in after[:LONGEST_CAUSE]:
        if tree.tokens[place].pos not in PHRASE:
            break
        found.append(place)
    while found and tree.tokens[found[-1]].pos not in NOUNS:
        found.pop()
    return tuple(found)


def _carried(tree: Tree, place: int) -> int:
    """The verb above the words that give a cause, past verbs that only carry it."""
    for _ in range(STEPS):
        token = tree.tokens[place]
        has_subject = any(tree.governed(place, SUBJECTS | PASSIVE_SUBJECTS))
        if token.pos in {"VERB", "AUX"} and (has_subject or token.lemma not in CARRYING):
            break
        place = token.head
    return place


def _effect(tree: Tree, place: int) -> frozenset[str]:
    return _deed(tree, _carried(tree, place))


def _deed(tree: Tree, verb: int) -> frozenset[str]:
    """The stems of a verb and of its subject."""
    token, subjects = tree.tokens[verb], tree.governed(verb, SUBJECTS | PASSIVE_SUBJECTS)
    named = {stem(tree.tokens[each].lemma) for each in subjects if tree.tokens[each].pos in NOUNS}
    own = {stem(token.lemma)} if token.pos == "VERB" and token.lemma not in CARRYING | TRADE_WORDS else set()
    return frozenset(named | own)


def _blames(tree: Tree, verb: int, preposition: int) -> bool:
    """Whether a preposition tells for what somebody is blamed: "arrested over", "fined for"; "quit over"."""
    lemma, word = tree.tokens[verb].lemma, tree.tokens[preposition].lemma.lower()
    return (word in {"over", "for"} and lemma in BLAMING) or (word == "over" and lemma in QUARRELLING)


def _is_measure(reading: Reading, preposition: int) -> bool:
    """Whether a preposition tells how long or how much: "suspended for ten days", "fined for $300"."""
    tree = reading.tree
    if any(tree.tokens[noun].lemma in LASTING for noun in tree.governed(preposition, frozenset({"pobj"}))):
        return True
    span = tree.phrase(preposition)
    measures = [*(time.span for time in reading.times), *(quantity.span for quantity in reading.quantities)]
    return any(span.contains(each) for each in measures)


def _stretch(reading: Reading, match: re.Match[str]) -> Span:
    """The words that give a reason, with the phrase after them."""
    tree = reading.tree
    after = [place for place in _after(reading, match.end()) if tree.tokens[place].pos != "PUNCT"]
    if not after:
        return _shifted(reading, match.start(), match.end())
    top = after[0]
    while tree.tokens[top].head > top:
        top = tree.tokens[top].head
    below = [place for place in tree.subtree(top) if after[0] <= place < after[0] + LONGEST_SHOWN]
    end = tree.tokens[_last(tree, below)].end
    return _shifted(reading, match.start(), end - reading.span.start)


def _clipped(tree: Tree, places: list[int]) -> Span:
    kept = places[:LONGEST_SHOWN]
    return tree.span(kept[0], _last(tree, kept))


def _last(tree: Tree, places: list[int]) -> int:
    """The last of some places that is no mark of punctuation."""
    return next((place for place in reversed(places) if tree.tokens[place].pos != "PUNCT"), places[0])


def _plain(reading: Reading) -> str:
    return reading.words(reading.span).replace("\u00a0", " ")


def _shifted(reading: Reading, start: int, end: int) -> Span:
    return reading.annotated.article.span(reading.span.start + start, reading.span.start + end)
