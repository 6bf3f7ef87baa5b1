"""The rules of one line: what a line says or looks like that makes it furniture or front matter.

Each row has its name, the role it gives, what it matches, and an example that a test walks. The order is the priority.
Prose cues (appeals, sales, subscriptions) hold only for lines that speak to the reader in their own voice and report
nobody's words, so that a report *about* donations or newsletters stays a report.
"""

import re
from collections.abc import Callable

from consilience.clean import vocabulary
from consilience.clean.shape import LONGEST_TITLE, Line, any_of, tokens
from consilience.records import Record, Role

# Whole-line cues ("Read more", "Share this article") are never longer than a headline and a few words.
LONGEST_CUE = LONGEST_TITLE + 8
LONGEST_HEADING = 12
LONGEST_CAPTION = 60
LONGEST_PLEA = 80
LONGEST_DATE_LINE = 16
LONGEST_NAMES = 16

MONTHS = frozenset(vocabulary.MONTHS.split())
DATE_WORDS = MONTHS | frozenset(vocabulary.DAYS.split()) | frozenset(vocabulary.DATE_GLUE.split())
NUMERIC = re.compile(r"\d{1,4}(?:st|nd|rd|th)?(?:[-./:h]\d{1,4}){0,3}(?:t\d[\d:.]*z?)?(?:am|pm|z)?")
FULL_DATE = re.compile(r"\b(?:\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./]\d{2,4})")
AGE = re.compile(r"\d+ (?:minute|min|hour|hr|day|week)s? (?:ago|read)\W*$", re.IGNORECASE)
BYLINE_CUES = frozenset(vocabulary.BYLINE_CUES.split())
NAME_GLUE = frozenset(vocabulary.NAME_GLUE.split())
CREDITS = any_of(vocabulary.CREDITS)
CREDITED = any_of(vocabulary.CREDITED.replace("AGENCY", vocabulary.AGENCY))


class Rule(Record, frozen=True, kw_only=True):
    """A row of the table: a line that `matches` has the role; `example` is such a line."""

    name: str
    role: Role
    matches: Callable[[Line], bool]
    example: str


def rule_of(line: Line) -> Rule | None:
    """The first rule that matches a line; None where no single line can tell."""
    return next((rule for rule in RULES if rule.matches(line)), None)


def is_date_line(line: Line) -> bool:
    """Nothing but a date, a time and the words that go with them."""
    if line.words > LONGEST_DATE_LINE:
        return False
    if AGE.match(line.text):
        return True
    words = tokens(line.text.replace(",", " ").replace("|", " ").replace("/", "."))
    numbers = [word for word in words if NUMERIC.fullmatch(word)]
    has_day = any(word in MONTHS for word in words) or FULL_DATE.search(line.text) is not None
    return bool(numbers) and has_day and all(word in DATE_WORDS or NUMERIC.fullmatch(word) for word in words)


def is_byline(line: Line) -> bool:
    """*By* and names, or the note of who reported, wrote and edited."""
    if CREDITS.match(line.text):
        return True
    first, _, rest = line.text.partition(" ")
    names = rest.replace(",", " ").replace("|", " ").split()
    if first.lower().rstrip(":") not in BYLINE_CUES or not 2 <= len(names) <= LONGEST_NAMES or line.closes:
        return False
    return names[0][:1].isupper() and all(name[:1].isupper() or name.lower() in NAME_GLUE for name in names)


def _starts(phrases: str, longest: int = LONGEST_CUE) -> Callable[[Line], bool]:
    """A line of at most `longest` words that begins with one of the phrases."""
    pattern = any_of(phrases)
    return lambda line: line.words <= longest and pattern.match(line.text) is not None


def _heads(phrases: str) -> Callable[[Line], bool]:
    """A short line that begins with one of the phrases and does not close: a heading."""
    pattern = any_of(phrases)
    return lambda line: (
        line.words <= LONGEST_HEADING
        and pattern.match(line.text) is not None
        and (not line.closes or line.text.endswith((":", "...", "…")))
    )


def _labels(phrases: str) -> Callable[[Line], bool]:
    """A line that begins with one of the phrases, capitals minded, and a colon or bar."""
    pattern = re.compile(f"(?:{any_of(phrases).pattern}) ?[:|>]")
    return lambda line: line.words <= LONGEST_CUE and pattern.match(line.text) is not None


def _pleads(phrases: str) -> Callable[[Line], bool]:
    """A line that speaks to the reader, or is a mere button, reports nobody, and says a phrase in its own voice."""
    pattern = any_of(phrases, r"\b")
    return lambda line: (
        line.words <= LONGEST_PLEA
        and (line.words <= LONGEST_HEADING or line.addresses_reader)
        and not line.is_reporting
        and pattern.search(line.narration) is not None
    )


def _states(phrases: str) -> Callable[[Line], bool]:
    """A line of any length that says a phrase in its own voice and reports nobody."""
    pattern = any_of(phrases)
    return lambda line: not line.is_reporting and pattern.search(line.narration) is not None


def _only(words: str, at_least: int) -> Callable[[Line], bool]:
    """A line of so many words or more, all of them from a list."""
    known = frozenset(words.split())
    return lambda line: (
        line.words <= LONGEST_CUE
        and not line.text.endswith(".")
        and len(found := tokens(line.text.replace("|", " ").replace("/", " "))) >= at_least
        and all(word in known for word in found)
    )


def _is_credited(line: Line) -> bool:
    return line.words <= LONGEST_CAPTION and CREDITED.search(line.text) is not None


RULES: tuple[Rule, ...] = (
    Rule(
        name="read-more cue",
        role=Role.TEASER,
        matches=_starts(vocabulary.READ_MORE),
        example="Read more: Harbour to close for repairs",
    ),
    Rule(
        name="labelled link",
        role=Role.TEASER,
        matches=_labels(vocabulary.LABELLED_LINK),
        example="RELATED: Ten harbours worth a visit",
    ),
    Rule(
        name="related heading",
        role=Role.RELATED,
        matches=_heads(vocabulary.RELATED),
        example="You may also like...",
    ),
    Rule(
        name="advertisement mark",
        role=Role.ADVERTISEMENT,
        matches=_starts(vocabulary.ADVERTISEMENT, LONGEST_HEADING),
        example="Story continues below advertisement",
    ),
    Rule(
        name="appeal",
        role=Role.APPEAL,
        matches=_pleads(vocabulary.APPEAL),
        example="If you value what we do, please make a small donation today.",
    ),
    Rule(
        name="subscription",
        role=Role.SUBSCRIPTION,
        matches=_pleads(vocabulary.SUBSCRIPTION),
        example="Sign up for our weekly newsletter and get the news in your inbox.",
    ),
    Rule(
        name="sales pitch",
        role=Role.ADVERTISEMENT,
        matches=_pleads(vocabulary.SALES),
        example="Take the next step in your career: our courses start in May. Enrol today!",
    ),
    Rule(name="share line", role=Role.SOCIAL, matches=_starts(vocabulary.SHARE), example="Share this article:"),
    Rule(
        name="share buttons",
        role=Role.SOCIAL,
        matches=_only(vocabulary.PLATFORMS, 1),
        example="Facebook Twitter WhatsApp Email",
    ),
    Rule(name="comment prompt", role=Role.COMMENT, matches=_starts(vocabulary.COMMENT), example="Leave a comment"),
    Rule(
        name="cookie notice",
        role=Role.DISCLAIMER,
        matches=_pleads(vocabulary.COOKIES),
        example="We use cookies to improve your visit.",
    ),
    Rule(
        name="language switch",
        role=Role.NAVIGATION,
        matches=_only(vocabulary.LANGUAGES, 2),
        example="fr | en | es",
    ),
    Rule(name="menu", role=Role.NAVIGATION, matches=_only(vocabulary.MENU_WORDS, 2), example="Home News Sport More"),
    Rule(
        name="navigation",
        role=Role.NAVIGATION,
        matches=_starts(vocabulary.NAVIGATION),
        example="Tags: harbour, repairs",
    ),
    Rule(
        name="caption label",
        role=Role.CAPTION,
        matches=_starts(vocabulary.CAPTION, LONGEST_CAPTION),
        example="Photo credit: Ana Example",
    ),
    Rule(
        name="caption with credit",
        role=Role.CAPTION,
        matches=_is_credited,
        example="The harbour on the morning after the storm. (Ana Example/Getty Images)",
    ),
    Rule(
        name="copyright",
        role=Role.COPYRIGHT,
        matches=_starts(vocabulary.COPYRIGHT, LONGEST_CAPTION),
        example="© 2024 The Example Post. All rights reserved.",
    ),
    Rule(
        name="disclaimer",
        role=Role.DISCLAIMER,
        matches=_states(vocabulary.DISCLAIMER),
        example="Disclaimer: nothing on this page is advice.",
    ),
    Rule(name="byline", role=Role.BYLINE, matches=is_byline, example="By Ana Example and Ben Sample"),
    Rule(name="date line", role=Role.DATELINE, matches=is_date_line, example="Published: 11 September 2024, 10:45 GMT"),
    Rule(
        name="place and agency",
        role=Role.DATELINE,
        matches=_starts(vocabulary.PLACE_LINE, LONGEST_HEADING),
        example="GENEVA, Switzerland (Reuters) -",
    ),
    Rule(
        name="contributors",
        role=Role.BYLINE,
        matches=_starts(vocabulary.CONTRIBUTED, LONGEST_CAPTION),
        example="Ben Sample in Geneva contributed to this report.",
    ),
)
