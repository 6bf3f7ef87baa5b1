"""What the tests of this room start from: a sentence with one of its words, or two reports of one day."""

from collections.abc import Callable

import pytest

from consilience.annotate import annotate
from consilience.claims.grammar import Tree
from consilience.models.spacy_models import RuleSplitter, SpacyParser, english_parser, rule_splitter
from consilience.records import AnnotatedArticle, Article, Dossier, Verdict

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


# Two sentences that open each of the reports, so that they are one story.
LEAD = (
    "The harbour bridge of Velmora collapsed on Tuesday after a barge struck its middle pier. "
    "Mayor Ilsa Brandt visited the harbour bridge of Velmora in the evening."
)


@pytest.fixture
def two_reports(coverage: Callable[..., Dossier]) -> Callable[[str, str], Dossier]:
    """A story of two reports of one day, each with a sentence or more of its own after the same lead."""

    def told(first: str, second: str) -> Dossier:
        return coverage(
            ("Velmora Post", "2031-05-07", f"{LEAD}\n\n{first}"), ("Coast News", "2031-05-07", f"{LEAD}\n\n{second}")
        )

    return told


@pytest.fixture
def differing(two_reports: Callable[[str, str], Dossier]) -> Callable[[str, str, str], list[Verdict]]:
    """The verdicts by which two reports of one day differ on a question."""

    def verdicts(first: str, second: str, question: str) -> list[Verdict]:
        points = two_reports(first, second).points
        return [point.verdict for point in points if point.is_contested and point.about.endswith(f" · {question}")]

    return verdicts
