"""Train the line models: `python -m bench.train_lines DATA [FOLDER]`.

DATA is the folder that holds `pages/`. Prints the scores of the whole cleaning on sites that the models have not seen
(four folds by site), then trains on all sites and writes the weights. NumPy alone; some minutes on one core.
The weights hold hashed words and shapes, no text. Run it again when a rule of `consilience.clean` changes.
"""

import json
import random
import sys
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

import numpy as np

from bench.line_network import Example, Plan, fitted
from bench.lines import article_of
from consilience.clean.furniture import label, ruled
from consilience.clean.labels import Labels
from consilience.clean.line_decision import Scorer
from consilience.clean.line_features import Matrix, features
from consilience.clean.line_model import ARTICLES, PAGES, Weights, chosen, forward
from consilience.clean.repetition import line_digest, repeated_lines
from consilience.clean.shape import Line, line_of
from consilience.clean.stage import REPEATED
from consilience.records import FURNITURE

FOLDS = 4
# Of a page's furniture, so much is kept in the mixtures that stand for carelessly pasted texts.
MIXTURES = (0.1, 0.4)
# A clip is an article with so many of the lines above and below it at most.
CLIPPED_ABOVE = 8
CLIPPED_BELOW = 15
# An article with the furniture of other sites: so often for each list of a track.
CROSSED = {"page": 1, "extracted": 3}
DEFAULT = Path("consilience/clean")


class Page(NamedTuple):
    """One list of lines with its answers: 1 for furniture; `kind` is the track, or how it was made from one.

    `given` are the labels of lines that stand in several of the pages.
    """

    site: str
    kind: str
    lines: tuple[Line, ...]
    answers: Matrix
    given: Labels


class Recipe(NamedTuple):
    """The kinds of lists that a model learns from, and how."""

    kinds: frozenset[str]
    plan: Plan


KINDS = frozenset(
    {"page", "page of a file", "mixture", "crossed page", "clip", "extracted", "crossed extracted", "clean"}
)
# What an extractor leaves is like no page: a model trained on pages as well had F1 .21 on it at 1 % lost, this one .49.
RECIPES = {
    PAGES: Recipe(KINDS, Plan(epochs=4, decay=0.1)),
    ARTICLES: Recipe(frozenset({"extracted", "crossed extracted", "clean"}), Plan(epochs=3, decay=0.3)),
}


def main(data: Path, folder: Path) -> None:
    made = [page for page in _made(read(data)) if page.lines]
    examples = [Example(features(page.lines, _ruled(page)), page.answers) for page in made]
    for kind, figures in unseen(made, examples).items():
        print(kind, "  ".join(f"{name} {value:.4f}" for name, value in figures.items()))
    for name, weights in trained(made, examples).items():
        parts = {part: value.astype(np.float16) for part, value in weights._asdict().items()}
        np.savez_compressed(folder / name, **parts)
        print(f"{name}: {(folder / name).stat().st_size:,} bytes")


def read(data: Path) -> list[Page]:
    """The labelled pages of both folders and both tracks."""
    return [page for folder in ("benchmark", "publishers") for page in _folder(data / "pages" / folder)]


def trained(pages: Sequence[Page], examples: Sequence[Example], without: int | None = None) -> dict[str, Weights]:
    """Each model, fitted to the pages of its kinds; those of the fold `without` are left out."""
    return {
        name: fitted(
            [
                example
                for page, example in zip(pages, examples, strict=True)
                if page.kind in recipe.kinds and _fold(page) != without
            ],
            recipe.plan,
        )
        for name, recipe in RECIPES.items()
    }


def unseen(pages: Sequence[Page], examples: Sequence[Example]) -> dict[str, dict[str, float]]:
    """Furniture F1 and the share of article lines lost by the whole cleaning, each fold by models of the others."""
    counts: dict[str, Counter[str]] = {}
    for fold in range(FOLDS):
        models = trained(pages, examples, without=fold)
        for page in (page for page in pages if _fold(page) == fold):
            counts.setdefault(page.kind, Counter()).update(_counted(page, models))
    return {kind: _figures(counted) for kind, counted in sorted(counts.items())}


def scorer_of(models: dict[str, Weights]) -> Scorer:
    """The scorer that asks the model which fits the text."""

    def scores(lines: Sequence[Line], labels: Labels) -> list[float]:
        return [float(score) for score in forward(models[chosen(lines)], features(lines, labels))]

    return scores


def _made(pages: Sequence[Page]) -> Iterator[Page]:
    """The pages, and further ones made of them."""
    chance = random.Random(0)
    yield from pages
    yield from _filed([page for page in pages if page.kind == "page"])
    for page in pages:
        if page.kind == "extracted":
            yield _part(page, "clean", [answer == 0 for answer in page.answers])
        else:
            yield from _mixed(page, chance)
    for page in pages:
        others = [other for other in pages if other.kind == page.kind and _may_lend(other, page)]
        for _ in range(CROSSED[page.kind]):
            yield _crossed(page, [chance.choice(others) for _ in range(3)], chance)


def _filed(pages: Sequence[Page]) -> Iterator[Page]:
    """The pages as they are when a file of them is cleaned: what several of them print is known."""
    repeated = repeated_lines(article_of([line.text for line in page.lines]) for page in pages)
    for page in pages:
        given = tuple(REPEATED if line_digest(line.text) in repeated else None for line in page.lines)
        yield page._replace(kind="page of a file", given=given)


def _mixed(page: Page, chance: random.Random) -> Iterator[Page]:
    """The page with some of its furniture, and cut out round its article."""
    for share in MIXTURES:
        yield _part(page, "mixture", [answer == 0 or chance.random() < share for answer in page.answers])
    low = int(page.answers.argmin()) - chance.randint(0, CLIPPED_ABOVE)
    high = len(page.answers) - int(page.answers[::-1].argmin()) + chance.randint(0, CLIPPED_BELOW)
    yield _part(page, "clip", [low <= place < high for place in range(len(page.answers))])


def _may_lend(other: Page, page: Page) -> bool:
    """Of another site of the same fold, so that no fold learns of another."""
    return other.site != page.site and _fold(other) == _fold(page)


def _crossed(page: Page, lenders: Sequence[Page], chance: random.Random) -> Page:
    """The article of the page, with what stands above, between and below the articles of three others."""
    above, between, below = lenders
    report = [line for line, answer in zip(page.lines, page.answers, strict=True) if answer == 0]
    stretches = {chance.randrange(len(report) or 1): stretch for stretch in _stretches(between)[1:-1]}
    found = [(line, 1) for line in _stretches(above)[0]]
    for place, line in enumerate(report):
        found += [(lent, 1) for lent in stretches.get(place, ())]
        found.append((line, 0))
    found += [(line, 1) for line in _stretches(below)[-1]]
    lines = tuple(line for line, _ in found)
    answers = np.array([answer for _, answer in found], dtype=np.float32)
    return Page(page.site, f"crossed {page.kind}", lines, answers, (None,) * len(lines))


def _stretches(page: Page) -> list[list[Line]]:
    """The furniture above the article, each stretch of it between two of its lines, and the furniture below."""
    found: list[list[Line]] = [[]]
    for line, answer in zip(page.lines, page.answers, strict=True):
        if answer:
            found[-1].append(line)
        else:
            found.append([])
    return [found[0], *(stretch for stretch in found[1:-1] if stretch), found[-1]]


def _folder(folder: Path) -> Iterator[Page]:
    with (folder / "truth.jsonl").open(encoding="utf-8") as source:
        addresses = {record["id"]: record["url"] for record in map(json.loads, source)}
    with (folder / "lines.jsonl").open(encoding="utf-8") as source:
        for record in map(json.loads, source):
            answers = np.array([line["label"] == "furniture" for line in record["lines"]], dtype=np.float32)
            lines = tuple(line_of(line["text"]) for line in record["lines"])
            yield Page(
                urlsplit(addresses[record["id"]]).netloc.removeprefix("www."),
                record["track"],
                lines,
                answers,
                (None,) * len(lines),
            )


def _part(page: Page, kind: str, kept: Sequence[bool]) -> Page:
    """The page with the kept lines only."""
    lines = tuple(line for line, is_kept in zip(page.lines, kept, strict=True) if is_kept)
    return Page(page.site, kind, lines, page.answers[np.array(kept, dtype=bool)], (None,) * len(lines))


def _fold(page: Page) -> int:
    return zlib.crc32(page.site.encode()) % FOLDS


def _ruled(page: Page) -> Labels:
    return ruled(page.lines, page.given)


def _counted(page: Page, models: dict[str, Weights]) -> Counter[str]:
    labels = label(page.lines, page.given, scorer=scorer_of(models))
    told = np.array([found.role in FURNITURE for found in labels], dtype=bool)
    wanted = page.answers == 1
    return Counter(
        told=int(told.sum()), wanted=int(wanted.sum()), right=int((told & wanted).sum()), lines=len(page.lines)
    )


def _figures(counted: Counter[str]) -> dict[str, float]:
    told, wanted, right = counted["told"], counted["wanted"], counted["right"]
    return {"f1": 2 * right / max(told + wanted, 1), "lost": (told - right) / max(counted["lines"] - wanted, 1)}


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else DEFAULT)
