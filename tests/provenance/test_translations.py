"""Reports that may be translations of one another. All texts are written for these tests."""

import pytest

from consilience.provenance import CopyPair, find_copies, trace
from consilience.provenance.landmarks import landmarks, sounds
from consilience.records import AnnotatedArticle, Article, Dossier, Finding, Link, LinkKind, Story

ENGLISH = (
    "Velmora, 14 May. The ferry Kestrel ran aground off Cape Tarnau with 312 passengers, Captain Boris Lindqvist told "
    "the coastguard. The vessel left Ostrava harbour at 18:45 with 27 cars. Hours later, Mayor Ilsa Brandt opened the "
    "sports hall in Marlow Street for 190 people. The Kestrel was built in 1987 in Gdansk and had been sold to "
    "Nordhaven Lines for 2.4 million euros."
)
GERMAN = (
    "Velmora, 14. Mai. Die Fähre Kestrel ist vor Kap Tarnau mit 312 Passagieren auf Grund gelaufen, wie Kapitän Boris "
    "Lindqvist der Küstenwache mitteilte. Das Schiff hatte um 18.45 Uhr mit 27 Autos den Hafen Ostrava verlassen. "
    "Stunden später öffnete Bürgermeisterin Ilsa Brandt die Turnhalle in der Marlow-Straße für 190 Menschen. Die "
    "Kestrel wurde 1987 in Gdansk gebaut und für 2,4 Millionen Euro an Nordhaven Lines verkauft."
)
RUSSIAN = (
    "Вельмора, 14 мая. Паром «Кестрел» сел на мель у мыса Тарнау с 312 пассажирами, сообщил береговой охране капитан "
    "Борис Линдквист. Судно вышло из порта Острава в 18:45 с 27 автомобилями. Через несколько часов мэр Ильса Брандт "
    "открыла спортзал на улице Марлоу для 190 человек. «Кестрел» построен в 1987 году в Гданске и был продан компании "
    "Нордхавен за 2,4 млн евро."
)
# The same event by another reporter: other facts, in another order.
GERMAN_OWN = (
    "Nordhaven Lines steht nach dem Unglück vor Tarnau unter Druck. Die Reederei hatte die Kestrel, Baujahr 1987, für "
    "2,4 Millionen Euro erworben; 2029 fiel sie in Gdansk durch eine Prüfung mit 46 Mängeln. Brandt sprach in Velmora "
    "mit 30 Angehörigen. An Bord waren 312 Menschen, 27 Autos und 11 Lastwagen, als Lindqvist um 18.45 Uhr in Ostrava "
    "ablegte. Der 58-jährige Boris Lindqvist wurde am 14. Mai vernommen."
)


def links(**articles: str) -> list[Link]:
    """The TRANSLATION links of one story; each article is named after its language."""
    found = tuple(article(language, text) for language, text in articles.items())
    story = Story(id="s", articles=tuple(each.article.id for each in found), label="ferry")
    (dossier,) = trace([Dossier(story=story, articles=found)])
    assert isinstance(dossier, Dossier)
    return [link for link in dossier.links if link.kind is LinkKind.TRANSLATION]


def article(name: str, text: str) -> AnnotatedArticle:
    language = Finding(value=name.split("_")[0], rule="given")
    return AnnotatedArticle(article=Article(id=name, uri="", capture="", text=text, language=language))


VERSIONS = {"English and German": (ENGLISH, GERMAN), "English and Russian": (ENGLISH, RUSSIAN)}


@pytest.mark.parametrize(("first", "second"), VERSIONS.values(), ids=VERSIONS)
def test_one_report_in_two_languages_is_a_possible_translation(first: str, second: str) -> None:
    (link,) = links(en=first, xx=second)
    assert (link.source, link.target) == ("en", "xx")
    assert link.score is not None
    assert link.score >= 0.85
    assert link.rule.startswith("possibly")


def test_the_names_and_numbers_in_one_order_are_its_evidence() -> None:
    (link,) = links(en=ENGLISH, ru=RUSSIAN)
    shown = {(ENGLISH[p.source.start : p.source.end], RUSSIAN[p.target.start : p.target.end]) for p in link.passages}
    assert {("312", "312"), ("Tarnau", "Тарнау"), ("2.4", "2,4")} <= shown


NO_TRANSLATIONS = {
    "an own report of the same event": {"en": ENGLISH, "de": GERMAN_OWN},
    "two reports in one language": {"en": ENGLISH, "en_2": ENGLISH.replace("Hours later", "Later")},
    "too few numbers": {"en": ENGLISH[:95], "de": GERMAN[:95]},
}


@pytest.mark.parametrize("articles", NO_TRANSLATIONS.values(), ids=NO_TRANSLATIONS)
def test_these_are_no_translations(articles: dict[str, str]) -> None:
    assert links(**articles) == []


def test_possible_translations_count_as_one_origin() -> None:
    found = article("en", ENGLISH), article("ru", RUSSIAN)
    (dossier,) = trace([Dossier(story=Story(id="s", articles=("en", "ru"), label="ferry"), articles=found)])
    assert isinstance(dossier, Dossier)
    assert [origin.members for origin in dossier.origins] == [("en", "ru")]


def test_a_window_shows_possible_translations_after_its_copies() -> None:
    window = [article("en", ENGLISH), article("en_2", ENGLISH), article("de", GERMAN), article("de_2", GERMAN_OWN)]
    pairs = [pair for pair in find_copies(each.article for each in window) if isinstance(pair, CopyPair)]
    assert [(pair.a, pair.b, pair.kind, pair.derived) for pair in pairs] == [
        ("en", "en_2", "exact", True),
        ("en", "de", "translation", False),
        ("en_2", "de", "translation", False),
    ]


SPELLINGS = {
    "a capital": ("Moscow", "Moskau", "Москва"),
    "a Ukrainian name": ("Zelensky", "Selenskyj", "Зеленский"),
    "a Russian city": ("Khabarovsk", "Chabarowsk", "Хабаровск"),
}


@pytest.mark.parametrize("names", SPELLINGS.values(), ids=SPELLINGS)
def test_one_name_in_several_spellings_sounds_alike(names: tuple[str, ...]) -> None:
    assert len(set(map(sounds, names))) == 1


def test_a_number_is_the_same_with_the_point_or_the_comma_of_its_language() -> None:
    sides = (
        article("en", "1,250 tons at 18:45, 2.5 percent, 7 boats").article,
        article("de", "1.250 um 18.45 Uhr, 2,5, 7").article,
    )
    assert [landmarks(side).numbers for side in sides] == [3, 3]
    assert landmarks(sides[0]).keys.tolist()[:1] == landmarks(sides[1]).keys.tolist()[:1]
