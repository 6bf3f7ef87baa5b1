"""Articles in, stories out."""

import datetime
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from consilience.cluster.options import DEFAULTS, ClusterOptions
from consilience.cluster.sketches import Facet, Sketch, report_texts, sketch
from consilience.cluster.stream import StoryStream
from consilience.models import Encoder
from consilience.records import AnnotatedArticle, Article, Dossier, Problem, Story, digest

LONGEST_LABEL = 200
FIRST_SENTENCE = re.compile(r"\S[^\n]{0,190}?[.!?](?=[\s\"”’]|$)|\S[^\n]{0,199}")
LAST_DAY = datetime.date.max


def cluster(
    articles: Iterable[AnnotatedArticle | Problem],
    *,
    options: ClusterOptions = DEFAULTS,
    encoder: Encoder | None = None,
) -> Iterator[Dossier | Problem]:
    """One dossier a story, by first day and id; problems pass first. Articles that are the same are taken once.

    All articles are read before the first story comes out. Articles of different languages never share a story.
    """
    known: dict[str, AnnotatedArticle] = {}
    for item in articles:
        if isinstance(item, Problem):
            yield item
        else:
            known.setdefault(item.article.id, item)
    sketches = {key: sketch(annotated, encoder) for key, annotated in known.items()}
    stories = (dossier((known[key] for key in ids), sketches) for ids in _grouped(sketches.values(), known, options))
    yield from sorted(stories, key=lambda dossier: (dossier.story.first or LAST_DAY, dossier.story.id))


def _grouped(
    sketches: Iterable[Sketch], known: Mapping[str, AnnotatedArticle], options: ClusterOptions
) -> Iterator[list[str]]:
    """The ids of each story; an article whose language is not known goes with the commonest one."""
    ordered = sorted(sketches, key=lambda one: _place_in_time(known[one.article].article))
    commonest = _commonest(one.language for one in ordered if one.language)
    streams: defaultdict[str, list[Sketch]] = defaultdict(list)
    for one in ordered:
        streams[one.language or commonest].append(one)
    for language, members in sorted(streams.items()):
        stream = StoryStream(language, options)
        for one in members:
            stream.add(one)
        yield from stream.stories()


def _commonest(languages: Iterable[str]) -> str:
    counts = Counter(languages)
    return min(counts, key=lambda language: (-counts[language], language), default="")


def _place_in_time(article: Article) -> tuple[datetime.date, datetime.datetime, str]:
    """By first possible day, then by the instant where the source gives one; dates not known come last."""
    if article.published is None:
        return LAST_DAY, datetime.datetime.max, article.id
    instant = article.published.instant
    when = instant.astimezone(datetime.UTC).replace(tzinfo=None) if instant else datetime.datetime.max
    return article.published.earliest, when, article.id


def dossier(articles: Iterable[AnnotatedArticle], sketches: Mapping[str, Sketch], id: str = "") -> Dossier:
    """The dossier of one story, under the given id or the digest of its members'; `sketches` by article."""
    members = sorted(articles, key=lambda member: _place_in_time(member.article))
    days = [member.article.published for member in members if member.article.published]
    story = Story(
        id=id or digest(*sorted(member.article.id for member in members)),
        articles=tuple(member.article.id for member in members),
        label=_label(_by_centrality(members, sketches)),
        first=min((day.earliest for day in days), default=None),
        latest=max((day.latest for day in days), default=None),
    )
    return Dossier(story=story, articles=tuple(members))


def _by_centrality(members: Sequence[AnnotatedArticle], sketches: Mapping[str, Sketch]) -> list[Article]:
    """The articles, first the one whose title and lead hold most of what the others' hold."""
    leads = {member.article.id: sketches[member.article.id].counts[Facet.LEAD] for member in members}
    holding = Counter(stem for lead in leads.values() for stem in lead)

    def centrality(article: Article) -> float:
        lead = leads[article.id]
        return sum(holding[stem] - 1 for stem in lead) / (len(lead) + 1)

    return sorted((member.article for member in members), key=lambda article: -centrality(article))


def _label(articles: Sequence[Article]) -> str:
    """The first headline, else the first sentence of a report, in words that stand there."""
    for article in articles:
        if article.title and article.title.value.strip():
            return article.title.value.strip()[:LONGEST_LABEL]
    for article in articles:
        for text in report_texts(article):
            if found := FIRST_SENTENCE.search(text):
                return found.group()
    return articles[0].id
