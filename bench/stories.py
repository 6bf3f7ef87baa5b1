"""How well articles are grouped into stories: headlines alone, full reports, ECB+ documents, and made-up coverage.

Grouped by the stages of `consilience cluster`, so that what is measured is what the command prints.
"""

import json
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path

from bench import synthetic
from bench.scorers import Scorers
from consilience.pipeline import Kit, clustered, standard_kit
from consilience.records import Article, Dossier, Record

LENGTH_OF_A_DAY = len("2031-01-01")
SEEDS = "seeds"
MADE = 1_000


class Grouping(Record, frozen=True, kw_only=True):
    """Articles with the story they belong to and the one they were given; seconds that it took, reading included."""

    gold: dict[str, str]
    found: dict[str, str]
    seconds: float


def figures(data: Path, scorers: Scorers) -> dict[str, float]:
    """B-cubed F1 of the headline stream, of the reports of all stories mixed, of ECB+ dev, and of a made-up stream;
    articles a second.
    """
    score = scorers.load("score_stories").score
    sets = {
        "stream": headlines(data / "stream" / "uci-open.jsonl"),
        "stream_days": headlines_of_days(data / "stream" / "uci-open.jsonl"),
        "mixed": reports(data),
        "ecb": documents(data / "events" / "dev.jsonl"),
        "synthetic": made_up(),
    }
    made = {f"stories.{name}.b3_f1": score(found.gold, found.found)["b-cubed"]["f1"] for name, found in sets.items()}
    return made | {
        "stories.ecb.same_kind_joined": same_kind_joined(sets["ecb"]),
        "stories.seeds.stories": stories_of(sets["mixed"], SEEDS),
        "stories.headlines_per_second": len(sets["stream"].gold) / sets["stream"].seconds,
        "stories.reports_per_second": len(sets["mixed"].gold) / sets["mixed"].seconds,
    }


def headlines(path: Path) -> Grouping:
    return _grouping([path], _column(path, "story"))


def headlines_of_days(path: Path) -> Grouping:
    """The same with the day alone. The instants are the aggregator's, which saw the headlines of a story at once: they
    tell more than the hours of publication would."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / path.name
        rows = ({**row, "published": row["published"][:LENGTH_OF_A_DAY]} for row in _lines(path))
        copy.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
        return headlines(copy)


def documents(path: Path) -> Grouping:
    return _grouping([path], _column(path, "subtopic"))


def made_up() -> Grouping:
    """A stream of which most stories are one article, beside many others of their kind that share no name with it."""
    with tempfile.TemporaryDirectory() as folder:
        stream = Path(folder) / "stream.jsonl"
        synthetic.write(stream, MADE)
        return _grouping([stream], _column(stream, "story"))


def reports(data: Path) -> Grouping:
    """The annotated stories, the coverage without a key and the seeds, as one heap."""
    return _grouping(files_of_reports(data), lambda article: Path(article.uri).parent.name)


def files_of_reports(data: Path) -> list[Path]:
    folders = [folder for kind in ("stories", "coverage") for folder in sorted((data / kind).iterdir())]
    return [path for folder in [*folders, data / SEEDS] if folder.is_dir() for path in sorted(folder.glob("*.txt"))]


def same_kind_joined(found: Grouping) -> float:
    """The share of pairs of ECB+ documents about two events of one kind that were put into one story.

    The two subtopics of a topic are such events: another earthquake, another trial of the same court.
    """
    by_topic: defaultdict[str, list[str]] = defaultdict(list)
    for key, subtopic in found.gold.items():
        by_topic[subtopic.removesuffix("plus").removesuffix("ecb")].append(key)
    pairs = [(a, b) for keys in by_topic.values() for a in keys for b in keys if found.gold[a] < found.gold[b]]
    return sum(found.found[a] == found.found[b] for a, b in pairs) / len(pairs)


def stories_of(found: Grouping, story: str) -> int:
    """Into how many stories the articles of one were put."""
    return len({found.found[key] for key, belongs in found.gold.items() if belongs == story})


def _column(path: Path, name: str) -> Callable[[Article], str]:
    values = {row["id"]: str(row[name]) for row in _lines(path)}
    return lambda article: values[article.id]


def _grouping(places: Iterable[Path], story_of: Callable[[Article], str]) -> Grouping:
    kit = _kit()
    started = time.process_time()
    dossiers = [item for item in clustered(tuple(map(str, places)), kit) if isinstance(item, Dossier)]
    seconds = time.process_time() - started
    members = [(annotated.article, dossier.story.id) for dossier in dossiers for annotated in dossier.articles]
    return Grouping(
        gold={article.id: story_of(article) for article, _ in members},
        found={article.id: story for article, story in members},
        seconds=seconds,
    )


@cache
def _kit() -> Kit:
    return standard_kit()


def _lines(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


if __name__ == "__main__":
    import sys

    for name, figure in figures(Path(sys.argv[1]), Scorers(Path(sys.argv[2]))).items():
        print(f"{name:32s} {figure:.3f}")
