"""A changed page is a new version; a mended slip is not."""

import random

import pytest

from consilience.records import Block, Role, replaced
from consilience.store import ChangeKind, Library
from consilience.store.addresses import canonical
from consilience.store.versions import is_slip, is_trivial
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


# Stands for any article that is long: what is done to one word of it counts however many there are.
LONG = " ".join(
    f"{FIRST} Over {number} people of Halden wrote that they could wait, as it was legal." for number in range(30)
)
MEANT = (
    ("29 people", "28 people"),
    ("seven", "eleven"),
    ("could", "would"),
    ("legal", "illegal"),
    ("nobody", "somebody"),
    ("Halden", "Halten"),
    ("Monday", "Sunday"),
    ("second", "seventh"),
    ("was in danger", "was not in danger"),
    (" was closed", " was not closed"),
    ("mayor", "major"),
    ("Over", "Under"),
)
SIGNS = (
    ("£5", "$5"),
    ("5%", "5"),
    ("-5 degrees", "5 degrees"),
    ("It is over.", "Is it over?"),
    ("It is over.", "It is over?"),
    ("He “lied”.", "He lied."),
    ("3.5 tons", "35 tons"),
    ("the US said", "the us said"),
    ("sixteen", "sixty"),
    ("million", "billion"),
    ("contracted", "contacted"),
)


@pytest.mark.parametrize(("one", "other"), MEANT, ids=lambda words: words.strip())
@pytest.mark.parametrize("is_last", [False, True], ids=["first", "last"])
def test_one_word_that_is_another_counts_in_however_long_an_article(one: str, other: str, is_last: bool) -> None:
    old = LONG if one in LONG else LONG.replace("29 people", one)
    before, found, after = old.rpartition(one) if is_last else old.partition(one)
    assert found
    assert len(old.split()) > 2_000
    for first, second in ((old, before + other + after), (before + other + after, old)):
        assert not is_trivial(annotated(first), annotated(second))


@pytest.mark.parametrize(("one", "other"), SIGNS, ids=lambda words: words)
def test_a_sign_that_means_something_counts(one: str, other: str) -> None:
    for first, second in ((one, other), (other, one)):
        assert not is_trivial(annotated(f"{LONG} {first}"), annotated(f"{LONG} {second}"))


@pytest.mark.parametrize("seed", range(8))
def test_white_space_plain_marks_and_slips_alone_are_trivial_together(seed: int) -> None:
    dice = random.Random(seed)
    words = [
        dice.choice(("enginers", "engineers")) if word == "engineers" else word + dice.choice(("", "", ","))
        for word in LONG.replace(",", "").replace(".", "").split()
    ]
    mended = "".join(word + dice.choice((" ", "\n", "\n\n", " – ", "\u00a0")) for word in words)
    assert is_trivial(annotated(LONG), annotated(mended))
    changed = words.index(dice.choice([word for word in words if word.isdigit()]))
    words[changed] = str(int(words[changed]) + 1)
    assert not is_trivial(annotated(LONG), annotated(" ".join(words)))


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [
        ("comittee", "committee", True),
        ("cancelled", "canceled", True),
        ("minsiters", "ministers", True),
        ("engineers", "engineer", False),
        ("thirteen", "thirty", False),
        ("confirmed", "unconfirmed", False),
        ("united", "untied", False),
        ("Brekkestad", "Brekestad", False),
        ("injured", "insured", False),
    ],
)
def test_slips_are_told_from_words(one: str, other: str, is_one: bool) -> None:
    assert is_slip(one, other) is is_slip(other, one) is is_one


def test_another_title_is_another_version() -> None:
    assert not is_trivial(annotated(title="Two are dead"), annotated(title="Three are dead"))


@pytest.mark.parametrize("role", [Role.CAPTION, Role.DISCLAIMER])
def test_what_a_caption_or_a_correction_says_counts(role: Role) -> None:
    said = annotated(f"{FIRST}\nThe dam in 1931")
    whole = said.article
    blocks = (
        Block(span=whole.span(0, len(FIRST)), role=Role.BODY, rule="test"),
        Block(span=whole.span(len(FIRST) + 1, len(whole.text)), role=role, rule="test"),
    )
    silent = replaced(annotated(FIRST), article=replaced(annotated(FIRST).article, blocks=blocks[:1]))
    assert not is_trivial(silent, replaced(said, article=replaced(whole, blocks=blocks)))


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
