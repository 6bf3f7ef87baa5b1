"""The source of what is said: the subject of the cue, wherever the grammar has put it."""

from consilience.annotate.trees import Tree

RELATIVE = frozenset({"who", "which", "that"})
# A verb in one of these relations shares the subject of the verb above it.
SHARING = frozenset(
    {"acomp", "advcl", "amod", "attr", "ccomp", "conj", "dep", "parataxis", "pcomp", "pobj", "prep", "xcomp"}
)
HAVE = frozenset({"have", "has", "had", "having", "'ve", "’ve", "'s", "’s", "'d", "’d"})

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
    if is_passive(tree, index):
        return _one(_object_of_preposition(tree, index, "by"))
    return _subject(tree, index) or _one(_beside(tree, index))


def recipient_of(tree: Tree, index: int) -> set[int]:
    """Whom the cue addresses: "told the agency", "explained to reporters"; never its content."""
    if tree.words[index] == "according":
        return set()
    for child in tree.children(index, ("dobj", "dative")):
        if tree.tokens[child].pos in NOMINAL:
            return tree.phrase(child)
    return _object_of_preposition(tree, index, "to") or _object_of_preposition(tree, index, "with")


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
    """Whose noun it is: "his claim", "the ministry's claim", "the claim by"; or who "made the claim"."""
    owner = tree.child(index, "poss")
    token = tree.tokens[index]
    if owner is not None and tree.tokens[owner].pos == "PRON" and token.relation == "dobj":
        return _subject(tree, token.head) or _one(tree.phrase(owner))
    if owner is not None:
        return _one(tree.phrase(owner))
    named = _object_of_preposition(tree, index, "by") or _object_of_preposition(tree, index, "from")
    if not named and token.relation in ("dobj", "pobj", "conj"):
        return _subject(tree, token.head)
    return _one(named)


def _subject(tree: Tree, index: int) -> Pieces:
    """The subject of a verb, or of the verb that it shares its subject with."""
    for word in (index, *tree.ancestors(index)):
        token = tree.tokens[word]
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
