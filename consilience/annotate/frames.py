"""What a cue takes as the thing said: one rule a construction, in order of priority."""

from collections.abc import Callable, Collection, Iterator
from typing import NamedTuple

from consilience.annotate.cues import (
    ADJECTIVES,
    ANSWERING,
    CLAUSE,
    EVIDENCE,
    GERUND,
    INFINITIVE,
    MAKING,
    NOUNS,
    OBJECT,
    OBJECT_AS,
    OBJECT_FOR,
    ORDER,
    PASSIVE,
    PREDICATE,
    PREPOSITIONS,
    QUESTIONING,
    REFUSALS,
    REPUTED,
    REQUESTS,
    SHOWING,
)
from consilience.annotate.speakers import goes_on
from consilience.annotate.trees import Tree

# Prepositions that tell where and when something was said rather than what.
CIRCUMSTANCE = frozenset({"after", "at", "before", "by", "during", "in", "on"})

# How the parser attaches a clause of saying that it takes for a relative or adverbial one.
MISPLACED = frozenset({"acl", "advcl", "relcl"})
# The most words after the verb of a final ", somebody said in an interview".
LONGEST_TAIL = 8
# What may follow it there.
TAIL = frozenset({"advmod", "npadvmod", "prep", "punct"})

Words = set[int]


class Frame(NamedTuple):
    """A construction: which lemmas take it, and where its content stands; empty where the words have not this frame."""

    name: str
    lemmas: Collection[str]
    content: Callable[[Tree, int], Words]


def content_of(tree: Tree, index: int) -> tuple[str, Words]:
    """The first frame that a word heads, with the words of its content; no words if it heads none."""
    token = tree.tokens[index]
    lemma = tree.lemma(index)
    for frame in FRAMES.get(token.pos, ()):
        if lemma in frame.lemmas and (content := frame.content(tree, index)):
            return frame.name, content
    return "", set()


def _clause(tree: Tree, index: int) -> Words:
    child = next(iter((*tree.children(index, ("ccomp",)), *_misplaced(tree, index))), None)
    return set() if child is None else _trimmed(tree, child, index)


def _misplaced(tree: Tree, index: int) -> Iterator[int]:
    """The verb of a clause that the parser did not take for one: "said on Monday that", "asked if"."""
    for word in range(index + 1, len(tree.tokens)):
        head = tree.tokens[word].head
        if tree.tokens[word].relation in ("mark", "advmod") and index in tree.ancestors(head):
            is_asked = tree.words[word] in ("if", "whether") and tree.lemma(index) in QUESTIONING
            if _is_misplaced_that(tree, word) or (is_asked and tree.tokens[head].head == index):
                yield head


def _is_misplaced_that(tree: Tree, word: int) -> bool:
    """Does a "that" begin a clause with a subject of its own, which hangs on a noun or stands as an adverb?"""
    head = tree.tokens[word].head
    relation = tree.tokens[head].relation
    is_cited = tree.lemma(tree.tokens[head].head) == "cite"
    is_clause = tree.words[word] == "that" and tree.child(head, "nsubj", "nsubjpass", "expl") is not None
    return is_clause and tree.words[word - 1] not in ("so", "now") and (relation in MISPLACED or is_cited)


def _gerund(tree: Tree, index: int) -> Words:
    child = tree.child(index, "xcomp")
    if child is None:
        return set()
    is_gerund = tree.tokens[child].tag == "VBG" or tree.has(child, "aux", ("having",))
    return tree.phrase(child) if is_gerund else set()


def _trimmed(tree: Tree, index: int, cue: int) -> Words:
    """A clause without what goes on about the speaker (", citing costs", "but denied") or says who reports it."""
    loose = [child for child in tree.dependants[index] if child > max(index, cue) and goes_on(tree, child, cue)]
    words = tree.phrase(index, without=loose)
    outer = [word for word in words if tree.words[word] == "according"]
    return words.difference(*(tree.phrase(word) for word in outer))


def _order(tree: Tree, index: int) -> Words:
    who, what = tree.child(index, "dobj", "dative"), tree.child(index, "xcomp")
    if what is None or not tree.has(what, "aux", ("to",)):
        return set()
    return tree.phrase(what) | (tree.phrase(who) if who is not None and who < what else set())


def _infinitive(tree: Tree, index: int) -> Words:
    child = tree.child(index, "xcomp")
    return tree.phrase(child) if child is not None and tree.has(child, "aux", ("to",)) else set()


def _with_preposition(*prepositions: str) -> Callable[[Tree, int], Words]:
    def content(tree: Tree, index: int) -> Words:
        who = tree.child(index, "dobj")
        what = [child for child in tree.children(index, ("prep",)) if tree.words[child] in prepositions]
        what += [child for child in tree.children(index, ("advcl",)) if tree.has(child, "mark", prepositions)]
        if who is None:
            return set()
        own = tree.phrase(who)
        if what:
            return _filled(tree, own | tree.phrase(what[0]))
        return own if any(tree.words[word] in prepositions for word in own) else set()

    return content


def _filled(tree: Tree, words: Words) -> Words:
    """The words with those that stand between them, up to a participle or subordinate clause set off by a comma."""
    first, last = min(words), max(words)
    loose = (
        word
        for word in range(first + 1, last)
        if tree.words[word - 1] == "," and (tree.tokens[word].tag == "VBG" or tree.tokens[word].pos == "SCONJ")
    )
    return set(range(first, next(loose, last + 1)))


def _predicate(tree: Tree, index: int) -> Words:
    what = tree.child(index, "oprd", "ccomp", "xcomp")
    who = tree.child(index, "dobj", "nsubjpass")
    if what is None:
        return set()
    return tree.phrase(what) | (tree.phrase(who) if who is not None else set())


def _passive(tree: Tree, index: int) -> Words:
    what, more = tree.child(index, "nsubjpass"), tree.child(index, "xcomp")
    lemmas = PASSIVE if more is None else PASSIVE | REPUTED
    if what is None or (tree.child(index, "agent") is None and tree.lemma(index) not in lemmas):
        return set()
    return tree.phrase(what) | (tree.phrase(more) if more is not None else set())


def _object(tree: Tree, index: int) -> Words:
    child = tree.child(index, "dobj")
    return set() if child is None else _continued(tree, index, tree.phrase(child))


def _prepositional(tree: Tree, index: int) -> Words:
    for child in tree.children(index, ("prep",)):
        if tree.lemma(index) in PREPOSITIONS.get(tree.words[child], ()):
            return _continued(tree, index, tree.phrase(child) - {child})
    return set()


def _unanswered(tree: Tree, index: int) -> Words:
    """The request in "did not respond to a request for comment", the comment in "could not be reached for comment"."""
    for child in tree.children(index, ("prep",)):
        what = tree.child(child, "pobj")
        if tree.words[child] in ("to", "for") and what is not None and tree.lemma(what) in REQUESTS:
            return tree.phrase(what)
    return set()


def _declined(tree: Tree, index: int) -> Words:
    """The request in "declined an interview request", the comment in "declined comment"."""
    what = tree.child(index, "dobj")
    return tree.phrase(what) if what is not None and tree.lemma(what) in REQUESTS else set()


def _continued(tree: Tree, index: int, words: Words) -> Words:
    """The words with the prepositional phrases right after them that tell neither place nor time."""
    for child in tree.children(index, ("prep",)):
        if words and child == max(words) + 1 and tree.words[child] not in CIRCUMSTANCE:
            words = words | tree.phrase(child)
    return words


def _has_object(tree: Tree, index: int) -> bool:
    """Does the verb take something after it that is no place, no time and no listener?"""
    listeners = {"dobj", "dative"} if tree.lemma(index) == "tell" else set()
    return any(
        tree.tokens[child].relation not in TAIL | listeners for child in tree.dependants[index] if child > index
    ) or any(tree.lemma(index) in PREPOSITIONS.get(tree.words[child], ()) for child in tree.children(index, ("prep",)))


def _shown(tree: Tree, index: int) -> Words:
    """What a poll, a document or the like shows: all that depends on the verb after it."""
    subject, child = tree.child(index, "nsubj"), tree.child(index, "dobj", "xcomp", "ccomp")
    if subject is None or child is None or tree.lemma(subject) not in EVIDENCE:
        return set()
    return _continued(tree, index, tree.phrase(child))


def _trailing(tree: Tree, index: int) -> Words:
    """What comes before a final ", somebody said", however the parser has attached it."""
    subject = tree.child(index, "nsubj")
    if subject is None or subject > index:
        return set()
    first = min(tree.phrase(subject))
    first = next((word for word in range(first, max(first - 5, 0), -1) if tree.words[word - 1] == ","), first)
    rest = {word for word in range(index + 1, len(tree.tokens)) if not tree.is_punctuation(word)}
    is_last = len(rest) <= LONGEST_TAIL and rest <= tree.phrase(index) and not _has_object(tree, index)
    is_clause = any(tree.tokens[word].relation == "nsubj" for word in range(first - 1))
    return set(range(first - 1)) if is_last and is_clause and tree.words[first - 1] == "," else set()


def _aside(tree: Tree, index: int) -> Words:
    token = tree.tokens[index]
    return tree.phrase(token.head, without={index}) if token.relation == "parataxis" else set()


def _as_reported(tree: Tree, index: int) -> Words:
    """The sentence around ", as reported by somebody," or ", as somebody reported,"."""
    head = tree.tokens[index].head
    marks = [child for child in tree.children(index, ("mark", "advmod")) if tree.words[child] == "as"]
    is_full = tree.child(index, "ccomp", "dobj", "xcomp") is not None
    if not marks or is_full or tree.tokens[head].pos not in ("VERB", "AUX"):
        return set()
    own = tree.phrase(index)
    first, last = marks[0], max(own)
    is_apart = first == 0 or tree.is_punctuation(first - 1) or tree.tokens[first - 1].pos == "CCONJ"
    is_closed = last + 1 == len(tree.tokens) or tree.is_punctuation(last) or tree.is_punctuation(last + 1)
    return tree.phrase(head, without=own) if is_apart and is_closed else set()


def _made_by(tree: Tree, index: int) -> Words:
    """The noun of saying in "the announcement was made by"."""
    what = tree.child(index, "nsubjpass")
    return tree.phrase(what) if what is not None and tree.tokens[what].lemma in NOUNS else set()


def _noun_clause(tree: Tree, index: int) -> Words:
    for child in tree.children(index, ("acl", "ccomp")):
        if tree.has(child, "mark", ("that",)) or tree.has(child, "aux", ("to",)):
            return tree.phrase(child)
    return set()


def _adjective(tree: Tree, index: int) -> Words:
    child = tree.child(index, "ccomp", "xcomp")
    if child is not None:
        return tree.phrase(child)
    child = next((child for child in tree.children(index, ("prep",)) if tree.words[child] in ("about", "of")), None)
    return set() if child is None else tree.phrase(child) - {child}


def _according(tree: Tree, index: int) -> Words:
    """The clause that an "according to" qualifies: the sentence where it stands at either end of it."""
    if tree.words[index] != "according":
        return set()
    own = tree.phrase(index)
    last = max(word for word in range(len(tree.tokens)) if not tree.is_punctuation(word))
    if 0 in own or last in own:
        return set(range(len(tree.tokens))) - own
    for head in tree.ancestors(index):
        if tree.tokens[head].pos in ("VERB", "AUX"):
            return tree.phrase(head, without=own)
    top = list(tree.ancestors(index))
    return tree.phrase(top[-1], without=own) if top else set()


VERB_FRAMES = (
    Frame("according to", frozenset({"accord", "according"}), _according),
    Frame("as reported", CLAUSE, _as_reported),
    Frame("clause", CLAUSE, _clause),
    Frame("gerund", GERUND, _gerund),
    Frame("trailing", CLAUSE, _trailing),
    Frame("shown", SHOWING, _shown),
    Frame("order", ORDER, _order),
    Frame("infinitive", INFINITIVE, _infinitive),
    Frame("as", OBJECT_AS, _with_preposition("as")),
    Frame("for", OBJECT_FOR, _with_preposition("for", "of", "with", "over", "to")),
    Frame("predicate", PREDICATE, _predicate),
    Frame("aside", CLAUSE, _aside),
    Frame("passive", OBJECT | CLAUSE | REPUTED, _passive),
    Frame("made by", MAKING, _made_by),
    Frame("citing", frozenset({"cite"}), _object),
    Frame("object", OBJECT, _object),
    Frame("declined", REFUSALS, _declined),
    Frame("unanswered", ANSWERING, _unanswered),
    Frame("preposition", frozenset().union(*PREPOSITIONS.values()), _prepositional),
)
FRAMES = {
    "VERB": VERB_FRAMES,
    "AUX": (),
    "NOUN": (Frame("noun", NOUNS, _noun_clause),),
    "ADJ": (Frame("adjective", ADJECTIVES, _adjective),),
}
