"""What a table of rules is made of: patterns over a language's words, and what they mean."""

import datetime
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from consilience.annotate.times.holidays import Holiday

# White space within an expression: a few blanks, perhaps a line's end, never an empty line. Bounded, so that a
# megabyte of blanks costs a megabyte's time.
GAP = r"(?:[ \t\xa0\u2009\u202f]{1,3}(?:\r?\n[ \t\xa0]{0,8})?|\r?\n[ \t\xa0]{0,8})"
JOINT = rf"(?:{GAP}|[-\u2010-\u2012])"
NAMED_GROUP = re.compile(r"\(\?P<\w+>")
# Swept 1-24 on words that begin many rules: 6 to 12 halve the time of trying each rule.
GROUP = 8
MACRO = re.compile(r"\{([a-z]+)(\d?)\}")


@dataclass(frozen=True, slots=True)
class Reading:
    """What an expression means: TIMEX3 type, value and modifier; `anchor` is the value it was told from.

    `leads` says whether later expressions may be told from it: a comparison ("a year earlier") does not move the story.
    """

    type: str
    value: str
    modifier: str | None = None
    anchor: str | None = None
    leads: bool = True


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of one language and what they stand for; `macros` are the alternations that patterns may name.

    `bounding` and `counted` are words before and after four figures that are an amount and no year.
    """

    macros: Mapping[str, str]
    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    units: Mapping[str, str]
    seasons: Mapping[str, str]
    parts: Mapping[str, str]
    steps: Mapping[str, int]
    modifiers: Mapping[str, str]
    ordinals: Mapping[str, int]
    holidays: Mapping[str, Holiday]
    afternoon: frozenset[str]
    nears: Mapping[str, int]
    bounding: re.Pattern[str]
    counted: re.Pattern[str]
    number: Callable[[str], float | None]


@dataclass(frozen=True, slots=True)
class Scene:
    """All that a meaning may look at: the words, the day of publication if known, and the dates told so far.

    `focus` holds the last value told of each grain, and under "date" the last of any. `direction` is -1 where the
    verbs nearby tell the past, 1 the future, 0 neither.
    """

    match: re.Match[str]
    lexicon: Lexicon
    day: datetime.date | None
    focus: Mapping[str, str]
    tense: Callable[[], int]

    @property
    def direction(self) -> int:
        return self.tense()

    def word(self, group: str) -> str:
        """A group's words in lower case, white space and hyphens made single blanks; "" where it did not match."""
        words = self.match.groupdict().get(group) or ""
        return " ".join(words.lower().replace("-", " ").split())


Meaning = Callable[[Scene], Reading | None]


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence for a rule, the expression in it, and its TIMEX3 when told on Wednesday 10 September 2025."""

    text: str
    words: str
    type: str
    value: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of a table: a pattern, what it means, and an example that is its test.

    A pattern is a regular expression in which a blank stands for any white space, `~` for white space or a hyphen,
    and {name} for an alternation of the lexicon, captured under that name. `parts` tells of several expressions
    within one match, each by the group that spans it.
    """

    name: str
    pattern: str
    meaning: Meaning
    example: Example
    parts: tuple[tuple[str, Meaning], ...] = ()


@dataclass(frozen=True, slots=True)
class RuleGroup:
    """A few rules and one expression that matches wherever one of them does: most places fail it at once."""

    union: re.Pattern[str]
    rules: tuple[tuple[Rule, re.Pattern[str]], ...]

    @classmethod
    def of(cls, rules: Sequence[tuple[Rule, re.Pattern[str]]]) -> "RuleGroup":
        union = "|".join(NAMED_GROUP.sub("(?:", pattern.pattern) for _, pattern in rules)
        return cls(re.compile(union, re.IGNORECASE), tuple(rules))


@dataclass(frozen=True)
class Language:
    """The tables of one language, with the words without which no expression exists (`heads`).

    `openers` are the words with which an expression may begin, besides heads and figures.
    `future` and `past` are the cues of tense; `deadline` the words that announce a coming date where no verb tells.
    """

    code: str
    lexicon: Lexicon
    rules: tuple[Rule, ...]
    heads: frozenset[str]
    openers: frozenset[str]
    future: re.Pattern[str]
    past: re.Pattern[str]
    deadline: re.Pattern[str]

    @cached_property
    def groups(self) -> tuple[RuleGroup, ...]:
        """The rules with their regular expressions, made when first asked for: importing costs nothing."""
        compiled = [(rule, compile_rule(rule.pattern, self.lexicon)) for rule in self.rules]
        return tuple(RuleGroup.of(compiled[start : start + GROUP]) for start in range(0, len(compiled), GROUP))


def compile_rule(pattern: str, lexicon: Lexicon) -> re.Pattern[str]:
    """The regular expression of a rule's pattern."""
    spaced = pattern.replace(" ", GAP).replace("~", JOINT)
    expression = MACRO.sub(lambda macro: _captured(macro, lexicon), spaced)
    return re.compile(rf"(?:{expression})(?![\w])", re.IGNORECASE)


def _captured(macro: re.Match[str], lexicon: Lexicon) -> str:
    words = lexicon.macros[macro[1]].replace(" ", GAP).replace("~", JOINT)
    return f"(?P<{macro[1]}{macro[2]}>{words})"
