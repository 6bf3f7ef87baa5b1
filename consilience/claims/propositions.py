"""What sentences affirm and deny: a predicate, of whom it is said, what narrows it, and how sure it is.

The predicate is a verb, an adjective after "be", or the noun that a light verb, a "be" or a "there is" brings: "made
a concession", "is a hoax", "there was a fire". Words of one class are one predicate.
"""

from collections.abc import Container, Iterator
from dataclasses import dataclass

from consilience.claims.counting import PERSONAL, SOMEBODY
from consilience.claims.events import names, whole
from consilience.claims.grammar import HELPERS, NOUNS, SUBJECTS, Tree
from consilience.claims.nations import nation
from consilience.claims.negation import PROOF, SOLE, has_cue, is_denied, is_partial, is_sole
from consilience.claims.openness import is_open
from consilience.claims.predicates import phrase_class, stem, vague_verbs
from consilience.claims.reading import TRADE_WORDS, Reading, StoryReading
from consilience.claims.tables import word_set
from consilience.records import Polarity, Span

# Verbs that say nothing beyond their noun or adjective: "make a concession", "there was a fire", "remained a secret".
LIGHT = word_set(
    """
    amount be become bring commit constitute contain do exist give have hold include issue make offer possess
    present produce provide remain represent show take use
    explain state outline clarify articulate
    """
)
# "Assailed it as a hoax" says that it is one.
CALLING = word_set(
    """
    assail attack blast brand cast characterize condemn criticize define denounce deride describe dismiss hail label
    paint portray praise regard see slam view
    """
)
# "Confirmed his visit" says that there was one.
ADMITTING = frozenset({"confirm", "admit", "acknowledge", "concede"})
# Verbs too common to be a predicate by themselves.
COMMON = vague_verbs("talking") | word_set(
    """
    agree allow answer appear base believe care claim comment decide decline describe discuss establish expect
    explain fail feel find follow happen hear hope leave like mean mention note plan play prove refuse reply require
    respond return seem set suggest turn wait write
    """
)
# Words that, negated, deny nothing ("no doubt", "no way"), and pleas, which answer a charge.
IDIOMS = word_set(
    """
    guy man woman person people detail
    chance choice doubt evidence guilty idea indication innocent kind matter mention need one part place point
    problem reason response sense sign sort thing time type way wonder
    """
)
NARROWING = frozenset({"amod", "compound", "poss", "nmod"})
TOWARDS = frozenset({"with", "against", "to", "about", "from", "in", "into", "on", "for", "of"})
# Shorter lemmas are the rests of words: "’m".
SHORTEST = 3
# Modifiers that narrow nothing.
TITLES = frozenset({"mr.", "mrs.", "ms.", "mr", "more", "such", "own", "other", "so", "very", "now", "ever"})
# Marks where something is placed among the words that narrow it.
WHERE = "in "
# Words on each side of a predicate that are shown.
LONGEST_FOCUS = 12
BY = "can "
# What is foretold, and what somebody is able to do, are predicates of their own: "would end it", "cannot end it".
OUTLOOKS = {
    **dict.fromkeys(("will", "would", "wo", "'ll", "’ll", "'d", "’d"), "will "),
    **dict.fromkeys(("can", "could", "ca"), BY),
}
# By what means: "can end it with a vote".
MEANS = frozenset({"by", "with", "via", "through"})
# A denial is shown with its verb where that stands so few words before.
NEAR_VERB = 4
SELF = frozenset({"i", "we", "me", "us", "my", "our"})
# What somebody has said, in whatever words.
UTTERED = frozenset({"comment", "remark", "language", "rhetoric", "word", "statement", "phrase", "slur", "utterance"})
WORDS = "words"
VERB, ADJECTIVE, NOUN, THERE = "verb", "adjective", "noun", "there is"


@dataclass(frozen=True, eq=False)
class Proposition:
    """One predicate in one sentence: `narrowing` are the stems that narrow it, `heads` those of its objects.

    `is_open` is true where the sentence leaves open whether it is so.
    """

    reading: Reading
    head: int
    form: str
    subject: frozenset[str]
    heads: frozenset[str]
    narrowing: frozenset[str]
    is_denied: bool
    is_open: bool
    outlook: str = ""

    @property
    def key(self) -> str:
        """The class of the predicate; words of one group are one, and what is foretold is another."""
        return self.outlook + _key(self.reading.tree, self.head)

    @property
    def polarity(self) -> Polarity:
        return Polarity.NEGATIVE if self.is_denied else Polarity.POSITIVE

    @property
    def focus(self) -> Span:
        """The predicate with what narrows it, for showing."""
        tree = self.reading.tree
        below = [place for place in tree.subtree(self.head) if abs(place - self.head) <= LONGEST_FOCUS]
        return tree.span(min(below[0], self._denied_from(below[0])), below[-1])

    def _denied_from(self, first: int) -> int:
        """Where the words of a denial begin: at the verb or its "not" before a noun, "is not a hoax"."""
        tree = self.reading.tree
        verb = tree.tokens[self.head].head
        if not self.is_denied or self.form == VERB or verb > first or first - verb > NEAR_VERB:
            return first
        return verb


def propositions(story: StoryReading) -> Iterator[Proposition]:
    """What is denied somewhere in a story and all that affirms the same, in order; questions are left out."""
    readings = [reading for reading in story.readings if not (reading.is_headline or reading.is_correction)]
    denied = {
        found.key
        for reading in readings
        if has_cue(reading.tree)
        for found in _sentence(reading, None)
        if found.is_denied and not found.is_open
    }
    for reading in readings:
        yield from (found for found in _sentence(reading, denied) if not found.is_open)


def _sentence(reading: Reading, keys: Container[str] | None) -> Iterator[Proposition]:
    """The propositions of one sentence under some keys, or all."""
    asked = reading.words(reading.span).rfind("?") + reading.span.start
    for index, token in enumerate(reading.tree.tokens):
        if token.start < asked or len(token.lemma) < SHORTEST:
            continue
        key = _key(reading.tree, index)
        form = _form(reading.tree, index)
        if keys is None or BY + key in keys:
            yield from _means(reading, index)
        if form == VERB and token.lemma not in TRADE_WORDS | LIGHT | COMMON:
            for outlook in ("", *_outlooks(reading.tree, index)):
                if keys is None or outlook + key in keys:
                    yield _verbal(reading, index, outlook)
        elif keys is not None and key not in keys:
            continue
        elif form is not None and form != VERB:
            found = _nominal(reading, index, form)
            if found.narrowing or found.key != WORDS:
                yield found


def _outlooks(tree: Tree, index: int) -> Iterator[str]:
    """How a verb is told that tells neither what is nor what was: foretold, or as what somebody is able to do."""
    helpers = [tree.tokens[child].lemma.lower() for child in tree.governed(index, HELPERS)]
    if "have" not in helpers:
        yield from sorted({OUTLOOKS[helper] for helper in helpers if helper in OUTLOOKS})


def _key(tree: Tree, index: int) -> str:
    """The class of a predicate: that of its verb with its particle, "step down", or of its word."""
    lemma = tree.tokens[index].lemma
    if is_sole(tree, index):
        return f"{SOLE} {stem(lemma)}"
    particle = next(tree.governed(index, frozenset({"prt"})), None)
    if particle is None:
        return WORDS if lemma in UTTERED else stem(lemma)
    own = tree.tokens[particle].lemma.lower()
    return phrase_class(lemma, own) or f"{lemma} {own}"


def _form(tree: Tree, index: int) -> str | None:
    token = tree.tokens[index]
    if token.pos == "VERB" and token.relation not in {"amod", "compound", "aux"}:
        return VERB
    if token.lemma in IDIOMS:
        return None
    if token.pos == "ADJ" and token.relation in {"acomp", "attr"}:
        return ADJECTIVE
    if token.pos != "NOUN" and not (token.pos == "PROPN" and token.relation == "attr"):
        return None
    if token.relation in {"compound", "nmod", "amod", "npadvmod", "poss", "appos"}:
        return None
    if any(tree.governed(index, frozenset({"nummod"}))) or not _is_told(tree, index):
        return None
    return THERE if any(tree.governed(token.head, frozenset({"expl"}))) else NOUN


def _is_told(tree: Tree, index: int) -> bool:
    """Whether a noun is what the sentence says of something, and not only named: "is a hoax", "as a hoax"."""
    token = tree.tokens[index]
    above = tree.tokens[token.head]
    if token.head == index or token.relation in {"attr", "oprd"}:
        return True
    if token.relation in {"dobj", "nsubjpass"} and above.lemma in LIGHT | ADMITTING:
        return not any(tree.governed(token.head, frozenset({"prt"})))
    # "No questions on the dam," he said: the parser has given the verb two subjects
    if token.relation == "nsubj" and len(list(tree.governed(token.head, frozenset({"nsubj"})))) > 1:
        return True
    if _is_proven(tree, index) or (token.relation == "pobj" and tree.tokens[above.head].lemma == "amount"):
        return True
    if token.relation == "pobj" and above.lemma == "in" and tree.tokens[above.head].lemma == "be":
        return True
    return token.relation == "pobj" and above.lemma == "as" and tree.tokens[above.head].lemma in CALLING


def _is_proven(tree: Tree, index: int) -> bool:
    """Whether a noun is what there is, or is not, a proof of: "no evidence of collusion"."""
    while tree.tokens[index].relation in {"pobj", "prep", "ccomp", "acl", "dobj"} and tree.tokens[index].head != index:
        index = tree.tokens[index].head
        if tree.tokens[index].lemma in PROOF | {"establish"}:
            return True
    return False


def _verbal(reading: Reading, index: int, outlook: str = "") -> Proposition:
    tree = reading.tree
    places = tuple(tree.themes(index)) or tuple(_prepositional(tree, index))
    things = [whole(tree, place) for place in places]
    things += [other for place in things for other in tree.governed(place, frozenset({"conj"}))]
    things += tree.governed(index, frozenset({"xcomp"}))
    if not things:  # "did not sign or read the letter"
        joined = list(tree.governed(index, frozenset({"conj"})))
        things = [place for verb in joined for place in (*tree.themes(verb), *_prepositional(tree, verb))]
    heads = frozenset(name for place in things for name in _named(reading, place))
    denied, subject = is_denied(tree, index), tree.subject(index)
    is_aside = tree.tokens[index].relation == "pcomp"  # "criticized them for not paying"
    told = [place for clause in tree.governed(index, frozenset({"ccomp"})) for place in tree.subtree(clause)]
    return Proposition(
        reading=reading,
        head=index,
        form=VERB,
        subject=_subject(reading, subject) if subject is not None or not is_aside else frozenset({SOMEBODY}),
        heads=heads | _told(reading, told),
        narrowing=heads | _scene(reading, index) | {word for place in things for word in _narrowing(tree, place)},
        is_denied=denied,
        is_open=is_open(tree, index, frozenset(OUTLOOKS) if outlook else frozenset())
        or (denied and is_partial(tree, index)),
        outlook=outlook,
    )


def _means(reading: Reading, index: int) -> Iterator[Proposition]:
    """By what somebody can do something, or cannot, whatever the verb: "it cannot be done by decree"."""
    tree = reading.tree
    token = tree.tokens[index]
    by = token.head
    verb = tree.tokens[by].head
    is_means = token.relation == "pobj" and token.pos == "NOUN" and tree.tokens[by].lemma.lower() in MEANS
    if not is_means or BY not in _outlooks(tree, verb):
        return
    denied = is_denied(tree, verb)
    yield Proposition(
        reading=reading,
        head=index,
        form=NOUN,
        subject=frozenset(),
        heads=frozenset(),
        narrowing=_narrowing(tree, index),
        is_denied=denied,
        is_open=is_open(tree, verb, frozenset(OUTLOOKS)) or (denied and is_partial(tree, verb)),
        outlook=BY,
    )


def _scene(reading: Reading, index: int) -> frozenset[str]:
    """Where it is placed, by name: "was not born in Kenya"."""
    tree = reading.tree
    places = [
        place
        for each in tree.governed(index, frozenset({"prep"}))
        if tree.tokens[each].lemma in {"in", "at"}
        for place in tree.governed(each, frozenset({"pobj"}))
    ]
    named = (reading.meant.at(tree.tokens[place].start) for place in places)
    return frozenset(WHERE + name for name in named if name is not None)


def _told(reading: Reading, places: list[int]) -> frozenset[str]:
    """What a clause tells as the object of a verb, by its nouns and verbs; "why" and "how" ask for one thing alone."""
    tokens = reading.tree.tokens
    asked = next((tokens[place].lemma.lower() for place in places[:2] if tokens[place].tag in {"WRB", "WP"}), None)
    if asked is not None:
        return frozenset({asked})
    return frozenset(name for place in places for name in _named(reading, place))


def _nominal(reading: Reading, index: int, form: str) -> Proposition:
    tree = reading.tree
    verb = tree.tokens[index].head
    if tree.tokens[index].relation == "pobj":
        verb = tree.tokens[verb].head
    is_governed = verb != index and tree.tokens[verb].pos in {"VERB", "AUX"}
    owner = next(tree.governed(index, frozenset({"poss"})), None)
    subject = tree.subject(verb) if is_governed else None
    subject = None if subject == index else subject
    told_by = verb if is_governed else index
    denied = is_denied(tree, index, verb if is_governed and tree.tokens[index].relation not in SUBJECTS else None)
    narrowing = _before(tree, index) if is_sole(tree, index) else _narrowing(tree, index) | _known(reading, index)
    return Proposition(
        reading=reading,
        head=index,
        form=form,
        subject=frozenset()
        if _is_ours(tree, index, subject)
        else _subject(reading, owner if subject is None else subject),
        heads=frozenset(),
        narrowing=narrowing,
        is_denied=denied,
        is_open=(denied and _is_denied_in_part(tree, index, told_by))
        or any(is_open(tree, place) for place in {index, told_by}),
    )


def _is_ours(tree: Tree, index: int, subject: int | None) -> bool:
    """Whether the only one of its sort is "we", who are more than the speaker."""
    return subject is not None and is_sole(tree, index) and tree.tokens[subject].lemma.lower() == "we"


def _is_denied_in_part(tree: Tree, index: int, verb: int) -> bool:
    """Whether it is denied in part: "the offer was not made in public"; "did not admit a mistake" leaves it open."""
    is_aside = tree.tokens[index].relation == "nsubjpass" and any(tree.governed(verb, frozenset({"prep"})))
    return is_partial(tree, index) or is_aside or tree.tokens[verb].lemma in ADMITTING


def _subject(reading: Reading, place: int | None) -> frozenset[str]:
    """Of whom it is said; a speaker who says "I" is known by name."""
    if place is None:
        return frozenset()
    if reading.tree.tokens[place].lemma.lower() in SELF:
        return frozenset(name for name in speakers(reading, place) if name) or frozenset({SOMEBODY})
    return names(reading, place)


def speakers(reading: Reading, index: int) -> frozenset[str]:
    """Who is told to say what stands at a place; nobody where the outlet says it."""
    start = reading.tree.tokens[index].start
    spans = [
        quotation.speaker
        for quotation in reading.quotations
        if quotation.speaker is not None and quotation.span.start <= start < quotation.span.end
    ]
    spans = spans or [
        source
        for attribution in reading.attributions
        if any(part.start <= start < part.end for part in attribution.content)
        for source in attribution.source
    ]
    return frozenset(name for span in spans for name in reading.meant.within(span))


def _prepositional(tree: Tree, index: int) -> Iterator[int]:
    for preposition in tree.governed(index, frozenset({"prep"})):
        if tree.tokens[preposition].lemma in TOWARDS:
            yield from tree.governed(preposition, frozenset({"pobj"}))


def _narrowing(tree: Tree, index: int) -> frozenset[str]:
    """The stems of what modifies a noun: before it, and in a preposition after it; without relative clauses."""
    places = list(tree.governed(index, NARROWING | {"acl"}))
    for preposition in tree.governed(index, frozenset({"prep"})):
        places += tree.governed(preposition, frozenset({"pobj", "pcomp"}))
    places += [below for place in places for below in tree.governed(place, NARROWING | {"advmod"})]
    return frozenset(
        nation(tree.word(place)) or stem(tree.tokens[place].lemma)
        for place in places
        if tree.tokens[place].pos in NOUNS | {"ADJ", "VERB", "ADV"} and tree.tokens[place].lemma not in TITLES | LIGHT
    )


def _before(tree: Tree, index: int) -> frozenset[str]:
    """What is before the only one of its sort, "the only wooden bridge"; where and for what is told in other ways."""
    beside = [tree.tokens[place].lemma for place in tree.governed(index, NARROWING)]
    return frozenset(stem(lemma) for lemma in beside if lemma.lower() != SOLE and lemma not in TITLES)


def _known(reading: Reading, index: int) -> frozenset[str]:
    """The entities that a preposition joins to a noun: "contact with the agency"."""
    tree = reading.tree
    places = [
        place
        for each in tree.governed(index, frozenset({"prep"}))
        for place in tree.governed(each, frozenset({"pobj"}))
    ]
    found = (reading.meant.at(tree.tokens[place].start) for place in places)
    return frozenset(name for name in found if name is not None)


def _named(reading: Reading, place: int) -> frozenset[str]:
    tree, token = reading.tree, reading.tree.tokens[place]
    meant = reading.meant.at(token.start)
    is_telling = token.pos in NOUNS | {"VERB"} or (token.lemma in PERSONAL and meant is None)
    own = {nation(tree.word(place)) or stem(token.lemma)} if is_telling else set()
    return frozenset(own | ({meant} if meant else set()))
