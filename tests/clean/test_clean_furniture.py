"""Which line of an article is what; all texts are made up."""

import pytest

from consilience.clean.cues import RULES, Rule, rule_of
from consilience.clean.furniture import label
from consilience.clean.shape import line_of
from consilience.records import FURNITURE, Role

REPORT = "The harbour master said on Monday that the old pier will close for repairs until the end of May."
MORE = "Fishing boats are to moor at the northern quay, where the council has widened the road twice since 2019."


def roles(*texts: str) -> list[Role]:
    lines = tuple(line_of(text) for text in texts)
    return [found.role for found in label(lines, (None,) * len(lines))]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_each_rule_decides_its_own_example(rule: Rule) -> None:
    assert rule_of(line_of(rule.example)) is rule


def test_rule_names_are_unique() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)


@pytest.mark.parametrize(
    "text",
    [
        REPORT,
        "“If you can, please support us,” the mayor said, and asked the town to donate today.",
        "The charity asked readers to donate now, its chairman said.",
        "The newspaper reported that subscribers could sign up for a free trial from June.",
        "“Follow us on Facebook if you must,” she told the meeting.",
        "Share prices fell by a tenth on Tuesday after the port's owner warned of lower profits.",
        "More in Geneva than in Lausanne, the dispute has become one about money.",
        "By Monday evening all but two of the boats had left.",
        "In May 2021 the court ruled.",
        "Related costs have doubled.",
        "Home prices rose in spring, and opinion in the town is divided.",
        "The video shows the pier at dawn, according to the police.",
        "At\u00a0least 20\u00a0boats left the\u00a0harbour on\u00a0Sunday, the\u00a0port authority said.",
    ],
)
def test_a_line_of_report_is_never_furniture(text: str) -> None:
    assert roles(REPORT, text, MORE)[1] not in FURNITURE


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("11th September, 2024", Role.DATELINE),
        ("2024-09-11", Role.DATELINE),
        ("Aug 13, 2024 19:21", Role.DATELINE),
        ("Mis à jour le 3 mai 2024 à 10:15", Role.DATELINE),
        ("By: Ana Example", Role.BYLINE),
        ("(Reporting by Ana Example; Editing by Ben Sample)", Role.BYLINE),
        ("ua en ru", Role.NAVIGATION),
        ("Illustrative photo: boats in the harbour (Example Images)", Role.CAPTION),
        ("photo source: Example", Role.CAPTION),
        ("12 comments", Role.COMMENT),
        ("ADVERTISEMENT", Role.ADVERTISEMENT),
    ],
)
def test_a_single_line_is_told_by_its_words(text: str, role: Role) -> None:
    assert roles(REPORT, MORE, text, REPORT, MORE)[2] is role


def test_a_teaser_is_a_title_its_cue_the_title_again_and_a_date() -> None:
    title = "Ferry Company Ends All Services to the Northern Islands"
    found = roles(REPORT, MORE, title, "Read more", f"CategoryLatest news{title}", "Aug 13, 2024 19:21", REPORT)
    assert found == [Role.BODY, Role.BODY, *[Role.TEASER] * 4, Role.BODY]


def test_an_appeal_runs_on_while_it_speaks_to_the_reader() -> None:
    found = roles(
        REPORT,
        MORE,
        "A Message from The Example Post:",
        "Dear readers,",
        "We have been sued for what we print.",
        "These suits are an attempt to silence the press of the whole coast.",
        "Your help keeps us going.",
        REPORT,
    )
    assert found == [Role.BODY, Role.BODY, *[Role.APPEAL] * 5, Role.BODY]


def test_a_disclaimer_runs_on_while_it_speaks_as_a_lawyer() -> None:
    found = roles(
        REPORT,
        MORE,
        "News Disclaimer",
        "The information provided on this page is general.",
        "The website is not liable for any error or omission in what it prints.",
    )
    assert found == [Role.BODY, Role.BODY, *[Role.DISCLAIMER] * 3]


def test_a_menu_entry_named_disclaimer_takes_no_report_with_it() -> None:
    assert roles(MORE, "Disclaimer", REPORT, MORE)[2:] == [Role.BODY, Role.BODY]


def test_titles_under_a_related_heading_are_related_but_the_last_subheading_is_not() -> None:
    found = roles(
        REPORT, MORE, "Related articles", "Ten harbours worth a visit", "Why piers rot", "The cost of repairs", REPORT
    )
    assert found[2:] == [Role.RELATED, Role.RELATED, Role.RELATED, Role.SUBHEADING, Role.BODY]


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (("Pier to close until the end of May",), [Role.HEADLINE]),
        (("Example Group", "Pier to Close Until the End of May"), [Role.OUTLET, Role.HEADLINE]),
        (
            ("Pier to close until the end of May.", "The New York Times", "2024-05-01"),
            [Role.HEADLINE, Role.OUTLET, Role.DATELINE],
        ),
        (("The New York Times", "2024-05-01"), [Role.OUTLET, Role.DATELINE]),
        (("ua en ru", "Pier to close: Details"), [Role.NAVIGATION, Role.HEADLINE]),
        (("GENEVA, Switzerland (AP) _",), [Role.DATELINE]),
        ((), []),
    ],
    ids=["headline", "name and headline", "closed headline", "no headline", "language switch", "place", "nothing"],
)
def test_the_lines_above_the_first_paragraph(head: tuple[str, ...], expected: list[Role]) -> None:
    assert roles(*head, REPORT, MORE) == [*expected, Role.BODY, Role.BODY]


def test_a_short_open_line_above_a_paragraph_is_a_subheading() -> None:
    assert roles(REPORT, MORE, "Reasons for closure", REPORT)[2] is Role.SUBHEADING


def test_an_office_below_a_byline_belongs_to_it() -> None:
    found = roles(REPORT, MORE, "By: Ana Example", "Example Post Harbour Correspondent", "1 May 2024")
    assert found[2:] == [Role.BYLINE, Role.BYLINE, Role.DATELINE]


@pytest.mark.parametrize("text", ["a " * 200_000, "(" * 200_000, '"' * 200_000, "photo " * 100_000, "-/" * 200_000])
def test_a_megabyte_of_garbage_is_read_in_a_moment(text: str) -> None:
    assert len(roles(REPORT, text, MORE)) == 3


@pytest.mark.parametrize(
    "texts",
    [
        ("Ferry Company Ends All Services to the Northern Islands", "Read more"),
        ("Related articles", "Ten harbours worth a visit"),
        ("A message from us:", "x"),
        ("- Ten harbours worth a visit this year before the autumn storms",),
        ("Disclaimer", "We are not liable."),
    ],
    ids=lambda texts: str(texts[0]),
)
def test_thousands_of_like_lines_are_read_in_a_moment(texts: tuple[str, ...]) -> None:
    assert len(roles(*texts * (3_000 // len(texts)))) == 3_000
