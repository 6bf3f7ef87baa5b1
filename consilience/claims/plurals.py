"""One or several: "run by a former judge" against "run by former judges"."""

from collections.abc import Iterator

from consilience.claims.comparison import UNRELATED, Comparison, conflict, same
from consilience.claims.events import phrase_stems
from consilience.claims.grammar import Tree
from consilience.claims.making import claim
from consilience.claims.predicates import stem
from consilience.claims.reading import Reading, StoryReading
from consilience.records import Claim, ClaimKind

# A phrase of so many words beside its noun is one that two reports share because they tell the same.
FEWEST_WORDS = 3
PASSIVES = frozenset({"agent"})
ONE, SEVERAL = "one", "several"


def plural_claims(story: StoryReading) -> Iterator[Claim]:
    """A claim for each long description of who did something ("by …") that has no number: one, or several."""
    for reading in story.readings:
        tree = reading.tree
        for verb in range(len(tree.tokens)):
            for agent in tree.governed(verb, PASSIVES):
                for noun in tree.governed(agent, frozenset({"pobj"})):
                    yield from _claim(reading, verb, noun)


def compare_plurals(first: Claim, second: Claim) -> Comparison:
    """The same description of one and of several."""
    if first.relation != second.relation or first.theme != second.theme:
        return UNRELATED
    return same("number, same") if first.value == second.value else conflict("plural, differs")


def _claim(reading: Reading, verb: int, noun: int) -> Iterator[Claim]:
    tree = reading.tree
    value = _number(tree, noun)
    theme = phrase_stems(tree, noun)
    if value is None or len(theme) < FEWEST_WORDS:
        return
    focus = tree.phrase(noun)
    yield claim(
        reading,
        ClaimKind.NUMBER,
        focus,
        topic=focus,
        subject="",
        relation=f"{stem(tree.tokens[verb].lemma)} by",
        value=value,
        rule="one or several",
        theme=theme,
    )


def _number(tree: Tree, noun: int) -> str | None:
    """Whether a noun names one or several; None where a number or a quantifier says more."""
    token = tree.tokens[noun]
    before = [tree.tokens[child] for child in tree.children[noun] if child < noun]
    if any(child.pos == "NUM" or child.relation == "nummod" for child in before):
        return None
    if token.tag == "NNS" and not any(child.pos == "DET" for child in before):
        return SEVERAL
    return ONE if token.tag == "NN" and any(child.lemma in {"a", "an"} for child in before) else None
