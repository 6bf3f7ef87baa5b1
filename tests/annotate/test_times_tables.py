"""Every row of every table of rules finds its own example."""

import datetime

import pytest

from consilience.annotate.times import LANGUAGES, find_times
from consilience.annotate.times.rule import Language, Rule
from consilience.records import Publication

WEDNESDAY = datetime.date(2025, 9, 10)
PUBLISHED = Publication(earliest=WEDNESDAY, latest=WEDNESDAY, evidence=())
ROWS = [(language, rule) for language in LANGUAGES.values() for rule in language.rules]


@pytest.mark.parametrize(("language", "rule"), ROWS, ids=[f"{row[0].code}: {row[1].name}" for row in ROWS])
def test_a_rule_finds_its_example(language: Language, rule: Rule) -> None:
    example = rule.example
    times = find_times(example.text, "a", PUBLISHED, language.code)
    found = {(example.text[time.span.start : time.span.end], time.type, time.value) for time in times}
    assert (example.words, example.type, example.value) in found


@pytest.mark.parametrize("language", LANGUAGES.values(), ids=LANGUAGES)
def test_names_of_rules_are_unique(language: Language) -> None:
    names = [rule.name for rule in language.rules]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(("language", "rule"), ROWS, ids=[f"{row[0].code}: {row[1].name}" for row in ROWS])
def test_an_example_is_found_by_its_own_rule(language: Language, rule: Rule) -> None:
    times = find_times(rule.example.text, "a", PUBLISHED, language.code)
    assert f"{language.code}: {rule.name}" in {time.rule for time in times}
