"""How well articles are grouped into stories: headlines alone, full reports, and ECB+ documents.

The articles are made from the text files themselves, so that what is measured is the grouping and not the reading.
"""

import datetime
import json
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from bench.scorers import Scorers
from consilience.cluster import cluster
from consilience.records import AnnotatedArticle, Article, Dossier, Finding, Publication

Labelled = list[tuple[AnnotatedArticle, str]]


def figures(data: Path, scorers: Scorers) -> dict[str, float]:
    """B-cubed F1 of the headline stream, of the reports of all stories mixed, and of ECB+ dev; articles a second."""
    score = scorers.load("score_stories").score
    sets = {
        "stream": headlines(data / "stream" / "uci-open.jsonl"),
        "mixed": reports(data),
        "ecb": documents(data / "events" / "dev.jsonl"),
    }
    started = time.process_time()
    rows = {f"stories.{name}.b3_f1": score(gold(rows), grouping(rows))["b-cubed"]["f1"] for name, rows in sets.items()}
    seconds = time.process_time() - started
    return rows | {"stories.articles_per_second": sum(map(len, sets.values())) / seconds}


def gold(rows: Labelled) -> dict[str, str]:
    return {annotated.article.id: story for annotated, story in rows}


def grouping(rows: Labelled) -> dict[str, str]:
    """Article id to story id, as the program groups them."""
    dossiers = (item for item in cluster(annotated for annotated, _ in rows) if isinstance(item, Dossier))
    return {key: dossier.story.id for dossier in dossiers for key in dossier.story.articles}


def headlines(path: Path) -> Labelled:
    rows = list(_lines(path))
    return [(_article(row["id"], row["title"], "", row["published"]), row["story"]) for row in rows]


def documents(path: Path) -> Labelled:
    return [(_article(row["id"], "", row["text"], ""), row["subtopic"]) for row in _lines(path)]


def reports(data: Path) -> Labelled:
    """The annotated stories, the coverage without a key and the seeds, as one heap."""
    folders = [folder for kind in ("stories", "coverage") for folder in sorted((data / kind).iterdir())]
    files = [(path, folder.name) for folder in folders if folder.is_dir() for path in sorted(folder.glob("*.txt"))]
    made = [(_headed(path, story), story) for path, story in files]
    seeds = sorted((data / "seeds").glob("*.txt"))
    return made + [(_article(path.stem, "", path.read_text("utf-8"), ""), "seeds") for path in seeds]


def _headed(path: Path, story: str) -> AnnotatedArticle:
    title, _, day, text = path.read_text("utf-8").split("\n", 3)
    return _article(f"{story}/{path.stem}", title, text, day)


def _article(key: str, title: str, text: str, when: str) -> AnnotatedArticle:
    return AnnotatedArticle(
        article=Article(
            id=key,
            uri=key,
            capture=key,
            text=f"{title}\n{text}",
            title=Finding(value=title, rule="given") if title.strip() else None,
            published=_publication(when.strip()),
        )
    )


def _publication(when: str) -> Publication | None:
    if not when:
        return None
    instant = datetime.datetime.fromisoformat(when)
    exact = instant if instant.tzinfo else None
    return Publication(earliest=instant.date(), latest=instant.date(), evidence=(), instant=exact)


def _lines(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def show(rows: Iterable[tuple[str, float]]) -> None:
    for name, figure in rows:
        print(f"{name:32s} {figure:.3f}")


if __name__ == "__main__":
    import sys

    show(figures(Path(sys.argv[1]), Scorers(Path(sys.argv[2]))).items())
