"""Denials laid against what they answer, by what they say and by what they leave to the words before."""

from collections.abc import Callable

import pytest

from consilience.records import Dossier, Verdict

Coverage = Callable[..., Dossier]

LEAD = (
    "The harbour bridge of Velmora collapsed on Tuesday after a barge struck its middle pier. "
    "Mayor Ilsa Brandt visited the harbour bridge of Velmora in the evening."
)
NOTHING = "Reporters met relatives of the crew."
HERALD = "The Coast Herald reported on Monday that Anton Weiss had ignored three warnings about the pier."
SHOUTED = "Lena Osk said that Anton Weiss had shouted at two divers on the pier."
CHARGED = "Prosecutors charged Anton Weiss with taking bribes."
HARASSED = "Two women have accused Anton Weiss of harassing them at the port."

CONTESTED = [
    pytest.param(
        "Divers criticized the mayor for declining a meeting with their union.",
        "Brandt rejected reports that she refused to meet the union, pointing to a long day of talks with engineers.",
        id="what is told beside a denial is not denied",
    ),
    pytest.param(CHARGED, '"Anton Weiss is innocent," his lawyer, Jan Molt, said.', id="innocence against a charge"),
    pytest.param(CHARGED, '"Anton Weiss did nothing wrong," his lawyer, Jan Molt, said.', id="nothing wrong"),
    pytest.param(
        "The complaint says that Anton Weiss took bribes from the barge company.",
        "Weiss, who has pleaded not guilty, will stand trial in June.",
        id="a plea against what a complaint says",
    ),
    pytest.param(HARASSED, "Anton Weiss denied any wrongdoing and vowed to stay.", id="wrongdoing denied elsewhere"),
    pytest.param(HARASSED, "Anton Weiss said the allegations against him are completely false.", id="called false"),
    pytest.param(
        f"Port Director Anton Weiss called the Coast Herald's report an outrageous distortion. {HERALD}",
        NOTHING,
        id="a report called a distortion",
    ),
    pytest.param(HERALD, "A spokesman for Anton Weiss dismissed the report as fiction.", id="a report dismissed"),
    pytest.param(f"{SHOUTED} Weiss said that never happened.", NOTHING, id="that never happened"),
    pytest.param(f'{SHOUTED} "That is not true," Weiss said.', NOTHING, id="that is not true"),
    pytest.param(f"{SHOUTED} Nothing could be further from the truth, Weiss said.", NOTHING, id="a saying"),
    pytest.param(f"{SHOUTED} Weiss countered that the divers were never there.", NOTHING, id="countered"),
    pytest.param(
        "Two engineers told reporters that the port authority ignored them. The port authority denied it.",
        NOTHING,
        id="it is denied",
    ),
    pytest.param(
        "Senator Karl Roth said the bridge was never inspected. Mayor Brandt said Karl Roth's remarks were inaccurate.",
        NOTHING,
        id="remarks called inaccurate",
    ),
    pytest.param(
        "Senator Karl Roth said that Brandt never saw the pier. Karl Roth is mistaken, Brandt said.",
        NOTHING,
        id="who is mistaken",
    ),
    pytest.param(
        "Brandt rejected suggestions that she had ignored the engineers.",
        "Two engineers said that Mayor Brandt ignored the engineers' warnings.",
        id="a suggestion rejected",
    ),
    pytest.param(
        "Lena Osk said the barge captain was drunk, something the company denies.",
        "The captain was drunk when the barge struck the pier, Lena Osk said.",
        id="a tail",
    ),
    pytest.param(
        "Mayor Brandt said Roth's claim that the bridge had not been inspected was false.",
        "Senator Karl Roth claimed that the bridge had not been inspected since 2020.",
        id="a denied negation",
    ),
]
PLAIN = [
    pytest.param(
        "Anton Weiss has been asked to resign but denied that he would.", NOTHING, id="nobody says that he will"
    ),
    pytest.param(
        "Brandt said she was glad that nobody died. Weiss replied that he was glad as well.", NOTHING, id="assent"
    ),
    pytest.param(
        'Reporters asked Anton Weiss when he would leave. "Not soon," Weiss replied.', NOTHING, id="a question answered"
    ),
    pytest.param(
        "Karl Roth rejected the idea of a toll on the bridge.", "Brandt spoke of a toll.", id="a plan that is rejected"
    ),
    pytest.param(
        "Anton Weiss denied the accusations until he resigned in May.", HARASSED, id="a denial that was given up"
    ),
    pytest.param(
        "Mayor Brandt pushed back on reports about a possible resignation.",
        "Mayor Brandt said that she has no plans to resign.",
        id="who says the same",
    ),
]


@pytest.mark.parametrize(("first", "second"), CONTESTED)
def test_a_denial_meets_what_it_answers(coverage: Coverage, first: str, second: str) -> None:
    assert Verdict.DISPUTED in verdicts(coverage, first, second)


@pytest.mark.parametrize(("first", "second"), PLAIN)
def test_what_answers_nothing_meets_nothing(coverage: Coverage, first: str, second: str) -> None:
    assert not verdicts(coverage, first, second)


def test_a_sentence_with_both_sides_stands_with_those_that_deny(coverage: Coverage) -> None:
    both = "Lena Osk said the barge captain was drunk, something the company denies."
    dossier = told(coverage, both, "The captain was drunk when the barge struck the pier, Lena Osk said.")
    point = next(point for point in dossier.points if point.verdict is Verdict.DISPUTED)
    assert len(point.positions) == len({claim.evidence for position in point.positions for claim in position.claims})


def told(coverage: Coverage, first: str, second: str) -> Dossier:
    """Two reports of one story."""
    return coverage(
        ("Velmora Post", "2031-05-07", f"{LEAD}\n\n{first}"), ("Coast News", "2031-05-07", f"{LEAD}\n\n{second}")
    )


def verdicts(coverage: Coverage, first: str, second: str) -> list[Verdict]:
    """What is told of the points that ask whether something is so, where the reports differ."""
    points = told(coverage, first, second).points
    return [
        point.verdict
        for point in points
        if point.about.endswith(" · whether") and point.verdict in {Verdict.DISPUTED, Verdict.SUPERSEDED}
    ]
