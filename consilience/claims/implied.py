"""The sources of a sentence that no verb of saying ties to its words.

Reports retell papers and speeches in their own voice: "the suit names six aides", "among the charges is", "the mayor,
in a tweet". Such a sentence has the paper or the speaker for its origin all the same.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache

from consilience.claims.grammar import Tree
from consilience.claims.reading import Reading
from consilience.models.sources import CHARGES, head, words_of
from consilience.records import Source, SourceKind, Span

# Papers that a report retells in its own voice; others ("report", "record") are as often talked about.
RETOLD = frozenset(
    {"lawsuit", "suit", "complaint", "indictment", "filing", "memo", "memorandum", "statement", "transcript"}
)
# Verbs of charging; in the active their subject is the source.
ACCUSING = frozenset({"accuse", "allege", "charge"})
# A description of somebody within a retelling ("campaign chairman Ann Roe") is the outlet's own.
DESCRIPTIONS = frozenset({"appos", "compound", "nmod", "amod"})
# A paper is the work of one person when at least so much of the ownership told of it is that person's.
OWNED = 0.6
# What a person writes without a verb of writing.
MESSAGE = re.compile(
    r"\b(?:tweet(?:s|ed)?|Twitter|Instagram|Facebook post|in an?\s(?:\w+\s)?(?:statement|e-?mail|post))\b"
)
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
FRONTED = frozenset({"in", "among", "under", "per"})
# A maker stands so near before the paper: "the senator's two long memos".
MAKER = r"\b([A-Z][\w-]{1,40})[’']s?\s(?:[\w-]{1,40}\s){0,2}"


def implied_speakers(reading: Reading, focus: Span) -> list[Span]:
    """The phrase that names who is quoted, or who wrote the message that is told of."""
    found = list(_quoted_speakers(reading, focus))
    if not _describes(reading, focus):
        found += [*_messengers(reading), *_accusers(reading.tree)]
    return found[:1]


def retold_papers(reading: Reading, focus: Span) -> list[Source]:
    """The paper that the sentence retells: its subject, its frame ("In a complaint, ..."), or that of the charges."""
    tree = reading.tree
    if _describes(reading, focus):
        return []
    for index, token in enumerate(tree.tokens):
        noun = token.lemma.lower().removesuffix("s")
        if noun in RETOLD and token.pos in {"NOUN", "PROPN"} and _frames(tree, index):
            return [Source(name=tree.word(index).lower(), kind=SourceKind.DOCUMENT)]
        if noun in words_of("charging") and (noun != "charge" or _is_legal(tree, index)):
            return [Source(name=CHARGES, kind=SourceKind.DOCUMENT)]
    return []


def paper_makers(reading: Reading, papers: Iterable[str]) -> Iterator[Source]:
    """The person whose paper it is, where the article names one alone: "the senator's memos"."""
    persons = {
        reading.words(mention.span).split()[-1].removesuffix("’s").removesuffix("'s") for mention in reading.persons
    }
    for noun in map(head, papers):
        maker = _maker(reading.annotated.article.text, noun) if noun in RETOLD else None
        if maker in persons and maker is not None:
            yield Source(name=maker, kind=SourceKind.PERSON)


def _is_legal(tree: Tree, index: int) -> bool:
    """Whether a charge is one before a court: "charges", "charged with"; not "in charge", "politically charged"."""
    charged = any(tree.tokens[child].lemma == "with" for child in tree.children[index])
    return tree.tokens[index].tag == "NNS" or charged


def _quoted_speakers(reading: Reading, focus: Span) -> Iterator[Span]:
    """The speakers of the quotations in which most of the answer stands."""
    for quotation in reading.quotations:
        shared = min(quotation.span.end, focus.end) - max(quotation.span.start, focus.start)
        if quotation.speaker is not None and 2 * shared >= focus.end - focus.start:
            yield quotation.speaker


def _describes(reading: Reading, focus: Span) -> bool:
    """Whether the answer is a word or two that describe somebody."""
    inside = [token for token in reading.tree.tokens if focus.start <= token.start < focus.end]
    heads = [token for token in inside if not focus.start <= reading.tree.tokens[token.head].start < focus.end]
    return bool(heads) and all(token.relation in DESCRIPTIONS for token in heads)


def _frames(tree: Tree, index: int) -> bool:
    """Whether the noun is, or is named within, the subject of a clause in the active or a fronted frame."""
    token = tree.tokens[index]
    while token.head != index:
        if token.relation in SUBJECTS:
            return token.relation != "nsubjpass"
        index = token.head
        token = tree.tokens[index]
        if token.relation == "prep" and token.lemma.lower() in FRONTED and index < token.head:
            return True
    return False


def _messengers(reading: Reading) -> Iterator[Span]:
    """The persons named before a message that the sentence tells of, in order: the first is mostly its subject."""
    message = MESSAGE.search(reading.words(reading.span))
    if message is not None:
        place = reading.span.start + message.start()
        yield from (mention.span for mention in reading.persons if reading.span.start <= mention.span.start < place)


def _accusers(tree: Tree) -> Iterator[Span]:
    """Who charges somebody with something, in the active."""
    for index, token in enumerate(tree.tokens):
        accuser = tree.subject(index) if token.pos == "VERB" and token.lemma in ACCUSING else None
        if accuser is not None and not tree.is_passive(index):
            yield tree.phrase(accuser)


@lru_cache(maxsize=1024)
def _maker(text: str, noun: str) -> str | None:
    """The name that owns most of the papers of a kind in a text."""
    owners = Counter(match[1] for match in re.finditer(rf"{MAKER}{re.escape(noun)}s?\b", text))
    name, count = max(sorted(owners.items()), key=lambda item: item[1], default=("", 0))
    return name if count and count >= OWNED * owners.total() else None
