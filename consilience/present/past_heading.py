"""Under which headline, and over which days, a story stood on earlier days."""

from consilience.present.days import stretch_words
from consilience.present.display import one_line
from consilience.present.heading import label_words, story_days
from consilience.present.outline import Outline, Witness, labelled_by
from consilience.present.report_days import Changes, ReportDays
from consilience.present.wording import say
from consilience.records import Record, replaced

LONGEST_LABEL = 300


class Headline(Record, frozen=True, kw_only=True):
    """The words a story stood under, whose they are, and from which day until which; None for until today."""

    words: str
    told: str
    source: Witness | None
    since: int
    until: int | None


def headlines(shown: Outline, days: ReportDays) -> tuple[Headline, ...]:
    """Today's headline from the day on which its article was out; before, that of the first report with one."""
    source = labelled_by(shown)
    begun = days.since[source.article.id] if source else 0
    today = Headline(
        words=one_line(shown.account.story.label, LONGEST_LABEL),
        told=label_words(shown),
        source=source,
        since=begun,
        until=None,
    )
    return (*_earlier(shown, days, begun), today)


def story_stretches(shown: Outline, days: ReportDays) -> Changes[str]:
    """From the day of the first report to each of the days."""
    today, first = story_days(shown.account.story), shown.account.story.first
    if not first:
        return ((0, today),)
    return tuple(
        (day, today if day == days.last else stretch_words(first, max(first, days.days[day])))
        for day in range(days.last + 1)
    )


def _earlier(shown: Outline, days: ReportDays, end: int) -> tuple[Headline, ...]:
    """The headlines before that day: an article with one takes the place of those without."""
    found: list[Headline] = []
    for day in range(end):
        source = _first_titled(shown, days, day)
        told = say("label", outlet=source.name) if source.article.title else ""
        later = Headline(words=source.title, told=told, source=source, since=day, until=day + 1)
        if found and found[-1].source is source:
            later = replaced(found.pop(), until=day + 1)
        found.append(later)
    return tuple(found)


def _first_titled(shown: Outline, days: ReportDays, day: int) -> Witness:
    out = [each for each in shown.witnesses if days.is_out(each.article.id, day)]
    return next((each for each in out if each.article.title), out[0])
