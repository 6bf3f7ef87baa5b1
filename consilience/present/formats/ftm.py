"""A report as FollowTheMoney entities, for the tools of investigations: who is named and quoted in which article."""

from collections.abc import Iterable, Iterator

from msgspec.structs import asdict

from consilience.present.display import one_line, safe_link
from consilience.present.formats.plain_json import encoded
from consilience.present.formats.xml_text import xml_text
from consilience.present.report import Report
from consilience.records import (
    AnnotatedArticle,
    Article,
    Mention,
    MentionKind,
    Publication,
    Record,
    Source,
    SourceKind,
    digest,
)

# What the schema allows for a name and for another text, in characters.
LONGEST_NAME, LONGEST_TEXT = 384, 1024
SCHEMATA = {MentionKind.PERSON: "Person", MentionKind.ORGANISATION: "Organization"}
SPEAKERS = {SourceKind.AGENCY: "Organization", SourceKind.OUTLET: "Organization"}
MENTIONED = {
    MentionKind.PERSON: "peopleMentioned",
    MentionKind.ORGANISATION: "companiesMentioned",
    MentionKind.PLACE: "locationMentioned",
}
# FollowTheMoney has the three-letter codes of ISO 639, and of these languages alone.
LANGUAGES = {
    "af": "afr", "ar": "ara", "az": "aze", "be": "bel", "bg": "bul", "bs": "bos", "ca": "cat", "cs": "ces", "da":
    "dan", "de": "deu", "el": "ell", "en": "eng", "es": "spa", "et": "est", "fa": "fas", "fi": "fin", "fr": "fra",
    "he": "heb", "hi": "hin", "hr": "hrv", "hu": "hun", "hy": "hye", "id": "ind", "is": "isl", "it": "ita", "ja":
    "jpn", "ka": "kat", "kk": "kaz", "km": "khm", "kn": "kan", "ko": "kor", "ky": "kir", "lb": "ltz", "lt": "lit",
    "lv": "lav", "mk": "mkd", "mn": "mon", "ms": "msa", "mt": "mlt", "ne": "nep", "nl": "nld", "no": "nor", "nb":
    "nor", "nn": "nor", "pl": "pol", "pt": "por", "ro": "ron", "ru": "rus", "sk": "slk", "sl": "slv", "sq": "sqi",
    "sr": "srp", "sv": "swe", "sw": "swa", "tg": "tgk", "tl": "tgl", "tr": "tur", "uk": "ukr", "ur": "urd", "uz":
    "uzb", "zh": "zho",
}  # fmt: skip


class Entity(Record, frozen=True, kw_only=True):
    """An entity of FollowTheMoney: its values by the names of its schema's properties."""

    id: str
    schema: str
    properties: dict[str, list[str]]


class Speaker(Record, frozen=True, kw_only=True):
    """A source with a name of its own, and what it is."""

    name: str
    schema: str

    @property
    def id(self) -> str:
        return f"consilience-{digest(self.schema, self.name)}"


def ftm(report: Report) -> bytes:
    """One entity a line: articles, those they quote by name, the names in them, and who is quoted where.

    A source becomes an entity only where an article names it as a person or an organisation: "he" and "officials" do
    not. Whether two articles mean the same by one name, nobody has checked.
    """
    return b"".join(encoded(asdict(entity)) for entity in entities(report))


def entities(report: Report) -> tuple[Entity, ...]:
    """The entities of a report, each once."""
    found: dict[str, Entity] = {}
    for entity in _entities(report):
        found.setdefault(entity.id, entity)
    return tuple(found.values())


def _entities(report: Report) -> Iterator[Entity]:
    for account in report.accounts:
        quoted: dict[str, dict[Source, None]] = {}
        for point in account.points:
            for position in point.positions:
                for claim in position.claims:
                    quoted.setdefault(claim.evidence.article, {}).update(dict.fromkeys(claim.sources))
        for annotated in account.articles:
            yield from _of_article(annotated, quoted.get(annotated.article.id, {}))


def _of_article(annotated: AnnotatedArticle, quoted: Iterable[Source]) -> Iterator[Entity]:
    article = annotated.article
    document = f"consilience-{digest('Article', article.id)}"
    names = {_name(article.words(mention.span)): mention for mention in annotated.mentions}
    yield _entity(document, "Article", _described(article, annotated.mentions))
    others = (source for source in quoted if not article.outlet or source.name != article.outlet.value)
    speakers = {found.name: found for source in others if (found := _speaker(source, names))}
    for speaker in speakers.values():
        yield _entity(speaker.id, speaker.schema, {"name": [speaker.name]})
        told = {"document": [document], "entity": [speaker.id], "role": ["source"]}
        yield _entity(f"{speaker.id}-{digest(document)}", "Documentation", told)
    for name, mention in names.items():
        if name and mention.kind in SCHEMATA:
            yield _mention(name, mention, document, speakers.get(name))


def _described(article: Article, mentions: Iterable[Mention]) -> dict[str, list[str]]:
    found = {
        "title": [article.title.value] if article.title else [],
        "author": [author.value for author in article.authors],
        "publisher": [article.outlet.value] if article.outlet else [],
    }
    return {
        **{name: [_short(value, LONGEST_TEXT) for value in values] for name, values in found.items()},
        "publishedAt": _published(article.published),
        "sourceUrl": [link for link in [safe_link(article.uri)] if link],
        "language": _language(article),
        **_mentioned(article, mentions),
    }


def _language(article: Article) -> list[str]:
    code = LANGUAGES.get(article.language.value) if article.language else None
    return [code] if code else []


def _mentioned(article: Article, mentions: Iterable[Mention]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for mention in mentions:
        if mention.kind in MENTIONED:
            found.setdefault(MENTIONED[mention.kind], []).append(_name(article.words(mention.span)))
    return found


def _published(published: Publication | None) -> list[str]:
    """The day; the month or the year where no more is sure, and nothing where not even that is."""
    if published is None:
        return []
    first, last = published.earliest.isoformat(), published.latest.isoformat()
    return next(([first[:length]] for length in (10, 7, 4) if first[:length] == last[:length]), [])


def _speaker(source: Source, names: dict[str, Mention]) -> Speaker | None:
    """The source as an entity, where the article names it; an official organisation is a public body."""
    name = _name(source.name)
    schema = SPEAKERS.get(source.kind)
    if name in names:
        schema = schema or SCHEMATA.get(names[name].kind)
    if not name or schema is None:
        return None
    is_public = source.kind is SourceKind.OFFICIAL and schema == "Organization"
    return Speaker(name=name, schema="PublicBody" if is_public else schema)


def _mention(name: str, mention: Mention, document: str, speaker: Speaker | None) -> Entity:
    schema = SCHEMATA[mention.kind]
    told = {"document": [document], "name": [name], "detectedSchema": [schema]}
    resolved = {"resolved": [speaker.id]} if speaker else {}
    return _entity(f"{document}-{digest(schema, name)}", "Mention", {**told, **resolved})


def _entity(id: str, schema: str, properties: dict[str, list[str]]) -> Entity:
    once = {name: list(dict.fromkeys(value for value in values if value)) for name, values in properties.items()}
    return Entity(id=id, schema=schema, properties={name: values for name, values in once.items() if values})


def _name(words: str) -> str:
    return _short(words, LONGEST_NAME)


def _short(words: str, longest: int) -> str:
    return xml_text(one_line(words))[:longest]
