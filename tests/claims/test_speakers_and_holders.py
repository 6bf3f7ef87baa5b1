"""Who said it and who holds a post: two persons, and what is one under two names."""

from collections.abc import Callable

import pytest

from consilience.records import ClaimKind, Dossier, Verdict

Differing = Callable[[str, str, str], list[Verdict]]

WORDS = "“Nobody warned the harbour office before the barge entered the narrow channel,”"

CASES = [
    pytest.param(
        f"{WORDS} Anton Weiss said.",
        f"{WORDS} Marta Lind said.",
        "who said it",
        True,
        id="two speakers",
    ),
    pytest.param(
        f"{WORDS} said Anton Weiss, a spokesman for Marta Lind.",
        f"{WORDS} Marta Lind said.",
        "who said it",
        False,
        id="a spokesman speaks for another",
    ),
    pytest.param(
        f"{WORDS} Anton Weiss and Marta Lind wrote in a joint statement.",
        f"{WORDS} Marta Lind said.",
        "who said it",
        False,
        id="one of two who signed",
    ),
    pytest.param(
        f"{WORDS} Anton Weiss said.",
        f"{WORDS} the port authority said.",
        "who said it",
        False,
        id="a person may speak for a body",
    ),
    pytest.param(
        f"{WORDS} Anton Weiss said.",
        f"{WORDS} he said.",
        "who said it",
        False,
        id="a pronoun",
    ),
    pytest.param(
        f"{WORDS} Anton Hoffner said.",
        f"{WORDS} Anton Hofner said.",
        "who said it",
        False,
        id="two spellings",
    ),
    pytest.param(
        "“Nobody warned us,” Anton Weiss said.",
        "“Nobody warned us,” Marta Lind said.",
        "who said it",
        False,
        id="so few words are said by two",
    ),
    pytest.param(
        "Velmora police chief Anton Weiss called for calm.",
        "Jonas Hale, the police chief of Velmora, called for calm.",
        "who holds it",
        True,
        id="two holders of one post",
    ),
    pytest.param(
        "Velmora police chief Anton Weiss called for calm.",
        "Karl Weiss, the police chief of Velmora, called for calm.",
        "who holds it",
        True,
        id="one surname, two first names",
    ),
    pytest.param(
        "Velmora police chief Tony Weiss called for calm.",
        "Anthony Weiss, the police chief of Velmora, called for calm.",
        "who holds it",
        False,
        id="a short form of a name",
    ),
    pytest.param(
        "Velmora police chief Yiannis Doukas called for calm.",
        "Giannis Doukas, the police chief of Velmora, called for calm.",
        "who holds it",
        False,
        id="two spellings of a name",
    ),
    pytest.param(
        "Former Velmora police chief Anton Weiss called for calm.",
        "Jonas Hale, the police chief of Velmora, called for calm.",
        "who holds it",
        False,
        id="a former holder",
    ),
    pytest.param(
        "Velmora police chief Anton Weiss called for calm.",
        "Jonas Hale, the police chief of Ostmora, called for calm.",
        "who holds it",
        False,
        id="one post in two towns",
    ),
    pytest.param(
        "General manager Anton Weiss called for calm.",
        "Jonas Hale, the general manager, called for calm.",
        "who holds it",
        False,
        id="a post of no named body",
    ),
    pytest.param(
        "Velmora spokesman Anton Weiss called for calm.",
        "Jonas Hale, a spokesman of Velmora, called for calm.",
        "who holds it",
        False,
        id="a post that several hold",
    ),
    pytest.param(
        "Velmora police chief Anton Weiss called for calm.",
        "Jonas Hale, the police chief of Velmora, called for calm. Anton Weiss has retired.",
        "who holds it",
        False,
        id="who is known to the other report as somebody else",
    ),
]


@pytest.mark.parametrize(("first", "second", "question", "differs"), CASES)
def test_two_reports_name_two_persons_or_one(
    differing: Differing, first: str, second: str, question: str, differs: bool
) -> None:
    assert differing(first, second, question) == ([Verdict.DISPUTED] if differs else [])


def test_the_answer_to_who_said_it_is_a_name(two_reports: Callable[[str, str], Dossier]) -> None:
    dossier = two_reports(f"{WORDS} Anton Weiss said.", f"{WORDS} Marta Lind said.")
    point = next(point for point in dossier.points if point.kind is ClaimKind.SPEAKER)
    assert {position.value for position in point.positions} == {"Anton Weiss", "Marta Lind"}
