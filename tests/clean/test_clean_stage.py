"""The stage: lazy, deletes nothing, passes problems through, obeys its options."""

from collections.abc import Iterator

import pytest

from consilience.clean import CleanOptions, clean, repeated_lines
from consilience.records import Article, Block, Finding, Problem, Role, Span

TEXT = """Pier to close until the end of May
The harbour master said on Monday that the old pier will close for repairs until the end of May.
Photo: Ana Example
Fishing boats are to moor at the northern quay, where the council has widened the road twice since 2019.
Reasons for closure
The old pier has stood for a hundred years and its beams have begun to rot, the harbour master said."""


def article(text: str = TEXT, name: str = "one", outlet: str | None = None) -> Article:
    """An article as the read stage gives it: a body block a line."""
    blocks, start = [], 0
    for line in text.split("\n"):
        if line:
            span = Span(article=name, start=start, end=start + len(line))
            blocks.append(Block(span=span, role=Role.BODY, rule="line"))
        start += len(line) + 1
    found = Finding(value=outlet, rule="given") if outlet else None
    return Article(id=name, uri=name, capture=name, text=text, blocks=tuple(blocks), outlet=found)


def cleaned(given: Article, options: CleanOptions | None = None) -> Article:
    (found,) = clean([given], language=None, options=options or CleanOptions())
    assert isinstance(found, Article)
    return found


def roles(given: Article, options: CleanOptions | None = None) -> list[Role]:
    return [block.role for block in cleaned(given, options).blocks]


def test_blocks_are_labelled_and_nothing_is_deleted() -> None:
    found = cleaned(article())
    assert found.text == TEXT
    assert [block.span for block in found.blocks] == [block.span for block in article().blocks]
    assert [block.role for block in found.blocks] == [
        Role.HEADLINE,
        Role.BODY,
        Role.CAPTION,
        Role.BODY,
        Role.SUBHEADING,
        Role.BODY,
    ]


def test_the_metadata_are_found_with_the_labels() -> None:
    title = cleaned(article()).title
    assert title is not None
    assert title.value == "Pier to close until the end of May"


def test_a_problem_passes_through() -> None:
    problem = Problem(stage="read", uri="x", message="cannot be read: save it as text")
    assert list(clean([problem], language=None)) == [problem]


def test_articles_are_taken_one_at_a_time() -> None:
    taken = []

    def source() -> Iterator[Article]:
        for name in ("one", "two"):
            taken.append(name)
            yield article(name=name)

    assert isinstance(next(clean(source(), language=None)), Article)
    assert taken == ["one"]


def test_a_role_that_the_format_gave_stays() -> None:
    given = article()
    first = Block(span=given.blocks[1].span, role=Role.COMMENT, rule="comment element")
    blocks = (given.blocks[0], first, *given.blocks[2:])
    found = cleaned(Article(id=given.id, uri=given.uri, capture=given.capture, text=given.text, blocks=blocks))
    assert found.blocks[1] == first


def test_a_title_that_the_source_gave_is_the_headline_wherever_it_stands() -> None:
    text = TEXT + "\nThe pier closes."
    given = article(text)
    titled = Article(
        id="one",
        uri="one",
        capture="one",
        text=text,
        blocks=given.blocks,
        title=Finding(value="“The pier closes”", rule="x"),
    )
    assert roles(titled)[-1] is Role.HEADLINE


def test_an_article_without_blocks_stays_without() -> None:
    assert cleaned(Article(id="one", uri="one", capture="one", text="")).blocks == ()


def test_a_kept_role_is_read_as_report() -> None:
    found = cleaned(article(), CleanOptions(keep=frozenset({Role.CAPTION}))).blocks[2]
    assert (found.role, found.rule) == (Role.BODY, "kept by request")


def test_a_dropped_role_is_furniture() -> None:
    found = cleaned(article(), CleanOptions(drop=frozenset({Role.SUBHEADING}))).blocks[4]
    assert (found.is_furniture, found.rule) == (True, "dropped by request")


@pytest.mark.parametrize(
    ("keep", "drop"),
    [({Role.CAPTION}, {Role.CAPTION}), (set(), {Role.BODY})],
    ids=["kept and dropped", "no body"],
)
def test_contrary_options_cannot_be_built(keep: set[Role], drop: set[Role]) -> None:
    with pytest.raises(ValueError, match="kept or dropped"):
        CleanOptions(keep=frozenset(keep), drop=frozenset(drop))


def numbered(number: int, footer: str) -> str:
    """A report with its own sentences and a common footer."""
    return (
        "\n".join(
            f"Ship {number} left berth {line} of the old harbour in the early morning with its cargo of stone."
            for line in range(number, number + 4)
        )
        + f"\n{footer}"
    )


def test_a_line_of_three_articles_is_furniture() -> None:
    footer = "The Example Post has served the coast since the first ferry"
    articles = [article(numbered(number, footer), str(number)) for number in (10, 20, 30)]
    options = CleanOptions(repeated=repeated_lines(articles))
    assert cleaned(articles[0], options).blocks[-1].rule == "stands in several articles"
    assert repeated_lines(articles[:2]) == frozenset()


def test_two_articles_of_one_outlet_are_enough() -> None:
    articles = [article(numbered(number, "Served daily"), str(number), outlet="Example Post") for number in (10, 20)]
    assert len(repeated_lines(articles)) == 1


def page(number: int, title: str = "", below: str = "") -> str:
    """All text of a page of one site: its menu, its own report, its footer."""
    menu = "\n".join(f"Section {name}" for name in ("one", "two", "three", "four", "five", "six", "seven", "eight"))
    footer = "\n".join(f"{name} of the paper" for name in ("Imprint", "Jobs", "Shop", "History", "Map", "Hours"))
    return "\n".join([menu, title or f"Ship {number} leaves", numbered(number, footer), below, menu.upper()])


def test_two_pages_that_share_their_menus_are_of_one_site() -> None:
    articles = [article(page(number), str(number)) for number in (10, 20)]
    options = CleanOptions(repeated=repeated_lines(articles))
    rules = [block.rule for block in cleaned(articles[0], options).blocks]
    assert rules.count("stands in several articles") == 8 + 6 + 8
    assert repeated_lines([articles[0], article(numbered(20, "Imprint of the paper"), "20")]) == frozenset()


def test_a_page_and_what_was_cut_out_of_it_are_not_two() -> None:
    whole = page(10)
    assert repeated_lines([article(whole, "whole"), article(whole[: len(whole) // 2], "half")]) == frozenset()


def test_the_cells_of_a_table_in_a_main_text_are_report() -> None:
    given = article(page(10))
    cells = tuple(Block(span=block.span, role=block.role, rule="html cell") for block in given.blocks)
    table = Article(id="one", uri="one", capture="one", text=given.text, blocks=cells)
    assert roles(table) == [Role.BODY] * len(cells)


def test_a_rule_of_underscores_is_no_line() -> None:
    articles = [article(numbered(number, "___"), str(number)) for number in (10, 20, 30)]
    assert repeated_lines(articles) == frozenset()


def test_copies_of_one_report_are_no_evidence() -> None:
    assert repeated_lines(article(name=name) for name in ("one", "two", "three", "four")) == frozenset()
