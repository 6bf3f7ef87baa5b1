"""Furniture told from report, line by line.

`lines.extracted` is what an extractor leaves over, `lines.page` all text of a page; both are the sites the line model
was trained on, so `lines.page` flatters it (on sites it has not seen: `python -m bench.train_lines`, and
`consilience/clean/line_weights.md`). `lines.extracted` and `lines.seeds` are the rules' alone: there the model is not
asked. A line is furniture when its role is; `lost` is the share of article lines called furniture, on the seeds their
number, as `removed` is the number of furniture lines found. `lines.stories.furniture` is the share of the lines of
clean articles called furniture: by their making all of them are report or front matter.
"""

import json
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from bench.scorers import Scorers
from consilience.clean import clean
from consilience.records import Article, Block, Role, Span, digest

TRACKS = ("extracted", "page")


def figures(data: Path, scorers: Scorers) -> dict[str, float]:
    """F1 of furniture and share of article lines lost by track, lines removed and lost of the seeds, false alarms."""
    pages = [
        page for folder in ("benchmark", "publishers") for page in _records(data / "pages" / folder / "lines.jsonl")
    ]
    scored = _scored(pages, scorers.load("score_lines"))
    found = {}
    for track in TRACKS:
        found[f"lines.{track}.f1"] = scored[f"{track} furniture"]["f1"]
        found[f"lines.{track}.lost"] = scored[f"{track} article"]["share"]
    return found | _seeds(data / "seeds") | {"lines.stories.furniture": _false_alarms(data)}


def _scored(pages: Sequence[dict[str, Any]], scorer: Any) -> dict[str, dict[str, float]]:
    with tempfile.TemporaryDirectory() as folder:
        gold, predicted = Path(folder, "gold.jsonl"), Path(folder, "predicted.jsonl")
        gold.write_text("".join(json.dumps(page) + "\n" for page in pages), encoding="utf-8")
        predicted.write_text("".join(json.dumps(_predicted(page)) + "\n" for page in pages), encoding="utf-8")
        scores: dict[str, dict[str, float]] = scorer.score(scorer.read(str(gold)), scorer.read(str(predicted)))
        return scores


def _predicted(page: dict[str, Any]) -> dict[str, Any]:
    labels = _furniture([line["text"] for line in page["lines"]])
    names = ["furniture" if is_furniture else "article" for is_furniture in labels]
    return {"id": page["id"], "track": page["track"], "labels": names}


def _seeds(folder: Path) -> dict[str, float]:
    rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in _records(folder / "furniture.jsonl"):
        rows[row["file"]].append(row)
    removed = lost = 0
    for name, marked in sorted(rows.items()):
        lines = (folder / name).read_text(encoding="utf-8").split("\n")
        told = _furniture(lines)
        for row in marked:
            removed += told[row["line"] - 1] and row["label"] == "furniture"
            lost += told[row["line"] - 1] and row["label"] == "article"
    return {"lines.seeds.removed": float(removed), "lines.seeds.lost": float(lost)}


def _false_alarms(data: Path) -> float:
    """The share of the lines of clean articles that are called furniture."""
    told = [
        is_furniture
        for folder in ("stories", "coverage")
        for path in sorted((data / folder).glob("*/*.txt"))
        for is_furniture in _furniture([line for line in path.read_text(encoding="utf-8").split("\n") if line.strip()])
    ]
    return sum(told) / len(told)


def _furniture(lines: Sequence[str]) -> list[bool]:
    """Whether each line is furniture; blank ones are not."""
    (article,) = clean([_article(lines)], language=None)
    assert isinstance(article, Article)
    starts = {block.span.start for block in article.blocks if block.is_furniture}
    found, start = [], 0
    for line in lines:
        found.append(start in starts and bool(line.strip()))
        start += len(line) + 1
    return found


def _article(lines: Sequence[str]) -> Article:
    """The article that reading the lines as a text gives: a block a line."""
    text = "\n".join(lines)
    name = digest(text)
    blocks, start = [], 0
    for line in lines:
        if line.strip():
            span = Span(article=name, start=start, end=start + len(line))
            blocks.append(Block(span=span, role=Role.BODY, rule="line"))
        start += len(line) + 1
    return Article(id=name, uri=name, capture=name, text=text, blocks=tuple(blocks))


def _records(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8", newline="\n") as source:
        yield from map(json.loads, source)
