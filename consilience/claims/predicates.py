"""Which words name the same kind of event: synonyms, nominal forms, and classes that exclude one another."""

from functools import cache

import snowballstemmer

from consilience.claims.tables import reversed_rows, rows, words


@cache
def event_classes() -> dict[str, str]:
    """Lemma → class of event, from predicates.toml; see `event_class` for words that are events as verbs alone."""
    classes = rows("predicates", "classes")
    return {lemma: name for name, lemmas in classes.items() for lemma in lemmas}


@cache
def exclusive_pairs() -> frozenset[frozenset[str]]:
    """Pairs of classes that cannot both be the right word for one event."""
    exclusive = rows("predicates", "exclusive")
    return frozenset(frozenset(pair) for pair in exclusive.values())


def event_class(lemma: str, pos: str) -> str | None:
    """The class of event that a word names, or None.

    >>> event_class("fire", "VERB"), event_class("fire", "NOUN")
    ('dismiss', None)
    """
    if pos not in {"VERB", "NOUN", "PROPN", "ADJ"} or (pos == "NOUN" and lemma in _verbs_alone()):
        return None
    return event_classes().get(lemma.lower() if lemma.isupper() else lemma)


def phrase_class(verb: str, particle: str) -> str | None:
    """The class of a verb with its particle, where the two name another event than the verb alone.

    >>> phrase_class("step", "down"), phrase_class("come", "down")
    ('resign', None)
    """
    return next(iter(reversed_rows("predicates", "phrases").get(f"{verb} {particle}", ())), None)


def denied_as(kind: str) -> tuple[str, bool]:
    """The class under which an event of a class is denied, and whether the event is the opposite of it.

    >>> denied_as("violate"), denied_as("kill")
    (('comply', True), ('kill', False))
    """
    row = rows("predicates", "denied").get(kind, (kind,))
    return row[-1], row[0] == "not"


@cache
def told_by_actor() -> frozenset[str]:
    """Classes of deeds that say enough with who did them."""
    return words("predicates", "whole", "classes")


@cache
def strivings() -> tuple[frozenset[str], frozenset[str]]:
    """The verbs and the nouns that together name a striving for something."""
    return words("predicates", "striving", "verbs"), words("predicates", "striving", "nouns")


def light_verbs() -> frozenset[str]:
    """Verbs that say too little without their object: "made a visit"."""
    return words("predicates", "weak", "light")


def vague_verbs(*rows: str) -> frozenset[str]:
    """Verbs too common to tell one event from another, with those of further rows of their section."""
    return frozenset(word for row in ("vague", *rows) for word in words("predicates", "weak", row))


@cache
def stem(lemma: str) -> str:
    """The form under which two words count as the same: the class of event, else the Snowball stem.

    >>> stem("closure") == stem("close"), stem("reporters") == stem("reporter")
    (True, True)
    """
    if lemma in _verbs_alone():
        return str(_stemmer().stemWord(lemma))
    return event_classes().get(lemma) or str(_stemmer().stemWord(lemma))


@cache
def _verbs_alone() -> frozenset[str]:
    return words("predicates", "ambiguous", "verbs")


@cache
def _stemmer() -> snowballstemmer.stemmer:
    return snowballstemmer.stemmer("english")
