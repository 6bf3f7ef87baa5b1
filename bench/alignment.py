"""The alignment of stories that its scorer has not seen: trained on all annotated stories but one, tried on that one.

The figures under "accounts" are of the scorer that ships, which has seen all of them. Beside the stories whose facts
are annotated, it is trained on single pairs of sentences of other stories (`alignment_labels.jsonl`: places, no words),
of which a reader said whether they tell one fact.
"""

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray

from bench.accounts import folders
from bench.boosted_trees import fitted
from bench.scorers import Scorers
from consilience.claims.likeness import Likeness
from consilience.claims.likeness_sentences import told
from consilience.claims.likeness_trees import Matrix, Trees
from consilience.claims.reading import StoryReading
from consilience.claims.sameness import comparable, event_claims, same_matter
from consilience.pipeline import full_report, standard_kit
from consilience.records import Account, ClaimKind, Dossier, Span

Place = tuple[str, int, int]
LABELS = Path(__file__).with_name("alignment_labels.jsonl")
# What a reader said of a pair; one that was not sure counts against it.
SAME = "same"


class Example(NamedTuple):
    """One annotated story: its proposed pairs with their measures and answers, and the pairs of its other points."""

    name: str
    story: StoryReading
    key: Any
    rows: Matrix
    answers: NDArray[np.bool_]
    others: frozenset[frozenset[Place]]


class Labelled(msgspec.Struct, frozen=True):
    """Pairs of one story as a reader labelled them: two places of a file, a start and an end each, and the label."""

    story: str
    pairs: list[tuple[str, int, int, str, int, int, str]]


class Examples(NamedTuple):
    """What the scorer is trained on: annotated stories, and labelled pairs of others with their measures."""

    stories: list[Example]
    rows: Matrix
    answers: NDArray[np.bool_]


def figures(data: Path, scorers: Scorers) -> dict[str, float]:
    """Precision and recall of pairs and the share of facts linked, on the seeds and on the six stories together."""
    scorer = scorers.load("score_account")
    found = examples(data, scorer)
    counts = {example.name: _counts(example, trained_without(found, example.name), scorer) for example in found.stories}
    stories = np.sum([row for name, row in counts.items() if name != "seeds"], axis=0)
    return {
        f"alignment.unseen.{name}.{figure}": float(part / whole)
        for name, row in (("seeds", counts["seeds"]), ("stories", stories))
        for figure, part, whole in zip(("precision", "recall", "linked"), row[::2], row[1::2], strict=True)
    }


def examples(data: Path, scorer: ModuleType) -> Examples:
    """The annotated stories and the labelled pairs, ready to train on."""
    stories = [_example(name, folder, scorer) for name, folder in folders(data).items()]
    labelled = [msgspec.json.decode(line, type=Labelled) for line in LABELS.read_bytes().splitlines()]
    measured = [row for each in labelled for row in _labelled_rows(data / "coverage" / each.story, each)]
    return Examples(
        stories, np.array([row for row, _ in measured]), np.array([answer for _, answer in measured], dtype=np.bool_)
    )


def trained_without(found: Examples, name: str = "") -> Trees:
    """Trees that have seen all but the story of this name."""
    seen = [example for example in found.stories if example.name != name]
    return fitted(
        np.vstack([*(example.rows for example in seen), found.rows]),
        np.concatenate([*(example.answers for example in seen), found.answers]),
    )


def _labelled_rows(folder: Path, labelled: Labelled) -> Iterator[tuple[NDArray[np.float64], bool]]:
    """The measures and the answer of each labelled pair that is still proposed."""
    story = _story(_account(folder))
    readings = comparable(story)
    places = {_place(story, reading.span): number for number, reading in enumerate(readings)}
    likeness = Likeness([told(reading) for reading in readings])
    for pair in labelled.pairs:
        one, two = places.get(pair[:3]), places.get(pair[3:6])
        if one is not None and two is not None and (min(one, two), max(one, two)) in likeness.proposals.pairs:
            yield likeness.measures([(min(one, two), max(one, two))])[0], pair[6] == SAME


def _account(folder: Path) -> Account:
    report = full_report(tuple(str(path) for path in sorted(folder.glob("*.txt"))), standard_kit())
    return max(report.accounts, key=lambda account: len(account.articles))


def _example(name: str, folder: Path, scorer: ModuleType) -> Example:
    account = _account(folder)
    key = scorer.Key(msgspec.json.decode((folder / "key.json").read_bytes()))
    story = _story(account)
    readings = comparable(story)
    likeness = Likeness([told(reading) for reading in readings])
    pairs = likeness.pairs()
    facts = _facts(key)
    bears = [
        {number for number, spans in enumerate(facts) if scorer.meets(_place(story, reading.span), spans)}
        for reading in readings
    ]
    answers = np.array([bool(bears[one] & bears[two]) for one, two in pairs])
    return Example(name, story, key, likeness.measures(pairs), answers, _other_pairs(account, story))


def _story(account: Account) -> StoryReading:
    return StoryReading(
        Dossier(
            story=account.story,
            articles=account.articles,
            links=account.links,
            origins=account.origins,
            entities=account.entities,
        )
    )


def _facts(key: Any) -> list[list[Place]]:
    """The spans of each fact and of each dispute of a key."""
    disputes = [[span for reading in dispute.readings for span in reading] for dispute in key.disputes]
    return [spans for _, spans, _ in key.facts] + disputes


def _place(story: StoryReading, span: Span) -> Place:
    files = {annotated.article.id: Path(annotated.article.uri).name for annotated in story.dossier.articles}
    return (files[span.article], span.start, span.end)


def _other_pairs(account: Account, story: StoryReading) -> frozenset[frozenset[Place]]:
    """The pairs of sentences that points of the typed kinds make."""
    return frozenset(
        pair
        for point in account.points
        if point.kind is not ClaimKind.EVENT
        for pair in _pairs({_place(story, claim.evidence) for side in point.positions for claim in side.claims})
    )


def _pairs(places: set[Place]) -> set[frozenset[Place]]:
    return {frozenset(pair) for pair in combinations(sorted(places), 2) if pair[0][0] != pair[1][0]}


def _counts(example: Example, trees: Trees, scorer: ModuleType) -> list[int]:
    """Right pairs and pairs made, key pairs found and in the key, facts linked and to link."""
    made = set(example.others)
    for group in same_matter(example.story, list(event_claims(example.story)), trees):
        made |= _pairs({_place(example.story, claim.evidence) for claim in group})
    facts = _facts(example.key)
    gold = [tuple(pair) for pair in example.key.pairs()]
    several = [spans for _, spans, _ in example.key.facts if len({span[0] for span in spans}) > 1]
    sides = [tuple(sorted(pair)) for pair in made]
    return [
        sum(_tells(pair, facts, scorer) for pair in sides),
        len(sides),
        sum(any(_covers(pair, wanted, scorer) for pair in sides) for wanted in gold),
        len(gold),
        sum(any(_tells(pair, [spans], scorer) for pair in sides) for spans in several),
        len(several),
    ]


def _tells(pair: tuple[Place, ...], facts: list[list[Place]], scorer: ModuleType) -> bool:
    return any(all(scorer.meets(place, spans) for place in pair) for spans in facts)


def _covers(pair: tuple[Place, ...], wanted: tuple[Place, ...], scorer: ModuleType) -> bool:
    (one, two), (first, second) = pair, wanted
    return bool(
        (scorer.overlap(one, first) and scorer.overlap(two, second))
        or (scorer.overlap(one, second) and scorer.overlap(two, first))
    )
