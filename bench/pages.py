"""Main text, title, day and authors of web pages, beside trafilatura's own main text and speed."""

import gzip
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench.scorers import Scorers
from consilience.read import read
from consilience.records import Article, Capture, digest

Page = dict[str, Any]
Pages = dict[str, Page]


def figures(data: Path, scorers: Scorers) -> dict[str, float]:
    """F1 of the main text on two sets, shares of right titles, days and author sets, and speed beside trafilatura."""
    scorer = scorers.load("score_pages")
    benchmark, publishers = data / "pages" / "benchmark", data / "pages" / "publishers"
    truth, truth_of_publishers = scorer.read(benchmark / "truth.jsonl"), scorer.read(publishers / "truth.jsonl")
    english = {name: page for name, page in truth_of_publishers.items() if page["language"] == "en"}
    ours, seconds = _timed(benchmark, truth, _read)
    theirs, their_seconds = _timed(benchmark, truth, _trafilatura)
    metadata = scorer.score(truth_of_publishers, _timed(publishers, truth_of_publishers, _read)[0])
    return {
        "pages.benchmark.f1": scorer.text_figures(truth, ours)["f1"],
        "pages.benchmark.trafilatura_f1": scorer.text_figures(truth, theirs)["f1"],
        "pages.benchmark.speed_ratio": their_seconds / seconds,
        "pages.publishers.f1": metadata["text"]["f1"],
        "pages.publishers_english.f1": scorer.text_figures(english, _timed(publishers, english, _read)[0])["f1"],
        "pages.publishers_english.trafilatura_f1": scorer.text_figures(
            english, _timed(publishers, english, _trafilatura)[0]
        )["f1"],
        "pages.title": metadata["title"]["exact"],
        "pages.day": metadata["published"]["exact"],
        "pages.outlet": metadata["outlet"]["exact"],
        "pages.authors": metadata["authors"]["exact"],
    }


def _timed(folder: Path, truth: Pages, reader: Callable[[str, bytes], Page]) -> tuple[Pages, float]:
    """What a reader makes of each page of the truth, and the CPU-seconds it took."""
    bodies = {name: gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes()) for name in truth}
    reader("warm-up", next(iter(bodies.values())))
    begun = time.process_time()
    pages = {name: reader(name, body) for name, body in bodies.items()}
    return pages, time.process_time() - begun


def _read(name: str, body: bytes) -> Page:
    capture = Capture(uri=name, media_type="text/html", body=body, digest=digest(body), name=name)
    article = next(read([capture]))
    if not isinstance(article, Article):
        return {"id": name, "text": ""}
    return {
        "id": name,
        "text": article.text,
        "title": article.title.value if article.title else None,
        "outlet": article.outlet.value if article.outlet else None,
        "authors": [author.value for author in article.authors],
        "published": article.published.earliest.isoformat() if article.published else None,
    }


def _trafilatura(name: str, body: bytes) -> Page:
    from trafilatura import extract

    return {"id": name, "text": extract(body.decode("utf-8", "replace"), include_comments=False) or ""}
