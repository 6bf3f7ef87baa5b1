"""Whether a time lies behind or ahead, from the grammar of its clause."""

import pytest

from consilience.models import Passage
from consilience.models.spacy_models import english_parser
from consilience.provenance.dating_tense import is_past
from consilience.records import Article, Sentence


@pytest.mark.parametrize(
    ("text", "time", "expected"),
    [
        ("The council closed the line on Wednesday.", "Wednesday", True),
        ("The line was closed by the council on Wednesday.", "Wednesday", True),
        ("The council has closed the line, according to the mayor on Wednesday.", "Wednesday", True),
        ("The mayor said Wednesday that the line will close.", "Wednesday", True),
        ("The line will close on Wednesday.", "Wednesday", False),
        ("The line is scheduled to close, and a vote is expected on Wednesday.", "Wednesday", False),
        ("The mayor wants to close the line on Wednesday.", "Wednesday", None),
        ("The Wednesday vote was a surprise.", "Wednesday", None),
        ("The line remained open until Wednesday.", "Wednesday", None),
    ],
)
def test_the_clause_of_a_time_is(text: str, time: str, expected: bool | None) -> None:
    article = Article(id="a", uri="a.txt", capture="c", text=text)
    (parsed,) = english_parser().parse([Passage(text=text, offset=0)])
    (tokens,) = parsed.sentences
    sentence = Sentence(span=article.span(0, len(text)), tokens=tokens)
    start = text.index(time)
    assert is_past(article, sentence, article.span(start, start + len(time))) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("The line was closed on Wednesday.", True), ("The line will close on Wednesday.", None)],
)
def test_without_grammar_only_what_has_no_word_of_the_future_is_past(text: str, expected: bool | None) -> None:
    article = Article(id="a", uri="a.txt", capture="c", text=text)
    start = text.index("Wednesday")
    sentence = Sentence(span=article.span(0, len(text)))
    assert is_past(article, sentence, article.span(start, start + 9)) is expected
