"""The page: self-contained, linked both ways, and harmless whatever the articles hold."""

import base64
import datetime
import hashlib
import re
import time
from collections import Counter
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from msgspec.structs import replace

from consilience.present import Report, render
from consilience.present.html import MOST_CARDS
from consilience.records import (
    Account,
    AnnotatedArticle,
    Article,
    Block,
    Finding,
    Position,
    Problem,
    Role,
    Span,
    Statement,
    Story,
    TimelineEntry,
    Verdict,
)

BYTES_FOR_FIVE_ARTICLES = 400_000
SECONDS_FOR_TEN_MEGABYTES = 5
SECONDS_FOR_A_HUNDRED_ARTICLES = 2
VOID = {"meta", "link", "br", "hr", "img", "input"}


class Page(HTMLParser):
    """What a browser would see of a page: tags, attributes, ids, and whether tags close in order."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.opened: list[str] = []
        self.crossed: list[str] = []
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.opened.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if not self.opened or self.opened.pop() != tag:
            self.crossed.append(tag)

    def handle_data(self, data: str) -> None:
        if not self.opened or self.opened[-1] not in {"style", "script"}:
            self.words.append(data)

    def values(self, name: str) -> list[str]:
        return [value for _, found in self.tags for key, value in found.items() if key == name and value is not None]

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())


def page(report: Report) -> Page:
    return Page(render(report, "html").decode())


def test_every_link_within_the_page_has_its_place(report: Report) -> None:
    shown = page(report)
    within = {link[1:] for link in shown.values("href") if link.startswith("#")}
    assert len(within) > 40
    assert within - set(shown.values("id")) == set()


def test_ids_are_given_once(report: Report) -> None:
    assert [name for name, times in Counter(page(report).values("id")).items() if times > 1] == []


@pytest.mark.parametrize("stories", [1, 2])
def test_no_level_of_heading_is_skipped(report: Report, stories: int) -> None:
    shown = page(replace(report, accounts=report.accounts * stories))
    levels = [int(tag[1]) for tag, _ in shown.tags if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert [(before, after) for before, after in pairwise(levels) if after > before + 1] == []


def test_labels_refer_to_ids_that_exist(report: Report) -> None:
    shown = page(report)
    assert set(shown.values("aria-labelledby")) <= set(shown.values("id"))


def test_tags_close_in_order(report: Report) -> None:
    shown = page(report)
    assert (shown.crossed, shown.opened) == ([], [])


def test_the_whole_text_of_every_article_is_on_the_page(report: Report) -> None:
    source = re.sub(r'<sup class="back">.*?</sup>', "", render(report, "html").decode())
    text = Page(source).text
    lines = [line for each in report.accounts[0].articles for line in each.article.text.split("\n")]
    assert [line for line in lines if line not in text] == []


def test_every_statement_leads_to_its_words_and_back(report: Report) -> None:
    source = render(report, "html").decode()
    for number, statement in enumerate(report.accounts[0].statements, 1):
        span = statement.support[0]
        witness = [each.article.id for each in report.accounts[0].articles].index(span.article) + 1
        name = f"s1-{witness}-{span.start}-{span.end}"
        assert f'href="#{name}"' in source
        assert f'<mark id="{name}"' in source
        assert f'href="#s1-B{number}"' in source


def test_nothing_is_fetched_from_outside(report: Report) -> None:
    shown = page(report)
    outside = [(tag, found) for tag, found in shown.tags if any("//" in (found.get(k) or "") for k in ("href", "src"))]
    assert {tag for tag, _ in outside} == {"a"}
    assert {found["rel"] for _, found in outside} == {"noopener noreferrer nofollow"}
    assert shown.values("src") == []
    assert "url(" not in render(report, "html").decode()
    assert "@import" not in render(report, "html").decode()


def test_the_policy_allows_this_style_and_this_script_alone(report: Report) -> None:
    source = render(report, "html").decode()
    policy = next(found["content"] for tag, found in page(report).tags if "http-equiv" in found) or ""
    for tag in ("style", "script"):
        body = re.findall(rf"<{tag}>(.*?)</{tag}>", source, re.DOTALL)
        assert len(body) == 1
        assert f"{tag}-src 'sha256-{base64.b64encode(hashlib.sha256(body[0].encode()).digest()).decode()}'" in policy
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert [found for _, found in page(report).tags if "style" in found] == []


def test_a_page_of_five_articles_is_small(report: Report) -> None:
    account = report.accounts[0]
    words = "\n" + "The crew had been told of the rudder in the winter. " * 300
    longer = tuple(
        replace(each, article=replace(each.article, text=each.article.text + words)) for each in account.articles
    )
    grown = replace(report, accounts=(replace(account, articles=longer),))
    assert len(render(grown, "html")) < BYTES_FOR_FIVE_ARTICLES


HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "<svg/onload=alert(1)>",
    "</style><script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "<!-- --><base href=//evil.example>",
    "{{ 7 * 7 }}{% raw %}",
    "\u202egnp.exe\u2066",
    "a\x00b\x1b[31mred\x07\x9bm",
    "javascript:alert(1)",
    "'onmouseover='alert(1)",
    "\ud800",
)


def hostile(words: str, uri: str) -> Report:
    """A report in which every text that comes from outside is hostile."""
    found = Finding(value=words, rule=words)
    text = f"{words} {words}\n{words}"
    middle = len(words)
    blocks = (Block(span=Article(id="x", uri="", capture="", text=text).span(0, middle), role=Role.TEASER, rule=words),)
    article = Article(
        id=words, uri=uri, capture="", text=text, title=found, outlet=found, authors=(found,), language=found
    )
    article = replace(article, blocks=tuple(replace(each, span=article.span(0, middle)) for each in blocks))
    span = article.span(middle + 1, len(text))
    account = Account(
        story=Story(id=words, articles=(words,), label=words),
        articles=(AnnotatedArticle(article=article),),
        statements=(
            Statement(text=words, verdict=Verdict.SINGLE, outlets=1, independent=1, support=(span,), point=words),
        ),
        points=(),
        timeline=(TimelineEntry(date=words, text=words, support=(span,)),),
    )
    return Report(
        accounts=(account,),
        version=words,
        problems=(Problem(stage=words, uri=uri, message=words),),
        recipe=((words, words),),
    )


@pytest.mark.parametrize("words", HOSTILE, ids=ascii)
@pytest.mark.parametrize("uri", ["javascript:alert(1)", 'https://x.example/" onclick=alert(1)', "data:text/html,x"])
def test_a_hostile_article_adds_no_tag_and_no_link(words: str, uri: str) -> None:
    quiet, loud = page(hostile("quiet words", "quiet")), page(hostile(words, uri))
    assert [tag for tag, _ in loud.tags] == [tag for tag, _ in quiet.tags]
    assert [sorted(found.keys() - {"lang"}) for _, found in loud.tags] == [
        sorted(found.keys() - {"lang"}) for _, found in quiet.tags
    ]
    assert [link for link in loud.values("href") if not link.startswith("#")] == ["data:,"]


@pytest.mark.parametrize("words", HOSTILE, ids=ascii)
def test_no_character_turns_the_page_or_rings_the_bell(words: str) -> None:
    source = render(hostile(words, words), "html").decode()
    assert re.findall("[\u202a-\u202e\u2066-\u2069\x00-\x08\x0b-\x1f\x7f-\x9f]", source) == []


@pytest.mark.parametrize("name", ["html", "text", "md", "csv", "dot", "json"])
def test_a_paragraph_of_ten_megabytes_takes_seconds(name: str) -> None:
    report = hostile("<b>\u202e& " * 1_250_000, "x.txt")
    began = time.process_time()
    written = render(report, name)
    assert time.process_time() - began < SECONDS_FOR_TEN_MEGABYTES
    assert name in {"json"} or len(written) < BYTES_FOR_FIVE_ARTICLES


def test_what_is_left_out_of_a_long_article_is_counted(report: Report) -> None:
    account = report.accounts[0]
    first = account.articles[0]
    longer = replace(first, article=replace(first.article, text=first.article.text + "\n" + "sea " * 50_000))
    grown = replace(report, accounts=(replace(account, articles=(longer, *account.articles[1:])),))
    assert re.search(r"\[1[67]\d,\d{3} characters not shown\]", page(grown).text)


def test_several_stories_have_an_index(report: Report) -> None:
    both = replace(report, accounts=report.accounts * 2)
    shown = page(both)
    assert {"s1", "s2"} <= set(shown.values("id"))
    assert Counter(tag for tag, _ in shown.tags)["h1"] == 1
    assert [name for name, times in Counter(shown.values("id")).items() if times > 1] == []


def many(account: Account, times: int) -> Account:
    """The account grown to that many times its articles, every one cited for every statement and point."""
    copies = [{each.article.id: f"{each.article.id}-{number}" for each in account.articles} for number in range(times)]

    def moved(span: Span, names: dict[str, str]) -> Span:
        return replace(span, article=names[span.article])

    def grown(names: dict[str, str], each: AnnotatedArticle) -> AnnotatedArticle:
        blocks = tuple(replace(block, span=moved(block.span, names)) for block in each.article.blocks)
        sentences = tuple(replace(sentence, span=moved(sentence.span, names)) for sentence in each.sentences)
        published = each.article.published
        assert published
        later = datetime.timedelta(days=int(names[each.article.id].rpartition("-")[2]))
        dated = replace(published, earliest=published.earliest + later, latest=published.latest + later)
        article = replace(each.article, id=names[each.article.id], blocks=blocks, published=dated)
        return replace(each, article=article, sentences=sentences)

    def spread(position: Position) -> Position:
        claims = tuple(
            replace(claim, evidence=moved(claim.evidence, names), focus=moved(claim.focus, names))
            for names in copies
            for claim in position.claims
        )
        return replace(position, claims=claims, outlets=len(claims))

    return replace(
        account,
        articles=tuple(grown(names, each) for names in copies for each in account.articles),
        statements=tuple(
            replace(each, support=tuple(moved(span, names) for names in copies for span in each.support))
            for each in account.statements
        ),
        points=tuple(
            replace(point, id=f"{point.id}-{number}", positions=tuple(map(spread, point.positions)))
            for number in range(times)
            for point in account.points
        ),
        timeline=tuple(
            replace(each, support=tuple(moved(span, names) for names in copies for span in each.support))
            for each in account.timeline
        ),
        links=(),
        origins=(),
    )


def test_a_story_of_a_hundred_articles_is_shown_within_two_seconds(report: Report) -> None:
    grown = replace(report, accounts=(many(report.accounts[0], 20),))
    assert len(grown.accounts[0].articles) == 100
    began = time.process_time()
    shown = page(grown)
    assert time.process_time() - began < SECONDS_FOR_A_HUNDRED_ARTICLES
    assert [tag for tag, found in shown.tags if tag == "mark" and "id" in found]


def test_a_dozen_disagreements_are_open_and_the_rest_is_folded(report: Report) -> None:
    source = render(replace(report, accounts=(many(report.accounts[0], 10),)), "html").decode()
    disputes = source[source.index('<div class="disputes">') : source.index('<div class="course">')]
    is_open, _, folded = disputes.partition('<details class="others"><summary>8 more</summary>\n<article')
    assert is_open.count('<article class="card') == MOST_CARDS
    assert 1 + folded.count('<article class="card') == 8


def test_words_are_linked_to_their_place_on_the_page_of_the_outlet(report: Report) -> None:
    links = [link for link in page(report).values("href") if ":~:text=" in link]
    assert "https://nordwind.example/news/ferry#:~:text=leaving%2012%20people%20injured" in links
    assert not [link for link in links if not link.startswith("https://")]


def test_a_page_whose_reports_came_out_on_one_day_has_no_slider(report: Report) -> None:
    account = report.accounts[0]
    assert 'type="range"' in render(report, "html").decode()
    same = tuple(
        replace(each, article=replace(each.article, published=account.articles[0].article.published))
        for each in account.articles
    )
    shown = page(replace(report, accounts=(replace(account, articles=same),)))
    assert "input" not in {tag for tag, _ in shown.tags}
    assert not {name for _, found in shown.tags for name in found} & {"data-since", "data-until", "data-then"}
