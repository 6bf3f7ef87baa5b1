"""What is typed into the search field finds the same on both databases."""

import datetime
from collections.abc import Iterator

import pytest

from consilience.records import (
    Account,
    AnnotatedArticle,
    Attribution,
    Entity,
    Finding,
    MentionKind,
    Naming,
    Verdict,
    replaced,
)
from consilience.store import HitKind, Library
from tests.store.making import CAFE, DAM, account, annotated

SPEECH = "Anton Weiss, the mayor, said the dam would stay shut. Berta Lund denied it."
SAID = "the dam would stay shut"
TEXTS = {"dam": DAM, "cafe": CAFE, "speech": SPEECH}


@pytest.fixture
def library(place: str) -> Iterator[Library]:
    dam = annotated(outlet="Veskia Herald", day=datetime.date(2031, 3, 3))
    cafe = annotated(CAFE, id="cafe", title="", outlet="Halden Post", day=datetime.date(2031, 4, 9))
    with Library.open(place) as opened:
        opened.save_accounts([account(dam, verdict=Verdict.AGREED), account(cafe), _spoken()])
        yield opened


def _spoken() -> Account:
    article = annotated(SPEECH, id="speech", title="").article
    said = Attribution(
        content=(article.span(SPEECH.index(SAID), SPEECH.index(SAID) + len(SAID)),),
        source=(article.span(0, 11),),
        cue=(article.span(24, 28),),
        rule="test",
    )
    weiss = Entity(
        id="weiss",
        kind=MentionKind.PERSON,
        name="Anton Weiss",
        aliases=("Mr Weiß",),
        mentions=(Naming(span=article.span(0, 11), rule="test"),),
    )
    told = account(AnnotatedArticle(article=article, attributions=(said,)))
    return replaced(told, entities=(weiss,))


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("orlava", {"dam": ["Orlava"]}),
        ("DAM engineers", {"dam": ["dam", "engineers"]}),
        ("cafe", {"cafe": ["Café"]}),
        ('"dam close"', {"cafe": ["dam close"]}),
        ("dam NOT orlava", {}),
        ("", {"cafe": [], "dam": [], "speech": []}),
        ("\" * ( ) : ^ - '; DROP TABLE articles", {}),
        ('"""', {"cafe": [], "dam": [], "speech": []}),
        ("title:orlava", {}),
        ("orlav*", {}),
        ("outlet:herald dam", {"dam": ["dam"]}),
        ('outlet:"halden post"', {"cafe": []}),
        ("outlet:Herald outlet:Post", {"dam": [], "cafe": []}),
        ("outlet:%", {}),
        ("after:2031-04 dam", {"cafe": ["dam"]}),
        ("before:2031-03 dam", {"dam": ["dam"]}),
        ("after:2031-03-03 before:2031-03-03", {"dam": []}),
        ("person:weiss", {"speech": []}),
        ("person:weiss orlava", {}),
        ("speaker:weiss kind:article", {"speech": []}),
        ("verdict:agreed", {"dam": []}),
    ],
    ids=[
        "a word",
        "all words",
        "diacritics",
        "a phrase",
        "operators mean nothing",
        "everything",
        "injection",
        "marks alone",
        "columns mean nothing",
        "stars mean nothing",
        "an outlet",
        "an outlet in words",
        "one of two outlets",
        "a sign that means all",
        "after a month",
        "before the end of a month",
        "a day",
        "a person named",
        "a person named elsewhere",
        "a speaker's articles",
        "a verdict",
    ],
)
def test_articles_are_found(library: Library, query: str, found: dict[str, list[str]]) -> None:
    hits = library.search(query)
    assert {hit.article: [TEXTS[hit.article][s.start : s.end] for s in hit.spans] for hit in hits} == found


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("speaker:weiss dam", [SAID]),
        ('speaker:"anton weiss"', [SAID]),
        ("speaker:lund", []),
        ("kind:quotation dam", [SAID]),
        ("kind:statement orlava", ["The Orlava"]),
        ("kind:statement verdict:single", ["Guests of ", "Anton Weis"]),
        ("kind:statement outlet:herald", ["The Orlava"]),
        ("kind:statement person:orlava", ["The Orlava"]),
    ],
    ids=[
        "what somebody said about something",
        "all that somebody said",
        "who said nothing",
        "what was said",
        "a statement",
        "statements of a verdict",
        "statements in an outlet",
        "statements about somebody",
    ],
)
def test_statements_and_quotations_are_found(library: Library, query: str, found: list[str]) -> None:
    assert sorted(hit.text for hit in library.search(query)) == sorted(found)


def test_the_spans_of_a_quotation_are_of_its_article(library: Library) -> None:
    (hit,) = library.search("speaker:weiss dam")
    assert (hit.kind, hit.speaker) == (HitKind.QUOTATION, "Anton Weiss")
    assert [SPEECH[span.start : span.end] for span in hit.spans] == ["dam"]
    assert SPEECH[hit.start :].startswith(hit.text)


@pytest.mark.parametrize("words", ["", "dam "], ids=["an outlet alone", "with a word"])
def test_an_article_read_anew_is_found_by_what_it_says_now(library: Library, words: str) -> None:
    anew = annotated(title="Wall shut", outlet="Tolm Gazette", day=datetime.date(2031, 3, 3))
    library.add([anew], recipe="another")
    found = {
        query: [hit.article for hit in library.search(words + query)] for query in ("outlet:herald", "outlet:tolm")
    }
    assert found == {"outlet:herald": [], "outlet:tolm": ["dam"]}
    assert [hit.article for hit in library.search("closed title")] == []
    assert list(library.check()) == []


def test_an_outlet_and_a_language_are_no_words_of_an_article(library: Library) -> None:
    told = annotated("Snow fell.", id="snow", outlet="Orlava Herald")
    language = Finding(value="en-GB", rule="test")
    library.add([replaced(told, article=replaced(told.article, language=language))])
    assert [hit.article for hit in library.search("orlava")] == ["dam"]
    assert library.search("herald") == library.search("en") == library.search("gb") == []
    assert [hit.article for hit in library.search("language:en")] == ["snow"]
    assert [hit.article for hit in library.search("language:en-GB snow")] == ["snow"]
    assert library.search("language:fr") == []


def test_titles_count_more_than_texts(library: Library) -> None:
    library.add([annotated("Cracks were found in a wall of the school.", id="wall", title="Orlava opens a school")])
    assert [hit.article for hit in library.search("orlava")] == ["wall", "dam"]


def test_what_is_found_comes_in_pages(library: Library) -> None:
    whole = [hit.article for hit in library.search("dam")]
    assert [hit.article for page in range(3) for hit in library.search("dam", limit=1, offset=page)] == whole
    assert len(whole) == 3


def test_the_names_of_the_stories_are_listed(library: Library) -> None:
    (person,) = library.people("weiß")
    assert (person.name, person.articles, person.stories) == ("Anton Weiss", 1, (_spoken().story.id,))
    assert library.people("nobody") == ()
