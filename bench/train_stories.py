"""Train the join model of stories: `python -m bench.train_stories DATA SCORE [FOLDER]`.

DATA holds `events` (ECB+, CC BY 3.0), `stories`, `coverage` and `seeds`. Learnt from: ECB+ train, samples of it in
which most stories have one report, as in a stream of news, and made-up coverage. Not learnt from: ECB+ dev, and the
reports of `stories`, `coverage` and `seeds`, whose licences do not clear it; they only check. Headlines are judged by
the fit alone, so there is nothing to learn from them. Prints B-cubed F1 of all, with each source left out in turn, then
writes the weights into FOLDER. NumPy alone; two minutes. Run it again when the likeness or the fit changes.
"""

import json
import random
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bench import synthetic
from bench.scorers import Scorers
from bench.stories import files_of_reports
from consilience.annotate import AnnotateOptions
from consilience.cluster import Sketch, StoryStream, sketch
from consilience.cluster.groups import Group
from consilience.cluster.joining import WEIGHTS, JoinModel, Judge
from consilience.cluster.linkage import Part
from consilience.pipeline import standard_kit
from consilience.pipeline.kit import Kit
from consilience.pipeline.stages import run
from consilience.records import AnnotatedArticle, Article, replaced

DEFAULT = Path("consilience/cluster")
# To join where the fit is 1 is where training starts and headlines stay: the weight of the fit is held, the others are
# drawn to 0. Figures of left-out sources with 2 and 4 in place of 3, and other shrinkage, are in docs/decisions/008.
RULE = JoinModel(fit=3.0, names=0.0, alone=0.0, report=0.0)
SHRINKAGE = 0.02
# Shared names cannot speak against joining, standing alone cannot speak for it.
LOWEST, HIGHEST = (0.0, -np.inf, -np.inf), (np.inf, 0.0, np.inf)
# Judgements are gathered with the rule, then with what was learnt, so that those are met that the model will meet.
PASSES = 2
# A judgement counts by the articles that it puts right or wrong, to this many.
MOST_ARTICLES = 20.0
SAMPLES = 24
NEWTON_STEPS = 100
MADE = {"made up 1": (1_000, 1, 10_000), "made up 2": (1_000, 2, 10_000), "made up, slow": (1_500, 5, 150)}


class Stream(NamedTuple):
    """Sketches in order of time with the story of each article. Each source has as much to say as any other; `share` is
    how much of that a stream of it has."""

    sketches: Sequence[Sketch]
    gold: Mapping[str, str]
    share: float = 1.0


class Judgement(NamedTuple):
    """What was seen of two groups, what share of their pairs of articles belong together, and how much it matters."""

    seen: tuple[float, ...]
    together: float
    weight: float


class Witness(Judge):
    """A judge who notes the truth about every judgement on reports."""

    def __init__(
        self, groups: Mapping[int, Group], model: JoinModel, gold: Mapping[str, str], notes: list[Judgement]
    ) -> None:
        super().__init__(groups, model)
        self._gold, self._notes = gold, notes

    def likelihood(self, nodes: tuple[int, int], parts: tuple[Part, Part], fit: float) -> float:
        """The model's answer; what is true is noted beside."""
        seen = self.features(nodes, parts, fit)
        if seen.report:
            one, other = (self._stories(node) for node in nodes)
            together = sum(a == b for a in one for b in other) / (len(one) * len(other))
            weight = min(2 * len(one) * len(other) / (len(one) + len(other)), MOST_ARTICLES)
            self._notes.append(Judgement((seen.fit, seen.names, seen.alone, seen.report), together, weight))
        return self._model.likelihood(seen)

    def _stories(self, node: int) -> list[str]:
        return [self._gold[article] for member in self.members(node) for article in self._groups[member].articles]


def main(data: Path, score: Path, folder: Path = DEFAULT) -> None:
    """Print what the model does for sources that it has not seen, and write the weights."""
    sources = {"ECB+": ecb(data / "events" / "train.jsonl"), "made up": made_up()}
    checks = {"ECB+ dev": documents(data / "events" / "dev.jsonl"), "mixed": reports(data)}
    streams = {name: stream for source in sources.values() for name, stream in source.items()} | checks
    models = {"the rule": RULE}
    for left_out in sources:
        seen = (source for name, source in sources.items() if name != left_out)
        models[f"without {left_out}"] = trained([stream for source in seen for stream in source.values()])
    models["all"] = trained([stream for source in sources.values() for stream in source.values()])
    b_cubed = Scorers(score).load("score_stories").score
    for name, model in models.items():
        print(name, model)
        for label, stream in streams.items():
            print(f"  {label:16s} {b_cubed(stream.gold, grouped(stream, model))['b-cubed']['f1']:.3f}")
    write(models["all"], folder)


def trained(streams: Sequence[Stream]) -> JoinModel:
    """A model that has learnt from these."""
    model = RULE
    notes: list[list[Judgement]] = [[] for _ in streams]
    for _ in range(PASSES):
        for stream, noted in zip(streams, notes, strict=True):
            grouped(stream, model, noted)
        model = fitted(notes, [stream.share for stream in streams])
    return model


def grouped(stream: Stream, model: JoinModel, notes: list[Judgement] | None = None) -> dict[str, str]:
    """The story that each article is given by the model; its judgements are noted."""
    noted = [] if notes is None else notes
    stories = StoryStream("en", judge=lambda groups: Witness(groups, model, stream.gold, noted))
    for one in stream.sketches:
        stories.add(one)
    return {article: story for story, articles in stories.named().items() for article in articles}


def fitted(notes: Sequence[Sequence[Judgement]], shares: Sequence[float]) -> JoinModel:
    """The most likely weights, drawn to those of the rule, by Newton's steps within the bounds."""
    rows = np.array([each.seen for stream in notes for each in stream])
    together = np.array([each.together for stream in notes for each in stream])
    weights = np.concatenate([_weights(stream, share) for stream, share in zip(notes, shares, strict=True)])
    given, columns = RULE.fit * rows[:, 0], rows[:, 1:]
    found = np.zeros(columns.shape[1])
    for _ in range(NEWTON_STEPS):
        likely = 1 / (1 + np.exp(-(given + columns @ found)))
        slope = columns.T @ (weights * (likely - together)) + SHRINKAGE * found
        curve = (columns * (weights * likely * (1 - likely))[:, None]).T @ columns + SHRINKAGE * np.eye(len(found))
        free = ~((found <= LOWEST) & (slope > 0) | (found >= HIGHEST) & (slope < 0))
        step = np.zeros(len(found))
        step[free] = np.linalg.solve(curve[np.ix_(free, free)], slope[free])
        found = np.clip(found - step, LOWEST, HIGHEST)
    return JoinModel(fit=RULE.fit, **dict(zip(("names", "alone", "report"), map(float, found), strict=True)))


def _weights(stream: Sequence[Judgement], share: float) -> NDArray[np.float64]:
    weights = np.array([each.weight for each in stream], dtype=np.float64)
    made: NDArray[np.float64] = share * weights / weights.sum()
    return made


def ecb(path: Path) -> dict[str, Stream]:
    """ECB+ train, and samples of it, which together have as much to say."""
    whole = documents(path)._replace(share=1 / 2)
    samples = {f"ECB+ sample {seed}": sample(whole, seed, 1 / 2 / SAMPLES) for seed in range(1, SAMPLES + 1)}
    return {"ECB+": whole} | samples


def sample(stream: Stream, seed: int, share: float) -> Stream:
    """So many articles of each story that their number follows the same law as in made-up coverage."""
    dice = random.Random(seed)
    by_story: defaultdict[str, list[str]] = defaultdict(list)
    for one in stream.sketches:
        by_story[stream.gold[one.article]].append(one.article)
    kept = {
        article
        for _, articles in sorted(by_story.items())
        for article in dice.sample(articles, min(len(articles), synthetic.size_of_a_story(dice)))
    }
    sketches = [one for one in stream.sketches if one.article in kept]
    return Stream(sketches, {article: stream.gold[article] for article in kept}, share)


def documents(path: Path) -> Stream:
    return _read([path], _column(path, "subtopic"))


def reports(data: Path) -> Stream:
    return _read(files_of_reports(data), lambda article: Path(article.uri).parent.name)


def made_up() -> dict[str, Stream]:
    """Streams of made-up coverage, quick and slow."""
    streams = {}
    with tempfile.TemporaryDirectory() as folder:
        for name, (count, seed, per_day) in MADE.items():
            path = Path(folder) / f"{seed}.jsonl"
            synthetic.write(path, count, seed=seed, per_day=per_day)
            streams[name] = _read([path], _column(path, "story"))._replace(share=1 / len(MADE))
    return streams


def _read(places: Iterable[Path], story_of: Callable[[Article], str]) -> Stream:
    kit = standard_kit()
    light = replaced(kit.options, annotate=AnnotateOptions(grammar=False))
    cheap = Kit(parser=kit.parser, splitter=kit.splitter, language=kit.language, options=light)
    found = run(tuple(map(str, places)), cheap, until="annotate")
    read = {each.article.id: each for each in found if isinstance(each, AnnotatedArticle)}
    sketches = sorted(map(sketch, read.values()), key=_place_in_time)
    return Stream(sketches, {id: story_of(each.article) for id, each in read.items()})


def _place_in_time(one: Sketch) -> tuple[float, str]:
    return one.moment.first if one.moment else np.inf, one.article


def _column(path: Path, name: str) -> Callable[[Article], str]:
    with path.open(encoding="utf-8") as lines:
        values = {row["id"]: str(row[name]) for row in map(json.loads, lines)}
    return lambda article: values[article.id]


def write(model: JoinModel, folder: Path) -> None:
    """Two digits are enough."""
    lines = [f"{name} = {getattr(model, name):.2f}\n" for name in JoinModel.__struct_fields__]
    (folder / WEIGHTS).write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
