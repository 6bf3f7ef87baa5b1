"""How well it is found who said what: news with every attribution marked, and the seeds."""

import json
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from bench.scorers import Scorers
from consilience.annotate import annotate
from consilience.models import ParsedText, Parser, Passage
from consilience.models.spacy_models import english_parser, rule_splitter
from consilience.records import AnnotatedArticle, Article, Attribution, Block, Role, Span

Spans = list[list[int]]
Row = dict[str, object]

# The kinds of line in the seeds' key that an article is read from.
KINDS = {"headline": Role.HEADLINE, "subhead": Role.SUBHEADING, "body": Role.BODY}


class TimedParser:
    """A parser that sums up the CPU seconds spent in it."""

    def __init__(self, parser: Parser) -> None:
        self.name = parser.name
        self.seconds = 0.0
        self._parser = parser

    def parse(self, passages: Iterable[Passage]) -> Iterator[ParsedText]:
        parsed = self._parser.parse(passages)
        while True:
            started = time.process_time()
            text = next(parsed, None)
            self.seconds += time.process_time() - started
            if text is None:
                return
            yield text


def figures(data: Path, scorers: Scorers) -> dict[str, float]:
    """F1 of content and source together, of content alone, speakers, indirect recall; cost in shares of the parse."""
    score = scorers.load("score_attributions").score
    parser = TimedParser(english_parser())
    started = time.process_time()
    gold = {str(row["id"]): row for row in _lines(data / "attributions" / "dev.jsonl")}
    made = {key: {"attributions": found} for key, found in _found(map(_article, gold.values()), parser)}
    seconds = time.process_time() - started
    dev, seeds = score(gold, made), score(*_seeds(data / "seeds"))
    return {
        "attributions.joint50": dev["joint .5"]["f1"],
        "attributions.joint80": dev["joint .8"]["f1"],
        "attributions.content50": dev["content .5"]["f1"],
        "attributions.speaker": dev["speaker"]["accuracy"],
        "attributions.indirect_recall": dev["indirect"]["recall"],
        "attributions.seeds_joint50": seeds["joint .5"]["f1"],
        "attributions.cost": (seconds - parser.seconds) / parser.seconds,
    }


def _found(articles: Iterable[Article], parser: Parser) -> Iterator[tuple[str, list[dict[str, Spans]]]]:
    for item in annotate(articles, parser=parser, splitter=rule_splitter()):
        if isinstance(item, AnnotatedArticle):
            yield item.article.id, [_row(attribution) for attribution in item.attributions]


def _row(attribution: Attribution) -> dict[str, Spans]:
    parts = {"source": attribution.source, "cue": attribution.cue, "content": attribution.content}
    return {name: [[span.start, span.end] for span in spans] for name, spans in parts.items()}


def _article(row: Row) -> Article:
    return Article(id=str(row["id"]), uri="", capture="", text=str(row["text"]))


def _seeds(folder: Path) -> tuple[dict[str, Row], dict[str, Row]]:
    """The seeds' key and what is found in them; their furniture is left out by the key, not by the program."""
    gold: dict[str, Row] = {}
    for path in sorted(folder.glob("0*.txt")):
        gold[path.name] = {"id": path.name, "text": path.read_bytes().decode("utf-8"), "attributions": []}
    for row in _lines(folder / "attributions.jsonl"):
        spans = {name: [span] if (span := row[f"{name}_span"]) else [] for name in ("source", "cue", "content")}
        attributions = gold[str(row["file"])]["attributions"]
        assert isinstance(attributions, list)
        attributions.append(spans)
    roles = {(row["file"], row["line"]): KINDS.get(str(row["kind"])) for row in _lines(folder / "furniture.jsonl")}
    articles = (_with_blocks(_article(row), roles) for row in gold.values())
    return gold, {key: {"attributions": found} for key, found in _found(articles, english_parser())}


def _with_blocks(article: Article, roles: dict[tuple[object, object], Role | None]) -> Article:
    blocks, start = [], 0
    for number, line in enumerate(article.text.splitlines(keepends=True), start=1):
        if line.strip() and (role := roles.get((article.id, number))):
            span = Span(article=article.id, start=start, end=start + len(line.rstrip()))
            blocks.append(Block(span=span, role=role, rule="key"))
        start += len(line)
    return Article(id=article.id, uri="", capture="", text=article.text, blocks=tuple(blocks))


def _lines(path: Path) -> Iterator[Row]:
    with path.open(encoding="utf-8", newline="\n") as lines:
        yield from map(json.loads, lines)
