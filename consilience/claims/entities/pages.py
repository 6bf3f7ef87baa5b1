"""One article laid out for reading who is who: its names with their place in the trees."""

import re
from bisect import bisect_right
from collections.abc import Container, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from consilience.claims.entities.names import folded
from consilience.claims.grammar import Tree
from consilience.records import AnnotatedArticle, Dossier, Mention, MentionKind, Span

HONORIFIC = re.compile(r"\b(Mr|Mrs|Ms|Miss|Sir|Lady|Lord|Dame)\.?\s+$")
LONGEST_HONORIFIC = 8
SEXES = {"Mr": "he", "Sir": "he", "Lord": "he", "Mrs": "she", "Ms": "she", "Miss": "she", "Lady": "she", "Dame": "she"}
# What the recogniser cuts off a hyphened name: Moon Jae|-in.
REST = re.compile(r"[-‐‑][^\W\d_]{1,20}\b")
# A headline's capitals run a name into what its bearer owns: Ilsa Brandt’s Bridge.
OWNED = re.compile(r"[’']s\s")
# Longer spans are headlines taken for a name.
LONGEST_NAME = 80
# A sentence with more words is a list or a table.
LONGEST_SENTENCE = 400

Place = tuple[int, int]


class Name(NamedTuple):
    """A name where it stands: `words` with what the recogniser cut off, `key` folded, `place` its sentence and head."""

    mention: Mention
    page: int
    words: str
    key: str
    sex: str
    place: Place | None
    first: int

    @property
    def span(self) -> Span:
        return self.mention.span


class Filed(NamedTuple):
    """A span that belongs to the entity of `key`, and the rule that says so; `words` are "" where they name nothing."""

    key: tuple[str, ...]
    kind: MentionKind
    span: Span
    words: str
    rule: str


@dataclass(frozen=True, eq=False)
class Page:
    """An article with its trees and names."""

    number: int
    annotated: AnnotatedArticle

    @cached_property
    def trees(self) -> list[Tree | None]:
        """A tree a sentence; None for one without grammar or without end."""
        text = self.annotated.article.text
        return [
            Tree(sentence, text) if 0 < len(sentence.tokens) <= LONGEST_SENTENCE else None
            for sentence in self.annotated.sentences
        ]

    @cached_property
    def names(self) -> tuple[Name, ...]:
        return tuple(self._name(mention) for mention in self.annotated.mentions if _is_short(mention.span))

    def unlisted(self, known: Container[str]) -> Iterator[Name]:
        """The single known names that the recogniser passed over: a proper noun beside no other, no day in May."""
        taken = [each.span for each in self.annotated.mentions] + [each.span for each in self.annotated.times]
        covered = {start for span in taken for start in self.word_starts(span)}
        for tree in self.trees:
            for index, token in enumerate(tree.tokens if tree else ()):
                assert tree is not None
                if token.pos == "PROPN" and token.start not in covered and _is_known(tree, index, known):
                    yield self._name(Mention(span=tree.span(index, index), kind=MentionKind.PERSON))

    def word_starts(self, span: Span) -> list[int]:
        """Where the words under a span begin."""
        number, inside = self.inside(span)
        tree = self.trees[number] if inside else None
        return [tree.tokens[index].start for index in inside] if tree else []

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.span.start for sentence in self.annotated.sentences]

    def sentence_at(self, start: int) -> int:
        """The number of the sentence in which a character stands; -1 before the first."""
        return bisect_right(self._starts, start) - 1

    def words(self, span: Span) -> str:
        return " ".join(self.annotated.article.words(span).split())

    def inside(self, span: Span) -> tuple[int, list[int]]:
        """The sentence of a span and the indexes of its words in it."""
        number = self.sentence_at(span.start)
        tree = self.trees[number] if number >= 0 else None
        if tree is None:
            return number, []
        low = bisect_right(tree.tokens, span.start, key=lambda token: token.end)
        high = low
        while high < len(tree.tokens) and tree.tokens[high].start < span.end:
            high += 1
        return number, list(range(low, high))

    def is_quoted(self, start: int) -> bool:
        """Does a character stand in a quotation?"""
        at = bisect_right(self._quoted, (start, len(self.annotated.article.text))) - 1
        return at >= 0 and self._quoted[at][0] <= start < self._quoted[at][1]

    @cached_property
    def _quoted(self) -> list[tuple[int, int]]:
        return [(quotation.span.start, quotation.span.end) for quotation in self.annotated.quotations]

    def _name(self, mention: Mention) -> Name:
        text, span = self.annotated.article.text, mention.span
        honorific = HONORIFIC.search(text, max(0, span.start - LONGEST_HONORIFIC), span.start)
        rest = REST.match(text, span.end) if mention.kind is MentionKind.PERSON else None
        words = " ".join(text[span.start : rest.end() if rest else span.end].split())
        if mention.kind is MentionKind.PERSON:
            words = OWNED.split(words, maxsplit=1)[0]
        number, inside = self.inside(span)
        place = (number, _head(self.trees[number], inside)) if inside else None
        sex = SEXES[honorific[1]] if honorific else ""
        return Name(mention, self.number, words, folded(words), sex, place, inside[0] if inside else -1)


def pages_of(dossier: Dossier) -> tuple[Page, ...]:
    """The articles of a story, laid out."""
    return tuple(Page(number, annotated) for number, annotated in enumerate(dossier.articles))


def names_of(pages: tuple[Page, ...]) -> Iterator[Name]:
    """All names of a story, in order of article and place."""
    return (name for page in pages for name in page.names)


def _is_short(span: Span) -> bool:
    return span.end - span.start <= LONGEST_NAME


def _is_known(tree: Tree, index: int, known: Container[str]) -> bool:
    word = tree.word(index)
    is_alone = not (_is_proper(tree, index + 1) or _is_proper(tree, index - 1))
    return is_alone and not word.isupper() and folded(word) in known


def _is_proper(tree: Tree, index: int) -> bool:
    """Is a word a part of a longer name? An honorific or a role in lower case is none."""
    if not 0 <= index < len(tree.tokens) or tree.tokens[index].pos != "PROPN":
        return False
    return tree.word(index).rstrip(".") not in SEXES


def _head(tree: Tree | None, inside: list[int]) -> int:
    """The word of a name that is governed from outside it."""
    assert tree is not None
    own = range(inside[0], inside[-1] + 1)
    return next((index for index in reversed(inside) if tree.tokens[index].head not in own), inside[-1])
