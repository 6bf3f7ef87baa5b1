"""Each typed question that two reports can answer differently, and what only looks like a difference."""

from collections.abc import Callable

import pytest

from consilience.records import Dossier, Verdict

Coverage = Callable[..., Dossier]

# The same two sentences open every report of a test, so that they are one story.
LEAD = (
    "The harbour bridge of Velmora collapsed on Tuesday after a barge struck its middle pier. "
    "Mayor Ilsa Brandt visited the harbour bridge of Velmora in the evening."
)
DIFFERENCES = {Verdict.DISPUTED, Verdict.SUPERSEDED}
DISPUTED, SUPERSEDED = Verdict.DISPUTED, Verdict.SUPERSEDED

CASES = [
    pytest.param(
        "Port Director Anton Weiss did not violate the safety agreement, his lawyer said. Lena Osk, the prosecutor, "
        "accused Weiss of taking bribes from the barge company. Weiss denied the accusations.",
        "Reporters met relatives of the crew.",
        "whether",
        DISPUTED,
        id="an accusation and the denial of the accused, in one article",
    ),
    pytest.param(
        "Lena Osk, the prosecutor, accused Anton Weiss of taking bribes. Weiss could neither confirm nor deny the "
        "accusations.",
        "Reporters met relatives of the crew.",
        "whether",
        None,
        id="who can neither confirm nor deny denies nothing",
    ),
    pytest.param(
        "Lena Osk charged Anton Weiss with fraud over the repairs. Weiss has pleaded not guilty.",
        "Reporters met relatives of the crew.",
        "whether",
        DISPUTED,
        id="a plea answers a charge",
    ),
    pytest.param(
        "Brandt said that Anton Weiss had threatened her aides before the vote. Weiss disputed that account.",
        "Reporters met relatives of the crew.",
        "whether",
        DISPUTED,
        id="an account that another has given just before is disputed",
    ),
    pytest.param(
        "Anton Weiss has denied warning the barge company.",
        "Anton Weiss warned the barge company on Monday, its owner said.",
        "whether",
        DISPUTED,
        id="a deed that its doer denies",
    ),
    pytest.param(
        "Anton Weiss has denied warning the barge company.",
        "Investigators ask whether Anton Weiss warned the barge company.",
        "whether",
        None,
        id="a question is no assertion",
    ),
    pytest.param(
        "The harbour board denied a motion to warn the barge company.",
        "Anton Weiss warned the barge company on Monday, its owner said.",
        "whether",
        None,
        id="to deny a motion is to refuse it",
    ),
    pytest.param(
        "Russia violated the fisheries agreement, Brandt said.",
        "Russia has complied with the fisheries agreement, the envoy said.",
        "whether",
        DISPUTED,
        id="violating is not complying",
    ),
    pytest.param(
        "The complaint does not name Anton Weiss as a defendant.",
        "The defendants include Anton Weiss, Jonas Hale and the barge company.",
        "one of them",
        DISPUTED,
        id="one who is and is not among the defendants",
    ),
    pytest.param(
        "The complaint does not name Anton Weiss as a defendant.",
        "The defendants include the son of Anton Weiss and the barge company.",
        "one of them",
        None,
        id="a relative of somebody is somebody else",
    ),
    pytest.param(
        "“The port has a robust emergency plan that was tested in spring,” the statement read. The port authority said "
        "later that it should have read “the port had a robust” plan.",
        "“The port has a robust emergency plan that was tested in spring,” the port authority said.",
        "corrected",
        SUPERSEDED,
        id="a statement and its correction",
    ),
    pytest.param(
        "The collapse ended a two-year inspection of the bridge.",
        "The collapse came after a weekslong inspection of the bridge.",
        "how long",
        DISPUTED,
        id="two lengths of one inspection",
    ),
    pytest.param(
        "The collapse ended a two-year inspection of the bridge.",
        "The collapse came after a 22-month inspection of the bridge.",
        "how long",
        None,
        id="22 months are about two years",
    ),
    pytest.param(
        "Brandt, 46, called for calm.",
        "Brandt, 52, called for calm.",
        "how old",
        DISPUTED,
        id="two ages of one person",
    ),
    pytest.param(
        "Brandt, 46, called for calm.",
        "Brandt, 47, called for calm.",
        "how old",
        None,
        id="a birthday may lie between two ages",
    ),
    pytest.param(
        "The inquiry is led by former Velmora harbour engineers.",
        "The inquiry is led by a former Velmora harbour engineer.",
        "one or several",
        DISPUTED,
        id="one engineer or several",
    ),
    pytest.param(
        "The barge carried 420 containers through the storm.",
        "The barge carried 310 containers through the storm.",
        "how many",
        DISPUTED,
        id="two counts of what is seldom counted",
    ),
    pytest.param(
        "The barge carried 420 containers through the storm.",
        "The last 310 containers of the barge were recovered after the storm.",
        "how many",
        None,
        id="the last containers are a part of them",
    ),
    pytest.param(
        "Velmora is the third-largest port of the coast.",
        "Velmora is the second-largest port of the coast.",
        "which rank",
        DISPUTED,
        id="two ranks of one port",
    ),
    pytest.param(
        "Velmora is the third-largest port of the continent.",
        "Velmora is the second-largest port of the coast.",
        "which rank",
        None,
        id="ranks within different bounds",
    ),
    pytest.param(
        "Anton Weiss was killed by Jonas Hale, police said.",
        "Anton Weiss was killed by Marta Lind, police said.",
        "who",
        DISPUTED,
        id="two killers of one man",
    ),
    pytest.param(
        "Brandt signed the repair contract in France.",
        "Brandt signed the repair contract in Spain.",
        "where",
        None,
        id="signing is of no known class, and is not placed",
    ),
    pytest.param(
        "The repair contract records were inspected in France by two divers.",
        "The repair contract records were inspected in Spain by two divers.",
        "where",
        DISPUTED,
        id="one inspection in two states",
    ),
    pytest.param(
        "The repair contract records were inspected in France by two divers.",
        "The repair contract records were inspected in Paris by two divers.",
        "where",
        None,
        id="a town lies within its state",
    ),
    pytest.param(
        "The documents are authentic, Brandt said.",
        "The barge company called the records fabricated.",
        "what it is",
        DISPUTED,
        id="papers that are genuine and fabricated",
    ),
    pytest.param(
        "Weiss has leaked classified records of the harbour.",
        "The paper that Weiss gave away was marked as unclassified, Brandt said.",
        "what it is",
        DISPUTED,
        id="what was done to something tells what it is",
    ),
    pytest.param(
        "Weiss has leaked the classified records of the harbour.",
        "The paper that Weiss gave away was marked as unclassified, Brandt said.",
        "what it is",
        None,
        id="a modifier that only tells which thing",
    ),
    pytest.param(
        "Anton Weiss serves on the harbour committee.",
        "Brandt will remove Anton Weiss from the harbour committee.",
        "held yet",
        SUPERSEDED,
        id="a seat that is held and lost",
    ),
    pytest.param(
        "“The decision follows the great changes that we see in the situation surrounding the harbour and the harbour "
        "railway,” Ilsa Brandt said.",
        "“After many months of talks with the owners, with the crews and with their families, the situation around the "
        "harbour railway left us no choice at all,” Ilsa Brandt said.",
        "wording",
        None,
        id="a few words in common are no quotation in common",
    ),
    pytest.param(
        "“The fibre of this city, and the neighbourhood of its theatre, will hold at 6:00 in the dark,” Brandt said.",
        "“The fiber of this city, and the neighborhood of its theater, will hold at 6 in the dark,” Brandt said.",
        "wording",
        None,
        id="spelling and full hours are no other words",
    ),
    pytest.param(
        "“The harbour has not changed its plans for the bridge,” Ilsa Brandt said.",
        "“Our plans for the bridge have not changed,” a spokesman for the harbour said.",
        "wording",
        None,
        id="a person and a spokesman who say nearly the same",
    ),
]


@pytest.mark.parametrize(("first", "second", "question", "verdict"), CASES)
def test_two_reports_answer_one_question(
    coverage: Coverage, first: str, second: str, question: str, verdict: Verdict | None
) -> None:
    dossier = coverage(
        ("Velmora Post", "2031-05-07", f"{LEAD}\n\n{first}"), ("Coast News", "2031-05-07", f"{LEAD}\n\n{second}")
    )
    found = [
        point.verdict
        for point in dossier.points
        if point.about.endswith(f" · {question}") and point.verdict in DIFFERENCES
    ]
    assert found == ([] if verdict is None else [verdict])


def test_what_was_announced_and_has_been_done_is_overtaken(coverage: Coverage) -> None:
    dossier = coverage(
        ("Velmora Post", "2031-05-07", "Mayor Ilsa Brandt will meet Anton Weiss of the harbour bridge on Friday."),
        ("Coast News", "2031-05-10", "On Friday Mayor Ilsa Brandt met Anton Weiss of the harbour bridge for an hour."),
    )
    assert [point.verdict for point in dossier.points if point.about.endswith("done yet")] == [SUPERSEDED]


def test_a_contested_matter_is_told_from_reports_that_differ(coverage: Coverage) -> None:
    contested = "Lena Osk accused Anton Weiss of taking bribes from the barge company. Weiss denied the accusations."
    dossier = coverage(
        ("Velmora Post", "2031-05-07", f"{LEAD}\n\n{contested}\n\nThe city released a 48-page report on the collapse."),
        ("Coast News", "2031-05-07", f"{LEAD}\n\nThe city released a 57-page report on the collapse."),
    )
    reasons = {point.about.rsplit(" · ", 1)[1]: point.reason for point in dossier.points if point.verdict is DISPUTED}
    assert reasons["whether"].startswith("Contested by those involved")
    assert reasons["how many"].startswith("The reports")
