"""The log of judgements as people read it: what each says, and which of them bear on a story."""

from collections.abc import Iterable, Mapping

from consilience.pipeline.libraries.places import span_at
from consilience.records import Record, UnknownArticle
from consilience.serve.addresses import article_address
from consilience.store import Judgement, JudgementKind, Library, Logged

LONGEST = 90
# Places shown of one judgement; a point may stand on dozens.
MOST_PLACES = 4
# Stories that are told anew at once for two names; others are when somebody opens them.
MOST_TOUCHED = 200
# What a judgement says, by its kind; the words that are quoted follow.
SAID: Mapping[JudgementKind, str] = {
    JudgementKind.NAMES: "are {value}",
    JudgementKind.STORIES: "are of {value} story",
    JudgementKind.CLAIMS: "give {value} answer",
    JudgementKind.LINE: "is {value}",
    JudgementKind.DATE: "was published {value}",
    JudgementKind.VERDICT: "is {value}",
    JudgementKind.UNDO: "is withdrawn",
}


class Told(Record, frozen=True, kw_only=True):
    """A judgement in words: about what (each with its address, if it has one; `more` are not shown), and what is said
    of it."""

    logged: Logged
    about: tuple[tuple[str, str], ...]
    said: str
    more: int = 0


def told(library: Library, judgements: Iterable[Logged], numbers: Mapping[str, int]) -> tuple[Told, ...]:
    """Judgements in words; `numbers` are those of all judgements by their ids."""
    return tuple(_told(library, each, numbers) for each in judgements)


def judged(library: Library, articles: frozenset[str], names: frozenset[str]) -> tuple[Told, ...]:
    """The judgements that hold and bear on a story of some articles, in which some names stand; newest first."""
    log = library.judgements()
    bearing = [each for each in log if not each.is_withdrawn and _bears(each.judgement, articles, names)]
    return told(library, reversed(bearing), {each.id: each.number for each in log})


def stories_touched(library: Library, judgement: Judgement) -> set[str]:
    """The stories on which a judgement, or the one that it withdraws, bears as they are now; of two names those told
    ones that changed, since both may stand anywhere."""
    by_id = {each.id: each.judgement for each in library.judgements()} if judgement.kind is JudgementKind.UNDO else {}
    while judgement.kind is JudgementKind.UNDO and judgement.subject in by_id:
        judgement = by_id[judgement.subject]
    if judgement.kind is JudgementKind.NAMES:
        changed = library.entries("changed", MOST_TOUCHED)
        return {each.story.id for each in changed if each.is_told and not each.is_current}
    articles = {_article(place) for place in (judgement.subject, *judgement.others)}
    return {story for article in sorted(articles) for story in library.stories_of(article)}


def _article(place: str) -> str:
    """The article of a place, which may be an article itself."""
    try:
        return span_at(place).article
    except ValueError:
        return place


def _bears(judgement: Judgement, articles: frozenset[str], names: frozenset[str]) -> bool:
    if judgement.kind is JudgementKind.UNDO:
        return False
    stated = (judgement.subject, *judgement.others)
    if judgement.kind is JudgementKind.NAMES:
        folded = {name.casefold() for name in names}
        return all(name.casefold() in folded for name in stated)
    return any(each in articles or each.rpartition(":")[0] in articles for each in stated)


def _told(library: Library, each: Logged, numbers: Mapping[str, int]) -> Told:
    judgement, more = each.judgement, 0
    if judgement.kind is JudgementKind.UNDO:
        about: tuple[tuple[str, str], ...] = ((f"judgement {numbers.get(judgement.subject, '?')}", ""),)
    elif judgement.kind is JudgementKind.NAMES:
        about = tuple((name, "") for name in (judgement.subject, *judgement.others))
    else:
        places = judgement.others if judgement.kind is JudgementKind.VERDICT else (judgement.subject, *judgement.others)
        about = tuple(_place(library, place) for place in places[:MOST_PLACES])
        more = len(places) - len(about)
    return Told(logged=each, about=about, said=_said(judgement), more=more)


def _said(judgement: Judgement) -> str:
    value = judgement.value
    if judgement.kind in {JudgementKind.STORIES, JudgementKind.CLAIMS}:
        value = "one" if value == "same" else "not one"
    return SAID[judgement.kind].format(value=value)


def _place(library: Library, place: str) -> tuple[str, str]:
    """The words at a place and their address; the title of a whole article. What is forgotten has neither."""
    try:
        span = span_at(place)
    except ValueError:
        span = None
    try:
        article = library.article(span.article if span else place).article
    except UnknownArticle:
        return f"{place} (no longer held)", ""
    if span and span.end <= len(article.text):
        return article.words(span)[:LONGEST], article_address(article.id, span)
    title = article.title.value if article.title else article.text[:LONGEST]
    outlet = f", {article.outlet.value}" if article.outlet else ""
    return title[:LONGEST] + outlet, article_address(article.id)
