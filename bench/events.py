"""Events told in several articles: clusters of given mentions on ECB+ documents (Cybulska and Vossen 2014).

Documents are put into stories by the stages of `consilience cluster` ("predicted"), by the subtopics of the corpus
("gold") and by its topics, each of which holds two events of one kind ("topic").
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

from bench.scorers import Scorers
from consilience.annotate import annotate
from consilience.claims.coreference import Scorer, same_events
from consilience.claims.coreference_mentions import mentions_at
from consilience.claims.entities import resolve
from consilience.claims.reading import StoryReading
from consilience.pipeline import Kit, clustered, standard_kit
from consilience.records import (
    AnnotatedArticle,
    Article,
    Block,
    Dossier,
    Finding,
    Record,
    Role,
    Span,
    Story,
    replaced,
)

Place = tuple[str, int, int]
Grouping = Mapping[str, str]


class Corpus(Record, frozen=True, kw_only=True):
    """Documents with their grammar, the gold cluster of each mention, and the three groupings by document."""

    articles: dict[str, AnnotatedArticle]
    gold: dict[Place, str]
    predicted: dict[str, str]
    subtopics: dict[str, str]
    topics: dict[str, str]


class Told(Record, frozen=True, kw_only=True):
    """One story with the places of its mentions."""

    name: str
    reading: StoryReading
    spans: tuple[Span, ...]


def figures(data: Path, scorers: Scorers) -> dict[str, float]:
    """CoNLL F1 of the events of ECB+ dev by grouping, and its parts for the predicted one; CoNLL F1 of equal words."""
    scorer = scorers.load("score_events")
    corpus = read(data / "events" / "dev.jsonl", standard_kit())
    scores = {
        "predicted": scored(scorer, corpus, told_by(corpus, corpus.predicted)),
        "gold": scored(scorer, corpus, told_by(corpus, corpus.subtopics)),
        "topic": scored(scorer, corpus, told_by(corpus, corpus.topics)),
    }
    parts = {f"events.{part}_predicted": scores["predicted"][part]["f1"] for part in ("muc", "b3", "ceafe")}
    last = scorer.score(corpus.gold, _by_last_word(corpus, corpus.subtopics))
    same = scorer.score(corpus.gold, _by_stem(told_by(corpus, corpus.predicted)))
    return {
        **{f"events.conll_{name}": found["conll"]["f1"] for name, found in scores.items()},
        **parts,
        "events.equal_last_words_gold": last["conll"]["f1"],
        "events.equal_stems_predicted": same["conll"]["f1"],
    }


def read(path: Path, kit: Kit) -> Corpus:
    """The documents of a file, every line of them report."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    annotated = annotate(map(_article, rows), parser=kit.parser, splitter=kit.splitter)
    stories = (item for item in clustered((str(path),), kit) if isinstance(item, Dossier))
    return Corpus(
        articles={item.article.id: item for item in annotated if isinstance(item, AnnotatedArticle)},
        gold={(row["id"], each["start"], each["end"]): each["cluster"] for row in rows for each in row["events"]},
        predicted={article: found.story.id for found in stories for article in found.story.articles},
        subtopics={row["id"]: row["subtopic"] for row in rows},
        topics={row["id"]: row["topic"] for row in rows},
    )


def told_by(corpus: Corpus, grouping: Grouping) -> Iterator[Told]:
    """The stories of a grouping, in order."""
    members: dict[str, list[str]] = defaultdict(list)
    for document in sorted(corpus.articles):
        members[grouping[document]].append(document)
    spans: dict[str, list[Span]] = defaultdict(list)
    for document, start, end in sorted(corpus.gold):
        spans[document].append(Span(article=document, start=start, end=end))
    for name, documents in sorted(members.items()):
        yield Told(
            name=name,
            reading=_reading(name, [corpus.articles[document] for document in documents]),
            spans=tuple(span for document in documents for span in spans[document]),
        )


def scored(
    scorer: ModuleType, corpus: Corpus, stories: Iterable[Told], weigh: Scorer | None = None
) -> dict[str, dict[str, float]]:
    """The figures of the scorer for the events found in each story."""
    found = {
        (span.article, span.start, span.end): f"{story.name} {number}"
        for story in stories
        for number, event in enumerate(same_events(story.reading, story.spans, weigh))
        for span in event.mentions
    }
    made: dict[str, dict[str, float]] = scorer.score(corpus.gold, found)
    return made


def _article(row: dict[str, Any]) -> Article:
    article, text = row["id"], row["text"]
    lines = [Span(article=article, start=line["start"], end=line["end"]) for line in row["sentences"]]
    return Article(
        id=article,
        uri=article,
        capture=article,
        text=text,
        blocks=tuple(Block(span=line, role=Role.BODY, rule="given") for line in lines),
        language=Finding(value="en", rule="given"),
    )


def _reading(name: str, articles: list[AnnotatedArticle]) -> StoryReading:
    story = Story(id=name, articles=tuple(each.article.id for each in articles), label=name)
    dossier = Dossier(story=story, articles=tuple(articles))
    return StoryReading(replaced(dossier, entities=resolve(dossier)))


def _by_last_word(corpus: Corpus, grouping: Grouping) -> dict[Place, str]:
    """Each mention under its story and its last word."""
    texts = {name: each.article.text for name, each in corpus.articles.items()}
    return {
        (document, start, end): f"{grouping[document]} {texts[document][start:end].split()[-1].lower()}"
        for document, start, end in corpus.gold
    }


def _by_stem(stories: Iterable[Told]) -> dict[Place, str]:
    """Each mention under its story and the stem of its head."""
    return {
        (each.span.article, each.span.start, each.span.end): f"{story.name} {each.stem}"
        for story in stories
        for each in mentions_at(story.reading, story.spans)
    }
