"""Pasted pages: where their prose is, and when the line model is asked; all texts are made up."""

from collections.abc import Sequence

import numpy as np
import pytest

from consilience.clean.core import MOST_LINES, Part, core, looks_pasted, parts
from consilience.clean.furniture import label
from consilience.clean.labels import Label, Labels
from consilience.clean.line_decision import THRESHOLD_OF_ARTICLE, THRESHOLDS, decided
from consilience.clean.line_features import BUCKETS, features
from consilience.clean.line_model import ARTICLES, PAGES, chosen, forward, furniture_scores, weights
from consilience.clean.shape import Line, line_of
from consilience.records import FURNITURE, Role

TITLE = "Old pier to close for repairs until May"
REPORT = [
    "The harbour master said on Monday that the old pier will close for repairs until the end of May.",
    "Fishing boats are to moor at the northern quay, where the council has widened the road twice since 2019.",
    "The old pier has stood for a hundred years and its beams have begun to rot, the harbour master said.",
    "Repairs will cost the town two million francs, a third of which the canton has promised to pay.",
    "Fishermen had asked for a new pier rather than repairs, but the council voted against it in March.",
]
MENU = [
    f"{first} {second}"
    for first in ("Sport", "Culture", "Money", "Travel", "Coast")
    for second in ("news", "live", "more")
]
FOOTER = ["Imprint", "Newsroom staff", "Jobs at the paper", "Ferry timetable", "Tide tables", "Weather map", "Archive"]
PAGE = [*MENU, TITLE, *REPORT, *FOOTER, *MENU]


def lines(texts: Sequence[str]) -> tuple[Line, ...]:
    return tuple(line_of(text) for text in texts)


def sure(given: Sequence[Line], labels: Labels) -> list[float]:
    """A scorer that takes every line for furniture."""
    return [99.0] * len(given)


def test_the_core_is_the_longest_stretch_of_prose() -> None:
    assert core(lines(PAGE)) == range(len(MENU) + 1, len(MENU) + 1 + len(REPORT))


def test_a_text_without_paragraphs_has_no_core() -> None:
    assert core(lines(MENU)) == range(0)
    assert set(parts(lines(MENU))) == {Part.OUTSIDE}


@pytest.mark.parametrize(
    ("texts", "expected"),
    [(PAGE, True), ([TITLE, *REPORT], False), (REPORT * 20, False), (MENU, False), ([], False)],
    ids=["page", "article", "long article", "menu alone", "nothing"],
)
def test_a_page_is_known_by_its_menus(texts: list[str], expected: bool) -> None:
    assert looks_pasted(lines(texts)) is expected


def test_an_article_has_a_threshold_of_its_own() -> None:
    given = lines([TITLE, *REPORT])
    nothing: Labels = (None,) * len(given)
    assert decided(given, nothing, lambda found, labels: [THRESHOLD_OF_ARTICLE] * len(found)) == nothing
    assert None not in decided(given, nothing, lambda found, labels: [THRESHOLD_OF_ARTICLE + 0.1] * len(found))


def test_a_text_of_too_many_lines_is_left_as_it_is() -> None:
    given = lines(["Tide table"]) * (MOST_LINES + 1)
    nothing: Labels = (None,) * len(given)
    assert decided(given, nothing, sure) is nothing


def test_a_subheading_of_an_article_stays() -> None:
    given = lines([TITLE, *REPORT[:2], "Reasons for closure", *REPORT[2:]])
    assert decided(given, (None,) * len(given), sure)[3] is None


def test_the_front_matter_of_an_article_is_its_own() -> None:
    dated = Label(role=Role.DATELINE, rule="date line")
    given = lines([TITLE, *REPORT, "11 May 2024"])
    assert decided(given, (*(None,) * (len(given) - 1), dated), sure)[-1] is dated


def test_the_shipped_model_spares_an_article() -> None:
    found = label(lines([TITLE, *REPORT]), (None,) * (len(REPORT) + 1))
    assert not any(one.role in FURNITURE for one in found)


def test_no_paragraph_within_the_core_is_ever_taken() -> None:
    found = label(lines(PAGE), (None,) * len(PAGE), scorer=sure)
    prose = core(lines(PAGE))
    assert [found[place].role for place in prose] == [Role.BODY] * len(prose)


def test_a_score_below_the_threshold_changes_nothing() -> None:
    given = lines(PAGE)
    nothing: Labels = (None,) * len(given)
    assert decided(given, nothing, lambda found, labels: [min(THRESHOLDS.values())] * len(found)) == nothing


def test_dates_far_from_the_article_are_not_its_own() -> None:
    given = lines([*PAGE, "11 May 2024"])
    found = label(given, (None,) * len(given), scorer=sure)
    assert found[-1].rule == "line model"


def test_a_label_that_the_format_gave_outlives_the_model() -> None:
    kept = Label(role=Role.DATELINE, rule="time element")
    given = lines([*PAGE, "11 May 2024"])
    assert label(given, (*(None,) * len(PAGE), kept), scorer=sure)[-1] is kept


def test_the_headline_of_a_page_is_the_title_whose_words_the_report_uses() -> None:
    found = label(lines(PAGE), (None,) * len(PAGE))
    assert [text for text, one in zip(PAGE, found, strict=True) if one.role is Role.HEADLINE] == [TITLE]


def test_the_shipped_model_finds_menus_and_spares_the_report() -> None:
    found = label(lines(PAGE), (None,) * len(PAGE))
    furniture = {text for text, one in zip(PAGE, found, strict=True) if one.role in FURNITURE}
    assert not furniture & {TITLE, *REPORT}
    assert len(furniture & {*MENU, *FOOTER}) > len({*MENU, *FOOTER}) * 0.8


def test_the_score_of_the_model_is_a_probability() -> None:
    scores = [one.score for one in label(lines(PAGE), (None,) * len(PAGE)) if one.rule == "line model"]
    assert scores
    assert all(score is not None and 0.9 < score <= 1 for score in scores)


@pytest.mark.parametrize("name", [PAGES, ARTICLES])
def test_features_and_weights_fit_each_other(name: str) -> None:
    seen = features(lines(PAGE), (None,) * len(PAGE))
    assert seen.numbers.shape == (len(PAGE), len(weights(name).mean))
    assert len(seen.starts) == len(PAGE)
    assert len(weights(name).words) == BUCKETS > seen.buckets.max()
    assert np.isfinite(forward(weights(name), seen)).all()


def test_a_text_without_menus_is_judged_by_the_model_of_articles() -> None:
    assert (chosen(lines(PAGE)), chosen(lines([TITLE, *REPORT]))) == (PAGES, ARTICLES)


def test_the_score_of_a_line_depends_on_the_lines_around_it() -> None:
    report_with_it = [*REPORT[:3], "Ferry timetable", *REPORT[3:]]
    below = furniture_scores(lines(PAGE), (None,) * len(PAGE))[PAGE.index("Ferry timetable")]
    within = furniture_scores(lines(report_with_it), (None,) * len(report_with_it))[3]
    assert below > within + 1


@pytest.mark.parametrize("text", ["", " ", "?", "\ud800", "·", "漢字" * 50], ids=repr)
def test_any_line_has_a_finite_score(text: str) -> None:
    assert np.isfinite(furniture_scores(lines([text, REPORT[0], text]), (None,) * 3)).all()
