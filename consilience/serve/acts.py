"""What may be judged from a page: how each form becomes a judgement, and where its sender goes on reading."""

from collections.abc import Callable
from dataclasses import dataclass

from consilience.claims import Judged
from consilience.pipeline import (
    By,
    claims_judged,
    date_judged,
    merged,
    names_judged,
    span_judged,
    split,
    undone,
    verdict_judged,
)
from consilience.records import Role, Span, Verdict
from consilience.serve.addresses import article_address, own_address, story_address
from consilience.serve.failures import Refused
from consilience.serve.forms import Posted
from consilience.store import SAME, Judgement, Library

Draft = Callable[[Library, Posted, By], Judgement]
After = Callable[[Posted], str]


@dataclass(frozen=True)
class Act:
    """One kind of judgement as a form makes it."""

    draft: Draft
    then: After


def act(name: str) -> Act:
    """The act that an address names. Raises Refused."""
    if name not in ACTS:
        raise Refused(404, f"nothing can be judged at {name}")
    return ACTS[name]


def _to_story(form: Posted) -> str:
    return story_address(form.needed("story"))


def _to_article(form: Posted) -> str:
    return article_address(form.needed("article"))


def _back(form: Posted) -> str:
    return own_address(form["back"], "/judgements")


def _verdict(library: Library, form: Posted, by: By) -> Judgement:
    verdict = _one_of(Verdict, form.needed("verdict"))
    return verdict_judged(library, form.needed("story"), form.needed("point"), Verdict(verdict), by)


def _claims(library: Library, form: Posted, by: By) -> Judgement:
    """`pair` holds the two claims, parted by a space."""
    pair = form.needed("pair").split()
    return claims_judged(library, form.needed("story"), pair, form["value"] == SAME, by)


def _line(library: Library, form: Posted, by: By) -> Judgement:
    article = library.article(form.needed("article")).article
    start, end = form.number("start"), form.number("end")
    if not any((block.span.start, block.span.end) == (start, end) for block in article.blocks):
        raise Refused(422, "the article has no such line; load its page again")
    line = Span(article=article.id, start=start, end=end)
    return span_judged(line, Role(_one_of(Role, form.needed("role"))), by)


def _date(library: Library, form: Posted, by: By) -> Judgement:
    latest = f"/{form['latest']}" if form["latest"] else ""
    return date_judged(library, form.needed("article"), form.needed("day") + latest, by)


def _merge(library: Library, form: Posted, by: By) -> Judgement:
    return merged(library, form.needed("story"), form.needed("other"), by)


def _split(library: Library, form: Posted, by: By) -> Judgement:
    return split(library, form.needed("article"), by)


def _names(library: Library, form: Posted, by: By) -> Judgement:
    verdict = _one_of(Judged, form.needed("verdict"))
    first, second = form.needed("first"), form.needed("second")
    if first == second:
        raise Refused(422, "name two different names")
    return names_judged(first, second, Judged(verdict), by)


def _undo(library: Library, form: Posted, by: By) -> Judgement:
    return undone(library, form.number("number"), by)


def _one_of(kinds: type[Verdict] | type[Role] | type[Judged], value: str) -> str:
    if value not in set(kinds):
        raise Refused(422, f"{value} is none of {', '.join(kinds)}")
    return value


ACTS = {
    "verdict": Act(_verdict, _to_story),
    "claims": Act(_claims, _to_story),
    "line": Act(_line, _to_article),
    "date": Act(_date, _back),
    "merge": Act(_merge, _to_story),
    "split": Act(_split, _back),
    "names": Act(_names, _back),
    "undo": Act(_undo, _back),
}
