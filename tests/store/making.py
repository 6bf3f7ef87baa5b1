"""Articles, captures and accounts for the tests of a library."""

import datetime

from consilience.records import (
    Account,
    AnnotatedArticle,
    Article,
    Capture,
    Finding,
    Mention,
    MentionKind,
    Publication,
    Statement,
    Story,
    Verdict,
    digest,
)
from consilience.store import Library

DAM = "The Orlava dam was closed on Monday after engineers found cracks."
CAFE = "Guests of the Café Ullmann in Halden saw the dam close."
MINE = "Miners of Tolm went on strike over pay."
BODY = b"<p>The Orlava dam</p>"
DAY = datetime.date(2031, 3, 3)


def annotated(
    text: str = DAM,
    *,
    id: str = "dam",
    capture: str = "",
    title: str = "Dam closed",
    uri: str = "",
    outlet: str = "",
    day: datetime.date | None = None,
) -> AnnotatedArticle:
    """An article of one text with one mention in it."""
    article = Article(
        id=id,
        uri=uri or f"{id}.txt",
        capture=capture or digest(text),
        text=text,
        title=_found(title),
        outlet=_found(outlet),
        published=Publication(earliest=day, latest=day, evidence=()) if day else None,
    )
    return AnnotatedArticle(article=article, mentions=(Mention(span=article.span(4, 10), kind=MentionKind.PLACE),))


def capture(body: bytes = BODY, *, uri: str = "dam.html", name: str | None = None) -> Capture:
    """Some bytes as they were got."""
    return Capture(uri=uri, media_type="text/html", body=body, digest=digest(body), name=name)


def account(
    *articles: AnnotatedArticle, day: datetime.date | None = None, verdict: Verdict = Verdict.SINGLE
) -> Account:
    """An account of one sentence, of the story of some articles."""
    ids = tuple(member.article.id for member in articles)
    support = (articles[0].article.span(0, 10),)
    words = articles[0].article.words(support[0])
    statement = Statement(text=words, verdict=verdict, outlets=1, independent=1, support=support)
    story = Story(id=digest(*ids), articles=ids, label="Dam closed", first=day, latest=day)
    return Account(story=story, articles=articles, statements=(statement,), points=(), timeline=())


def grouped(library: Library, *groups: tuple[str, ...]) -> None:
    """Give the articles that wait the stories named: the groups are those of all articles that there are."""
    library.group(lambda window, load: groups)


def stories(library: Library) -> dict[str, set[str]]:
    """The articles of each story by its id."""
    return {story.id: set(story.articles) for story in library.stories()}


def _found(value: str) -> Finding | None:
    return Finding(value=value, rule="test") if value else None
