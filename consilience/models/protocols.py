"""What a stage may ask of a trained model; each Protocol has one method."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from consilience.records import MentionKind, Record, Token


class NamedSpan(Record, frozen=True, kw_only=True):
    """A name found by a model: offsets in the text of record."""

    start: int
    end: int
    kind: MentionKind


class ParsedText(Record, frozen=True, kw_only=True):
    """The sentences of one passage as their tokens, and the names in it."""

    sentences: tuple[tuple[Token, ...], ...]
    names: tuple[NamedSpan, ...]


class Passage(Record, frozen=True, kw_only=True):
    """A piece of text and the offset at which it stands in the text of record."""

    text: str
    offset: int


class Parser(Protocol):
    """Sentences, part of speech, dependency trees and names. `name` is the model with its version."""

    name: str

    def parse(self, passages: Iterable[Passage]) -> Iterator[ParsedText]:
        """One ParsedText a passage, in order, with offsets in the text of record."""
        ...


class SentenceSplitter(Protocol):
    """Sentence boundaries alone, for articles that need no grammar yet."""

    name: str

    def split(self, passage: Passage) -> Iterator[tuple[int, int]]:
        """Start and end of each sentence in the text of record, in order."""
        ...


class LanguageIdentifier(Protocol):
    """The language of a text."""

    name: str

    def identify(self, text: str) -> tuple[str, float]:
        """ISO 639-1 code and a probability in 0..1."""
        ...


class Encoder(Protocol):
    """What a text means, as a vector: the product of two is near 1 for texts that say the same, near 0 for others.

    `languages` are the codes of the languages that share the one space; an encoder of several is cross-lingual.
    """

    name: str
    languages: frozenset[str]

    def encode(self, text: str) -> Sequence[float]:
        """A vector of length 1; always of the same number of dimensions."""
        ...
