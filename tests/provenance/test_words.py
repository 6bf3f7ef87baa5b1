"""The words of an article as numbers."""

import pytest

from consilience.provenance.words import MOST_WORDS, hashed_words, span
from consilience.records import Article, Block, Role


def article(text: str) -> Article:
    return Article(id="a", uri="", capture="", text=text)


SAME = {
    "capitals": ("The PIER is shut", "the pier is shut"),
    "apostrophes": ("It’s the captain’s", "It's the captain's"),
    "hyphens and dashes": ("a well-known pier – shut", "a well—known pier, shut"),
    "layout": ("the pier\n\nis shut", "the pier is shut"),
}


@pytest.mark.parametrize(("first", "second"), SAME.values(), ids=SAME)
def test_typography_changes_no_word(first: str, second: str) -> None:
    assert hashed_words(article(first)).hashes.tolist() == hashed_words(article(second)).hashes.tolist()


@pytest.mark.parametrize("text", ["İstanbul is far", "a 𝔟 c", "naïve café ", "市議会は"], ids=ascii)
def test_spans_point_at_the_words(text: str) -> None:
    words = hashed_words(article(text))
    whole = span("a", words, 0, len(words.hashes))
    assert text[whole.start : whole.end] == text.strip()


QUOTED = {
    "straight": ('He said "go now" twice', [2, 3]),
    "curly": ("He said “go now” twice", [2, 3]),
    "single": ("He said ‘don’t go’ twice", [2, 3, 4]),
    "guillemets": ("Il dit « va vite » encore", [2, 3]),
    "to the end of the line": ("“Go now\nhe said", [0, 1]),
    "none": ("the captain’s dogs’ bowls", []),
    "an elision": ("the ‘90s weren’t kind", []),
}


@pytest.mark.parametrize(("text", "places"), QUOTED.values(), ids=QUOTED)
def test_words_in_quotation_marks_are_known(text: str, places: list[int]) -> None:
    quoted = hashed_words(article(text)).quoted
    assert [place for place, inside in enumerate(quoted.tolist()) if inside] == places


def test_words_of_furniture_are_left_out() -> None:
    text = "Log in\nThe pier is shut\nSubscribe"
    plain = article(text)
    blocks = tuple(
        Block(span=plain.span(start, end), role=role, rule="given")
        for start, end, role in ((0, 6, Role.NAVIGATION), (7, 23, Role.BODY), (24, 33, Role.SUBSCRIPTION))
    )
    words = hashed_words(Article(id="a", uri="", capture="", text=text, blocks=blocks))
    assert words.starts.tolist() == [7, 11, 16, 19]


def test_no_article_has_more_words_than_can_be_compared() -> None:
    assert len(hashed_words(article("pier " * (MOST_WORDS + 10))).hashes) == MOST_WORDS
