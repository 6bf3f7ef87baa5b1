"""How a claim is vouched for: said plainly, alleged, denied or confirmed, by the nearest word that tells."""

from consilience.claims.grammar import NOUNS, Tree
from consilience.claims.modality import governors, is_modifier, words_of
from consilience.claims.polarity import denial_above
from consilience.records import Standing

# "confirmed her nomination" approves it
APPROVED = frozenset({"appointment", "candidate", "nomination", "nominee", "pick"})
# They allege what their clause or preposition holds; of a thing they say something else: "claimed victory".
OF_CLAUSES = frozenset({"accuse", "charge", "claim", "contend", "suspect"})
# Where words of hearsay stand, by the list in which they are.
HEARSAY = {"amod": "adjectives", "advmod": "adverbs"}
TOLD = (Standing.ALLEGED, Standing.DENIED, Standing.CONFIRMED)


def standing(tree: Tree, index: int) -> Standing:
    """How the event that a word names is vouched for in its sentence."""
    if denial_above(tree, index) is not None:
        return Standing.DENIED
    marked = _marked(tree, index)
    for below, place in governors(tree, index) if marked is None else ():
        marked = _told(tree, below, place) or _marked(tree, place)
        if marked is not None or (tree.tokens[place].pos in NOUNS and not _is_clause(tree, below)):
            break
    return marked or Standing.ASSERTED


def _told(tree: Tree, below: int, place: int) -> Standing | None:
    """What a word says of the standing of what hangs below it."""
    token, relation = tree.tokens[place], tree.tokens[below].relation
    if tree.is_negated(place):
        return None
    if token.lemma in words_of("standing", "confirmed"):
        return None if tree.tokens[below].lemma in APPROVED else Standing.CONFIRMED
    if token.lemma in words_of("hearsay", "passive"):
        return Standing.ALLEGED if relation == "xcomp" and tree.is_passive(place) else None
    if token.lemma not in words_of("standing", "alleged"):
        return None
    is_thing = token.pos == "VERB" and token.lemma in OF_CLAUSES and relation in {"dobj", "nsubjpass"}
    is_price = token.pos in NOUNS and token.lemma == "charge" and token.tag != "NNS"
    return None if is_thing or is_price else Standing.ALLEGED


def _marked(tree: Tree, index: int) -> Standing | None:
    """What the words beside one say: "the alleged plot", "allegedly plotted", "the plot, which he confirmed"."""
    for child in tree.children[index]:
        lemma, relation = tree.tokens[child].lemma.lower(), tree.tokens[child].relation
        if relation in HEARSAY and lemma in words_of("hearsay", HEARSAY[relation]):
            return Standing.ALLEGED
        for name in TOLD:
            is_told = lemma in words_of("standing", name) and is_modifier(tree, index, child)
            if is_told and not tree.is_negated(child):
                return name
    return None


def _is_clause(tree: Tree, below: int) -> bool:
    return tree.tokens[below].relation in {"acl", "ccomp"}
