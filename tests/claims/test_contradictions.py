"""What one affirms and another denies with no word of denial, and what only looks like it."""

from collections.abc import Callable

import pytest

from consilience.records import ClaimKind, Dossier, Verdict

Coverage = Callable[..., Dossier]

LEAD = (
    "The harbour bridge of Velmora collapsed on Tuesday after a barge struck its middle pier. "
    "Mayor Ilsa Brandt visited the harbour bridge of Velmora in the evening."
)

DISPUTES = [
    pytest.param(
        "Osk said that Weiss sought to bribe the inspectors of the bridge.",
        "The report did not contain evidence to establish that Weiss had bribed the inspectors of the bridge.",
        id="no evidence to establish that",
    ),
    pytest.param(
        "“I can do it with a harbour decree,” Brandt said.",
        "Lena Osk said that the mayor cannot close the port by harbour decree.",
        id="can and cannot, by one means",
    ),
    pytest.param(
        "“We are the only town in the country with such a bridge,” Weiss said.",
        "Velmora is not the only town to have one, with Osterby and Lund among others.",
        id="the only one of its sort",
    ),
    pytest.param(
        "Brandt has refused to take a position on the toll.",
        "Anton Weiss said that Brandt has explained her position in recent weeks.",
        id="who explains it has one",
    ),
    pytest.param(
        "“The inquiry into the collapse is a sham,” said Anton Weiss, a harbour pilot.",
        "“This inquiry is not a sham,” Lena Osk, the minister, said.",
        id="is and is not",
    ),
    pytest.param(
        "The mayor’s letter was an apology to the skippers, Osk said.",
        "“This was in no way an apology to the skippers,” Brandt said on the radio.",
        id="in no way",
    ),
    pytest.param(
        "The pilot had a certificate of seamanship, the port office said.",
        "“He doesn’t have a certificate of seamanship,” Osk said.",
        id="has and has not",
    ),
    pytest.param(
        "“No questions about the barge were in the letter, and there are no questions about the barge,” Weiss said.",
        "Weiss incorrectly said that there were no questions about the barge in the letter.",
        id="wrongly said",
    ),
    pytest.param(
        "Osk said that Weiss had bribed the inspectors of the bridge.",
        "The auditors found no evidence that Weiss had bribed the inspectors of the bridge.",
        id="no evidence that",
    ),
    pytest.param(
        "Brandt repaired the middle pier of the bridge in spring, Osk said.",
        "Weiss said that Brandt had failed to repair the middle pier of the bridge.",
        id="failed to",
    ),
    pytest.param(
        "The barge had an escort of tugs when it struck the pier, Osk said.",
        "There was no escort of tugs, Weiss said.",
        id="there was none",
    ),
    pytest.param(
        "The ferry company has corresponded with the pilots about the barge, Osk said.",
        "“The ferry company was not in contact with the pilots about the barge,” Brandt said.",
        id="a noun and a verb of one class",
    ),
    pytest.param(
        "On Monday Weiss made rude remarks about the skippers.",
        "“I didn’t use rude language about the skippers,” Weiss said.",
        id="words by another name",
    ),
    pytest.param(
        "Ilsa Brandt has resigned, Osk said.",
        "Ilsa Brandt has refused to step down, Weiss said.",
        id="a verb with its particle",
    ),
]

NO_DISPUTES = [
    pytest.param(
        "“I can do it with a harbour decree,” Brandt said.",
        "Lena Osk said that the mayor did not answer by harbour decree.",
        id="what somebody can do and has not done",
    ),
    pytest.param(
        "“We are the only town in the country with such a bridge,” Weiss said.",
        "It was not the only ferry to be late, Osk said.",
        id="the only one of another sort",
    ),
    pytest.param(
        "Brandt married a pilot in Norway in spring, Osk said.",
        "“Brandt has not married a pilot in Sweden,” Weiss said.",
        id="in another country",
    ),
    pytest.param(
        "The skipper had a licence for barges, the port office said.",
        "The skipper no longer had a licence for barges, Osk said.",
        id="no longer",
    ),
    pytest.param(
        "“The inquiry into the collapse is a sham,” said Anton Weiss, a harbour pilot.",
        "“This inquiry is not only a sham,” Lena Osk, the minister, said.",
        id="not only",
    ),
    pytest.param(
        "Osk said that Weiss had bribed the inspectors of the bridge.",
        "Osk wondered whether Weiss had not bribed the inspectors of the bridge.",
        id="whether",
    ),
    pytest.param(
        "Brandt repaired the middle pier of the bridge in spring, Osk said.",
        "Weiss said that Brandt had failed to repair the radar of the ferry.",
        id="another thing",
    ),
    pytest.param(
        "Brandt repaired the middle pier of the bridge in spring, Osk said.",
        "“Had Brandt not repaired the middle pier of the bridge?” Weiss asked.",
        id="a question",
    ),
    pytest.param(
        "Weiss is a candidate for the harbour council.",
        "“I am not a candidate for the council,” Brandt said.",
        id="another person",
    ),
    pytest.param(
        "Police said that the skipper had not bribed the inspectors of the bridge.",
        "Weiss did not say that the skipper had bribed the inspectors of the bridge.",
        id="what one does not say",
    ),
    pytest.param(
        "The skippers thanked the mayor for his apology, Osk said.",
        "“This was in no way an apology,” Brandt said on the radio.",
        id="a noun in passing",
    ),
    pytest.param(
        "Osk said that the only way to stop Weiss from leading the pilots of Velmora was a vote.",
        "Weiss is leading the pilots of Velmora, Brandt said.",
        id="what is to be prevented",
    ),
    pytest.param(
        "“The truth is we aren’t a one-crane port,” Osk said.",
        "Osk says that Velmora isn’t a one-crane port.",
        id="two denials with curly apostrophes",
    ),
    pytest.param(
        "By refusing to admit any fault for the collapse, the pilots lost the town, Osk said.",
        "Brandt said that the collapse was the fault of the pilots.",
        id="a refusal to admit",
    ),
    pytest.param(
        "Brandt inspected the middle pier of the bridge in spring, Osk said.",
        "Brandt almost never inspected the middle pier of the bridge, Weiss said.",
        id="almost never",
    ),
    pytest.param(
        "Weiss spoke of the notion that Brandt was not elected by the skippers.",
        "Brandt was elected by the skippers, Osk said.",
        id="a notion",
    ),
    pytest.param(
        "The skipper revealed that he had been asleep.", "The skipper never revealed why he sailed.", id="why"
    ),
]


@pytest.mark.parametrize(("first", "second"), DISPUTES)
def test_what_one_affirms_another_denies(coverage: Coverage, first: str, second: str) -> None:
    assert len(_denials(coverage, first, second)) == 1


@pytest.mark.parametrize(("first", "second"), NO_DISPUTES)
def test_what_only_looks_like_a_denial(coverage: Coverage, first: str, second: str) -> None:
    assert not _denials(coverage, first, second)


def test_two_men_who_are_he_are_not_one(coverage: Coverage) -> None:
    bridge = "The harbour bridge of Velmora collapsed on Tuesday after a barge struck its middle pier."
    dossier = coverage(
        ("Velmora Post", "2031-05-07", f"{bridge}\n\nA pilot told of the channel, and he named Anton Weiss."),
        ("Coast News", "2031-05-07", f"{bridge}\n\nA deckhand spoke for an hour, though he did not name Weiss."),
    )
    assert not [point for point in dossier.points if point.kind is ClaimKind.DENIAL and point.is_contested]


def test_what_was_not_done_by_an_earlier_report_has_been_done_since(coverage: Coverage) -> None:
    dossier = coverage(
        ("Velmora Post", "2031-05-07", "The council of Velmora has not repaired the middle pier of the bridge."),
        ("Coast News", "2031-07-07", "The council of Velmora repaired the middle pier of the bridge on Monday."),
    )
    found = [point.verdict for point in dossier.points if point.kind is ClaimKind.DENIAL and point.is_contested]
    assert found == [Verdict.SUPERSEDED]


def test_what_two_speakers_hold_is_contested_whenever_they_say_it(coverage: Coverage) -> None:
    dossier = coverage(
        ("Velmora Post", "2031-05-07", f"{LEAD}\n\n“The inquiry is not a sham,” Lena Osk, the minister, said."),
        ("Coast News", "2031-07-07", f"{LEAD}\n\n“The inquiry is a sham,” said Anton Weiss, a harbour pilot."),
    )
    found = [point for point in dossier.points if point.kind is ClaimKind.DENIAL and point.is_contested]
    assert [point.verdict for point in found] == [Verdict.DISPUTED]
    assert found[0].reason.startswith("Contested by those involved")


def test_a_claim_told_as_false_gives_way_to_a_plain_denial(coverage: Coverage) -> None:
    wrong = "Weiss falsely said that Velmora was the only town with such a bridge."
    plain = "Velmora is not the only town to have one, Osk said."
    claimed = "“We are the only town in the country with such a bridge,” Weiss said."
    dossier = coverage(
        ("Velmora Post", "2031-05-07", f"{LEAD}\n\n{claimed}"),
        ("Coast News", "2031-05-07", f"{LEAD}\n\n{wrong}"),
        ("Port Herald", "2031-05-07", f"{LEAD}\n\n{plain}"),
    )
    (point,) = [point for point in dossier.points if point.about.endswith("so or not") and point.is_contested]
    texts = {annotated.article.id: annotated.article for annotated in dossier.articles}
    told = [texts[each.evidence.article].words(each.evidence) for side in point.positions for each in side.claims]
    assert not any("falsely" in words for words in told)


def test_who_resigned_by_one_report_and_was_dismissed_by_another_left_in_two_ways(coverage: Coverage) -> None:
    dossier = coverage(
        ("Velmora Post", "2031-05-07", f"{LEAD}\n\nHarbour pilot Anton Weiss resigned in March."),
        ("Coast News", "2031-05-07", f"{LEAD}\n\nThe council fired harbour pilot Anton Weiss in March."),
    )
    found = [point for point in dossier.points if point.kind is ClaimKind.STATUS and point.is_contested]
    assert [point.verdict for point in found] == [Verdict.DISPUTED]


def test_who_is_asked_to_resign_has_not_left(coverage: Coverage) -> None:
    dossier = coverage(
        ("Velmora Post", "2031-05-07", f"{LEAD}\n\nHarbour pilot Anton Weiss should resign, Brandt said."),
        ("Coast News", "2031-05-07", f"{LEAD}\n\nThe council fired harbour pilot Anton Weiss in March."),
    )
    assert not [point for point in dossier.points if point.kind is ClaimKind.STATUS and point.is_contested]


def _denials(coverage: Coverage, first: str, second: str) -> list[Verdict]:
    dossier = coverage(
        ("Velmora Post", "2031-05-07", f"{LEAD}\n\n{first}"), ("Coast News", "2031-05-07", f"{LEAD}\n\n{second}")
    )
    return [point.verdict for point in dossier.points if point.kind is ClaimKind.DENIAL and point.is_contested]
