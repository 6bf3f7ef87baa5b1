"""What a line looks like, whatever it says: length, closing mark, capitals, whether it speaks to the reader."""

import re
import string

from consilience.clean import vocabulary
from consilience.records import Article, Record

# A cue stands near the front of its line or the line is long prose; more than this is never searched.
LONGEST_SEARCHED = 1_000
# Headlines of the labelled pages have 3 to 22 words; a longer open line is a paragraph that lost its full stop.
LONGEST_TITLE = 22
# Subheadings are shorter than headlines: 1 to 12 words in the labelled pages, nine in ten below 10.
LONGEST_SUBHEADING = 12
# A paragraph of report has about forty words; one of a dozen words that closes is a sentence at least.
SHORTEST_PARAGRAPH = 12

PLAIN_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"'})
CLOSING = tuple(".!?…:;。！？।")
CLOSERS = "\"'”’»)]"
QUOTED = re.compile(r'"[^"]*(?:"|$)')


def any_of(phrases: str, before: str = "") -> re.Pattern[str]:
    """One pattern, whatever the case, of the patterns that stand a line each; `before` goes before all of them.

    >>> any_of('''
    ...     read more
    ...     full story
    ... ''').pattern
    'read more|full story'
    """
    alternatives = "|".join(phrase.strip("\n") for phrase in map(str.lstrip, phrases.splitlines()) if phrase)
    return re.compile(f"{before}(?:{alternatives})" if before else alternatives, re.IGNORECASE)


SMALL_WORDS = frozenset(vocabulary.SMALL_WORDS.split())
READER = re.compile(any_of(vocabulary.READER, r"\b").pattern + r"\b", re.IGNORECASE)
REPORTING = re.compile(rf"\b(?:{'|'.join(vocabulary.REPORTING.split())}|according to)\b", re.IGNORECASE)


class Line(Record, frozen=True, kw_only=True):
    """One block as the rules see it.

    `text` has single spaces and straight quotation marks; `narration` is the text without what stands in quotation
    marks; `words` counts the whole line, however long.
    """

    text: str
    narration: str
    words: int
    closes: bool

    @property
    def is_title(self) -> bool:
        """Short and open at the end, as headlines are; a question may close."""
        return 3 <= self.words <= LONGEST_TITLE and (not self.closes or self.text.endswith("?"))

    @property
    def is_subheading(self) -> bool:
        return 0 < self.words <= LONGEST_SUBHEADING and (not self.closes or self.text.endswith("?"))

    @property
    def is_paragraph(self) -> bool:
        return self.words >= SHORTEST_PARAGRAPH and self.closes

    @property
    def is_capitalised(self) -> bool:
        """Every word but the small ones begins with a capital or a digit."""
        words = [word for word in self.text.split() if word.lower() not in SMALL_WORDS]
        return bool(words) and all(not word.lstrip("\"'([")[:1].islower() for word in words)

    @property
    def addresses_reader(self) -> bool:
        """Says we or you in its own voice."""
        return READER.search(self.narration) is not None

    @property
    def is_reporting(self) -> bool:
        """Tells what somebody said."""
        return REPORTING.search(self.narration) is not None


def lines_of(article: Article) -> tuple[Line, ...]:
    """A line for each block of the article, in order."""
    return tuple(line_of(article.words(block.span)) for block in article.blocks)


def line_of(text: str) -> Line:
    """The line that a text makes.

    >>> line_of("Reasons for  closure").is_subheading
    True
    """
    words = text.split()
    plain = " ".join(words[:LONGEST_SEARCHED]).translate(PLAIN_QUOTES)
    return Line(
        text=plain[:LONGEST_SEARCHED],
        narration=QUOTED.sub(" ", plain[:LONGEST_SEARCHED]),
        words=len(words),
        closes=plain.rstrip(CLOSERS).endswith(CLOSING),
    )


def key(text: str) -> str:
    """The letters and digits of a text, lower case: what is left of a title however it was set.

    >>> key("“Read more …”")
    'readmore'
    """
    return "".join(character for character in text.lower() if character.isalnum())


def tokens(text: str) -> list[str]:
    """The words of a text, lower case, without the punctuation at their edges."""
    bare = (word.strip(string.punctuation + "–—|•·“”‘’©") for word in text.lower().split())
    return [word for word in bare if word]
