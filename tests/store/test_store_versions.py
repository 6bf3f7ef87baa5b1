"""A changed page is a new version; a mended slip is not."""

import pytest

from consilience.records import Block, Role, replaced
from consilience.store import ChangeKind, Library
from consilience.store.addresses import canonical
from tests.store.making import CAFE, annotated, capture, grouped, stories

PAGE = "https://example.org/dam"
FIRST = (
    "The Orlava dam was closed on Monday after engineers of the river board had found seven cracks in its wall. The "
    "mayor said that nobody in the valley was in danger, and that the water would be let out over the next days. It "
    "is the second time in a decade that the dam is closed; eleven years ago a flood had torn a gate away."
)


def added(library: Library, text: str, id: str, uri: str = PAGE) -> None:
    library.add([annotated(text, id=id, uri=uri)])


@pytest.mark.parametrize(
    ("text", "is_new"),
    [
        (FIRST.replace("closed", "shut"), True),
        (FIRST.replace("seven", "nine"), True),
        (FIRST.replace("nobody", "not anybody"), True),
        (FIRST.replace("Monday", "Tuesday"), True),
        (FIRST.replace("Orlava", "Orlavo"), True),
        (FIRST + " It was built in 1931.", True),
        (FIRST.replace("engineers", "enginers"), False),
        (FIRST.replace(" ", "\n"), False),
        (FIRST.replace(",", ""), False),
    ],
    ids=["a word", "a number", "a negation", "a day", "a name", "a sentence", "a slip", "white space", "a comma"],
)
def test_what_makes_a_new_version(place: str, text: str, is_new: bool) -> None:
    with Library.open(place) as library:
        added(library, FIRST, "first")
        added(library, text, "second")
        assert [version.article for version in library.versions(PAGE)] == ["first", "second"][: 1 + is_new]


def test_furniture_makes_no_new_version(place: str) -> None:
    with Library.open(place) as library:
        for id, teaser in (("first", "Read more about dams"), ("second", "Subscribe today")):
            article = annotated(f"{FIRST}\n{teaser}", id=id, uri=PAGE)
            whole = article.article
            body = Block(span=whole.span(0, len(FIRST)), role=Role.BODY, rule="test")
            last = Block(span=whole.span(len(FIRST) + 1, len(whole.text)), role=Role.TEASER, rule="test")
            library.add([replaced(article, article=replaced(whole, blocks=(body, last)))])
        assert len(library.versions(PAGE)) == 1


def test_the_words_that_changed_are_shown(place: str) -> None:
    with Library.open(place) as library:
        added(library, FIRST, "first")
        added(library, FIRST.replace("seven cracks", "nine deep cracks"), "second")
        (edit,) = library.versions(PAGE)[1].changes
        assert edit.old is not None
        assert edit.new is not None
        assert library.article("first").article.words(edit.old) == "seven"
        assert library.article("second").article.words(edit.new) == "nine deep"
        assert library.versions("second") == library.versions(PAGE)


def test_a_new_version_takes_the_place_of_the_earlier_one(place: str) -> None:
    with Library.open(place) as library:
        added(library, FIRST, "first")
        added(library, CAFE, "cafe", "https://example.org/cafe")
        grouped(library, ("first", "cafe"))
        (id,) = stories(library)
        added(library, FIRST.replace("seven", "nine"), "second")
        assert stories(library) == {id: {"second", "cafe"}}
        assert [hit.article for hit in library.search("orlava")] == ["second"]
        assert [change.kind for change in library.changes(subject="second")] == [ChangeKind.ARTICLE_CHANGED]
        assert list(library.check()) == []
        library.forget("second")
        assert [version.is_current for version in library.versions(PAGE)] == [True]


def test_a_trivial_edit_keeps_its_capture(place: str) -> None:
    page = capture(b"<p>mended</p>", uri=PAGE)
    mended = annotated(FIRST.replace("engineers", "enginers"), id="mended", uri=PAGE, capture=page.digest)
    with Library.open(place) as library:
        added(library, FIRST, "first")
        done = library.add([page, mended])
        assert (done.captures, done.articles, done.trivial) == (1, (), 1)


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("http://www.example.org/a/", "https://example.org/a", True),
        ("https://example.org/a?utm_source=x&id=7#top", "https://example.org/a?id=7", True),
        ("https://example.org:443/a", "https://example.org/a", True),
        ("https://example.org/a?b=2&a=1", "https://example.org/a?a=1&b=2", True),
        ("https://example.org/a?id=7", "https://example.org/a?id=8", False),
        ("https://example.org:8080/a", "https://example.org/a", False),
        ("https://[broken/a", "https://example.org/a", False),
        ("coverage/a.txt", "coverage/b.txt", False),
    ],
    ids=["scheme and www", "tracking", "port", "order", "another page", "another port", "broken", "files"],
)
def test_addresses_of_one_page(one: str, other: str, is_same: bool) -> None:
    assert (canonical(one) == canonical(other)) is is_same
