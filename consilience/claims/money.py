"""Money: what was paid, cost, stolen or owed, where two reports tell the same payment of different sums."""

import re
from collections.abc import Iterator

from consilience.claims.comparison import UNRELATED, Comparison, compatible, conflict, is_overtaken, later, same
from consilience.claims.counting import SELECTING, day, is_part, places_of
from consilience.claims.events import names as phrase_names
from consilience.claims.grammar import SUBJECTS
from consilience.claims.making import claim
from consilience.claims.meant import ENTITY
from consilience.claims.modality import UNREAL, cue, modality
from consilience.claims.numbers import are_of_one_time, bounds, touch
from consilience.claims.predicates import stem
from consilience.claims.reading import TRADE_WORDS, Reading, StoryReading
from consilience.records import Claim, ClaimKind, Quantity

CURRENCY = re.compile(r"[A-Z]{3}$")
# A sum in brackets is another currency's: "110 euros ($141)".
CONVERTED = re.compile(r"[(\[]\s*$")
# Words of a sum that is a guess, or of another reckoning.
GUESSED = frozenset(
    {"estimate", "estimated", "believe", "expect", "project", "reportedly", "worth", "value", "potential"}
)
RATES = re.compile(r"\s?(?:an?|per|each|every|a piece|apiece)\b", re.IGNORECASE)
# Sums further apart than this are a part and a whole more often than two tellings of one.
OTHER_SCOPE = 3.0
# Sums less than this share apart are one sum, counted with or without its fees.
SLACK = 0.05
STEPS = 5
# Besides the verb two sums have so many words in common that stand beside them.
SHARED_WORDS = 1
BOUND = "|"


def money_claims(story: StoryReading) -> Iterator[Claim]:
    """A claim for each sum that a verb governs; `relation` is currency and verb, `subject` what kind of sum it is."""
    for reading in story.readings:
        if reading.is_correction:
            continue
        for quantity in reading.quantities:
            if quantity.unit and CURRENCY.match(quantity.unit) and reading.span.contains(quantity.span):
                verb = _verb(reading, quantity)
                if verb is not None and _is_told(reading, quantity, verb):
                    yield _claim(reading, quantity, verb)


def compare_money(first: Claim, second: Claim) -> Comparison:
    """Two sums of one payment: equal, rounded, overtaken by a later one, or in conflict."""
    if first.relation != second.relation or not are_of_one_time(first, second) or not _is_one_payment(first, second):
        return UNRELATED
    if bounds(first) == bounds(second):
        return same("money, same")
    if touch(first, second) or _ratio(first, second) < 1 + SLACK:
        return compatible("money, rounding")
    if _ratio(first, second) >= OTHER_SCOPE:
        return compatible("money, other scope")
    return later("money, later sum") if is_overtaken(first, second) else conflict("money, differs")


def _is_one_payment(first: Claim, second: Claim) -> bool:
    """Whether two sums of one verb are of one instrument, one payer or none named, and have words in common."""
    (instrument, payer), (other, another) = (_parts(claim) for claim in (first, second))
    if (instrument and other and not instrument & other) or not _is_one_payer(payer, another):
        return False
    names = set(first.theme_heads) & set(second.theme_heads)
    return bool(names) and len(set(first.theme) & set(second.theme)) >= SHARED_WORDS


def _parts(claim: Claim) -> tuple[set[str], set[str]]:
    instrument, payer = claim.subject.split(BOUND)
    return set(instrument.split()), set(payer.split())


def _is_one_payer(one: set[str], two: set[str]) -> bool:
    """Whether two phrases name one entity, or one has all the words of the other; neither may be missing alone."""
    known = any(name.startswith(ENTITY) for name in one & two)
    return known or (bool(one) == bool(two) and (one <= two or two <= one))


def _ratio(first: Claim, second: Claim) -> float:
    edges = [edge for claim in (first, second) for edge in (claim.low, claim.high) if edge is not None]
    return max(edges) / min(edges) if min(edges) > 0 else OTHER_SCOPE


def _verb(reading: Reading, quantity: Quantity) -> int | None:
    """The verb that governs a sum, of no verb of saying."""
    tree, places = reading.tree, places_of(reading, quantity)
    place = places[-1] if places else 0
    for _ in range(STEPS if places else 0):
        place = tree.tokens[place].head
        if tree.tokens[place].pos == "VERB":
            return None if tree.tokens[place].lemma in TRADE_WORDS else place
    return None


def _is_told(reading: Reading, quantity: Quantity, verb: int) -> bool:
    """Whether a sum is told as a fact: no part, no rate, no guess, no plan, no conversion."""
    tree, text = reading.tree, reading.annotated.article.text
    if is_part(reading, quantity) or RATES.match(text, quantity.span.end):
        return False
    if CONVERTED.search(text[max(quantity.span.start - 2, 0) : quantity.span.start]):
        return False
    nouns = _instrument(reading, quantity, verb)
    if any(tree.tokens[child].lemma.lower() in SELECTING for noun in nouns for child in tree.children[noun]):
        return False
    beside = {tree.tokens[child].lemma for child in (*tree.children[verb], *places_of(reading, quantity))}
    is_guess = bool(beside & GUESSED) or tree.has_ancestor(verb, GUESSED) or tree.tokens[verb].lemma in GUESSED
    is_unreal = modality(tree, verb) in UNREAL or cue(tree, verb) in UNREAL
    return not (is_guess or is_unreal or tree.is_negated(verb) or tree.is_infinitive(verb))


def _claim(reading: Reading, quantity: Quantity, verb: int) -> Claim:
    tree = reading.tree
    instrument = {stem(tree.tokens[noun].lemma) for noun in _instrument(reading, quantity, verb)}
    below = [place for place in tree.subtree(verb) if tree.tokens[place].pos in {"NOUN", "PROPN", "ADJ"}]
    subject = next(tree.governed(verb, SUBJECTS), None)
    own = set(places_of(reading, quantity))
    names = reading.meant.within(tree.phrase(verb)) | {
        stem(tree.tokens[place].lemma) for place in below if tree.tokens[place].pos == "PROPN"
    }
    payers = frozenset() if subject is None else phrase_names(reading, subject)
    return claim(
        reading,
        ClaimKind.NUMBER,
        quantity.span,
        topic=tree.span(verb, verb) if subject is None else tree.span(subject, subject),
        subject=f"{' '.join(sorted(instrument))}{BOUND}{' '.join(sorted(payers))}",
        relation=f"{quantity.unit} {stem(tree.tokens[verb].lemma)}",
        value=f"{quantity.low}:{quantity.high}:{quantity.modifier or ''}",
        rule="sum of money",
        theme=frozenset(stem(tree.tokens[place].lemma) for place in below if place not in own),
        theme_heads=frozenset(names),
        happened=day(reading),
        low=quantity.low,
        high=quantity.high,
        unit=quantity.unit,
        modifier=quantity.modifier,
    )


def _instrument(reading: Reading, quantity: Quantity, verb: int) -> frozenset[int]:
    """The nouns between a sum and its verb, and those that it is in: "an $80 million contract"."""
    tree, place = reading.tree, places_of(reading, quantity)[-1]
    found = {
        noun
        for preposition in tree.governed(place, frozenset({"prep"}))
        for noun in tree.governed(preposition, frozenset({"pobj"}))
    }
    for _ in range(STEPS):
        place = tree.tokens[place].head
        if place == verb:
            break
        found.add(place)
    return frozenset(each for each in found if tree.tokens[each].pos == "NOUN")
