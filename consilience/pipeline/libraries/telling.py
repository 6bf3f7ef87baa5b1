"""Telling stories: grammar, claims and account of those whose articles or judgements changed, and of no others."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

import msgspec

from consilience.cluster import dossier, sketch
from consilience.pipeline.kit import Kit
from consilience.pipeline.libraries.at import Where, at
from consilience.pipeline.libraries.correcting import corrected_article
from consilience.pipeline.libraries.points import with_judgements
from consilience.pipeline.libraries.sameness import sameness
from consilience.pipeline.stages import Watch, run
from consilience.records import Account, AnnotatedArticle, Article, Dossier, Problem, digest, replaced
from consilience.store import Judgement, Library, Material
from consilience.version import VERSION

# A story of fewer articles is told when somebody opens it.
SEVERAL = 2
# How often a story is told again because it changed meanwhile.
MOST_TRIES = 5


def recipe(kit: Kit) -> str:
    """The digest of all that decides what comes out of the same bytes: version, options and models."""
    return digest(VERSION, msgspec.json.encode(kit.options, order="deterministic"), repr(kit.recipe()))


def tell(where: Where, kit: Kit, stories: Iterable[str] | None = None, watch: Watch | None = None) -> tuple[str, ...]:
    """Tell some stories, else all of several articles that changed since they were told; the ids of those told."""
    with at(where, must_exist=True) as library:
        wanted = library.pending(SEVERAL) if stories is None else list(stories)
        return tuple(story for story in wanted if _told(library, story, kit, watch))


def opened(where: Where, story: str, kit: Kit, watch: Watch | None = None) -> Account:
    """The account of a story, told now if it was not or if the story changed; of its successor if it is no more.

    Raises UnknownStory.
    """
    with at(where, must_exist=True) as library:
        story = library.successor(story) or story
        if not library.entry(story).is_current:
            _told(library, story, kit, watch)
        return library.account(story)


def _told(library: Library, story: str, kit: Kit, watch: Watch | None) -> bool:
    for _ in range(MOST_TRIES):
        material, judgements = library.material(story), library.standing()
        account = _account(library, material, judgements, kit, watch)
        if account is None:
            return False
        if library.save(account, material.made_of, recipe(kit)):
            return True
    return False


def _account(
    library: Library, material: Material, judgements: Sequence[Judgement], kit: Kit, watch: Watch | None
) -> Account | None:
    articles = _deepened(library, material.articles, judgements, kit, watch)
    compare = replaced(kit.options.compare, sameness=(*kit.options.compare.sameness, *sameness(judgements)))
    judged = replace(kit, options=replaced(kit.options, compare=compare))
    dossiers = run([_dossier(material.story, articles)], judged, since="date", until="compare", watch=watch)
    settled = (item if isinstance(item, Problem) else with_judgements(item, judgements) for item in dossiers)
    accounts = [item for item in run(settled, judged, since="write", watch=watch) if isinstance(item, Account)]
    return accounts[0] if accounts else None


def _deepened(
    library: Library,
    articles: Sequence[AnnotatedArticle],
    judgements: Sequence[Judgement],
    kit: Kit,
    watch: Watch | None,
) -> list[AnnotatedArticle]:
    """The articles corrected as people judged and annotated with grammar; kept so, those that were not before."""
    originals = library.originals(annotated.article.id for annotated in articles)
    found = {annotated.article.id: annotated for annotated in articles}
    as_read = {id: originals.get(id, annotated) for id, annotated in found.items()}
    wanted: list[Article] = []
    for id, annotated in found.items():
        article = corrected_article(as_read[id].article, judgements)
        if article != annotated.article or not _has_grammar(annotated):
            wanted.append(article)
    anew = (item for item in run(wanted, kit, since="annotate", until="annotate", watch=watch))
    changed = {item.article.id: item for item in anew if not isinstance(item, Problem)}
    changed = {id: item for id, item in changed.items() if item != found[id]}
    corrected = {id: as_read[id] for id, item in changed.items() if item.article != as_read[id].article}
    if changed:
        library.replace(changed.values(), corrected)
    return list((found | changed).values())


def _has_grammar(annotated: AnnotatedArticle) -> bool:
    return any(sentence.tokens for sentence in annotated.sentences)


def _dossier(id: str, articles: Sequence[AnnotatedArticle]) -> Dossier:
    return dossier(articles, {each.article.id: sketch(each) for each in articles}, id)
