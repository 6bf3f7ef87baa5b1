"""The lines at the head of a story and of its sources, the same in every format."""

from consilience.present.days import stretch_words
from consilience.present.display import short
from consilience.present.outline import Answer, Outline, Reading, Topic, Witness, labelled_by, outlet_names
from consilience.present.pieces import pieces
from consilience.present.wording import count, say, voices
from consilience.records import Story

LONGEST_SENTENCE = 240
LONGEST_VALUE = 90


def head_words(shown: Outline) -> str:
    """Whose headline the label is, from when to when, how many outlets and how many origins."""
    parts = (label_words(shown), story_days(shown.account.story), counts(shown))
    return " · ".join(part for part in parts if part)


def label_words(shown: Outline) -> str:
    """Whose headline, or whose words, the story's label is; nothing where it is not found."""
    source = labelled_by(shown)
    if source is None:
        return ""
    is_headline = source.article.title is not None and source.article.title.value == shown.account.story.label
    return say("label" if is_headline else "label words", outlet=source.name)


def counts(shown: Outline) -> str:
    """How many articles, outlets and origins, in one line."""
    return " · ".join(f"{number} {noun}" for number, noun in tallies(shown))


def tallies(shown: Outline) -> tuple[tuple[str, str], ...]:
    """How many articles, outlets and origins: each number with its noun."""
    numbers = (
        (len(shown.witnesses), "article"),
        (len(outlet_names(shown.witnesses)), "outlet"),
        (len(shown.account.origins), "origin"),
    )
    return tuple((number, noun) for told, name in numbers if told for number, noun in [count(told, name).split(" ", 1)])


def story_days(story: Story) -> str:
    """The days of the first and the latest report; nothing where they are not known."""
    days = sorted(day for day in (story.first, story.latest) if day)
    return stretch_words(days[0], days[-1]) if days else ""


def no_disputes(shown: Outline) -> str:
    """The name of the wording for a story without disagreements."""
    return "no disputes" if len(shown.witnesses) > 1 else "one report"


def topic_words(topic: Topic) -> str:
    """A point in one line: the first sentence that tells it, or, where answers vary, its subject and the answers."""
    if len(topic.answers) == 1 and topic.answers[0].readings:
        return short("".join(words for words, _ in pieces(topic.answers[0].readings[0])), LONGEST_SENTENCE)
    values = " / ".join(map(answer_words, topic.answers))
    return f"{short(topic.point.about, LONGEST_VALUE)}: {values}"


def witnesses_of(topic: Topic) -> tuple[Witness, ...]:
    """The articles that speak of a point, in the order of their numbers."""
    found = {reading.witness.number: reading.witness for answer in topic.answers for reading in answer.readings}
    return tuple(found[number] for number in sorted(found))


def answer_words(answer: Answer) -> str:
    """The answer as a heading; the sentences below it have all of a long one."""
    return value_words(answer.position.value)


def value_words(value: str) -> str:
    """The words of an answer, cut to the length of a heading."""
    return short(value, LONGEST_VALUE)


def support_words(answer: Answer) -> str:
    """How many print the answer, how many are independent, how many primary sources they name."""
    position = answer.position
    told = voices(position.outlets, position.independent)
    return f"{told}, {count(position.primary, 'primary source')}" if position.primary else told


def reading_words(reading: Reading) -> str:
    """Where a reading comes from: when reported, when it happened, through whom; in one line."""
    chain = chain_words(reading)
    return ", ".join([reading_days(reading), *([say("from", chain=chain)] if chain else [])])


def reading_days(reading: Reading) -> str:
    """How it is told where it is no plain fact, when it was reported, and when it happened or is due."""
    reported = say("reported", date=reading.reported) if reading.reported else say("undated")
    happened = say("due" if reading.is_due else "happened", date=reading.happened) if reading.happened else ""
    return ", ".join(filter(None, (reading.told, reported, happened)))


def chain_words(reading: Reading) -> str:
    """From the first speaker to the outlet; nothing where the outlet speaks for itself."""
    return " → ".join(reading.chain) if len(reading.chain) > 1 else ""
