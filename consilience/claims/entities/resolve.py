"""Who is who within a story: every name, role phrase and pronoun that can be told, under one person, body or place."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from consilience.claims.entities.bodies import Bodies
from consilience.claims.entities.judgements import Sameness, apply
from consilience.claims.entities.kinds import kinds_of
from consilience.claims.entities.pages import Filed, Name, Page, names_of, pages_of
from consilience.claims.entities.parts import part_of
from consilience.claims.entities.persons import People, named_persons, parsed_names
from consilience.claims.entities.places import governments, place_of
from consilience.claims.entities.pronouns import pronouns
from consilience.claims.entities.roles import Roles
from consilience.records import Dossier, Entity, MentionKind, Naming, Title, digest, replaced

PLACES = frozenset({MentionKind.PLACE, MentionKind.GROUP})
# Rules whose words tell who an entity is, but are no name of it.
UNNAMED = ("role", "kind of body", "pronoun")
# A form that occurs once may be a slip of the recogniser.
TOLD_OFTEN = 2
UNFIT_NAMES = frozenset({"state by its adjective", "first name, only bearer in the article"})


def resolve(dossier: Dossier, judgements: Sequence[Sameness] = ()) -> tuple[Entity, ...]:
    """The persons, bodies, places and groups of a story, in the order of their first mention.

    Every mention carries the rule that put it there; what several may be meant by is left out. `judgements` override
    the rules.
    """
    pages = pages_of(dossier)
    filed = apply(judgements, _named(pages))
    roles = Roles(pages, filed)
    filed += roles.phrases()
    filed += pronouns(pages, filed, roles.sexes)
    if judgements:
        filed = apply(judgements, filed)
    return tuple(_entities(filed, roles, dossier))


def _named(pages: tuple[Page, ...]) -> Iterator[Filed]:
    """All that is called by a name."""
    names = tuple(names_of(pages))
    kinds = kinds_of(pages, names)
    by_kind: defaultdict[MentionKind, list[Name]] = defaultdict(list)
    for name in names:
        by_kind[kinds[name.key]].append(name)
    persons = parsed_names(by_kind[MentionKind.PERSON])
    people = People(persons)
    passed_over = parsed_names([name for page in pages for name in page.unlisted(people.surnames)])
    yield from named_persons([*persons, *passed_over], people)
    yield from Bodies(pages, by_kind[MentionKind.ORGANISATION]).filed()
    for kind in (MentionKind.PLACE, MentionKind.GROUP):
        yield from (place_of(pages[name.page], name, kind) for name in by_kind[kind])
    for page in pages:
        yield from governments(page)
    for kind in MentionKind:
        if kind not in NAMED_ELSEWHERE:
            yield from (
                Filed((kind.value, name.key), kind, name.span, name.words, "same name") for name in by_kind[kind]
            )


NAMED_ELSEWHERE = PLACES | {MentionKind.PERSON, MentionKind.ORGANISATION}


def _entities(filed: Iterable[Filed], roles: Roles, dossier: Dossier) -> Iterator[Entity]:
    order = {annotated.article.id: number for number, annotated in enumerate(dossier.articles)}
    groups: defaultdict[tuple[str, ...], dict[tuple[int, int, int], Filed]] = defaultdict(dict)
    for each in filed:
        groups[each.key].setdefault((order[each.span.article], each.span.start, each.span.end), each)
    articles = {annotated.article.id: annotated.article for annotated in dossier.articles}
    for key, group in sorted(groups.items(), key=lambda item: (min(item[1]), item[0])):
        entity = _entity(key, [group[place] for place in sorted(group)], roles.titles.get(key, ()))
        state = part_of(entity.name, list(group.values()), articles)
        yield entity if state is None else replaced(entity, part_of=state[0], part_of_rule=state[1])


def _entity(key: tuple[str, ...], filed: Sequence[Filed], titles: Sequence[Title]) -> Entity:
    forms = Counter(each.words for each in filed if each.words and not each.rule.startswith(UNNAMED))
    full = Counter(each.words for each in filed if each.rule == "full name")
    fit = full or Counter(each.words for each in filed if each.words in forms and each.rule not in UNFIT_NAMES) or forms
    name = max(fit, key=lambda words: (min(fit[words], TOLD_OFTEN), len(words.split()), fit[words], words))
    return Entity(
        id=digest(*key, filed[0].span.article, str(filed[0].span.start)),
        kind=filed[0].kind,
        name=name,
        mentions=tuple(Naming(span=each.span, rule=each.rule) for each in filed),
        aliases=tuple(sorted(forms.keys() - {name})),
        titles=tuple(titles),
    )
