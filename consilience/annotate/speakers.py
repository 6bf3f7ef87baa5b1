"""The source of what is said: the subject of the cue, wherever the grammar has put it."""

from consilience.annotate.cues import DISTANCING, REPORTING
from consilience.annotate.trees import Tree

RELATIVE = frozenset({"who", "which", "that"})
# A verb in one of these relations shares the subject of the verb above it.
SHARING = frozenset(
    {"acomp", "advcl", "amod", "attr", "ccomp", "conj", "dep", "parataxis", "pcomp", "pobj", "prep", "xcomp"}
)
HAVE = frozenset({"have", "has", "had", "having", "'ve", "’ve", "'s", "’s", "'d", "’d"})

# In the passive the one who speaks, or does not, is the subject: "was quoted", "could not be reached".
RECEIVING = frozenset({"quote", "reach"})
# in an INTERVIEW with …, in REMARKS to …
TALKS = frozenset(
    {"briefing", "call", "comment", "conversation", "email", "interview", "message", "remark", "statement"}
)
NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})

Pieces = tuple[set[int], ...]


def source_of(tree: Tree, index: int) -> Pieces:
    """The words of the cue's source, none where the sentence names none.

    Where a relative pronoun stands for it ("Doe, who said"), what it stands for and the pronoun.
    """
    if tree.words[index] == "according":
        return _one(_object_of_preposition(tree, index, "to"))
    if tree.tokens[index].pos == "NOUN":
        return _owner(tree, index)
    quoted = _quoting(tree, index)
    if quoted is not None or (tree.lemma(index) in RECEIVING and is_passive(tree, index)):
        whom = tree.child(index if quoted is None else quoted, "nsubjpass", "dobj")
        return () if whom is None else _one(tree.phrase(whom))
    if is_passive(tree, index):
        return _one(_object_of_preposition(tree, index, "by"))
    return _subject(tree, index) or _one(_beside(tree, index))


def recipient_of(tree: Tree, index: int) -> set[int]:
    """Whom the cue addresses: "told the agency", "explained to reporters"; never its content."""
    if tree.words[index] == "according":
        return set()
    quoted = _quoting(tree, index)
    if quoted is not None:
        by = tree.child(quoted, "nsubj")
        return _object_of_preposition(tree, quoted, "by") if by is None else tree.phrase(by)
    for child in tree.children(index, ("dobj", "dative")):
        if tree.tokens[child].pos in NOMINAL:
            return tree.phrase(child)
    talks = (what for child in tree.children(index, ("prep",)) for what in tree.children(child, ("pobj",)))
    words = (index, *(word for word in talks if tree.lemma(word) in TALKS))
    found = (_object_of_preposition(tree, word, preposition) for word in words for preposition in ("to", "with"))
    return next(filter(None, found), set())


def _quoting(tree: Tree, index: int) -> int | None:
    """The verb of "was quoted by the agency as saying" or "the agency quoted him as saying", at "saying"."""
    preposition = tree.tokens[index].head
    verb = tree.tokens[preposition].head
    is_quoted = tree.tokens[index].relation == "pcomp" and tree.words[preposition] == "as"
    return verb if is_quoted and tree.lemma(verb) in ("quote", "cite") else None


def goes_on(tree: Tree, verb: int, cue: int) -> bool:
    """Does a verb after what somebody said go on about the speaker: ", citing costs", "and added", "but denied"?"""
    token = tree.tokens[verb]
    if tree.lemma(verb) not in REPORTING or verb < cue:
        return False
    if token.relation == "advcl":
        return token.tag == "VBG"
    return token.relation == "conj" and token.tag == tree.tokens[cue].tag and tree.child(verb, "nsubj") is None


def is_passive(tree: Tree, index: int) -> bool:
    """Does the verb's subject receive what it tells: "was told", "told by"?"""
    if tree.child(index, "nsubjpass", "auxpass", "agent") is not None:
        return True
    return (
        tree.tokens[index].tag == "VBN"
        and tree.tokens[index].relation in ("acl", "advcl")
        and not tree.has(index, "aux", HAVE)
    )


def _one(words: set[int]) -> Pieces:
    return (words,) if words else ()


def _object_of_preposition(tree: Tree, index: int, word: str) -> set[int]:
    for child in tree.children(index, ("prep", "agent", "dative")):
        if tree.words[child] == word:
            return tree.phrase(child) - {child}
    return set()


def _owner(tree: Tree, index: int) -> Pieces:
    """Whose noun it is: "his claim", "the ministry's claim", "the claim by"; or who "made the claim".

    Who "denied the claim" did not make it.
    """
    owner = tree.child(index, "poss")
    token = tree.tokens[index]
    is_others = tree.lemma(token.head) in DISTANCING
    if owner is not None and tree.tokens[owner].pos == "PRON" and token.relation == "dobj" and not is_others:
        return _subject(tree, token.head) or _one(tree.phrase(owner))
    if owner is not None:
        return _one(tree.phrase(owner))
    named = _object_of_preposition(tree, index, "by") or _object_of_preposition(tree, index, "from")
    if not named and token.relation in ("dobj", "pobj", "conj") and not is_others:
        return _subject(tree, token.head)
    return _one(named)


def _subject(tree: Tree, index: int) -> Pieces:
    """The subject of a verb, or of the verb that it shares its subject with."""
    skipped = -1
    for word in (index, *tree.ancestors(index)):
        token = tree.tokens[word]
        if word == skipped:
            continue
        if token.relation == "conj" and tree.tokens[token.head].relation == "ccomp":
            skipped = token.head if goes_on(tree, word, tree.tokens[token.head].head) else -1
        subject = tree.child(word, "nsubj", "nsubjpass") if word != index else tree.child(word, "nsubj")
        if subject is not None:
            return _named(tree, word, subject)
        if token.relation == "acl" and not tree.has(word, "aux", ("to",)) and not _is_loose(tree, word):
            return _one(tree.phrase(token.head, without=tree.phrase(word)))
        if token.relation == "relcl":
            return _one(tree.phrase(token.head, without=tree.phrase(word)))
        if token.relation not in SHARING and token.relation not in ("acl", "dobj", "agent"):
            return ()
    return ()


def _is_loose(tree: Tree, verb: int) -> bool:
    """Is a participle set off by a comma from a noun that is no subject: "left the talks, saying"?"""
    head = tree.tokens[tree.tokens[verb].head]
    return tree.words[verb - 1] == "," and head.relation not in ("nsubj", "nsubjpass", "ROOT")


def _beside(tree: Tree, index: int) -> set[int]:
    """The noun phrase right after a verb of saying (", added another witness"), else the last subject before it."""
    after = [child for child in tree.dependants[index] if child > index and tree.tokens[child].pos in NOMINAL]
    if after and min(tree.phrase(after[0])) == index + 1:
        return tree.phrase(after[0])
    before = [word for word in range(index) if tree.tokens[word].relation in ("nsubj", "nsubjpass")]
    return tree.phrase(before[-1]) if before else set()


def _named(tree: Tree, verb: int, subject: int) -> Pieces:
    """The subject's phrase; for a relative pronoun also the phrase that it stands for."""
    token = tree.tokens[verb]
    if token.relation == "relcl" and tree.words[subject] in RELATIVE:
        return tree.phrase(token.head, without=tree.phrase(verb)), {subject}
    ahead = [child for child in tree.children(subject, ("prep",)) if child < subject]
    return _one(tree.phrase(subject, without=[*tree.children(subject, ("relcl",)), *ahead]))
