"""Train the scorer of pairs of mentions: `python -m bench.train_coreference DATA SCORE [FOLDER]`.

DATA holds `events/train.jsonl` of ECB+, grouped into stories by the program's own stages. Prints the CoNLL F1 that
scorers reach on topics left out, for a few bars, then trains on all topics and writes the weights into FOLDER. NumPy
alone; some minutes. Run it again when a measure, the grammar or the grouping changes.
"""

import sys
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bench.boosted_trees import Plan, fitted
from bench.events import Corpus, Told, read, told_by
from bench.scorers import Scorers
from consilience.claims.coreference import BAR, UNCOMPARED, WEIGHTS, Scorer
from consilience.claims.coreference_clusters import linked
from consilience.claims.coreference_measures import Background, Matrix, measures
from consilience.claims.coreference_mentions import mentions_at
from consilience.claims.coreference_pairs import comparable
from consilience.pipeline import standard_kit

DEFAULT = Path("consilience/claims")
PLAN = Plan(trees=400, rate=0.08, smallest=40)
FOLDS = 5
BARS = (0.24, 0.28, BAR, 0.36, 0.4)


class Example(NamedTuple):
    """The mentions of one story, the pairs that are compared with their measures, and which tell one event."""

    topic: str
    places: list[tuple[str, int, int]]
    pairs: list[tuple[int, int]]
    rows: Matrix
    answers: NDArray[np.bool_]


def main(data: Path, score: Path, folder: Path = DEFAULT) -> None:
    """Print the figures of left-out topics and write the weights."""
    corpus = read(data / "events" / "train.jsonl", standard_kit())
    found = [example(corpus, story) for story in told_by(corpus, corpus.predicted)]
    likely = left_out(found)
    scorer = Scorers(score).load("score_events")
    for bar in BARS:
        print(f"bar {bar}: CoNLL F1 of topics left out {conll(scorer, corpus, found, likely, bar):.4f}")
    write(trained(found), folder)


def example(corpus: Corpus, story: Told) -> Example:
    """One story, ready to train on."""
    mentions = mentions_at(story.reading, story.spans)
    background = Background(story.reading)
    pairs = comparable(mentions, background)
    places = [(each.span.article, each.span.start, each.span.end) for each in mentions]
    events = [corpus.gold[place] for place in places]
    return Example(
        topic=corpus.topics[places[0][0]] if places else "",
        places=places,
        pairs=pairs,
        rows=measures(((mentions[one], mentions[two]) for one, two in pairs), background),
        answers=np.array([events[one] == events[two] for one, two in pairs], dtype=np.bool_),
    )


def trained(found: list[Example], plan: Plan = PLAN) -> Scorer:
    """A scorer that has seen these stories."""
    rows, answers = np.vstack([each.rows for each in found]), np.concatenate([each.answers for each in found])
    return Scorer(trees=fitted(rows, answers, plan), ordinary=tuple(map(float, np.median(rows[~answers], axis=0))))


def left_out(found: list[Example], plan: Plan = PLAN) -> list[Matrix]:
    """The likelihood of the pairs of each story, from a scorer that has not seen its topic."""
    topics = sorted({each.topic for each in found}, key=lambda topic: (len(topic), topic))
    fold_of = {topic: number % FOLDS for number, topic in enumerate(topics)}
    scorers = [trained([each for each in found if fold_of[each.topic] != fold], plan) for fold in range(FOLDS)]
    return [scorers[fold_of[each.topic]].likelihood(each.rows) for each in found]


def conll(scorer: ModuleType, corpus: Corpus, found: list[Example], likely: list[Matrix], bar: float) -> float:
    """CoNLL F1 of the clusters that these likelihoods make."""
    made = {
        each.places[member]: f"{story} {number}"
        for story, (each, shares) in enumerate(zip(found, likely, strict=True))
        for number, group in enumerate(
            linked(dict(zip(each.pairs, map(float, shares), strict=True)), len(each.places), bar, UNCOMPARED)
        )
        for member in group
    }
    return float(scorer.score(corpus.gold, made)["conll"]["f1"])


def write(scorer: Scorer, folder: Path) -> None:
    """Thresholds and leaves are single precision: half the space."""
    np.savez_compressed(
        folder / WEIGHTS,
        measures=scorer.trees.measures.astype(np.int16),
        thresholds=scorer.trees.thresholds.astype(np.float32),
        leaves=scorer.trees.leaves.astype(np.float32),
        base=np.float32(scorer.trees.base),
        ordinary=np.array(scorer.ordinary, dtype=np.float32),
    )


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
