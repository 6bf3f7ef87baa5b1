"""What a sentence leaves open: wanted, possible, asked, thought, or to come, and not said to be so."""

from consilience.claims.grammar import HELPERS, Tree
from consilience.claims.modality import words_of
from consilience.claims.negation import PROOF, SHOWING, UNDONE, is_negated
from consilience.claims.tables import words

# Words that leave open whether it is so: beside it, beside a verb above it, or above it.
MODALS = frozenset(
    ["should", "must", "can", "could", "may", "might", "would", "ought", "let", "possible", "potential", "would-be"]
)  # fmt: skip
CONDITIONS = frozenset({"if", "whether", "unless", "until"})
WONDERING = frozenset({"wonder", "let", "suppose", "imagine"})
# "The notion that he was born abroad" is not told as so.
NOTIONS = frozenset({"notion", "myth", "theory", "rumor", "idea", "conspiracy", "possibility", "prospect"})
OPINIONS = frozenset(
    {"believe", "think", "feel", "hope", "doubt", "predict", "expect", "wish", "fear", "want", "guess"}
)
# "Decided to close", "sought to collude" say that something was done about it.
DECIDED = frozenset(
    {"decide", "decision", "agree", "agreement", "vote", "manage", "begin", "continue", "seek", "proceed", "use"}
)
# "Discounted rumours that he knew": a word above that denies.
DISMISSING = (
    words_of("standing", "denied") | words("denials", "denial", "dismissing") | words("denials", "denial", "debunking")
)


def is_open(tree: Tree, index: int, helpers: frozenset[str] = frozenset()) -> bool:
    """Whether the sentence leaves open if it is so: possible, wanted, asked, conditional; some helpers do not."""
    beside = {tree.tokens[child].lemma.lower() for child in tree.children[index]} - helpers
    if beside & (MODALS | CONDITIONS) or _is_wanted(tree, index):
        return True
    is_joined = tree.tokens[index].relation == "conj"
    is_past = tree.tokens[index].tag in {"VBD", "VBN"} or tree.tokens[tree.tokens[index].head].tag in {"VBD", "VBN"}
    is_within = False
    while tree.tokens[index].head != index:
        is_notion = tree.tokens[index].relation == "acl" and tree.tokens[tree.tokens[index].head].lemma in NOTIONS
        is_within = is_within or tree.tokens[index].relation in {"ccomp", "pcomp"}
        below, index = index, tree.tokens[index].head
        is_unproven = bool({tree.tokens[place].lemma for place in (below, index)} & PROOF)
        if is_within and tree.tokens[index].lemma not in SHOWING and not is_unproven and tree.is_negated(index):
            return True
        marks = {tree.tokens[child].lemma.lower() for child in tree.children[index] if child < index}
        if is_joined and marks & MODALS:
            return True
        is_joined = tree.tokens[index].relation == "conj"
        lemma = tree.tokens[index].lemma
        is_view = lemma in OPINIONS and not (lemma == "believe" and is_past and not is_negated(tree, index))
        if is_notion or is_view or lemma in DISMISSING | WONDERING or marks & CONDITIONS:
            return True
    return False


def _is_wanted(tree: Tree, index: int) -> bool:
    """Whether it stands in the infinitive, and not after a word that says whether it was done: "failed to"."""
    if tree.tokens[index].tag != "VB" or any(
        tree.tokens[child].tag in {"VBD", "VBP", "VBZ", "MD"} for child in tree.governed(index, HELPERS)
    ):
        return False
    above = tree.tokens[index].head
    return above == index or tree.tokens[above].lemma not in UNDONE | DECIDED | PROOF or _is_wanted(tree, above)
