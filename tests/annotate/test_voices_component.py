"""Quotations and attributions as a spaCy component, without the rest of Consilience."""

import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from consilience.annotate.voices_component import NAME
from consilience.models.spacy_models import ENGLISH
from consilience.records import AnnotatedArticle, SourceKind, Stance

DOCUMENT = Path(__file__).parents[2] / "docs" / "voices.md"

Reader = Callable[[str], AnnotatedArticle]


@pytest.fixture(scope="module")
def nlp() -> Language:
    pipeline = spacy.load(ENGLISH)
    pipeline.add_pipe(NAME)
    return pipeline


def test_a_document_carries_who_said_what(nlp: Language) -> None:
    doc = nlp("The firm denied that its wells had leaked, a spokesman told Reuters.\n“We will stay,” Ana Kovac said.")
    found = doc._.attributions[-1]
    assert [doc.text[span.start : span.end] for span in (*found.source, *found.cue)] == ["Ana Kovac", "said"]
    assert found.kind is SourceKind.PERSON
    assert Stance.DENIES in {attribution.stance for attribution in doc._.attributions}
    assert [doc.text[quotation.span.start : quotation.span.end] for quotation in doc._.quotations] == ["We will stay,"]


def test_it_finds_what_the_stage_finds(nlp: Language, read: Reader) -> None:
    text = "“We will stay,” Ana Kovac said, according to Reuters. The mayor denied that the mine had closed. It rained."
    staged = read(text)

    def parts(found: AnnotatedArticle) -> list[list[tuple[int, int]]]:
        return [[(span.start, span.end) for span in (*each.source, *each.content)] for each in found.attributions]

    doc = nlp(text)
    own = AnnotatedArticle(article=staged.article, attributions=doc._.attributions)
    assert parts(own) == parts(staged)


def test_a_document_without_a_parse_is_the_callers_error() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe(NAME)
    with pytest.raises(ValueError, match="add it after tagger, parser and lemmatizer"):
        nlp("The mayor said so.")


@pytest.mark.parametrize("text", ["", "\n", "“", "😀"])
def test_texts_without_speech_have_none(nlp: Language, text: str) -> None:
    assert nlp(text)._.attributions == ()


def test_a_long_line_costs_little_more_than_its_parse(nlp: Language) -> None:
    doc = nlp.make_doc("“ said ‘ told reported, according to Kovac: " * 300)
    for name, component in nlp.pipeline:
        if name == NAME:
            started = time.process_time()
        doc = component(doc)
    assert time.process_time() - started < 2


def test_the_documented_examples_run() -> None:
    programs = re.findall(r"```python\n(.*?)```", DOCUMENT.read_text(encoding="utf-8"), re.DOTALL)
    assert programs
    for program in programs:
        exec(compile(program, str(DOCUMENT), "exec"), {})
