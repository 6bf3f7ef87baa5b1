"""Names in letters of several alphabets are told; honest texts in several languages are not."""

import time

import pytest
from msgspec.structs import replace

from consilience.present import Report, render
from consilience.present.look_alikes import LONGEST_TEXT, mixed_letters, mixed_words
from consilience.records import Finding, Source, SourceKind


@pytest.mark.parametrize(
    ("name", "scripts"),
    [
        ("Hаrbour Post", "Latin and Cyrillic"),
        ("Ηarbour Post", "Latin and Greek"),
        ("ВВС News", "Latin and Cyrillic"),
        ("Ꭺpple Daily", "Latin and Cherokee"),
        ("Моskva", "Latin and Cyrillic"),
    ],
    ids=["one Cyrillic letter", "one Greek letter", "a word that only looks Latin", "Cherokee", "half a word"],
)
def test_a_name_that_looks_like_another_is_told(name: str, scripts: str) -> None:
    assert mixed_letters(name) == f"mixes {scripts} letters"


@pytest.mark.parametrize(
    "name",
    [
        "Harbour Post",
        "Новая газета Europe",
        "Η Καθημερινή – English edition",
        "Путин о NATO",
        "Süddeutsche Zeitung",
        "朝日新聞 Digital",
        "iPhoneの価格",
        "a grain of 10 μm",
        "β-Carotin",
        "МИР",
        "Łódź “à la carte” ﬁnances",
    ],
)
def test_an_honest_name_is_let_through(name: str) -> None:
    assert mixed_letters(name) == ""


def test_each_word_is_told_once_and_not_too_many() -> None:
    assert mixed_words("раypal, раypal and bаnk") == (
        ("раypal", "Latin and Cyrillic"),
        ("bаnk", "Latin and Cyrillic"),
    )
    assert len(mixed_words(" ".join(f"bаnk{'x' * number}" for number in range(100)))) == 8


@pytest.mark.parametrize("text", ["а" * 5_000_000, "аb " * 2_000_000, "а1" * 3_000_000], ids=["word", "words", "parts"])
def test_a_long_text_takes_no_time(text: str) -> None:
    assert len(text) > LONGEST_TEXT
    began = time.process_time()
    mixed_words(text)
    assert time.process_time() - began < 1


def test_the_page_tells_it_of_outlets_headlines_authors_speakers_and_words(report: Report) -> None:
    account = report.accounts[0]
    name = Finding(value="Hаrbour", rule="x")
    articles = tuple(
        replace(each, article=replace(each.article, outlet=name, title=name, authors=(name,)))
        for each in account.articles
    )
    claims = account.points[0].positions[0].claims
    spoken = tuple(replace(claim, sources=(Source(name="Jоrun", kind=SourceKind.PERSON),)) for claim in claims)
    point = replace(
        account.points[0],
        positions=(replace(account.points[0].positions[0], claims=spoken), *account.points[0].positions[1:]),
    )
    told = replace(account, articles=articles, points=(point, *account.points[1:]))
    page = render(replace(report, accounts=(told,)), "html").decode()
    note = '<span class="mixed" lang="en" dir="ltr">mixes Latin and Cyrillic letters</span>'
    for place in (
        'class="outlet" dir="auto">Hаrbour',
        'class="title" dir="auto">Hаrbour',
        "by Hаrbour</span>",
        "Jоrun → Hаrbour</span>",
    ):
        assert f"{place} {note}" in page
    assert "Words that look like others: <q" in page
    assert 'class="mixed"' not in render(report, "html").decode()
