"""One sentence as the rooms read it: its tree, and the place of one of its words."""

from collections.abc import Callable

import pytest

from consilience.annotate import annotate
from consilience.claims.grammar import Tree
from consilience.models.spacy_models import RuleSplitter, SpacyParser, english_parser, rule_splitter
from consilience.records import AnnotatedArticle, Article

Find = Callable[[str, str], tuple[Tree, int]]


@pytest.fixture(scope="session")
def models() -> tuple[SpacyParser, RuleSplitter]:
    return english_parser(), rule_splitter()


@pytest.fixture(scope="session")
def find(models: tuple[SpacyParser, RuleSplitter]) -> Find:
    """The tree of a sentence with the last place of a word in it."""

    def find_word(text: str, word: str) -> tuple[Tree, int]:
        parser, splitter = models
        (read,) = annotate([Article(id="a", uri="", capture="", text=text)], parser=parser, splitter=splitter)
        assert isinstance(read, AnnotatedArticle)
        tree = Tree(read.sentences[0], text)
        return tree, max(place for place in range(len(tree.tokens)) if tree.word(place) == word)

    return find_word
