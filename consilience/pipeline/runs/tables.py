"""The rows that a run writes: the same for JSON lines and for Parquet."""

import msgspec

from consilience.pipeline.runs.index import Index
from consilience.present import Report, clean_line, report_view
from consilience.provenance import CopyPair
from consilience.records import Account, Article, Record, Story, Verdict
from consilience.version import VERSION

Json = msgspec.Raw
"""A value of several levels: an object in a JSON line, a string in Parquet."""


class ArticleRow(Record, frozen=True, kw_only=True):
    """An article, as `consilience clean` shows it, with its story."""

    id: str
    uri: str
    story: str | None
    title: str | None
    outlet: str | None
    authors: tuple[str, ...]
    published_earliest: str | None
    published_latest: str | None
    language: str | None
    text: str
    blocks: Json


class StoryRow(Record, frozen=True, kw_only=True):
    """A story; `is_told` says whether it has an account."""

    id: str
    label: str
    first: str | None
    latest: str | None
    articles: tuple[str, ...]
    outlets: int
    is_told: bool


class AccountRow(Record, frozen=True, kw_only=True):
    """The account of a story, in the shape of `report --to json`, with some counts to sort by."""

    story: str
    label: str
    statements: int
    points: int
    disputed: int
    superseded: int
    account: Json


class CopyRow(Record, frozen=True, kw_only=True):
    """Two articles with words in common, the original first."""

    a: str
    b: str
    kind: str
    score: float
    derived: bool


class ProblemRow(Record, frozen=True, kw_only=True):
    """Something that could not be used."""

    stage: str
    uri: str
    message: str
    place: str | None


Row = ArticleRow | StoryRow | AccountRow | CopyRow | ProblemRow
TABLES: dict[str, type[Row]] = {
    "articles": ArticleRow,
    "stories": StoryRow,
    "accounts": AccountRow,
    "copies": CopyRow,
    "problems": ProblemRow,
}


def article_row(article: Article, story: str | None) -> ArticleRow:
    line, published = clean_line(article), article.published
    return ArticleRow(
        id=line.id,
        uri=line.uri,
        story=story,
        title=line.title,
        outlet=line.outlet,
        authors=line.authors,
        published_earliest=published.earliest.isoformat() if published else None,
        published_latest=published.latest.isoformat() if published else None,
        language=line.language,
        text=line.text,
        blocks=_json(line.blocks),
    )


def story_row(story: Story, index: Index, told: frozenset[str]) -> StoryRow:
    return StoryRow(
        id=story.id,
        label=story.label,
        first=story.first.isoformat() if story.first else None,
        latest=story.latest.isoformat() if story.latest else None,
        articles=story.articles,
        outlets=len({index.rows[name].outlet for name in story.articles} - {""}),
        is_told=story.id in told,
    )


def account_row(account: Account) -> AccountRow:
    verdicts = [point.verdict for point in account.points]
    return AccountRow(
        story=account.story.id,
        label=account.story.label,
        statements=len(account.statements),
        points=len(verdicts),
        disputed=verdicts.count(Verdict.DISPUTED),
        superseded=verdicts.count(Verdict.SUPERSEDED),
        account=_json(report_view(Report(accounts=(account,), version=VERSION)).stories[0].account),
    )


def copy_row(pair: CopyPair) -> CopyRow:
    return CopyRow(a=pair.a, b=pair.b, kind=pair.kind, score=pair.score, derived=pair.derived)


def _json(value: object) -> Json:
    return msgspec.Raw(msgspec.json.encode(value))
