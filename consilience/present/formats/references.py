"""The articles of a report as the entries of a bibliography, the same for every format that has one."""

import datetime
from collections.abc import Iterator

from consilience.present.display import one_line, safe_link
from consilience.present.formats.xml_text import xml_text
from consilience.present.report import Report
from consilience.records import Article, Finding, Record, digest


class Reference(Record, frozen=True, kw_only=True):
    """An article as it is cited; `key` is made of its id and of letters and digits alone.

    The day is exact where `earliest` and `latest` are one. Every text is one line of harmless characters.
    """

    key: str
    title: str
    outlet: str
    authors: tuple[str, ...]
    earliest: datetime.date | None
    latest: datetime.date | None
    link: str
    language: str

    @property
    def day(self) -> datetime.date | None:
        return self.earliest if self.earliest == self.latest else None


def references(report: Report) -> Iterator[Reference]:
    """Every article once, in the order of the accounts."""
    once = {each.article.id: each.article for account in report.accounts for each in account.articles}
    return map(_reference, once.values())


def _reference(article: Article) -> Reference:
    published = article.published
    return Reference(
        key=f"c{digest(article.id)}",
        title=_line(article.title),
        outlet=_line(article.outlet),
        authors=tuple(_line(author) for author in article.authors),
        earliest=published.earliest if published else None,
        latest=published.latest if published else None,
        link=safe_link(article.uri) or "",
        language=_line(article.language),
    )


def _line(finding: Finding | None) -> str:
    return xml_text(one_line(finding.value)) if finding else ""
