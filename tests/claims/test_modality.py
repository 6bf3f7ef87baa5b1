"""How far an event has come and how it is vouched for, read from the words above and beside it."""

from collections.abc import Callable

import pytest

from consilience.claims.grammar import Tree
from consilience.claims.modality import modality
from consilience.claims.polarity import polarity
from consilience.claims.standing import standing
from consilience.records import Modality, Polarity, Standing

Find = Callable[[str, str], tuple[Tree, int]]

STAGES = {
    Modality.DONE: [
        ("The port closed the terminal in May.", "closed"),
        ("The port announced that it had closed the terminal.", "closed"),
        ("The port managed to close the terminal.", "close"),
        ("In order to save money, the port closed the terminal.", "closed"),
        ("The port never ordered the closure to end.", "ordered"),
        ("The two ministers held direct talks on Monday.", "talks"),
        ("He denied that the company bribed inspectors.", "bribed"),
        ("The company plans to suspend the talks.", "talks"),
    ],
    Modality.POSSIBLE: [
        ("The port may close the terminal.", "close"),
        ("The port could be closed.", "closed"),
        ("Workers feared that the port might close.", "close"),
        ("The council is considering the closure of the terminal.", "closure"),
        ("Protesters demanded the closure of the terminal.", "closure"),
        ("Residents called for the closure of the terminal.", "closure"),
        ("The port tried to close the terminal.", "close"),
        ("The port failed to close the terminal.", "close"),
        ("The port is unlikely to close the terminal.", "close"),
        ("The report speaks of a possible closure of the terminal.", "closure"),
        ("The port did not plan to close the terminal.", "close"),
        ("The port has no plans to close the terminal.", "close"),
        ("The port may order the closure of the terminal.", "closure"),
        ("The port would have closed the terminal.", "closed"),
        ("They asked whether the port had closed the terminal.", "closed"),
    ],
    Modality.PLANNED: [
        ("He’ll close the terminal in May.", "close"),
        ("The port is bound to close the terminal.", "close"),
        ("Workers spoke of the impending closure.", "closure"),
        ("The port will close the terminal.", "close"),
        ("The port plans to close the terminal and sell the land.", "sell"),
        ("The port intends to close the terminal.", "close"),
        ("The terminal is to be closed in June.", "closed"),
        ("The port is going to close the terminal.", "close"),
        ("The terminal is scheduled to close in June.", "close"),
        ("The port has decided to close the terminal.", "close"),
        ("The planned closure of the terminal angered the crews.", "closure"),
        ("The closure planned for June angered the crews.", "closure"),
        ("The plan for the closure of the terminal angered the crews.", "closure"),
        ("The closure plan angered the crews.", "closure"),
        ("The closure is planned for June.", "closure"),
        ("The closure, which is planned for June, angered the crews.", "closure"),
        ("The port will announce the closure in June.", "closure"),
        ("Crews said that the port would close the terminal.", "close"),
    ],
    Modality.ANNOUNCED: [
        ("The port announced the closure of the terminal.", "closure"),
        ("The port announced that it will close the terminal.", "close"),
        ("The port announced plans to close the terminal.", "close"),
        ("The closure of the terminal was announced on Monday.", "closure"),
        ("The announcement of the closure angered the crews.", "closure"),
        ("The closure announced on Monday angered the crews.", "closure"),
    ],
    Modality.ORDERED: [
        ("The minister ordered the closure of the terminal.", "closure"),
        ("The minister ordered the port to close the terminal.", "close"),
        ("The minister ordered that the terminal be closed.", "closed"),
        ("The minister instructed officials to close the terminal.", "close"),
        ("The order to close the terminal came from the minister.", "close"),
        ("The closure was ordered by the minister.", "closure"),
        ("The minister ordered the suspension and closure of the terminal.", "closure"),
        ("The closure, which was ordered by the minister, angered the crews.", "closure"),
        ("The minister announced an order to close the terminal.", "close"),
    ],
    Modality.UNDER_WAY: [
        ("The port is closing the terminal.", "closing"),
        ("The terminal is being closed.", "closed"),
        ("The port has begun to close the terminal.", "close"),
        ("The port has started closing the terminal.", "closing"),
        ("The port continues to close terminals.", "close"),
        ("The talks continue.", "talks"),
        ("The talks are under way.", "talks"),
        ("The ongoing talks bore no fruit.", "talks"),
        ("The start of the talks surprised the crews.", "talks"),
    ],
    Modality.SUSPENDED: [
        ("The port suspended the talks.", "talks"),
        ("The talks were suspended on Monday.", "talks"),
        ("The port put the talks on hold.", "talks"),
        ("The talks are on hold.", "talks"),
        ("The suspension of the talks surprised the crews.", "talks"),
        ("The suspended talks bore no fruit.", "talks"),
        ("The port paused the planned closure.", "closure"),
    ],
    Modality.TERMINATED: [
        ("The port ended the talks.", "talks"),
        ("The talks were cancelled.", "talks"),
        ("The port cancelled the planned closure.", "closure"),
        ("The talks have ended.", "talks"),
        ("The talks are over.", "talks"),
        ("The port stopped bribing inspectors.", "bribing"),
        ("The cancellation of the talks surprised the crews.", "talks"),
    ],
}

STANDINGS = {
    Standing.ASSERTED: [
        ("The port bribed an inspector.", "bribed"),
        ("The port did not bribe an inspector.", "bribe"),
        ("He was in charge of the closure.", "closure"),
        ("The rebels claimed responsibility for the attack.", "attack"),
        ("The senate confirmed her nomination.", "nomination"),
        ("Doe said that the port bribed an inspector.", "bribed"),
    ],
    Standing.ALLEGED: [
        ("The port allegedly bribed an inspector.", "bribed"),
        ("Prosecutors allege that the port bribed an inspector.", "bribed"),
        ("The port was accused of bribing an inspector.", "bribing"),
        ("The port is alleged to have bribed an inspector.", "bribed"),
        ("The port is said to have bribed an inspector.", "bribed"),
        ("Doe claims that the port bribed an inspector.", "bribed"),
        ("The alleged conspiracy surprised the crews.", "conspiracy"),
        ("The allegations of collusion surprised the crews.", "collusion"),
        ("He was charged with conspiracy.", "conspiracy"),
        ("Her accusation that the port bribed an inspector surprised the crews.", "bribed"),
        ("The port was accused of lying and bribing.", "bribing"),
    ],
    Standing.DENIED: [
        ("Doe denied that the port bribed an inspector.", "bribed"),
        ("Doe denied bribing an inspector.", "bribing"),
        ("Doe denied the conspiracy.", "conspiracy"),
        ("His denial of the conspiracy surprised the crews.", "conspiracy"),
        ("The conspiracy, which he denied, surprised the crews.", "conspiracy"),
    ],
    Standing.CONFIRMED: [
        ("Doe confirmed that the port closed the terminal.", "closed"),
        ("Doe confirmed the closure of the terminal.", "closure"),
        ("Doe admitted bribing an inspector.", "bribing"),
        ("Doe admitted to bribing an inspector.", "bribing"),
        ("The confirmation of the closure surprised the crews.", "closure"),
        ("The closure was confirmed by the minister.", "closure"),
        ("Doe confirmed plans to close the terminal.", "close"),
    ],
}

DENIED = [
    ("Doe denied that the port bribed an inspector.", "bribed", True),
    ("Doe did not deny that the port bribed an inspector.", "bribed", False),
    ("Doe neither confirmed nor denied bribing an inspector.", "bribing", False),
    ("The conspiracy, which he denied, surprised the crews.", "conspiracy", True),
    ("The port did not close the terminal.", "close", True),
    ("The port has no plans to close the terminal.", "close", True),
    ("The port refused to close the terminal.", "close", True),
    ("The port plans to close the terminal.", "close", False),
]


@pytest.mark.parametrize(
    ("stage", "text", "word"),
    [pytest.param(stage, *case, id=case[0]) for stage, cases in STAGES.items() for case in cases],
)
def test_an_event_has_come_as_far_as_its_sentence_says(find: Find, stage: Modality, text: str, word: str) -> None:
    assert modality(*find(text, word)) is stage


@pytest.mark.parametrize(
    ("told", "text", "word"),
    [pytest.param(told, *case, id=case[0]) for told, cases in STANDINGS.items() for case in cases],
)
def test_an_event_is_vouched_for_as_its_sentence_says(find: Find, told: Standing, text: str, word: str) -> None:
    assert standing(*find(text, word)) is told


@pytest.mark.parametrize(("text", "word", "is_denied"), DENIED, ids=[text for text, *_ in DENIED])
def test_an_event_is_denied_where_its_sentence_says_that_it_is_not_so(
    find: Find, text: str, word: str, is_denied: bool
) -> None:
    assert (polarity(*find(text, word)) is Polarity.NEGATIVE) is is_denied
