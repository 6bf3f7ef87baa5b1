"""Lines of a page's text that speak of other pages or of the site, by the words they begin with or hold."""

import re

from consilience.records import Record

# Longer paragraphs are of the article, whatever words they hold.
LONGEST = 300


class Cue(Record, frozen=True, kw_only=True):
    """A kind of line and the words that give it away."""

    name: str
    words: re.Pattern[str]


def _start(words: str) -> re.Pattern[str]:
    return re.compile(rf"^\W{{0,5}}(?:{words})", re.IGNORECASE)


def _anywhere(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{words})", re.IGNORECASE)


CUES = (
    Cue(
        name="link to another page",
        words=_start(
            r"(?:read|see|learn|watch|listen)\s+(?:more|next|also|now|here)\b|also\s+read\b|related(?:\s\w+)?\s*:|"
            r"recommended\b|don['’]?t\s+miss\b|you\s+(?:may|might)\s+(?:also\s+)?(?:like|be\s+interested)|"
            r"most\s+(?:read|popular)\b|popular\s+(?:on|in)\b|more\s+(?:on|from|in|about|stories)\b|must\s+read\b|"
            r"editor['’]?s\s+picks?|click\s+here|lesen\s+sie\s+(?:auch|mehr|hier)|mehr\s+zum\s+thema|zum\s+artikel|"
            r"lire\s+aussi|à\s+lire|leia\s+(?:mais|também)|(?:lea|lee)\s+también|leggi\s+anche|lees\s+ook|läs\s+även"
        ),
    ),
    Cue(
        name="plea to the reader",
        words=_anywhere(
            r"sign(?:ing)?\s+up\s+(?:for|to)|subscri(?:be|ption)|newsletter|follow\s+(?:us|him|her|them|me|@)|"
            r"get\s+in\s+touch|contact\s+us|email\s+us|e-?mail:|have\s+a\s+(?:tip|story)|(?:join|support)\s+(?:us|our)\b|"
            r"your\s+inbox|tell\s+us\s+what|download\s+(?:the|our)\s+app|our\s+website|push-?benachrichtig|abonnier"
        ),
    ),
    Cue(
        name="note of the site",
        words=_start(
            r"updated?\s*(?:at|on|:)|last\s+updated|copyright\b|©|all\s+rights\s+reserved|advertisement|article\s+content|"
            r"story\s+continues|image\s*:|photos?\s*:|image\s+credit|this\s+is\s+a\s+(?:breaking|developing)|share\s+this|"
            r"\d+\s+min(?:ute)?s?\s+read|comments?$|loading"
        ),
    ),
)


def cue(line: str) -> str | None:
    """The name of the first cue that a line gives, or None for a line of the article."""
    if len(line) > LONGEST:
        return None
    return next((cue.name for cue in CUES if cue.words.search(line)), None)
