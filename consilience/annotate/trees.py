"""A sentence as a dependency tree that can be asked for subjects, complements and phrases."""

from collections.abc import Collection, Iterator

from consilience.records import Sentence

# Lemmas that the lemmatizer gets wrong.
LEMMAS = {"hop": "hope", "hat": "hate", "retweete": "retweet"}


class Tree:
    """The tokens of one sentence with their dependants, in order; words are numbered from 0."""

    def __init__(self, sentence: Sentence, text: str) -> None:
        self.sentence = sentence
        self.tokens = sentence.tokens
        self.words = [text[token.start : token.end].lower() for token in self.tokens]
        self.dependants: list[list[int]] = [[] for _ in self.tokens]
        for index, token in enumerate(self.tokens):
            if token.head != index:
                self.dependants[token.head].append(index)

    def lemma(self, index: int) -> str:
        lemma = self.tokens[index].lemma
        return LEMMAS.get(lemma, lemma)

    def children(self, index: int, relations: Collection[str]) -> list[int]:
        """The dependants of a word that stand in one of the relations, in order."""
        return [child for child in self.dependants[index] if self.tokens[child].relation in relations]

    def child(self, index: int, *relations: str) -> int | None:
        """The first dependant of a word in one of the relations."""
        return next(iter(self.children(index, relations)), None)

    def phrase(self, index: int, without: Collection[int] = ()) -> set[int]:
        """A word and all that depends on it, directly or not, except the phrases of `without`."""
        found: set[int] = set()
        waiting = [index]
        while waiting:
            word = waiting.pop()
            if word not in found and word not in without:
                found.add(word)
                waiting.extend(self.dependants[word])
        return found

    def ancestors(self, index: int) -> Iterator[int]:
        """The words that govern a word, nearest first, up to the root."""
        seen = {index}
        while (head := self.tokens[index].head) not in seen:
            seen.add(head)
            yield head
            index = head

    def has(self, index: int, relation: str, words: Collection[str]) -> bool:
        """Does a dependant in the relation have one of the lower-case words?"""
        return any(self.words[child] in words for child in self.children(index, (relation,)))

    def is_punctuation(self, index: int) -> bool:
        """Is it a mark or symbol that may be cut off a phrase? A currency sign may not."""
        token = self.tokens[index]
        return token.pos == "PUNCT" or (token.pos == "SYM" and token.tag != "$")
