"""The account as Markdown, read by a reader of CommonMark and its head by a reader of YAML."""

import datetime
from typing import Any

import pytest
import yaml
from markdown_it import MarkdownIt
from msgspec.structs import replace

from consilience.present import Report, render
from consilience.records import Finding

FENCE = "---\n"


def head_and_body(report: Report) -> tuple[dict[str, Any], str]:
    """What a reader of YAML makes of the head, and the rest."""
    nothing, head, body = render(report, "md").decode().split(FENCE, 2)
    assert nothing == ""
    found = yaml.safe_load(head)
    assert isinstance(found, dict)
    return found, body


def inline(report: Report) -> list[str]:
    """The inline content of each block of the body, as CommonMark divides it."""
    return [each.content for each in _tokens(report) if each.type == "inline"]


def links(report: Report) -> list[str]:
    return [
        str(child.attrs["href"])
        for each in _tokens(report)
        for child in each.children or ()
        if child.type == "link_open"
    ]


def _tokens(report: Report) -> list[Any]:
    return list(MarkdownIt("commonmark").enable("table").parse(head_and_body(report)[1]))


def notes(report: Report) -> dict[int, str]:
    """The definitions of the footnotes: blocks of their own that begin with their mark."""
    opened = [line.removeprefix("[^").split("]: ", 1) for line in inline(report) if line.startswith("[^")]
    assert len({number for number, _ in opened}) == len(opened)
    return {int(number): words for number, words in opened}


def referred(report: Report) -> list[int]:
    """The numbers of the footnotes in the order of the text."""
    text = "\n".join(line for line in inline(report) if not line.startswith("[^"))
    return [int(piece.split("]", 1)[0]) for piece in text.split("[^")[1:]]


def titled(report: Report, title: str) -> Report:
    """The report with one hostile headline and outlet, which is the story's label too."""
    account = report.accounts[0]
    first = account.articles[0]
    name = Finding(value=title, rule="title")
    articles = (replace(first, article=replace(first.article, title=name, outlet=name)), *account.articles[1:])
    return replace(report, accounts=(replace(account, articles=articles, story=replace(account.story, label=title)),))


def test_the_head_tells_title_days_outlets_counts_and_version(report: Report) -> None:
    assert head_and_body(report)[0] == {
        "title": "Fourteen hurt as ferry Lady Maren strikes Skarvik breakwater",
        "first": datetime.date(2025, 3, 3),
        "latest": datetime.date(2025, 3, 11),
        "outlets": ["Nordwind News Agency", "Harbour Post", "Daily Skerry", "The Coast Ledger", "Metropole"],
        "articles": 5,
        "origins": 3,
        "disagreements": 2,
        "stories": 1,
        "consilience": "0.1.0",
    }


def test_a_head_of_several_stories_sums_them_up_and_one_of_none_has_no_days(report: Report) -> None:
    head = head_and_body(replace(report, accounts=report.accounts * 2))[0]
    assert (head["title"], head["articles"], len(head["outlets"])) == ("Stories in this report", 10, 5)
    assert set(head_and_body(replace(report, accounts=()))[0]) == {
        "title", "articles", "origins", "disagreements", "stories", "consilience",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("a: b # c", "a: b # c"),
        ("---\nevil: true", "--- evil: true"),
        ("\"quoted\" \\ 'and'", "\"quoted\" \\ 'and'"),
        ("!!python/object:os.system x", "!!python/object:os.system x"),
        ("&anchor *alias {a: b} [c]", "&anchor *alias {a: b} [c]"),
        ("\u2028line\x85end\x1b", "line end␛"),
        ("\ufffe\ufeff\ud800", "���"),
        ("no", "no"),
    ],
    ids=["comment", "second document", "quotes", "tag", "flow", "line ends", "no characters", "boolean"],
)
def test_a_hostile_headline_is_a_text_in_the_head(report: Report, title: str, shown: str) -> None:
    head = head_and_body(titled(report, title))[0]
    assert (head["title"], head["outlets"][0]) == (shown, shown)
    assert "evil" not in head


def test_the_sections_are_those_of_the_plain_text(report: Report) -> None:
    tokens = _tokens(report)
    heads = [tokens[place + 1].content for place, each in enumerate(tokens) if each.tag == "h2" and each.nesting == 1]
    assert [head.upper() for head in heads] == [
        line for line in render(report, "text").decode().split("\n") if line in {head.upper() for head in heads}
    ]
    assert len(heads) == 8


def test_footnotes_are_numbered_in_the_order_of_citing_and_each_has_one_definition(report: Report) -> None:
    cited = list(dict.fromkeys(referred(report)))
    assert cited == list(range(1, len(cited) + 1))
    assert list(notes(report)) == cited


def test_footnotes_of_several_stories_are_numbered_through(report: Report) -> None:
    twice = replace(report, accounts=report.accounts * 2)
    assert len(notes(twice)) == 2 * len(notes(report))
    assert set(referred(twice)) == set(notes(twice))


def test_a_footnote_names_outlet_title_date_address_and_words(report: Report) -> None:
    assert notes(report)[1] == (
        "Harbour Post, [Fourteen hurt as ferry Lady Maren strikes Skarvik breakwater]"
        "(<https://post.example/news/ferry#:~:text=The%20ferry%20Lady%20Maren%20struck%20the,"
        "on%20Monday%20evening%2C%20injuring%2014%20people.>), 4 March 2025: “The ferry Lady Maren struck the "
        "breakwater at Skarvik on Monday evening, injuring 14 people.”"
    )
    assert ", within 4–7 March 2025, articles/ledger.txt: “Fourteen people" in "\n".join(notes(report).values())


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("<script>alert(1)</script>", r"\<script\>alert(1)\</script\>"),
        ("[click](javascript:alert(1))", r"\[click\](javascript:alert(1))"),
        ("![pixel](https://x.example)", r"\!\[pixel\](https://x.example)"),
        ("a | b `c` *d*", r"a \| b \`c\` \*d\*"),
        ("# one\n# two", r"\# one \# two"),
        ("&lt;b&gt;", r"\&lt;b\&gt;"),
        ("[^1]: [^2]", r"\[\^1\]: \[\^2\]"),
    ],
    ids=["script", "link", "image", "table and code", "heading", "entity", "footnote"],
)
def test_a_hostile_headline_is_no_markup(report: Report, title: str, shown: str) -> None:
    hostile = titled(report, title)
    assert inline(hostile)[0] == shown
    assert len(notes(hostile)) == len(notes(report))
    assert {child.type for each in _tokens(hostile) for child in each.children or ()} <= {
        "text", "text_special", "strong_open", "strong_close", "em_open", "em_close", "link_open", "link_close",
        "softbreak",
    }  # fmt: skip


def test_it_links_only_to_addresses_of_the_web(report: Report) -> None:
    pages = {f"https://{name}.example/news/ferry" for name in ("nordwind", "post", "skerry", "metropole")}
    assert {link.partition("#")[0] for link in links(report)} == pages


def test_an_address_cannot_break_its_table_or_hide_a_character(report: Report) -> None:
    account = report.accounts[0]
    uri = "https://post.example/?a=1|2&copy;=3"
    articles = tuple(replace(each, article=replace(each.article, uri=uri)) for each in account.articles)
    found = links(replace(report, accounts=(replace(account, articles=articles),)))
    assert {link.partition("#")[0] for link in found} == {"https://post.example/?a=1%7C2&copy;=3"}
    assert len(found) == len(account.articles) + len(notes(report))
