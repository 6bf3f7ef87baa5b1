"""Where quotations begin and end, who spoke them, and which are scare quotes."""

from collections.abc import Callable

import pytest

from consilience.annotate.quotations import LONGEST, find_quotations
from consilience.records import AnnotatedArticle, Article, Sentence

Reader = Callable[[str], AnnotatedArticle]

# text, the quotations in it
BOUNDS = {
    "curly": ("“We stay,” he said.", ["We stay,"]),
    "straight": ('"We stay," he said. "All of us."', ["We stay,", "All of us."]),
    "guillemets": ("«We stay», he said.", ["We stay"]),
    "low and high": ("„We stay“, he said.", ["We stay"]),
    "two apostrophes": ("''We stay,'' he said.", ["We stay,"]),
    "single curly, with an apostrophe inside": ("‘We don’t stay,’ he said.", ["We don’t stay,"]),
    "single straight": ("'We don't stay,' he said.", ["We don't stay,"]),
    "nested": ("“He told me ‘go’ and I went,” she said.", ["He told me ‘go’ and I went,"]),
    "curly in straight": ('"He told me “go” and I went," she said.', ["He told me “go” and I went,"]),
    "inches are no quotation": ('The board is 5" wide and 7" long.', []),
    "an apostrophe is no quotation": ("The workers' union met on the '90s stage.", []),
    "never closed": ("He said: “We stay and we fight.", ["We stay and we fight."]),
    "opened twice": ("He said: “We stay and “we fight.”", ["we fight."]),
    "empty": ("He said “” and “ ” twice.", []),
    "a lone mark at the end": ("He left. “", []),
}


@pytest.mark.parametrize(("text", "quoted"), BOUNDS.values(), ids=BOUNDS)
def test_each_kind_of_mark_bounds_a_quotation(text: str, quoted: list[str]) -> None:
    article = Article(id="a", uri="", capture="", text=text)
    found = find_quotations(article, [(Sentence(span=article.span(0, len(text))),)])
    assert [article.words(quotation.span) for quotation in found] == quoted


def test_a_quotation_never_runs_past_its_paragraph(read: Reader) -> None:
    found = read("He said: “We stay.\nThe rain went on.")
    assert [found.article.words(quotation.span) for quotation in found.quotations] == ["We stay."]


def test_an_unclosed_mark_is_forgotten_after_the_longest_quotation() -> None:
    text = "“" + "word " * LONGEST + "“We stay,” he said."
    article = Article(id="a", uri="", capture="", text=text)
    found = find_quotations(article, [(Sentence(span=article.span(0, len(text))),)])
    assert [article.words(quotation.span) for quotation in found] == ["We stay,"]


SCARE = {
    "a term": ("The so-called “green corridor” was closed.", True),
    "a title": ("They sang “Winter Songs” until midnight.", True),
    "a clause": ("“The roof is gone,” Ana Kovac said.", False),
    "a phrase that somebody is reported to have said": ("The mayor called the plan “reckless nonsense”.", False),
}


@pytest.mark.parametrize(("text", "is_scare"), SCARE.values(), ids=SCARE)
def test_short_words_that_nobody_said_are_scare_quotes(read: Reader, text: str, is_scare: bool) -> None:
    (quotation,) = read(text).quotations
    assert quotation.is_scare is is_scare
    assert (quotation.speaker is None) is is_scare
