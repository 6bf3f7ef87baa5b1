"""Who is who within a story: aliases found, persons merged wrongly, and a hand-checked sample of mentions."""

import json
import re
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from pathlib import Path

from bench.accounts import folders
from bench.attributions import TimedParser
from bench.scorers import Scorers
from consilience.claims.entities import resolve
from consilience.claims.entities.names import PersonName, person_name, same_first
from consilience.models.languages import language_identifier
from consilience.models.spacy_models import english_parser, rule_splitter
from consilience.pipeline import Kit, run
from consilience.records import Article, Dossier, Entity, MentionKind, Span

CHECKED = Path(__file__).with_name("entities_checked.json")
HE, SHE = re.compile(r"\b(?:Mr|Sir|Lord)\.?\s+$"), re.compile(r"\b(?:Mrs|Ms|Miss|Lady|Dame)\.?\s+$")
ROLE_PHRASE = re.compile(
    r"\b[Tt]he (?:[a-z]\w* ){0,2}(?:president|minister|secretary|senator|congressman|lawmaker|leader|director|committee"
    r"|party|agency|department|ministry|campaign|government|spokesman|prosecutor|chairman|dictator)\b(?! [A-Z])"
)
# The longest honorific with its space.
BEFORE = 8


def figures(data: Path, scorers: Scorers) -> dict[str, float]:
    """Alias recall on the seeds, wrong merges of persons, the hand-checked sample, and cost in shares of the parse."""
    parser = TimedParser(english_parser())
    kit = Kit(parser=parser, splitter=rule_splitter(), language=language_identifier())
    annotated = {name: _dossiers(folder, kit) for name, folder in folders(data).items()}
    coverage = {path.name: _dossiers(path, kit) for path in sorted((data / "coverage").iterdir()) if path.is_dir()}
    started = time.process_time()
    found = {name: [(dossier, resolve(dossier)) for dossier in each] for name, each in (coverage | annotated).items()}
    seconds = time.process_time() - started
    persons = [
        (dossier, entity)
        for each in found.values()
        for dossier, entities in each
        for entity in entities
        if entity.kind is MentionKind.PERSON
    ]
    key = json.loads((data / "seeds" / "key.json").read_text("utf-8"))
    return {
        "entities.alias_recall": alias_recall(key["entities"], found["seeds"]),
        "entities.persons": len(persons),
        "entities.wrong_merges": sum(map(bool, (wrong_merge(dossier, entity) for dossier, entity in persons))),
        **_sampled({name: found[name] for name in annotated}),
        "entities.cost": seconds / parser.seconds,
    }


def alias_recall(key: Iterable[dict[str, list[str]]], stories: Iterable[tuple[Dossier, Sequence[Entity]]]) -> float:
    """The share of the key's names, row by row, under which the entity that holds most of the row is mentioned.

    A name counts where a mention ends with it; names that the texts do not have word for word are left out.
    """
    told = [
        ({(naming.span.article, naming.span.end) for naming in entity.mentions}) for _, own in stories for entity in own
    ]
    articles = [annotated.article for dossier, _ in stories for annotated in dossier.articles]
    right = total = 0
    for row in key:
        places = [found for name in (row["canonical"], *row["aliases"]) if (found := _places(str(name), articles))]
        right += max(sum(bool(place & ends) for place in places) for ends in told)
        total += len(places)
    return right / total


def _places(name: str, articles: Iterable[Article]) -> set[tuple[str, int]]:
    """Where a name ends, word for word, in some articles."""
    pattern = re.compile(rf"\b{re.escape(name)}\b")
    return {(article.id, found.end()) for article in articles for found in pattern.finditer(article.text)}


def wrong_merge(dossier: Dossier, entity: Entity) -> str:
    """Why a person looks like two, or "": first names that cannot be one person's, or "Mr." and "Mrs."."""
    articles = {annotated.article.id: annotated.article for annotated in dossier.articles}
    sexes = {sex for naming in entity.mentions for sex in _honorific(articles[naming.span.article], naming.span.start)}
    if len(sexes) > 1:
        return "Mr. and Mrs."
    full = {name for words in (entity.name, *entity.aliases) if (name := person_name(words)) and name.is_full}
    return next(
        (f"{one.parts} {other.parts}" for one, other in combinations(sorted(full), 2) if _differ(one, other)), ""
    )


def sample(dossier: Dossier, entities: Sequence[Entity], size: int) -> list[Span]:
    """Evenly spaced mentions to be checked by hand: names of the ten most named persons and bodies, and role phrases.

    Names that the resolver left out, and phrases that it did not resolve, are among them; pronouns are not.
    """
    kinds = {MentionKind.PERSON, MentionKind.ORGANISATION}
    ranked = sorted(
        (entity for entity in entities if entity.kind in kinds), key=lambda entity: (-len(entity.mentions), entity.id)
    )
    forms = {form for entity in ranked[:10] for form in _forms(dossier, entity)}
    named = {naming.span for entity in ranked[:10] for naming in entity.mentions if "pronoun" not in naming.rule}
    for annotated in dossier.articles:
        article = annotated.article
        named |= {mention.span for mention in annotated.mentions if _plain(article.words(mention.span)) in forms}
        starts = {span.start for span in named if span.article == article.id}
        for sentence in annotated.sentences:
            for found in ROLE_PHRASE.finditer(article.text, sentence.span.start, sentence.span.end):
                if not starts.intersection(range(found.start(), found.end())):
                    named.add(article.span(found.start(), found.end()))
    places = sorted(named)
    step = max(len(places) / size, 1.0)
    return [places[int(number * step)] for number in range(min(size, len(places)))]


def _sampled(found: dict[str, list[tuple[Dossier, tuple[Entity, ...]]]]) -> dict[str, float]:
    """The checked mentions that are resolved to the entity that a reader gave them."""
    if not CHECKED.exists():
        return {}
    rows = json.loads(CHECKED.read_text("utf-8"))
    held: dict[tuple[str, str, int], set[str]] = defaultdict(set)
    for name, each in found.items():
        for dossier, entities in each:
            uris = {annotated.article.id: Path(annotated.article.uri).name for annotated in dossier.articles}
            for entity in entities:
                for naming in entity.mentions:
                    held[name, uris[naming.span.article], naming.span.start] |= _forms(dossier, entity)
    resolved = [row for row in rows if held.get((row["story"], row["file"], row["start"]))]
    right = [row for row in resolved if _plain(row["entity"]) in held[row["story"], row["file"], row["start"]]]
    return {
        "entities.checked": len(rows),
        "entities.resolved_right": len(right) / len(rows),
        "entities.resolved_wrong": (len(resolved) - len(right)) / len(rows),
    }


def _dossiers(folder: Path, kit: Kit) -> list[Dossier]:
    paths = tuple(str(path) for path in sorted(folder.glob("*.txt")))
    return [item for item in run(paths, kit, until="trace") if isinstance(item, Dossier)]


def _honorific(article: Article, start: int) -> Iterator[str]:
    before = article.text[max(0, start - BEFORE) : start]
    yield from (sex for sex, pattern in (("he", HE), ("she", SHE)) if pattern.search(before))


def _differ(one: PersonName, other: PersonName) -> bool:
    """Two full names of one surname whose first names are not forms of one another, in either order of the parts."""
    short, long = sorted((one.parts, other.parts), key=len)
    if set(short) <= set(long):
        return False
    return not same_first(one.parts[0], other.parts[0])


def _forms(dossier: Dossier, entity: Entity) -> set[str]:
    """The words under which an entity is mentioned."""
    articles = {annotated.article.id: annotated.article for annotated in dossier.articles}
    return {_plain(articles[naming.span.article].words(naming.span)) for naming in entity.mentions} | {
        _plain(entity.name)
    }


def _plain(words: object) -> str:
    return " ".join(str(words).replace("’", "'").split()).casefold().removeprefix("the ")
