"""Numbers become intervals with the unit that they count."""

import datetime

import pytest

from consilience.annotate.quantities import find_quantities, find_quantities_in_text
from consilience.annotate.quantities_numbers import MODIFIERS
from consilience.annotate.times import find_times
from consilience.records import Publication, Quantity, Sentence, Span, Token

DAY = datetime.date(2025, 9, 10)
PUBLISHED = Publication(earliest=DAY, latest=DAY, evidence=())

# text, words of the quantity, low, high, unit, modifier
CASES = [
    ("At least 12 people died.", "At least 12", 12, None, "person", "at least"),
    ("Over 25 times it rang.", "Over 25", 25, None, "time", "over"),
    ("It has more than 200 categories.", "more than 200", 200, None, "category", "more than"),
    ("No fewer than 30 members came.", "No fewer than 30", 30, None, "member", "no fewer than"),
    ("Up to 500 guests came.", "Up to 500", None, 500, "guest", "up to"),
    ("Fewer than 40 teachers came.", "Fewer than 40", None, 40, "teacher", "fewer than"),
    ("About 200 boats sank.", "About 200", 180, 220, "boat", "about"),
    ("Nearly 200 boats sank.", "Nearly 200", 180, 200, "boat", "nearly"),
    ("They want 40 or more teachers.", "40 or more", 40, None, "teacher", "or more"),
    ("Dozens of houses burned.", "Dozens", 24, None, "house", None),
    ("Hundreds of thousands of birds left.", "Hundreds of thousands", 200_000, None, "bird", None),
    ("It cost $3 billion.", "$3 billion", 3e9, 3e9, "USD", None),
    ("It cost 20 million rubles.", "20 million", 2e7, 2e7, "RUB", None),
    ("It cost €5m to €7m.", "€5m to €7m", 5e6, 7e6, "EUR", None),
    ("Turnout was 55.9 percent.", "55.9 percent", 55.9, 55.9, "percent", None),
    ("Turnout was 41% to 43%.", "41% to 43%", 41, 43, "percent", None),
    ("It rose 2 percentage points.", "2 percentage points", 2, 2, "percentage point", None),
    ("A 48-page report came.", "48", 48, 48, "page", None),
    ("The 31-year program ended.", "31", 31, 31, "year", None),
    ("Two men came.", "Two", 2, 2, "man", None),
    ("A dozen eggs broke.", "A dozen", 12, 12, "egg", None),
    ("They sent 10 to 12 boxes.", "10 to 12", 10, 12, "box", None),
    ("They sent between 5 and 7 bags.", "between 5 and 7", 5, 7, "bag", None),
    ("They cast 3 to 5 million votes.", "3 to 5 million", 3e6, 5e6, "vote", None),
    ("They won 1,250 seats.", "1,250", 1250, 1250, "seat", None),
    ("They waited 2 1/2 weeks.", "2 1/2", 2.5, 2.5, "week", None),
    ("They waited six-to-eight weeks.", "six-to-eight", 6, 8, "week", None),
    ("The 200-odd passengers sang.", "200-odd", 180, 220, "passenger", "-odd"),
    ("At least two dozen officers came.", "At least two dozen", 24, None, "officer", "at least"),
    ("Half a million people came.", "Half a million", 500_000, 500_000, "person", None),
]
NO_QUANTITY = [
    "It began on July 30, 2003.",
    "It began at 10:30 a.m.",
    "He won the 3rd prize and the third race.",
    "She cited Article 5 and No. 7.",
    "They won 3-2.",
    "Two-thirds agreed.",
    "Anna Example, 45, sang.",
    "No one came.",
    "Call (555) 123-4567.",
    "They watch Channel 4.",
    "She took one of them.",
]


@pytest.mark.parametrize(("text", "words", "low", "high", "unit", "modifier"), CASES, ids=[case[1] for case in CASES])
def test_a_number_is_an_interval_with_a_unit(
    text: str, words: str, low: float | None, high: float | None, unit: str, modifier: str | None
) -> None:
    start = text.index(words)
    span = Span(article="a", start=start, end=start + len(words))
    expected = Quantity(span=span, low=low, high=high, unit=unit, modifier=modifier)
    (found,) = find_quantities_in_text(text, "a")
    assert found.low == pytest.approx(low)
    assert found.high == pytest.approx(high)
    assert (found.span, found.unit, found.modifier) == (expected.span, expected.unit, expected.modifier)


@pytest.mark.parametrize("text", NO_QUANTITY)
def test_dates_ordinals_names_scores_and_ages_are_no_quantities(text: str) -> None:
    assert find_quantities(text, "a", (), find_times(text, "a", PUBLISHED)) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rose 3.5% to $42.", [(3.5, "percent"), (42, "USD")]),
        ("They won 52 to 48 seats.", [(52, None), (48, "seat")]),
        ("They sent 12 and 15 boats.", [(12, None), (15, "boat")]),
        ("Some 40 of the 50 states agreed.", [(36, None), (50, "state")]),
    ],
)
def test_numbers_that_are_no_range_are_two_quantities(text: str, expected: list[tuple[float, str | None]]) -> None:
    assert [(quantity.low, quantity.unit) for quantity in find_quantities_in_text(text, "a")] == expected


@pytest.mark.parametrize("modifier", sorted(MODIFIERS))
def test_every_modifier_opens_or_widens_the_interval(modifier: str) -> None:
    (found,) = find_quantities_in_text(f"We saw {modifier} 100 boats.", "a")
    assert found.modifier == modifier
    assert found.low != found.high


def test_the_grammar_finds_the_counted_noun_past_its_adjectives() -> None:
    text = "Some 40 heavily armed wooden boats sank"
    words = [("Some", 1, "advmod"), ("40", 5, "nummod"), ("heavily", 3, "advmod"), ("armed", 5, "amod")]
    words += [("wooden", 5, "amod"), ("boats", 6, "nsubj"), ("sank", 6, "ROOT")]
    tags = dict(zip([word for word, _, _ in words], ["DET", "NUM", "ADV", "ADJ", "ADJ", "NOUN", "VERB"], strict=True))
    tokens = tuple(
        Token(
            start=text.index(word),
            end=text.index(word) + len(word),
            lemma=word.removesuffix("s"),
            pos=tags[word],
            tag="",
            relation=relation,
            head=head,
        )
        for word, head, relation in words
    )
    sentence = Sentence(span=Span(article="a", start=0, end=len(text)), tokens=tokens)
    (found,) = find_quantities(text, "a", (sentence,), ())
    assert (found.low, found.high, found.unit) == (36, 44, "boat")


@pytest.mark.parametrize("garbage", ["1 ", "1", "1,111,", "1-2-", "more than ", "one hundred and "])
def test_garbage_takes_linear_time(garbage: str) -> None:
    text = garbage * (100_000 // len(garbage))
    assert all(quantity.span.end <= len(text) for quantity in find_quantities_in_text(text, "a"))
