"""The sources of a sentence that no verb of saying ties to its words.

Reports retell papers and speeches in their own voice: "the suit names six aides", "among the charges is", "the mayor,
in a tweet". Such a sentence has the paper or the speaker for its origin all the same.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from consilience.claims.grammar import Tree
from consilience.claims.reading import Reading
from consilience.claims.source_kinds import PAPERS, head
from consilience.records import Source, SourceKind, Span

# Papers that a report retells; others ("report", "record") are as often talked about.
RETOLD = frozenset(noun for paper in ("charges", "memo", "statement", "transcript") for noun in PAPERS[paper])
# Words that tell what is alleged and no more than that: their origin is the paper in which it is.
CHARGING = frozenset({"accuse", "allege", "allegation", "allegedly", "charge", "defendant", "indict", "plaintiff"})
# What a person writes without a verb of writing.
MESSAGE = re.compile(
    r"\b(?:tweet(?:s|ed)?|Twitter|Instagram|Facebook post|in an?\s(?:\w+\s)?(?:statement|e-?mail|post|interview))\b"
)
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
FRONTED = frozenset({"in", "among", "under", "per"})
# A maker stands so near before the paper: "the senator's two long memos".
MAKER = r"\b([A-Z][\w.-]+)[’']s?\s(?:[\w-]+\s){0,2}"


def implied_sources(reading: Reading, focus: Span) -> list[Span]:
    """The phrase that names who is quoted or which paper is retold, by the first rule that finds one."""
    rules = (_quoted_speaker, _paper, _messenger)
    return next((found for rule in rules if (found := list(rule(reading, focus))[:1])), [])


def paper_makers(reading: Reading, papers: Iterable[str]) -> Iterator[Source]:
    """The person whose paper it is, where the article names one alone: "the senator's memos"."""
    for paper in papers:
        noun = head(paper)
        names = _makers(reading.annotated.article.text, noun) if noun in RETOLD else ()
        persons = {reading.words(mention.span).split()[-1].strip("’'s") for mention in reading.persons}
        if len(names) == 1 and names[0] in persons:
            yield Source(name=names[0], kind=SourceKind.PERSON)


def _quoted_speaker(reading: Reading, focus: Span) -> Iterator[Span]:
    """The speaker of the quotation in which most of the answer stands."""
    for quotation in reading.quotations:
        shared = min(quotation.span.end, focus.end) - max(quotation.span.start, focus.start)
        if quotation.speaker is not None and 2 * shared >= focus.end - focus.start:
            yield quotation.speaker


def _paper(reading: Reading, focus: Span) -> Iterator[Span]:
    """The paper that is the subject of the sentence or its frame ("In a complaint, ..."), or the word of charging."""
    tree = reading.tree
    for index, token in enumerate(tree.tokens):
        noun = token.lemma.lower().removesuffix("s")
        if noun in RETOLD and token.pos in {"NOUN", "PROPN"} and _frames(tree, index):
            yield tree.span(index, index)
        elif noun in CHARGING:
            yield tree.span(index, index)


def _frames(tree: Tree, index: int) -> bool:
    """Whether the noun is, or is named within, the subject of a clause in the active or a fronted frame."""
    token = tree.tokens[index]
    while token.head != index:
        if token.relation in SUBJECTS:
            return not tree.is_passive(token.head) or token.relation != "nsubjpass"
        index = token.head
        token = tree.tokens[index]
        if token.relation == "prep" and token.lemma.lower() in FRONTED and index < token.head:
            return True
    return False


def _messenger(reading: Reading, focus: Span) -> Iterator[Span]:
    """The person named last before a message that the sentence tells of."""
    message = MESSAGE.search(reading.words(reading.span))
    if message is not None:
        place = reading.span.start + message.start()
        named = [mention.span for mention in reading.persons if reading.span.start <= mention.span.start < place]
        yield from reversed(named)


@lru_cache(maxsize=1024)
def _makers(text: str, noun: str) -> tuple[str, ...]:
    plural = rf"{MAKER}{re.escape(noun)}s?\b"
    return tuple(sorted({match[1] for match in re.finditer(plural, text)}))

