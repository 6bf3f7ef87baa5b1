"""Title, outlet, authors and language from the words of an article."""

import msgspec
import pytest

from consilience.clean.metadata import with_metadata
from consilience.records import Article, Block, Finding, Role


class OnlyWelsh:
    """A language identifier that has met one language."""

    name = "only Welsh"

    def identify(self, text: str) -> tuple[str, float]:
        return "cy", 1.0


BODY = (
    Role.BODY,
    "The bridge over the Adler was closed to lorries after a beam cracked, the town council of Lindau said.",
)


def article(*blocks: tuple[Role, str], uri: str = "a.txt") -> Article:
    """An article of these blocks, one a line."""
    bare = Article(id="a", uri=uri, capture="c", text="\n".join(words for _, words in blocks))
    made, start = [], 0
    for role, words in blocks:
        made.append(Block(span=bare.span(start, start + len(words)), role=role, rule="test"))
        start += len(words) + 1
    return msgspec.structs.replace(bare, blocks=tuple(made))


def test_the_title_is_the_first_headline_without_debris() -> None:
    found = with_metadata(article((Role.HEADLINE, "Bridge closed to lorries “`"), BODY), None)
    assert found.title is not None
    assert found.title.value == "Bridge closed to lorries"
    assert found.title.span is not None
    assert found.words(found.title.span) == "Bridge closed to lorries"


def test_an_article_without_a_headline_has_no_title() -> None:
    assert with_metadata(article(BODY), None).title is None


@pytest.mark.parametrize(
    ("made", "outlet", "rule"),
    [
        pytest.param(article(BODY, uri="https://edition.cnn.com/a"), "CNN", "host of a known outlet", id="known host"),
        pytest.param(article(BODY, uri="https://www.adlerpost.example/a"), "adlerpost.example", "host", id="host"),
        pytest.param(
            article(BODY, (Role.APPEAL, "A Message from The Adler Post:")),
            "The Adler Post",
            "message from the outlet",
            id="letter to the reader",
        ),
        pytest.param(
            article(BODY, (Role.COPYRIGHT, "© 2025 The Adler Post. All rights reserved.")),
            "The Adler Post",
            "copyright",
            id="copyright",
        ),
        pytest.param(article((Role.OUTLET, "Adler Post"), BODY), "Adler Post", "outlet line", id="outlet line"),
        pytest.param(
            article(BODY, (Role.COPYRIGHT, "Adler Group 2025")), "Adler Group", "name and year", id="name, year"
        ),
        pytest.param(
            article(BODY, (Role.DISCLAIMER, "www.adler.example informs. Or leave www.adler.example.")),
            "adler.example",
            "host of the disclaimers",
            id="disclaimer",
        ),
        pytest.param(article(BODY, (Role.BODY, "AdlerPost.com")), "AdlerPost.com", "site line", id="site line"),
        pytest.param(article((Role.BODY, "USA TODAY"), BODY), "USA Today", "line of a known outlet", id="known line"),
        pytest.param(
            article((Role.BODY, "LINDAU (AP) — The bridge was closed.")),
            "Associated Press",
            "agency dateline",
            id="agency",
        ),
    ],
)
def test_the_outlet_is_found_by(made: Article, outlet: str, rule: str) -> None:
    found = with_metadata(made, None).outlet
    assert found is not None
    assert (found.value, found.rule) == (outlet, rule)


@pytest.mark.parametrize(
    "made",
    [
        pytest.param(article(BODY), id="nothing"),
        pytest.param(article(BODY, (Role.TEASER, "A Message from The Adler Post:")), id="teaser"),
        pytest.param(article((Role.BODY, "Reuters reported a crack (it said) - a beam's."), BODY), id="cited agency"),
    ],
)
def test_the_outlet_stays_unknown_with(made: Article) -> None:
    assert with_metadata(made, None).outlet is None


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("By ANN EMBER and Bo van der Ouse", ["ANN EMBER", "Bo van der Ouse"]),
        ("By: Ann Ember", ["Ann Ember"]),
        ("By Ann Ember, Associated Press", ["Ann Ember"]),
        ("By Ann Ember, Senior Correspondent | March 3, 2021", ["Ann Ember"]),
        ("Ann Ember", ["Ann Ember"]),
        ("Adler Financial Analyst", []),
        ("By the newsroom", []),
    ],
)
def test_the_authors_are_the_persons_of_the_byline(byline: str, names: list[str]) -> None:
    found = with_metadata(article((Role.BYLINE, byline), BODY), None)
    assert [author.value for author in found.authors] == names
    assert [found.words(author.span) for author in found.authors if author.span] == names


def test_the_language_is_that_of_the_report() -> None:
    found = with_metadata(article(BODY), OnlyWelsh()).language
    assert found == Finding(value="cy", rule="only Welsh")


def test_a_few_words_have_no_language() -> None:
    assert with_metadata(article((Role.BODY, "Bridge closed")), OnlyWelsh()).language is None


def test_what_the_source_gave_stays() -> None:
    given = Finding(value="Given", rule="markup")
    made = msgspec.structs.replace(article((Role.HEADLINE, "Found"), BODY), title=given, outlet=given, authors=(given,))
    found = with_metadata(made, None)
    assert (found.title, found.outlet, found.authors) == (given, given, (given,))
