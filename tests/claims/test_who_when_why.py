"""Who said it, who holds it, on which days, how much, why: where reports differ, and what only looks like it."""

from collections.abc import Callable

import pytest

from consilience.records import ClaimKind, Dossier, Verdict

Coverage = Callable[..., Dossier]

# The same two sentences open every report of a test, so that they are one story.
LEAD = (
    "The harbour bridge of Velmora collapsed on Tuesday after a barge struck its middle pier. "
    "Mayor Ilsa Brandt visited the harbour bridge of Velmora in the evening."
)
WORDS = "“Nobody warned the harbour office before the barge entered the narrow channel,”"
DIFFERENCES = {Verdict.DISPUTED, Verdict.SUPERSEDED}

CASES = [
    pytest.param(f"{WORDS} Anton Weiss said.", f"{WORDS} Marta Lind said.", "who said it", True, id="two speakers"),
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
    pytest.param(f"{WORDS} Anton Weiss said.", f"{WORDS} he said.", "who said it", False, id="a pronoun"),
    pytest.param(
        f"{WORDS} Anton Hoffner said.", f"{WORDS} Anton Hofner said.", "who said it", False, id="two spellings"
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
    pytest.param(
        "Divers inspected the Velmora bridge on March 3 and April 9.",
        "Divers inspected the Velmora bridge on March 3 and April 17.",
        "on which days",
        True,
        id="two lists, each with a day of its own",
    ),
    pytest.param(
        "Divers inspected the Velmora bridge on March 3 and April 9.",
        "The Velmora bridge was subjected to inspections by divers in April.",
        "on which days",
        True,
        id="several in a month of which the other lists one day",
    ),
    pytest.param(
        "Divers inspected the Velmora bridge on March 3 and April 9.",
        "The Velmora bridge was subjected to an inspection by divers in April.",
        "on which days",
        False,
        id="one of two",
    ),
    pytest.param(
        "Divers inspected the Velmora bridge on March 3, April 9 and April 17.",
        "Divers inspected the Velmora bridge on March 3 and April 9.",
        "on which days",
        False,
        id="a list that names more",
    ),
    pytest.param(
        "Divers inspected the Velmora bridge on March 3 and April 9.",
        "Divers inspected the Velmora bridge on January 5 and January 6.",
        "on which days",
        False,
        id="lists without a day in common are of other occasions",
    ),
    pytest.param(
        "The barge company paid a fine of $42 million to Velmora.",
        "The barge company paid a fine of $57 million to Velmora.",
        "how much",
        True,
        id="two sums of one fine",
    ),
    pytest.param(
        "The barge company paid a fine of $42 million to Velmora.",
        "The barge company paid a fine of about $45 million to Velmora.",
        "how much",
        False,
        id="a rounded sum",
    ),
    pytest.param(
        "The barge company paid a fine of $42 million to Velmora.",
        "The barge company paid a fine of 57 million euros to Velmora.",
        "how much",
        False,
        id="two currencies",
    ),
    pytest.param(
        "In 2027, the barge company paid a fine of $42 million to Velmora.",
        "In 2029, the barge company paid a fine of $57 million to Velmora.",
        "how much",
        False,
        id="two years",
    ),
    pytest.param(
        "The barge company paid a fine of $42 million to Velmora.",
        "The barge company paid a deposit of $57 million to Velmora.",
        "how much",
        False,
        id="two instruments",
    ),
    pytest.param(
        "The barge company paid a fine of $42 million to Velmora.",
        "The crane company paid a fine of $57 million to Velmora.",
        "how much",
        False,
        id="two payers",
    ),
    pytest.param(
        "The barge company paid a fine of $42 million to Velmora.",
        "The barge company could pay a fine of $57 million to Velmora.",
        "how much",
        False,
        id="a sum that is only possible",
    ),
    pytest.param(
        "The barge company paid a fine of $42 million to Velmora.",
        "The barge company paid an additional fine of $57 million to Velmora.",
        "how much",
        False,
        id="another fine",
    ),
    pytest.param(
        "The ferry terminal was closed due to the storm.",
        "The closure of the terminal had nothing to do with the storm, Marta Lind said.",
        "why",
        True,
        id="a reason that another rules out",
    ),
    pytest.param(
        "Anton Weiss resigned as a result of the inquiry.",
        "The resignation of Anton Weiss was unrelated to the inquiry, his lawyer said.",
        "why",
        True,
        id="a reason ruled out of a deed under its noun",
    ),
    pytest.param(
        "The ferry terminal closed because of the storm.",
        "The ferry terminal closed because of a strike.",
        "why",
        False,
        id="two reasons can both hold",
    ),
    pytest.param(
        "The ferry terminal closed because of the storm.",
        "The ferry terminal did not close only because of the storm.",
        "why",
        False,
        id="not the only reason is a reason",
    ),
    pytest.param(
        "The ferry terminal closed because of the storm.",
        "The railway was not delayed because of the storm.",
        "why",
        False,
        id="a reason ruled out for something else",
    ),
    pytest.param(
        "The ferry terminal may have closed because of the storm.",
        "The ferry terminal did not close because of the storm.",
        "why",
        False,
        id="a reason that is only possible",
    ),
]


@pytest.mark.parametrize(("first", "second", "question", "differs"), CASES)
def test_two_reports_differ_or_do_not(
    coverage: Coverage, first: str, second: str, question: str, differs: bool
) -> None:
    dossier = coverage(
        ("Velmora Post", "2031-05-07", f"{LEAD}\n\n{first}"), ("Coast News", "2031-05-07", f"{LEAD}\n\n{second}")
    )
    points = [point for point in dossier.points if point.about.endswith(f" · {question}")]
    assert [point.verdict in DIFFERENCES for point in points] == ([True] if differs else [])


def test_the_answer_to_who_said_it_is_a_name(coverage: Coverage) -> None:
    dossier = coverage(
        ("Velmora Post", "2031-05-07", f"{LEAD}\n\n{WORDS} Anton Weiss said."),
        ("Coast News", "2031-05-07", f"{LEAD}\n\n{WORDS} Marta Lind said."),
    )
    point = next(point for point in dossier.points if point.kind is ClaimKind.SPEAKER)
    assert {position.value for position in point.positions} == {"Anton Weiss", "Marta Lind"}


def test_copies_that_differ_in_a_date_are_not_told_as_one(coverage: Coverage) -> None:
    told = "The harbour railway of Velmora was established in {} by the old barge company, according to Anton Weiss."
    dossier = coverage(
        ("Velmora Post", "2031-05-07", f"{LEAD}\n\n{told.format(1931)}"),
        ("Coast News", "2031-05-07", f"{LEAD}\n\n{told.format(1938)}"),
    )
    dated = next(point for point in dossier.points if point.kind is ClaimKind.DATE)
    sides = {claim.evidence for position in dated.positions for claim in position.claims}
    events = [
        point.verdict
        for point in dossier.points
        if point.kind is ClaimKind.EVENT
        and sides <= {claim.evidence for position in point.positions for claim in position.claims}
    ]
    assert dated.verdict is Verdict.DISPUTED
    assert events == [Verdict.COMPATIBLE]
