"""Make the background of word frequencies that `consilience.cluster` ships.

usage: python -m bench.background events/train.jsonl > consilience/cluster/background.tsv

From the text of ECB+ (Cybulska and Vossen 2014, CC BY 3.0): for each word that at least four stories use, the mean over
the stories of the share of their articles that hold it. Counts of single words only; no text is kept.
"""

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from consilience.cluster.words import WORD, fold

LEAST_STORIES = 4


def background(lines: Iterator[str]) -> list[tuple[str, float]]:
    """Words with their mean share, commonest first."""
    holding: defaultdict[str, Counter[str]] = defaultdict(Counter)
    articles: Counter[str] = Counter()
    for document in map(json.loads, lines):
        articles[document["subtopic"]] += 1
        holding[document["subtopic"]].update({fold(word) for word in WORD.findall(document["text"])})
    stories: Counter[str] = Counter()
    shares: defaultdict[str, float] = defaultdict(float)
    for story, counts in holding.items():
        stories.update(counts.keys())
        for word, count in counts.items():
            shares[word] += count / articles[story] / len(articles)
    kept = ((word, share) for word, share in shares.items() if stories[word] >= LEAST_STORIES)
    return sorted(kept, key=lambda row: (-row[1], row[0]))


if __name__ == "__main__":
    with Path(sys.argv[1]).open(encoding="utf-8") as lines:
        for word, share in background(lines):
            print(f"{word}\t{share:.4g}")
