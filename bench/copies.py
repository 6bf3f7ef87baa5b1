"""How surely copied and reused articles are found, and at what cost."""

import json
import random
import resource
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from bench.scorers import Scorers
from consilience.provenance import CopyPair, find_copies, trace
from consilience.records import AnnotatedArticle, Article, Dossier, LinkKind, Story

# Sizes of the synthetic streams: a day, and a week of a large collection.
STREAMS = (10_000, 50_000)
WORDS_EACH = 500
VOCABULARY = 30_000
SEED = 7


def figures(data: Path, scorers: Scorers) -> dict[str, float]:
    """F1, recall of each kind of copy, false alarms; the speed and memory of a window; the reuse in the seeds."""
    return _scored(data / "copies", scorers) | _cost() | {"copies.seeds_reuse_found": _seeds_reuse(data / "seeds")}


def _scored(folder: Path, scorers: Scorers) -> dict[str, float]:
    scorer = scorers.load("score_copies")
    texts = {record["id"]: record["text"] for record in _lines(folder / "records.jsonl")}
    gold = scorer.read(str(folder / "pairs.jsonl"))
    window = _rows(_pairs(texts))
    alone = [row for a, b in map(sorted, gold) for row in _rows(_pairs({a: texts[a], b: texts[b]}))]
    return _named("copies", scorer.score(gold, _by_pair(window))) | _named(
        "copies.alone", scorer.score(gold, _by_pair(alone))
    )


def _named(prefix: str, scored: dict[str, dict[str, float]]) -> dict[str, float]:
    found = {f"{prefix}.derived_f1": scored["derived"]["f1"]}
    for name, row in scored.items():
        measure, _, kind = name.partition(" ")
        if kind:
            share = row["recall"] if measure == "recall" else row["share"]
            found[f"{prefix}.{measure}_{kind.replace('-', '_')}"] = share
    return found


def _pairs(texts: dict[str, str]) -> Iterator[CopyPair]:
    articles = (Article(id=name, uri=name, capture="", text=text) for name, text in texts.items())
    return (pair for pair in find_copies(articles) if isinstance(pair, CopyPair))


def _rows(pairs: Iterator[CopyPair]) -> list[dict[str, Any]]:
    return [{"a": pair.a, "b": pair.b, "derived": pair.derived} for pair in pairs]


def _by_pair(rows: list[dict[str, Any]]) -> dict[frozenset[str], dict[str, Any]]:
    return {frozenset((row["a"], row["b"])): row for row in rows}


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8", newline="\n") as lines:
        yield from map(json.loads, lines)


def _cost() -> dict[str, float]:
    found = {}
    for count in STREAMS:
        start = time.process_time()
        kinds = Counter(pair.kind for pair in find_copies(_stream(count)) if isinstance(pair, CopyPair))
        spent = time.process_time() - start - _making(count)
        found[f"copies.articles_per_second_{count}"] = count / spent
        found[f"copies.pairs_{count}"] = float(kinds.total())
    found["copies.peak_mib"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return found


def _making(count: int) -> float:
    start = time.process_time()
    for _ in _stream(count):
        pass
    return time.process_time() - start


def _stream(count: int) -> Iterator[Article]:
    """Articles of about 3 kB by Zipf's law; one in ten copies an earlier one, and half end with one of four blocks."""
    chance = random.Random(SEED)
    salad = _Salad()
    blocks = [salad.text(60) for _ in range(4)]
    recent: list[str] = []
    for number in range(count):
        copied = bool(recent) and chance.random() < 0.1
        text = chance.choice(recent)[: chance.choice((800, 1500, 4000))] if copied else salad.text(WORDS_EACH)
        recent = [*recent[-99:], text]
        ending = f"\n{chance.choice(blocks)}" if chance.random() < 0.5 else ""
        yield Article(id=str(number), uri="", capture="", text=text + ending)


class _Salad:
    """Words in no order, as often as Zipf's law has them."""

    def __init__(self) -> None:
        chance = random.Random(SEED)
        self._words = ["".join(chance.choices("aeioulmnrst", k=chance.randint(2, 9))) for _ in range(VOCABULARY)]
        self._heights = np.cumsum(1 / (np.arange(VOCABULARY) + 3))
        self._chance = np.random.default_rng(SEED)

    def text(self, count: int) -> str:
        heights = self._chance.random(count) * self._heights[-1]
        return " ".join(self._words[place] for place in np.searchsorted(self._heights, heights).tolist())


def _seeds_reuse(folder: Path) -> float:
    """The share of the reuse known in the seeds that is found, with its direction."""
    articles = tuple(
        AnnotatedArticle(article=Article(id=path.name[:3], uri=path.name, capture="", text=path.read_text("utf-8")))
        for path in sorted(folder.glob("*.txt"))
    )
    story = Story(id="seeds", articles=tuple(annotated.article.id for annotated in articles), label="seeds")
    traced = trace([Dossier(story=story, articles=articles)])
    links = [link for dossier in traced if isinstance(dossier, Dossier) for link in dossier.links]
    known = json.loads((folder / "key.json").read_text("utf-8"))["text_reuse"]
    found = {(link.source, link.target) for link in links if link.kind in (LinkKind.REUSE, LinkKind.COPY)}
    return sum((reuse["from_"], reuse["to"]) in found for reuse in known) / len(known)
