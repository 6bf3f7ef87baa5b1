"""How much, how many, when, which name: values of one thing in two reports, and what only looks like a difference."""

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
MANY, MUCH, TIME, YEARS, NAME, PLACE = "how many", "how much", "at what time", "which years", "what name", "which place"
OFFICE = "which office"

CASES = [
    pytest.param(
        "The poll of 1,008 skippers in Velmora had a margin of error of 3.1 percentage points.",
        "The poll of 1,201 skippers in Velmora had a margin of error of 2.8 percentage points.",
        MUCH,
        False,
        id="each poll has its own margin",
    ),
    pytest.param(
        "The House Harbour Committee of Velmora asked for the plans of the bridge.",
        "The House Budget Committee of Velmora asked for the plans of the bridge.",
        NAME,
        False,
        id="two committees",
    ),
    pytest.param(
        "The barge carried oranges from South Africa to the flooded lock of Velmora on Tuesday.",
        "The barge carried oranges from South America to the flooded lock of Velmora on Tuesday.",
        PLACE,
        False,
        id="two parts of the world",
    ),
    pytest.param(
        "Divers pulled at least 48 containers from the flooded lock of Velmora.",
        "Divers pulled almost 48 containers from the flooded lock of Velmora.",
        MANY,
        True,
        id="at least and almost of one number",
    ),
    pytest.param(
        "Divers pulled more than 40 containers from the flooded lock of Velmora.",
        "Divers pulled at least 45 containers from the flooded lock of Velmora.",
        MANY,
        False,
        id="two lower bounds",
    ),
    pytest.param(
        "The port moved $3.5 billion from its dredging fund to the bridge.",
        "The port will move about $3.6 billion from the dredging fund to the new bridge.",
        MUCH,
        True,
        id="near sums for one purpose under two moods",
    ),
    pytest.param(
        "The port moved $3.5 billion from its dredging fund to the bridge, after $3.6 billion for cranes.",
        "The port will move about $3.6 billion from the dredging fund to the new bridge.",
        MUCH,
        False,
        id="a number that the other report gives for something else",
    ),
    pytest.param(
        "Last year there were roughly 520 arrests for smuggling on the quay, against 1,600 in 2010.",
        "Apprehensions of smugglers on the quay fell last year to 400, from a peak of 1,600 in 2010.",
        MANY,
        True,
        id="two words for one count with another number in common",
    ),
    pytest.param(
        "The barge company's toll rate for 2029 was 35.7 percent, its ledger showed.",
        "The barge company said that its toll rate for 2029 was 30 percent.",
        MUCH,
        True,
        id="two rates of one year",
    ),
    pytest.param(
        "The barge company's toll rate for 2029 was 35.7 percent, its ledger showed.",
        "The crane company's toll rate for 2027 was 30 percent, its ledger showed.",
        MUCH,
        False,
        id="rates of two years",
    ),
    pytest.param(
        "The bill raises the boarding age of pilots to 69 years.",
        "Pilots of barges have a boarding age of 66 years, the bill notes.",
        MANY,
        False,
        id="what is raised to a number was another",
    ),
    pytest.param(
        "The term of Brandt as mayor ends in 2034.",
        "Brandt may resign before her term as mayor ends in 2033.",
        TIME,
        True,
        id="two ends of one term",
    ),
    pytest.param(
        "The mayor will make the announcement about the lock today at 11 a.m. in Velmora.",
        "The mayor made an announcement about the lock on Wednesday afternoon in Velmora.",
        TIME,
        True,
        id="two times of one day",
    ),
    pytest.param(
        "Two weeks ago, Brandt hired former judge Anton Weiss for the inquiry into the collapse.",
        "Jonas Hale was replaced last week by former judge Anton Weiss in the inquiry.",
        TIME,
        True,
        id="who was taken on replaced another",
    ),
    pytest.param(
        "Brandt inspected the cranes of the port on Monday.",
        "Brandt inspected the cranes of the port on April 9.",
        TIME,
        False,
        id="days weeks apart are two inspections",
    ),
    pytest.param(
        "The last woman on the council was Marta Lind, who served from 1967 to 1979.",
        "Marta Lind held the council seat from 1966 to 1978.",
        YEARS,
        True,
        id="two tellings of one term",
    ),
    pytest.param(
        "Marta Lind served on the council from 1967 to 1989.",
        "Marta Lind was its chair from 1971 to 1979.",
        YEARS,
        False,
        id="one office within another",
    ),
    pytest.param(
        "The pilot Anton Harlan called the owner. His wife, Stacey, was on board.",
        "The pilot Anton Harlan and wife Stacy were on board.",
        NAME,
        True,
        id="the name of one wife in two spellings",
    ),
    pytest.param(
        "Brandt called the owner. Brandt was calm. The owner met Mr. Brendt at noon.",
        "Brandt called the owner of the barge.",
        NAME,
        True,
        id="a slip within one report",
    ),
    pytest.param(
        "Heidar Alavi called the owner of the barge.",
        "Heydar Alavi called the owner of the barge.",
        NAME,
        False,
        id="one name as two languages write it",
    ),
    pytest.param(
        "Brandt spoke to the Velmora Inland Waters Committee.",
        "Brandt spoke to the Velmora Inland Shipping Committee.",
        NAME,
        True,
        id="one committee under two names",
    ),
    pytest.param(
        "Brandt spoke to the Velmora Northern District Court.",
        "Brandt spoke to the Velmora Southern District Court.",
        NAME,
        False,
        id="two courts",
    ),
    pytest.param(
        "Assistant port director Anton Weiss called for calm.",
        "Port director Anton Weiss called for calm.",
        OFFICE,
        True,
        id="an assistant is not the director",
    ),
    pytest.param(
        "The dredging research manager Anton Weiss called for calm.",
        "The dredging research director Anton Weiss called for calm.",
        OFFICE,
        True,
        id="one post under two names",
    ),
    pytest.param(
        "The ferry arrived in Norfolk at dawn with 40 sailors.",
        "The ferry arrived in Norwalk at dawn with 40 sailors.",
        PLACE,
        True,
        id="two places with like names",
    ),
    pytest.param(
        "Deputy port director Anton Weiss called for calm.",
        "Acting port director Anton Weiss called for calm.",
        OFFICE,
        False,
        id="a deputy may act",
    ),
]


@pytest.mark.parametrize(("first", "second", "question", "differs"), CASES)
def test_two_reports_give_two_values_or_one(
    coverage: Coverage, first: str, second: str, question: str, differs: bool
) -> None:
    dossier = coverage(
        ("Velmora Post", "2031-05-07", f"{LEAD}\n\n{first}"), ("Coast News", "2031-05-07", f"{LEAD}\n\n{second}")
    )
    points = [point for point in dossier.points if point.about.endswith(f" · {question}")]
    assert any(point.verdict in DIFFERENCES for point in points) is differs


def test_a_headline_that_its_own_report_contradicts_is_told(coverage: Coverage) -> None:
    headline = "Barge Company Reports Earnings of $139 Million in Seven Years"
    text = "The barge company published eight years of ledgers, which show earnings of $139 million."
    dossier = coverage(
        ("Velmora Post", "2031-05-07", f"{headline}\n\n{LEAD}\n\n{text}"), ("Coast News", "2031-05-07", LEAD)
    )
    assert any(point.verdict is Verdict.DISPUTED for point in dossier.points)
