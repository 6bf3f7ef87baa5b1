"""The account in a terminal and as plain text."""

import io
import re

import pytest
from msgspec.structs import replace
from rich.console import Console

from consilience.present import Report, print_report, render
from consilience.present.text import PLAIN_WIDTH
from consilience.records import Finding


def plain(report: Report) -> str:
    return render(report, "text").decode()


def titled(report: Report, title: str) -> Report:
    """The report with one hostile headline, which is the story's label too."""
    account = report.accounts[0]
    first = account.articles[0]
    article = replace(first.article, title=Finding(value=title, rule="title"))
    articles = (replace(first, article=article), *account.articles[1:])
    return replace(report, accounts=(replace(account, articles=articles, story=replace(account.story, label=title)),))


SECTIONS = (
    "In brief",
    "Where the reports disagree",
    "What later reports overtook",
    "Further points",
    "Timeline",
    "Who says what",
    "Who depends on whom",
    "Problems met",
)


def test_the_plain_text_has_the_sections_in_order(report: Report) -> None:
    lines = plain(report).split("\n")
    assert [line for line in lines if line in {name.upper() for name in SECTIONS}] == [
        name.upper() for name in SECTIONS
    ]


def test_no_line_of_the_plain_text_is_too_wide(report: Report) -> None:
    assert max(map(len, plain(report).split("\n"))) <= PLAIN_WIDTH


def test_a_statement_is_cited_and_its_voices_are_counted(report: Report) -> None:
    text = " ".join(plain(report).split())
    assert "injuring 14 people. [2,1,3,5] agreed · 4 outlets, 2 independent" in text


def test_the_words_that_differ_are_marked(report: Report) -> None:
    text = " ".join(plain(report).split())
    assert "“We *had* lost *the* steering *about* two minutes before *we met* the wall,”" in text


def test_what_was_overtaken_comes_before_what_overtook_it(report: Report) -> None:
    text = plain(report)
    overtaken = text[text.index("WHAT LATER REPORTS OVERTOOK") : text.index("FURTHER POINTS")]
    assert re.findall(r"(↓? ?[AB]) (?:then: )?(denied|admitted) ", overtaken) == [(" A", "denied"), ("↓ B", "admitted")]


def test_a_terminal_gets_the_same_words(report: Report) -> None:
    page = io.StringIO()
    print_report(
        report, Console(file=page, width=PLAIN_WIDTH, force_terminal=True, color_system="truecolor", _environ={})
    )
    coloured = page.getvalue()
    assert "\x1b[" in coloured
    bare = re.sub(r"\x1b\[[0-9;]*m", "", coloured)
    assert [line.rstrip() for line in bare.split("\n")] == plain(report).split("\n")


def test_a_narrow_terminal_loses_no_headline(report: Report) -> None:
    page = io.StringIO()
    print_report(report, Console(file=page, width=40, color_system=None, _environ={}))
    assert "struck the breakwater" in " ".join(page.getvalue().split())


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("\x1b[2Jgone\x07", "␛[2Jgone␇"),
        ("\u202eevil", "⟨U+202E⟩evil"),
        ("[red]bold[/red]", "[red]bold[/red]"),
        ("\x9b31m", "⟨U+009B⟩31m"),
    ],
    ids=["escape sequence", "direction override", "Rich markup", "eight-bit control"],
)
def test_a_hostile_headline_cannot_steer_a_terminal(report: Report, title: str, shown: str) -> None:
    text = plain(titled(report, title))
    assert shown in text
    assert re.findall("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text) == []


@pytest.mark.parametrize("name", ["text", "md", "html"])
def test_one_report_alone_is_not_said_to_agree(report: Report, name: str) -> None:
    account = report.accounts[0]
    alone = replace(account, articles=account.articles[:1], points=(), links=(), origins=())
    written = render(replace(report, accounts=(alone,)), name).decode()
    assert "There is only one report, and none to compare it with." in " ".join(written.split())
