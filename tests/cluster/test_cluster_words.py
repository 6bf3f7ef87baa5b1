"""Words are cut to stems and sorted by their look."""

import numpy as np
import pytest

from consilience.cluster.rarity import Rarity, background
from consilience.cluster.words import Look, words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The talks with Norland", [("the", "plain"), ("talks", "plain"), ("with", "plain"), ("norla", "name")]),
        ("It rose. Norland fell", [("it", "plain"), ("rose", "plain"), ("norla", "plain"), ("fell", "plain")]),
        ("Norland’s 1,200", [("norla", "plain"), ("200", "number")]),
        ("О встрече в Осло", [("встре", "plain"), ("осло", "name")]),
        ("東京で会議", [("東京", "plain"), ("京で", "plain"), ("で会", "plain"), ("会議", "plain")]),
    ],
    ids=["a name within", "a first word is no name", "possessive and number", "Cyrillic", "no spaces"],
)
def test_words(text: str, found: list[tuple[str, str]]) -> None:
    assert [(word.stem, word.look.value) for word in words(text)] == found


def test_a_title_may_open_with_a_name() -> None:
    assert next(words("Norland votes", is_title=True)).look is Look.NAME


def rarity_of(rarity: Rarity, stem: str) -> float:
    return float(rarity.of(rarity.numbers([stem]))[0])


def test_a_stem_keeps_its_number() -> None:
    rarity = Rarity("en")
    assert rarity.numbers(["dam", "storm", "dam"]).tolist() == [0, 1, 0]
    assert rarity.numbers(["veski", "storm"]).tolist() == [2, 1]


def test_common_words_weigh_less_than_rare_ones_before_anything_was_read() -> None:
    rarity = Rarity("en")
    assert rarity_of(rarity, "the") < rarity_of(rarity, "storm") < rarity_of(rarity, "veski")


def test_words_that_most_articles_hold_weigh_nothing() -> None:
    assert rarity_of(Rarity("en"), "the") == 0


def test_a_word_that_many_articles_hold_loses_weight() -> None:
    rarity, fresh = Rarity("en"), Rarity("en")
    for _ in range(500):
        rarity.note(rarity.numbers(["veski"]), np.array([1.0]))
    assert rarity_of(rarity, "veski") < rarity_of(fresh, "veski")


def test_short_words_count_as_common_in_a_language_without_a_background() -> None:
    rarity = Rarity("de")
    assert rarity_of(rarity, "nach") < rarity_of(rarity, "talsp")


def test_the_background_holds_shares_of_articles() -> None:
    assert all(0 < share <= 1 for share in background().values())
