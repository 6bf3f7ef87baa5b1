"""Where, how and why, in the words of the report; and of whom somebody is the deputy."""

from collections.abc import Callable

import pytest

from consilience.records import Claim, ClaimKind, Dossier, Modality, Period, Polarity, Span, Standing, Verdict

Coverage = Callable[..., Dossier]

# The same two sentences open every report of a test, so that they are one story.
LEAD = (
    "The harbour bridge of Velmora collapsed on Tuesday after a barge struck its middle pier. "
    "Mayor Ilsa Brandt visited the harbour bridge of Velmora in the evening."
)
# The same in words that no other report has, so that neither is a copy.
OWN_WORDS = (
    "A barge hit the middle pier on Tuesday and brought the harbour bridge of Velmora down. "
    "That evening the harbour bridge was inspected by Mayor Ilsa Brandt of Velmora."
)
DIFFERENCES = {Verdict.DISPUTED, Verdict.SUPERSEDED}

MANNERS = [
    ("The council closed the bridge by decree.", "by decree"),
    ("The council unanimously closed the bridge.", "unanimously"),
    ("Two men seized the bridge at gunpoint.", "at gunpoint"),
    ("Brandt addressed the crews via video link.", "via video link"),
    ("The council closed the bridge without warning.", "without warning"),
    ("The bridge was closed by executive order.", "by executive order"),
    ("The council recently closed the bridge.", None),
    ("The council allegedly closed the bridge.", None),
    ("The bridge was closed by the police.", None),
]
REASONS = [
    ("The council closed the bridge because of the storm.", "because of the storm"),
    ("The council closed the bridge because it feared another storm.", "because it feared another storm"),
    ("The council closed the bridge, citing cracks in the pier.", "citing cracks in the pier"),
    ("The council fired the engineer over his remarks.", "over his remarks"),
    ("The council suspended the engineer for ten days.", None),
    ("The council closed the bridge after the storm.", None),
    ("The closure of the bridge had nothing to do with the storm.", None),
    ("The council closed files related to the storm.", None),
]
ROLES = [
    ("Mayor Brandt came with Jonas Hale, a deputy of Brandt.", "deputy", True),
    ("Brandt sent her deputy, Jonas Hale.", "deputy", True),
    ("The harbour ministry’s spokesman, Jonas Hale, declined to comment.", "spokesman", True),
    ("Brandt’s lawyer Jonas Hale declined to comment.", "lawyer", True),
    ("Anton Weiss met Karl Lind, and his deputy, Jonas Hale, took notes.", "deputy", False),
    ("U.S. attorney for Velmora Jonas Hale declined to comment.", None, False),
]


def told(coverage: Coverage, sentence: str) -> tuple[Dossier, Claim]:
    """The claim that a sentence makes as a whole."""
    dossier = coverage(("Velmora Post", "2031-05-07", f"{LEAD}\n\n{sentence}"), ("Coast News", "2031-05-07", LEAD))
    (found,) = (
        claim
        for claim in dossier.claims
        if claim.kind is ClaimKind.EVENT and words(dossier, claim.evidence) == sentence
    )
    return dossier, found


def words(dossier: Dossier, span: Span | None) -> str | None:
    texts = {annotated.article.id: annotated.article for annotated in dossier.articles}
    return None if span is None else texts[span.article].words(span)


@pytest.mark.parametrize(("sentence", "manner"), MANNERS, ids=[sentence for sentence, _ in MANNERS])
def test_a_claim_tells_how_in_the_words_of_the_report(coverage: Coverage, sentence: str, manner: str | None) -> None:
    dossier, claim = told(coverage, sentence)
    assert words(dossier, claim.manner) == manner


@pytest.mark.parametrize(("sentence", "reason"), REASONS, ids=[sentence for sentence, _ in REASONS])
def test_a_claim_tells_why_in_the_words_of_the_report(coverage: Coverage, sentence: str, reason: str | None) -> None:
    dossier, claim = told(coverage, sentence)
    assert words(dossier, claim.reason) == reason


def test_a_claim_tells_how_far_when_and_where(coverage: Coverage) -> None:
    sentence = "Prosecutors allege that the barge company will close its office in London on May 20."
    _, claim = told(coverage, sentence)
    assert (claim.modality, claim.standing, claim.polarity) == (
        Modality.PLANNED,
        Standing.ALLEGED,
        Polarity.POSITIVE,
    )
    assert claim.happened == Period(earliest="2031-05-20", latest="2031-05-20")


def test_a_claim_names_its_place(coverage: Coverage) -> None:
    dossier, claim = told(coverage, "The barge company signed the contract in London on Monday.")
    assert words(dossier, claim.place) == "London"


def test_what_was_refused_is_told_as_not_so(coverage: Coverage) -> None:
    _, claim = told(coverage, "The council refused to close the bridge.")
    assert (claim.polarity, claim.modality) == (Polarity.NEGATIVE, Modality.POSSIBLE)


def test_a_count_keeps_its_bounds_its_unit_and_the_words_that_bound_it(coverage: Coverage) -> None:
    dossier = coverage(
        ("Velmora Post", "2031-05-07", f"{LEAD}\n\nThe collapse damaged at least 40 lorries on the bridge."),
        ("Coast News", "2031-05-07", LEAD),
    )
    (counted,) = (claim for claim in dossier.claims if claim.rule == "counted noun")
    assert (counted.low, counted.high, counted.unit, counted.modifier) == (40.0, None, "lorry", "at least")


@pytest.mark.parametrize(("sentence", "role", "is_known"), ROLES, ids=[sentence for sentence, *_ in ROLES])
def test_a_role_is_of_the_one_who_is_clearly_meant(
    coverage: Coverage, sentence: str, role: str | None, is_known: bool
) -> None:
    dossier = coverage(("Velmora Post", "2031-05-07", f"{LEAD}\n\n{sentence}"), ("Coast News", "2031-05-07", LEAD))
    found = [claim.value.split("|") for claim in dossier.claims if claim.relation == "serves"]
    assert [(name, bool(master)) for name, master in found] == ([] if role is None else [(role, is_known)])


def test_a_plan_called_off_in_a_later_report_is_superseded(coverage: Coverage) -> None:
    dossier = coverage(
        ("Velmora Post", "2031-05-07", f"{LEAD}\n\nBrandt will visit Anton Weiss, the owner of the barge."),
        (
            "Coast News",
            "2031-05-09",
            f"{OWN_WORDS}\n\nBrandt cancelled a visit to Anton Weiss, the owner of the barge.",
        ),
    )
    found = [point.reason for point in dossier.points if point.verdict is Verdict.SUPERSEDED]
    assert found == ["What an earlier report announced, a later one tells as stopped or called off."]
