"""Train the line model: `python -m bench.train_lines DATA [WEIGHTS]`.

DATA is the folder that holds `pages/`. Prints the scores of the whole cleaning on sites that the model has not seen
(four folds by site), then trains on all sites and writes the weights. NumPy alone; about two minutes on two cores.
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

from consilience.clean.furniture import label, ruled
from consilience.clean.labels import Labels
from consilience.clean.line_features import Matrix, features
from consilience.clean.line_model import Weights, forward
from consilience.clean.shape import Line, line_of
from consilience.records import FURNITURE

FOLDS = 4
HIDDEN = 48
EPOCHS = 6
BATCH = 256
RATE = 2e-3
DECAY = 3e-4
DROPPED_HIDDEN = 0.25
DROPPED_INPUT = 0.1
SMALLEST_SCALE = 0.05
# Of a page's furniture, so much is kept in the mixtures that stand for carelessly pasted texts.
MIXTURES = (0.1, 0.4)
DEFAULT = Path("consilience/clean/line_weights.npz")


class Page(NamedTuple):
    """One list of lines with its answers: 1 for furniture; `kind` is the track, or how it was made from one."""

    site: str
    kind: str
    lines: tuple[Line, ...]
    answers: Matrix


def main(data: Path, weights: Path) -> None:
    pages = read(data)
    made = [*pages, *mixed(pages)]
    rows = [features(page.lines, _ruled(page)) for page in made]
    for kind, figures in unseen(made, rows).items():
        print(kind, "  ".join(f"{name} {value:.4f}" for name, value in figures.items()))
    trained = fitted(made, rows)
    np.savez_compressed(weights, **{name: value.astype(np.float16) for name, value in trained._asdict().items()})
    print(f"{weights}: {weights.stat().st_size:,} bytes")


def read(data: Path) -> list[Page]:
    """The labelled pages of both folders and both tracks."""
    return [page for folder in ("benchmark", "publishers") for page in _folder(data / "pages" / folder)]


def mixed(pages: Sequence[Page]) -> Iterator[Page]:
    """Further pages made of these: with some of the furniture, and with none."""
    chance = random.Random(0)
    for page in pages:
        if page.kind == "extracted":
            yield _part(page, "clean", [answer == 0 for answer in page.answers])
        else:
            for share in MIXTURES:
                yield _part(page, "mixture", [answer == 0 or chance.random() < share for answer in page.answers])


def unseen(pages: Sequence[Page], rows: Sequence[Matrix]) -> dict[str, dict[str, float]]:
    """Furniture F1 and the share of article lines lost by the whole cleaning, each fold by a model of the others."""
    counts: dict[str, Counter[str]] = {}
    for fold in range(FOLDS):
        known = [place for place, page in enumerate(pages) if _fold(page) != fold]
        trained = fitted([pages[place] for place in known], [rows[place] for place in known])
        for page in (page for page in pages if _fold(page) == fold):
            counts.setdefault(page.kind, Counter()).update(_counted(page, trained))
    return {kind: _figures(counted) for kind, counted in sorted(counts.items())}


def fitted(pages: Sequence[Page], rows: Sequence[Matrix]) -> Weights:
    """The network after `EPOCHS` of Adam on the logistic loss; a page weighs as the root of its length."""
    inputs = np.vstack(rows)
    answers = np.concatenate([page.answers for page in pages])
    importance = np.concatenate([np.full(len(page.lines), len(page.lines) ** -0.5) for page in pages])
    mean, scale = inputs.mean(axis=0), inputs.std(axis=0) + SMALLEST_SCALE
    layers = _descend((inputs - mean) / scale, answers, (importance / importance.mean()).astype(np.float32))
    return Weights(mean, scale, *layers)


def _descend(inputs: Matrix, answers: Matrix, importance: Matrix) -> list[Matrix]:
    """Adam with decoupled decay, dropout on the inputs and on the hidden layer, and a rate that falls to nothing."""
    chance = np.random.default_rng(0)
    layers = _start(chance, inputs.shape[1])
    first, second = [np.zeros_like(layer) for layer in layers], [np.zeros_like(layer) for layer in layers]
    steps = EPOCHS * (len(inputs) // BATCH + 1)
    order = np.concatenate([chance.permutation(len(inputs)) for _ in range(EPOCHS)])
    for step in range(1, steps):
        batch = order[(step - 1) * BATCH : step * BATCH]
        if not len(batch):
            break
        slopes = _slopes(chance, layers, inputs[batch], answers[batch], importance[batch])
        rate = RATE * (1 - step / steps)
        for place, slope in enumerate(slopes):
            first[place] = 0.9 * first[place] + 0.1 * slope
            second[place] = 0.999 * second[place] + 0.001 * slope * slope
            move = first[place] / (1 - 0.9**step) / (np.sqrt(second[place] / (1 - 0.999**step)) + 1e-7)
            layers[place] = (layers[place] - rate * (move + DECAY * layers[place])).astype(np.float32)
    return layers


def _start(chance: np.random.Generator, width: int) -> list[Matrix]:
    hidden = chance.normal(size=(width, HIDDEN)) / np.sqrt(width)
    output = chance.normal(size=HIDDEN) / np.sqrt(HIDDEN)
    return [part.astype(np.float32) for part in (hidden, np.zeros(HIDDEN), output, np.zeros(1))]


def _slopes(
    chance: np.random.Generator, layers: Sequence[Matrix], inputs: Matrix, answers: Matrix, importance: Matrix
) -> list[Matrix]:
    """The gradient of the logistic loss of one batch for each layer."""
    hidden, hidden_bias, output, output_bias = layers
    kept = inputs * _dropout(chance, (1, inputs.shape[1]), DROPPED_INPUT)
    mask = _dropout(chance, (len(inputs), HIDDEN), DROPPED_HIDDEN)
    inner = np.maximum(kept @ hidden + hidden_bias, 0) * mask
    told = 1 / (1 + np.exp(-(inner @ output + output_bias[0])))
    error = ((told - answers) * importance / len(inputs)).astype(np.float32)
    back = np.outer(error, output) * mask * (inner > 0)
    return [kept.T @ back, back.sum(axis=0), inner.T @ error, np.array([error.sum()], dtype=np.float32)]


def _dropout(chance: np.random.Generator, shape: tuple[int, int], share: float) -> Matrix:
    mask: Matrix = ((chance.random(shape) >= share) / (1 - share)).astype(np.float32)
    return mask


def _folder(folder: Path) -> Iterator[Page]:
    with (folder / "truth.jsonl").open(encoding="utf-8") as source:
        addresses = {record["id"]: record["url"] for record in map(json.loads, source)}
    with (folder / "lines.jsonl").open(encoding="utf-8") as source:
        for record in map(json.loads, source):
            answers = np.array([line["label"] == "furniture" for line in record["lines"]], dtype=np.float32)
            lines = tuple(line_of(line["text"]) for line in record["lines"])
            yield Page(urlsplit(addresses[record["id"]]).netloc.removeprefix("www."), record["track"], lines, answers)


def _part(page: Page, kind: str, kept: Sequence[bool]) -> Page:
    """The page with the kept lines only."""
    lines = tuple(line for line, is_kept in zip(page.lines, kept, strict=True) if is_kept)
    return Page(page.site, kind, lines, page.answers[np.array(kept, dtype=bool)])


def _fold(page: Page) -> int:
    return zlib.crc32(page.site.encode()) % FOLDS


def _ruled(page: Page) -> Labels:
    return ruled(page.lines, (None,) * len(page.lines))


def _counted(page: Page, trained: Weights) -> Counter[str]:
    def scorer(lines: Sequence[Line], labels: Labels) -> list[float]:
        return [float(score) for score in forward(trained, features(lines, labels))]

    labels = label(page.lines, (None,) * len(page.lines), scorer=scorer)
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
