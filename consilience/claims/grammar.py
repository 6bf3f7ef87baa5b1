"""A dependency tree one can walk: children, subtrees, arguments."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property

from consilience.records import Sentence, Span, Token, replaced

NOBODY = frozenset({"neither", "nobody", "none"})
SUBJECTS = frozenset({"nsubj", "csubj"})
PASSIVE_SUBJECTS = frozenset({"nsubjpass", "csubjpass"})
OBJECTS = frozenset({"dobj", "attr", "dative", "oprd"})
HELPERS = frozenset({"aux", "auxpass"})
NOUNS = frozenset({"NOUN", "PROPN"})
VERBS = frozenset({"VERB", "AUX"})
CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
DASHES = frozenset({"—", "–", "--", "-"})
# A place line before the first sentence is so many words at most: "SAINT-DENIS, France (Agency) —".
LONGEST_DATELINE = 9


class Tree:
    """The words of one sentence with their governors, after the ClearNLP scheme."""

    def __init__(self, sentence: Sentence, text: str) -> None:
        self.sentence = sentence
        self.tokens: Sequence[Token] = _past_dateline(sentence.tokens, text)
        self._text = text

    @cached_property
    def children(self) -> list[list[int]]:
        """For each token the indexes of the tokens it governs, left to right."""
        governed: list[list[int]] = [[] for _ in self.tokens]
        for index, token in enumerate(self.tokens):
            if token.head != index:
                governed[token.head].append(index)
        return governed

    @cached_property
    def starts(self) -> list[int]:
        """Where each token starts in the text."""
        return [token.start for token in self.tokens]

    def inside(self, span: Span) -> range:
        """The indexes of the tokens that start in a span."""
        return range(bisect_left(self.starts, span.start), bisect_left(self.starts, span.end))

    def word(self, index: int) -> str:
        token = self.tokens[index]
        return self._text[token.start : token.end]

    def governed(self, index: int, relations: frozenset[str]) -> Iterator[int]:
        """The children of a token that stand in one of the relations to it."""
        return (child for child in self.children[index] if self.tokens[child].relation in relations)

    def subtree(self, index: int) -> list[int]:
        """The indexes of a token and all below it, in order of place."""
        found, waiting = [], [index]
        while waiting:
            current = waiting.pop()
            found.append(current)
            waiting.extend(self.children[current])
        return sorted(found)

    def phrase(self, index: int) -> Span:
        """The span from the first to the last word of a subtree."""
        below = self.subtree(index)
        return self.span(below[0], below[-1])

    def span(self, first: int, last: int) -> Span:
        return Span(article=self.sentence.span.article, start=self.tokens[first].start, end=self.tokens[last].end)

    def subject(self, verb: int) -> int | None:
        """The agent of a verb: its subject, the agent of its passive, or the subject of the verb it depends on."""
        for child in self.children[verb]:
            token = self.tokens[child]
            if token.relation in SUBJECTS:
                return self.antecedent(verb, child)
            if token.relation == "agent":
                return next(self.governed(child, frozenset({"pobj"})), None)
        token = self.tokens[verb]
        if token.relation in {"conj", "advcl"} and (missed := self._missed_subject(verb)) is not None:
            return missed
        if token.relation in {"conj", "xcomp", "advcl"} and token.head != verb and not self.is_passive(verb):
            done_to = list(self.governed(token.head, PASSIVE_SUBJECTS)) if token.relation == "conj" else []
            return done_to[-1] if done_to else self.subject(token.head)
        return None

    def _missed_subject(self, verb: int) -> int | None:
        """The noun right before a finite verb, where the parser has joined it to another: "A and B has come"."""
        helpers = [child for child in self.governed(verb, HELPERS) if child < verb]
        finite = helpers[0] if helpers else verb
        before = finite - 1
        while before > 0 and self.tokens[before].pos == "ADV":
            before -= 1
        is_finite = self.tokens[finite].tag in {"VBD", "VBZ", "VBP", "MD"}
        return before if is_finite and before > 0 and self.tokens[before].pos in {"NOUN", "PROPN"} else None

    def themes(self, verb: int) -> Iterator[int]:
        """What a verb is done to: its objects, the subject of its passive, or the noun that its participle modifies."""
        found = False
        for child in self.governed(verb, OBJECTS | PASSIVE_SUBJECTS):
            found = True
            yield self.antecedent(verb, child)
        token = self.tokens[verb]
        if not found and token.relation in {"acl", "relcl"} and token.tag == "VBN":
            yield token.head

    def antecedent(self, verb: int, argument: int) -> int:
        """What a relative pronoun stands for: the noun that its clause modifies, be it through a verb of saying."""
        if self.tokens[argument].tag in {"WDT", "WP"}:
            while self.tokens[verb].relation in {"ccomp", "xcomp"}:
                verb = self.tokens[verb].head
            if self.tokens[verb].relation == "relcl":
                return self.tokens[verb].head
        return argument

    def is_passive(self, verb: int) -> bool:
        return any(self.tokens[child].relation in PASSIVE_SUBJECTS | {"auxpass"} for child in self.children[verb])

    def is_infinitive(self, verb: int) -> bool:
        """Whether a verb stands after "to": what is wanted, ordered or possible, not what happened."""
        children = (self.tokens[child] for child in self.children[verb])
        return self.tokens[verb].tag == "VB" and any(
            child.relation == "aux" and child.tag == "TO" for child in children
        )

    def is_negated(self, verb: int) -> bool:
        """Whether a word has a "not" or "never" of its own."""
        return any(
            self.is_negation(child) or self.tokens[child].lemma.lower() == "never" for child in self.children[verb]
        )

    def is_of_nobody(self, verb: int) -> bool:
        """Whether the subject of a verb is nobody: "neither the mayor nor the clerk came"."""
        for subject in self.governed(verb, SUBJECTS):
            beside = (
                self.tokens[child].lemma.lower() for child in (subject, *self.children[subject]) if child <= subject
            )
            if not NOBODY.isdisjoint(beside):
                return True
        return False

    def is_negation(self, index: int) -> bool:
        """Whether a word is "not", also where the parser does not know its apostrophe: "aren’t"."""
        return self.tokens[index].relation == "neg" or self.word(index).lower() == "n’t"

    def has_negation(self, index: int) -> bool:
        """Whether a word has a "not", "never" or "no" of its own: "no plans", "did not plan"."""
        return self.is_negated(index) or any(
            self.tokens[child].lemma.lower() == "no" for child in self.governed(index, frozenset({"det"}))
        )

    def complement(self, noun: int) -> Iterator[int]:
        """The nouns in "of", "on" or possessive relation to a noun: closure *of the centers*, *their* closure."""
        for child in self.children[noun]:
            relation, lemma = self.tokens[child].relation, self.tokens[child].lemma
            if relation in {"poss", "compound", "nmod", "amod"}:
                yield child
            elif relation == "prep" and lemma in {"of", "on", "in", "to", "for", "against"}:
                yield from self.governed(child, frozenset({"pobj"}))

    def has_ancestor(self, index: int, lemmas: frozenset[str]) -> bool:
        """Whether a word above this one has one of the lemmas."""
        while self.tokens[index].head != index:
            index = self.tokens[index].head
            if self.tokens[index].lemma in lemmas:
                return True
        return False


def _past_dateline(tokens: Sequence[Token], text: str) -> Sequence[Token]:
    """The words of a sentence with its place line set aside, which the parser often takes for the subject.

    In "NICE — Ann Roe spoke" the parser has Nice speak, with Ann Roe in apposition: she takes its place.
    """
    end = next((at for at, token in enumerate(tokens[:LONGEST_DATELINE]) if _is_dash(token, text)), 0)
    if not end or not _words(tokens[0], text).isupper() or len(_words(tokens[0], text)) < 2:
        return tokens
    found = list(tokens)
    for at in range(end):
        outer, relation = tokens[at].head, tokens[at].relation
        if outer > end and relation in SUBJECTS | PASSIVE_SUBJECTS:
            heir = next((place for place in range(end, len(tokens)) if _is_heir(tokens, place, at)), None)
            found[at] = replaced(found[at], relation="dep")
            if heir is not None:
                found[heir] = replaced(found[heir], head=outer, relation=relation)
    return found


def _is_dash(token: Token, text: str) -> bool:
    """Whether a word is a dash that stands apart, unlike that of "R-Calif."."""
    return (
        _words(token, text) in DASHES and text[token.start - 1].isspace() and text[token.end : token.end + 1].isspace()
    )


def _is_heir(tokens: Sequence[Token], place: int, dateline: int) -> bool:
    return tokens[place].head == dateline and tokens[place].relation == "appos"


def _words(token: Token, text: str) -> str:
    return text[token.start : token.end]
