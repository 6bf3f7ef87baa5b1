"""A spaCy component: `nlp.add_pipe("consilience_voices")` tells who said what in every document.

Not imported by the rest of the package: spaCy loads it through the entry point `spacy_factories`, or import it.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from itertools import groupby

from spacy.language import Language
from spacy.tokens import Doc

from consilience.annotate.voices import find_voices
from consilience.models import ParsedText
from consilience.models.spacy_models import parsed
from consilience.records import Article, Token

NAME = "consilience_voices"
EXTENSIONS = ("attributions", "quotations")
# What the rules read of each token.
NEEDED = ("DEP", "LEMMA", "POS", "TAG")
LINE_END = re.compile(r"[\r\n]")


@Language.factory(NAME, assigns=[f"doc._.{name}" for name in EXTENSIONS], requires=["token.dep", "token.lemma"])
def voices_component(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """A component that sets `doc._.attributions` and `doc._.quotations`, tuples of records with offsets in `doc.text`.

    It reads the document's own parse, that of an English pipeline, and its names where it has any. A document that
    was not parsed, tagged and lemmatized is a ValueError.
    """
    for extension in EXTENSIONS:
        if not Doc.has_extension(extension):
            Doc.set_extension(extension, default=())
    return _with_voices


def _with_voices(doc: Doc) -> Doc:
    missing = [name for name in NEEDED if not doc.has_annotation(name)]
    if len(doc) and missing:
        raise ValueError(f"{NAME} finds no {', '.join(missing)}: add it after tagger, parser and lemmatizer")
    voices = find_voices(Article(id="", uri="", capture="", text=doc.text), list(_paragraphs(doc)))
    doc._.attributions, doc._.quotations = voices.attributions, voices.quotations
    return doc


def _paragraphs(doc: Doc) -> Iterator[ParsedText]:
    """The sentences that begin in each line of the text; the names of the document come with the first."""
    whole = parsed(doc) if len(doc) else ParsedText(sentences=(), names=())
    line_ends = [end.start() for end in LINE_END.finditer(doc.text)]

    def line_of(sentence: tuple[Token, ...]) -> int:
        return bisect_left(line_ends, sentence[0].start)

    for number, (_, sentences) in enumerate(groupby(whole.sentences, key=line_of)):
        yield ParsedText(sentences=tuple(sentences), names=() if number else whole.names)
