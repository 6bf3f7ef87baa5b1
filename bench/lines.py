"""Furniture told from report, line by line.

`lines.page` is all text of a page, `lines.extracted` what an extractor leaves over: the pages of a track are cleaned
together, as a file of them is. Both are of the sites the line models were trained on, which flatters them (on sites
they have not seen: `python -m bench.train_lines`, and `consilience/clean/line_weights.md`).

A line is furniture when its role is; `lost` is the share of article lines called furniture, on the seeds their number,
as `removed` is the number of furniture lines found. The key calls a line an article's when it stands in the text of the
report, so that the title, the bylines and the dates are furniture to it, while they are none to us: `apart_f1` and
`apart_lost` count all lines that are not of the report's text as furniture, those included.

`lines.stories.furniture` is the share of the lines of clean articles called furniture: by their making all of them are
report or front matter.
"""

import json
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from bench.scorers import Scorers
from consilience.clean import CleanOptions, clean, repeated_lines
from consilience.records import FURNITURE, REPORT, Article, Block, Role, Span, digest

TRACKS = ("extracted", "page")
# As many articles as the pipeline compares line by line.
WINDOW = 256
# What counts as furniture, by the name that a figure begins with.
MEANINGS = {"": FURNITURE, "apart_": frozenset(Role) - REPORT}


def figures(data: Path, scorers: Scorers) -> dict[str, float]:
    """F1 of furniture and share of article lines lost by track, lines removed and lost of the seeds, false alarms."""
    pages = [
        page for folder in ("benchmark", "publishers") for page in _records(data / "pages" / folder / "lines.jsonl")
    ]
    found = {}
    for track in TRACKS:
        given = [page for page in pages if page["track"] == track]
        roles = _roles_of_file([[line["text"] for line in page["lines"]] for page in given])
        for name, meant in MEANINGS.items():
            scored = _scored(given, [_named(found_roles, meant) for found_roles in roles], scorers.load("score_lines"))
            found[f"lines.{track}.{name}f1"] = scored[f"{track} furniture"]["f1"]
            found[f"lines.{track}.{name}lost"] = scored[f"{track} article"]["share"]
    return found | _seeds(data / "seeds") | {"lines.stories.furniture": _false_alarms(data)}


def _scored(pages: Sequence[dict[str, Any]], labels: Sequence[list[str]], scorer: Any) -> dict[str, dict[str, float]]:
    told = [
        {"id": page["id"], "track": page["track"], "labels": names} for page, names in zip(pages, labels, strict=True)
    ]
    with tempfile.TemporaryDirectory() as folder:
        gold, predicted = Path(folder, "gold.jsonl"), Path(folder, "predicted.jsonl")
        gold.write_text("".join(json.dumps(page) + "\n" for page in pages), encoding="utf-8")
        predicted.write_text("".join(json.dumps(page) + "\n" for page in told), encoding="utf-8")
        scores: dict[str, dict[str, float]] = scorer.score(scorer.read(str(gold)), scorer.read(str(predicted)))
        return scores


def _named(roles: Sequence[Role | None], meant: frozenset[Role]) -> list[str]:
    return ["furniture" if role in meant else "article" for role in roles]


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
    """Whether each line is furniture, in an article that is cleaned alone."""
    return [role in FURNITURE for role in next(iter(_roles([lines])))]


def _roles_of_file(texts: Sequence[Sequence[str]]) -> list[list[Role | None]]:
    """The role of each line of each text, cleaned window by window."""
    return [roles for start in range(0, len(texts), WINDOW) for roles in _roles(texts[start : start + WINDOW])]


def _roles(texts: Sequence[Sequence[str]]) -> Iterator[list[Role | None]]:
    """The role of each line of texts that are cleaned together; none where the line is blank."""
    articles = [article_of(lines) for lines in texts]
    options = CleanOptions(repeated=repeated_lines(articles))
    for lines, article in zip(texts, clean(articles, language=None, options=options), strict=True):
        assert isinstance(article, Article)
        roles = {block.span.start: block.role for block in article.blocks}
        found, start = [], 0
        for line in lines:
            found.append(roles.get(start) if line.strip() else None)
            start += len(line) + 1
        yield found


def article_of(lines: Sequence[str]) -> Article:
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
