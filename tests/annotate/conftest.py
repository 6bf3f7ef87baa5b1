"""The real English parser, loaded once for the whole room, and a short way from a text to its annotations."""

from collections.abc import Callable

import pytest

from consilience.annotate import annotate
from consilience.models.spacy_models import RuleSplitter, SpacyParser, english_parser, rule_splitter
from consilience.records import AnnotatedArticle, Article

Reader = Callable[[str], AnnotatedArticle]


@pytest.fixture(scope="session")
def parser() -> SpacyParser:
    return english_parser()


@pytest.fixture(scope="session")
def splitter() -> RuleSplitter:
    return rule_splitter()


@pytest.fixture(scope="session")
def read(parser: SpacyParser, splitter: RuleSplitter) -> Reader:
    """The annotated article of a text without blocks, whose lines are its paragraphs."""

    def read_text(text: str) -> AnnotatedArticle:
        (found,) = annotate([Article(id="a", uri="", capture="", text=text)], parser=parser, splitter=splitter)
        assert isinstance(found, AnnotatedArticle)
        return found

    return read_text
