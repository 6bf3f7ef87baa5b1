"""What a report takes back, of its own words or of those of somebody."""

from collections.abc import Callable

import pytest

from consilience.records import Verdict

Differing = Callable[[str, str, str], list[Verdict]]

CASES = [
    pytest.param(
        "Weiss later said he had misspoken. He misspoke and meant to say “harbour boats,” not “harbour ships.” ",
        "Reporters met relatives of the crew.",
        "corrected",
        False,
        id="a correction of words that nobody printed",
    ),
    pytest.param(
        "Anton Weiss said that foreign barge captains never pay. He later said he misspoke and meant to say "
        "“some captains,” not “foreign barge captains.”",
        "Reporters met relatives of the crew.",
        "corrected",
        True,
        id="words that a correction sets against the right ones",
    ),
    pytest.param(
        "Because of an editing error, an earlier version of this article said that Brandt was from Norden. "
        "She is from Velmora.",
        "Reporters met relatives of the crew.",
        "corrected",
        True,
        id="a note of correction",
    ),
    pytest.param(
        "In an earlier report, the Post said that Brandt was in Norden. She arrived in the evening.",
        "Reporters met relatives of the crew.",
        "corrected",
        False,
        id="an earlier report without an error",
    ),
]


@pytest.mark.parametrize(("first", "second", "question", "differs"), CASES)
def test_what_is_taken_back_is_told_beside_what_was_said(
    differing: Differing, first: str, second: str, question: str, differs: bool
) -> None:
    assert differing(first, second, question) == ([Verdict.SUPERSEDED] if differs else [])
