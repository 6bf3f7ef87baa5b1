"""The stage: who in a story depends on whom."""

from collections.abc import Iterable, Iterator

import msgspec

from consilience.provenance.citations import citation_links
from consilience.provenance.origins import origins
from consilience.provenance.reuse import ReuseOptions, text_links
from consilience.provenance.translations import translation_links
from consilience.records import Dossier, Problem


def trace(
    dossiers: Iterable[Dossier | Problem],
    *,
    options: ReuseOptions = ReuseOptions(),  # noqa: B008 - a frozen record
) -> Iterator[Dossier | Problem]:
    """Fill in the links of each story (copies, reuse, possible translations, citations) and its origins."""
    for item in dossiers:
        yield item if isinstance(item, Problem) else _traced(item, options)


def _traced(dossier: Dossier, options: ReuseOptions) -> Dossier:
    citations = [link for annotated in dossier.articles for link in citation_links(annotated)]
    cited = frozenset((link.target, link.source) for link in citations)
    links = (*text_links(dossier.articles, cited, options), *translation_links(dossier.articles), *citations)
    return msgspec.structs.replace(dossier, links=links, origins=origins(dossier.articles, links))
