"""The wording of one quotation in several reports: the same words of the same speaker, printed differently."""

import re
from collections.abc import Iterator, Sequence
from difflib import Match, SequenceMatcher
from itertools import combinations, pairwise

from consilience.claims.comparison import UNRELATED, Comparison, compatible, conflict, same
from consilience.claims.making import claim
from consilience.claims.meant import ENTITY
from consilience.claims.reading import Reading, StoryReading
from consilience.records import Claim, ClaimKind, Quotation, Span

# Two quotations are one when this many words stand in the same order in both, and make up this share of the shorter.
SHARED_WORDS = 6
SHARED_SHARE = 0.6
# Where a speaker is not named, so many words must be shared, or so large a share of the shorter.
SURELY_ONE = 10
SURE_SHARE = 0.8
# A difference counts only between two runs of at least this many equal words: what stands at an end may be a cut.
ANCHOR_WORDS = 2
LONGEST_DIFFERENCE = 6
LONGEST_END = 10
# Of a clause so many words of more letters than this must be equal: "in the" tells nothing.
TELLING_WORDS = 3
SHORT_WORD = 4
LONGEST_QUOTATION = 400

# Of the words between the first and the last equal run this share must be equal, else it is another utterance.
SHARED_WINDOW = 0.7

WORD = re.compile(r"\w+(?:[’'*]+\w+)*|\.\.\.|…|[][()]")
# Ways of printing that are none of saying: "year ' s", "6:00", "centre".
APOSTROPHE = re.compile(r"\s'\s?s\b")
FULL_HOUR = re.compile(r"(?<=\d):\s?00\b")
FRENCH_END = re.compile(r"([bt])re(s?)$")
# "f***" prints a word without spelling it out.
MASK = "*"
CUTS = frozenset({"...", "…", "[", "]", "(", ")"})
# In this order: the special forms before the endings they end in.
CONTRACTIONS = {
    "o.k.": "ok",
    "okay": "ok",
    "gonna": "going to",
    "won't": "will not",
    "can't": "cannot",
    "it's": "it is",
    "he's": "he is",
    "that's": "that is",
    "n't": " not",
    "'m": " am",
    "'re": " are",
    "'ll": " will",
    "'ve": " have",
    "'d": " would",
}


def quotation_claims(story: StoryReading) -> Iterator[Claim]:
    """A claim for what each sentence quotes, if it is long enough to be recognised elsewhere."""
    for reading in story.readings:
        for quotation in reading.quotations:
            focus = _inside(quotation, reading)
            if focus is not None and len(quoted_words(reading.words(focus))) >= SHARED_WORDS:
                yield _claim(reading, quotation, focus)


def compare_quotations(first: Claim, second: Claim) -> Comparison:
    """The same quotation in other words is a conflict; a cut, a contraction or a spelling is not."""
    one, two = first.value.split(), second.value.split()
    matcher = SequenceMatcher(a=one, b=two, autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size >= ANCHOR_WORDS]
    shared = _size(blocks)
    shortest = min(len(one), len(two))
    if shared < SHARED_WORDS or shared < SHARED_SHARE * shortest:
        return _compare_clauses(first, second, blocks)
    ends = _ends(one[blocks[-1].a + blocks[-1].size :], two[blocks[-1].b + blocks[-1].size :])
    is_long = shared >= SURELY_ONE
    if not is_long and not _is_known_one(first, second) and _is_unlike(first, second, shared, ends):
        return UNRELATED
    is_surely_one = is_long and shared >= SURE_SHARE * shortest
    if not (is_surely_one or _same_speaker(first, second)) or shared < SHARED_WINDOW * _window(blocks):
        return compatible("quotation, other speaker")
    gaps = _gaps(one, two, blocks)
    if any(_is_other(*gap) for gap in gaps):
        return compatible("quotation, other speaker")
    differs = any(_differs(*gap) for gap in gaps) or (is_long and _is_other_end(*ends))
    return conflict("quotation, other words") if differs else same("quotation, same")


def related_pairs(claims: list[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Pairs of quotations of different articles that share two neighbouring rare word pairs, to be compared."""
    index: dict[tuple[str, ...], list[int]] = {}
    for place, quoted in enumerate(claims):
        words = quoted.value.split()
        for gram in {tuple(words[start : start + 3]) for start in range(len(words) - 2)}:
            index.setdefault(gram, []).append(place)
    pairs = {pair for places in index.values() if len(places) <= 40 for pair in combinations(sorted(places), 2)}
    for left, right in sorted(pairs):
        if claims[left].evidence.article != claims[right].evidence.article:
            yield claims[left], claims[right]


def quoted_words(text: str) -> list[str]:
    """The words of a quotation in small letters, contractions written out."""
    plain = APOSTROPHE.sub("'s", text.replace("’", "'").replace("&", " and ").lower())
    plain = FULL_HOUR.sub("", plain)
    for short, full in CONTRACTIONS.items():
        plain = plain.replace(short, full)
    return WORD.findall(plain)


def _claim(reading: Reading, quotation: Quotation, focus: Span) -> Claim:
    return claim(
        reading,
        ClaimKind.QUOTATION,
        focus,
        topic=focus,
        subject=_speaker(reading, quotation),
        relation="said",
        value=" ".join(quoted_words(reading.words(focus))[:LONGEST_QUOTATION]),
        rule="quotation",
    )


def _speaker(reading: Reading, quotation: Quotation) -> str:
    """The words that name the speaker in small letters, and the person whom they name."""
    if quotation.speaker is None:
        return ""
    words = reading.words(quotation.speaker).lower().replace("’s", "").replace("'s", "")
    return " ".join((words, *sorted(reading.meant.persons_within(quotation.speaker))))


def _inside(quotation: Quotation, reading: Reading) -> Span | None:
    """The part of a quotation that stands in the reading's sentence."""
    start = max(quotation.span.start, reading.span.start)
    end = min(quotation.span.end, reading.span.end)
    return reading.annotated.article.span(start, end) if start < end else None


def _compare_clauses(first: Claim, second: Claim, blocks: Sequence[Match]) -> Comparison:
    """One clause of two longer quotations of one person, in other words: what two translators make of it."""
    if not (_is_known_one(first, second) and _persons(_names(first))):
        return UNRELATED
    one, two = first.value.split(), second.value.split()
    for start, end in combinations(range(len(blocks)), 2):
        run = blocks[start : end + 1]
        words = {word for block in run for word in one[block.a : block.a + block.size] if len(word) > SHORT_WORD}
        is_clause = len(words) >= TELLING_WORDS and _size(run) >= SHARED_WORDS
        if (
            is_clause
            and _size(run) >= SHARED_SHARE * _window(run)
            and any(_differs(*gap) for gap in _gaps(one, two, run))
        ):
            return conflict("quotation, other words")
    return UNRELATED


def _size(blocks: Sequence[Match]) -> int:
    return sum(block.size for block in blocks)


def _gaps(one: list[str], two: list[str], blocks: Sequence[Match]) -> list[tuple[list[str], list[str]]]:
    """What stands between the equal runs of two texts."""
    return [
        (one[before.a + before.size : after.a], two[before.b + before.size : after.b])
        for before, after in pairwise(blocks)
    ]


def _window(blocks: Sequence[Match]) -> int:
    """The words of the longer text between the first and the last equal run."""
    first, last = blocks[0], blocks[-1]
    return max(last.a + last.size - first.a, last.b + last.size - first.b)


def _ends(one: list[str], two: list[str]) -> tuple[list[str], list[str]]:
    """What both say after the last equal run; nothing where one of them merely stops earlier."""
    return (one, two) if one and two and one[0] != two[0] else ([], [])


def _is_other_end(one: list[str], two: list[str]) -> bool:
    """Whether two texts that begin alike go on in other words."""
    return bool(one) and max(len(one), len(two)) <= LONGEST_END and not CUTS & {*one, *two} and set(one) != set(two)


def _differs(one: list[str], two: list[str]) -> bool:
    """Whether what stands between two equal runs is a difference of words, and short enough to be one."""
    if not one and not two:
        return False
    if CUTS & {*one, *two} or MASK in "".join((*one, *two)) or _is_other(one, two):
        return False
    left = "".join(word for word in one if word.isalnum())
    right = "".join(word for word in two if word.isalnum())
    return left != right and not _is_spelling(left, right)


def _is_other(one: list[str], two: list[str]) -> bool:
    """Whether so much stands between two equal runs that the texts are not one utterance."""
    return max(len(one), len(two)) > LONGEST_DIFFERENCE and not CUTS & {*one, *two}


def _is_spelling(left: str, right: str) -> bool:
    """British and American spellings, and doubled letters: weaponise, weaponize; travelled, traveled."""
    return bool(left and right) and _folded(left) == _folded(right)


def _folded(word: str) -> str:
    plain = word.replace("is", "iz").replace("our", "or").replace("yse", "yze")
    plain = FRENCH_END.sub(r"\1er\2", plain)
    return re.sub(r"(.)\1", r"\1", plain)


def _same_speaker(first: Claim, second: Claim) -> bool:
    """Whether one person can have said both: nothing tells that they are two."""
    one, two = _names(first), _names(second)
    persons, others = _persons(one), _persons(two)
    if persons and others:
        return bool(persons & others)
    return not one or not two or bool(one & two) or _is_pronoun(one) or _is_pronoun(two)


def _is_known_one(first: Claim, second: Claim) -> bool:
    """Whether both name their speaker, and name one."""
    one, two = _names(first), _names(second)
    is_named = bool(one and two) and not _is_pronoun(one | two)
    return is_named and _same_speaker(first, second) and bool(_persons(one)) == bool(_persons(two))


def _is_unlike(first: Claim, second: Claim, shared: int, ends: tuple[list[str], list[str]]) -> bool:
    """Whether short quotations of speakers who may be two share little, go on differently, or one is of a body."""
    one, two = _names(first), _names(second)
    is_person = {bool(_persons(names)) or _is_pronoun(names) for names in (one, two) if names}
    shortest = min(len(first.value.split()), len(second.value.split()))
    return shared < SURE_SHARE * shortest or any(ends) or len(is_person) > 1


def _names(claim: Claim) -> set[str]:
    return set(claim.subject.split())


def _persons(names: set[str]) -> set[str]:
    return {name for name in names if name.startswith(ENTITY)}


def _is_pronoun(words: set[str]) -> bool:
    return words <= {"he", "she", "they", "it", "who", "the", "official", "president", "statement", "agency"}
