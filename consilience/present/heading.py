"""The lines at the head of a story and of its sources, the same in every format."""

from consilience.present.days import stretch_words
from consilience.present.outline import Answer, Outline, Reading, labelled_by, outlet_names
from consilience.present.wording import count, say, voices
from consilience.records import Story


def head_words(shown: Outline) -> str:
    """Whose headline the label is, from when to when, how many outlets and how many origins."""
    source = labelled_by(shown)
    parts = (say("label", outlet=source.name) if source else "", story_days(shown.account.story), counts(shown))
    return " · ".join(part for part in parts if part)


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
    """When it was reported, and when it happened."""
    reported = say("reported", date=reading.reported) if reading.reported else say("undated")
    happened = [say("happened", date=reading.happened)] if reading.happened else []
    return ", ".join([reported, *happened])


def chain_words(reading: Reading) -> str:
    """From the first speaker to the outlet; nothing where the outlet speaks for itself."""
    return " → ".join(reading.chain) if len(reading.chain) > 1 else ""
