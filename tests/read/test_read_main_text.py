import pytest
from lxml.html import fromstring

from consilience.read import read
from consilience.read.line_cues import cue
from consilience.read.main_text import Paragraph
from consilience.read.page_lines import lines
from consilience.records import Article, Capture, Role, digest

PARAGRAPHS = (
    "The river rose by two metres on Monday, and the whole of the old town was cut off from the coast.",
    "Nobody was hurt, the mayor said, but forty families spent the night in the gymnasium of the school.",
    "The water is expected to fall by the end of the week, when the schools will open their doors again.",
    "Engineers will then look at the dam above the town, which was built in 1931 and repaired only once.",
)
FURNITURE = "A boat for two and a week by the sea can be won by all who send us a card before Friday evening."


def text(body: str, head: str = "") -> list[str]:
    html = f"<html><head>{head}</head><body>{body}</body></html>".encode()
    (article,) = read([Capture(uri="page.html", media_type="text/html", body=html, digest=digest(html))])
    assert isinstance(article, Article)
    return article.text.split("\n")


def paragraphs(*lines: str) -> str:
    return "".join(f"<p>{line}</p>" for line in lines)


@pytest.mark.parametrize(
    "name",
    [
        "article-newsletter",
        "Newsletter_box__3x",
        "related-links",
        "factbox",
        "image-caption",
        "most-read",
        "poll",
        "readmore read-more",
        "comments",
        "authorBio author-bio",
        "rollover-block",
        "cookie-banner",
    ],
)
def test_what_names_itself_as_furniture_is_left_out(name: str) -> None:
    body = f"<article>{paragraphs(*PARAGRAPHS[:2])}<div class='{name}'><p>{FURNITURE}</p></div>"
    assert text(f"{body}{paragraphs(*PARAGRAPHS[2:])}</article>") == list(PARAGRAPHS)


def test_what_holds_the_article_is_kept_whatever_its_name_says() -> None:
    assert text(f"<div class='photo-story related'>{paragraphs(*PARAGRAPHS)}</div>") == list(PARAGRAPHS)


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("<p><a href='/a'>Boats are back on the lake after the long winter</a></p>", id="a link"),
        pytest.param(
            "<ul><li><a href='/a'>Boats are back</a></li><li><a href='/b'>Lake frozen</a></li></ul>", id="a list"
        ),
        pytest.param("<p>READ MORE: <a href='/a'>Boats are back on the lake after the long winter</a></p>", id="a cue"),
        pytest.param("<p>Sign up for our newsletter to hear about the lake first.</p>", id="a plea"),
        pytest.param("<p>Advertisement</p>", id="a note"),
    ],
)
def test_lines_that_lead_elsewhere_are_left_out(line: str) -> None:
    body = f"<article>{paragraphs(*PARAGRAPHS[:2])}{line}{paragraphs(*PARAGRAPHS[2:])}</article>"
    assert text(body) == list(PARAGRAPHS)


def test_a_link_within_a_sentence_is_kept() -> None:
    linked = PARAGRAPHS[1].replace("forty families", "<a href='/a'>forty families</a>")
    assert text(f"<article>{paragraphs(PARAGRAPHS[0], linked, *PARAGRAPHS[2:])}</article>") == list(PARAGRAPHS)


def test_the_headline_is_no_part_of_the_text() -> None:
    headline = "River rises by two metres and cuts off the old town"
    assert text(f"<article><h1>{headline}</h1>{paragraphs(*PARAGRAPHS)}</article>") == list(PARAGRAPHS)


def test_the_standfirst_is_part_of_the_text() -> None:
    summary = "The town waits for the water to fall, and for an answer about its old dam above the valley."
    head = f"<meta property='og:description' content='{summary}'>"
    body = f"<header><h1>River rises</h1><div>{summary}</div></header><article>{paragraphs(*PARAGRAPHS)}</article>"
    assert text(body, head) == [summary, *PARAGRAPHS]


def test_a_body_cut_in_two_by_an_insert_is_whole() -> None:
    part = "<div class='body-part'>{}</div>"
    insert = "<div><iframe src='x'></iframe></div>" + "<section><h3>Advertisement</h3></section>" * 3
    halves = (
        part.format(paragraphs(*PARAGRAPHS)) + insert + part.format(paragraphs(*(f"Later, {p}" for p in PARAGRAPHS)))
    )
    assert text(f"<main>{halves}</main>") == [*PARAGRAPHS, *(f"Later, {p}" for p in PARAGRAPHS)]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Read more: boats are back on the lake", "link to another page"),
        ("Lesen Sie auch: Boote zurück auf dem See", "link to another page"),
        ("Follow us on every lake of the country", "plea to the reader"),
        ("Image: the lake in winter", "note of the site"),
        ("More than forty families spent the night in the school.", None),
        ("The ministry said it would read more of the letters.", None),
        ("She will follow the river to its source, the mayor said.", None),
        ("Read more " + "words " * 100, None),
    ],
)
def test_the_cues_of_a_line(line: str, expected: str | None) -> None:
    assert cue(line) == expected


@pytest.mark.parametrize(
    ("html", "role", "rule"),
    [
        ("<figure><figcaption><p>Ann Lee, mayor</p></figcaption></figure>", Role.CAPTION, "html figcaption"),
        ("<nav><p>Ann Lee, mayor</p></nav>", Role.NAVIGATION, "html nav"),
        ("<figure><p>Ann Lee, mayor</p></figure>", Role.BODY, "html p"),
    ],
)
def test_what_an_extractor_leaves_over_has_the_role_of_the_element_around_it(html: str, role: Role, rule: str) -> None:
    (line,) = lines(fromstring(f"<main>{html}</main>"))
    paragraph = Paragraph(text=line.text, element="p", line=line)
    assert (paragraph.role, paragraph.rule) == (role, rule)
