"""Who states, who differs, who is silent, and who could not know."""

from msgspec.structs import replace

from consilience.present.matrix import matrix
from consilience.present.outline import outline
from consilience.records import Account


def states(account: Account) -> dict[str, list[str]]:
    return {row.topic.mark: [cell.state for cell in row.cells] for row in matrix(outline(account, "s1"))}


def test_a_report_surely_published_before_the_first_of_a_point_could_not_know_it(account: Account) -> None:
    found = states(account)
    # nordwind on the 3rd, post and skerry on the 4th, ledger between the 4th and the 7th, metropole on the 11th
    assert found["D2"] == ["before", "states", "silent", "differs", "silent"]
    assert found["P3"] == ["before", "before", "before", "before", "states"]


def test_without_dates_silence_is_only_silence(account: Account) -> None:
    undated = tuple(replace(each, article=replace(each.article, published=None)) for each in account.articles)
    found = states(replace(account, articles=undated))
    assert "before" not in {state for row in found.values() for state in row}
