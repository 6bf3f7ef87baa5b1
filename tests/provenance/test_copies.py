"""Near-duplicates and derived copies, told from what only looks alike. All texts are written for these tests."""

import datetime
import re
from itertools import combinations

import pytest

from consilience.provenance import CopyPair, find_copies
from consilience.records import Article, Block, Finding, Problem, Publication, Role

HARBOUR = """The harbour council of Port Ellery voted on Tuesday night to close the old northern ferry pier for good.
Engineers had found deep cracks in eleven of the forty concrete piles that carry the platform over the water.
A repair would have cost some nine million crowns, twice what the town spends on its schools in a whole year.
Fishermen who land their catch there will be given berths on the southern quay, although many fear higher fees.
“We were never asked what we need, and now we read about it in the papers,” Marta Quill, who has fished here since
her girlhood, told a meeting in the old customs house.
The ferry company intends to run its boats to the island from a floating landing stage, which arrives in October.
Until then passengers must take the bus to the lagoon bridge, a detour of nearly forty minutes each way.
The mayor promised that nobody would lose a job because of the change and that island pupils will ride free of charge.
An architect from the capital has offered to turn the remaining timber hall into a museum of the herring trade.
The council will decide on that proposal after the summer recess, when the insurers have finished their own survey."""

ORCHARDS = """Growers in the Vale of Tarn expect the smallest pear harvest since records began three decades ago.
Three nights of frost in late April killed the blossom on the lower slopes, where the best varieties stand.
Beekeepers say that their hives stayed shut for two weeks, so even trees that escaped the cold set little fruit.
The cooperative has already told its canning works to hire no seasonal hands before the middle of September.
Some families want to graft hardier stock from the mountains, which bears later and keeps longer in the cellar.
Others have rolled out nets and small stoves between the rows, a costly habit copied from vineyards further east.
Prices at the wholesale market rose by a fifth within days, and jam makers are buying plums from abroad instead.
A district adviser warned that one bad spring proves nothing, yet he too now plants apricots behind his house."""

GLACIER = """Surveyors who climbed the Hasp glacier last week measured a loss of four metres of ice since autumn.
Their stakes, drilled in by hand every September, lay scattered over bare rock when the fog finally lifted.
Meltwater has formed a lake behind the moraine, and the valley below has rehearsed an alarm with sirens twice.
The hut warden keeps a diary of the first snow and says that no winter of his youth began as late as this one did."""

DISCLAIMER = """Opinions in this piece belong to whoever wrote them and bind neither the publisher nor its partners.
Nothing here is advice on money, health or law, and readers should ask somebody qualified before they act on any of it.
Figures may arrive late or turn out to be wrong, and no claim can be made against us for a loss that follows from them.
Write to the desk about mistakes, and a correction will be printed in this place as soon as the facts are settled."""

SPEECH = """“Nobody in this valley will be left to dig alone, and nobody will wait until spring for a roof over their
head, because what the water took in one night we shall build again with our own hands before the first snow comes.”"""

MENU = "Home\nNews\nSport\nWeather\nLog in\nMost read today\nSubscribe to our letter\nAll puzzles\nContact the desk"

SYNONYMS = {
    "voted": "decided", "found": "discovered", "deep": "serious", "carry": "hold", "spends": "pays", "whole": "full",
    "given": "offered", "fear": "expect", "read": "hear", "company": "line", "run": "operate", "arrives": "comes",
    "must": "have to", "nearly": "almost", "promised": "assured", "change": "closure", "offered": "proposed",
    "remaining": "surviving", "decide": "rule", "finished": "completed", "cost": "taken", "some": "about",
}  # fmt: skip


def article(name: str, text: str, day: int | None = None) -> Article:
    return Article(id=name, uri=f"{name}.txt", capture="", text=text, published=None if day is None else on(day))


def on(day: int) -> Publication:
    date = datetime.date(2031, 5, day)
    return Publication(earliest=date, latest=date, evidence=(Finding(value=date.isoformat(), rule="given"),))


def pairs(*articles: Article | Problem) -> list[CopyPair]:
    return [found for found in find_copies(articles) if isinstance(found, CopyPair)]


def sentences(text: str) -> list[str]:
    return re.split(r"(?<=\.)\n", text)


def straightened(text: str) -> str:
    return "PORT ELLERY — " + text.translate(str.maketrans("“”’", '""\'')).replace("some nine", "about nine")


def rewritten(text: str) -> str:
    return " ".join(SYNONYMS.get(word, word) for word in text.split(" ") if word not in {"the", "old", "that"})


COPIES = {
    "exact": (HARBOUR, "exact"),
    "another layout of the same words": (HARBOUR.replace("\n", "\n\n  "), "exact"),
    "light edit": (straightened(HARBOUR), "edited"),
    "one sentence dropped": ("\n".join(sentences(HARBOUR)[:4] + sentences(HARBOUR)[5:]), "edited"),
    "first half": ("\n".join(sentences(HARBOUR)[:5]), "cut"),
    "first quarter": ("\n".join(sentences(HARBOUR)[:2]), "cut"),
    "inside another": (ORCHARDS[:420] + "\n" + HARBOUR + "\n" + ORCHARDS[420:], "embedded"),
    "with page furniture": (f"{MENU}\n{HARBOUR}\n{MENU}", "edited"),
    "rewritten": (rewritten(HARBOUR), "rewritten"),
}


@pytest.mark.parametrize(("text", "kind"), COPIES.values(), ids=COPIES)
def test_a_copy_is_found_with_its_kind_between_two_texts_alone(text: str, kind: str) -> None:
    (found,) = pairs(article("original", HARBOUR), article("copy", text))
    assert (found.a, found.b, found.kind, found.derived) == ("original", "copy", kind, True)
    assert found.score > 0.6


@pytest.mark.parametrize(("text", "kind"), COPIES.values(), ids=COPIES)
def test_a_copy_is_found_among_other_articles(text: str, kind: str) -> None:
    (found,) = pairs(
        article("o", ORCHARDS[:420]), article("original", HARBOUR), article("g", GLACIER), article("copy", text)
    )[-1:]
    assert {found.a, found.b} == {"original", "copy"}
    assert found.derived


def test_the_words_of_a_copy_are_shown_on_both_sides() -> None:
    first, second = article("original", HARBOUR), article("copy", straightened(HARBOUR))
    (found,) = pairs(first, second)
    assert found.passages
    for passage in found.passages:
        words = (
            re.findall(r"\w+", side.words(span)) for side, span in ((first, passage.source), (second, passage.target))
        )
        assert next(words) == next(words)


UNLIKE = {
    "nothing in common": (HARBOUR, ORCHARDS),
    "one disclaimer": (f"{GLACIER}\n{DISCLAIMER}", f"{ORCHARDS}\n{DISCLAIMER}"),
    "one disclaimer under short reports": (f"{GLACIER}\n{DISCLAIMER}", f"{HARBOUR[:430]}\n{DISCLAIMER}"),
    "the same speech": (
        f"{ORCHARDS[:300]}\n{SPEECH}\n{ORCHARDS[300:420]}",
        f"{GLACIER[:250]}\n{SPEECH}\n{GLACIER[250:]}",
    ),
    "no words at all": ("", "…"),
    "too few words": ("Access denied.", "Access denied."),
}


@pytest.mark.parametrize(("first", "second"), UNLIKE.values(), ids=UNLIKE)
def test_what_only_looks_alike_is_no_copy(first: str, second: str) -> None:
    assert not [pair for pair in pairs(article("a", first), article("b", second)) if pair.derived]


def test_a_block_that_three_unrelated_articles_print_counts_nothing() -> None:
    reports = ("\n".join(sentences(text)[:3]) for text in (GLACIER, ORCHARDS, HARBOUR))
    texts = [f"{report}\n{DISCLAIMER}" for report in reports]
    (found,) = pairs(article("a", texts[0]), article("b", texts[1]))
    assert found.kind == "reused"
    assert pairs(*(article(str(place), text) for place, text in enumerate(texts))) == []


def test_three_copies_are_not_taken_for_boilerplate() -> None:
    texts = [HARBOUR, straightened(HARBOUR), rewritten(HARBOUR), f"{ORCHARDS}\n{HARBOUR}"]
    found = pairs(*(article(str(place), text) for place, text in enumerate(texts)))
    assert {(pair.a, pair.b) for pair in found if pair.derived} >= {("0", "1"), ("0", "2"), ("0", "3")}


def test_reuse_of_a_part_is_reported_but_not_as_derived() -> None:
    half = "\n".join(sentences(HARBOUR)[:5])
    (found,) = pairs(article("original", HARBOUR), article("user", f"{half}\n{ORCHARDS}"))
    assert (found.kind, found.derived) == ("reused", False)


def test_words_of_furniture_are_left_out() -> None:
    text = f"{GLACIER}\n{DISCLAIMER}"
    start = text.index(DISCLAIMER)
    plain = article("a", DISCLAIMER)
    span = Article(id="b", uri="", capture="", text=text).span(start, len(text))
    labelled = Article(
        id="b", uri="", capture="", text=text, blocks=(Block(span=span, role=Role.DISCLAIMER, rule="given"),)
    )
    assert pairs(plain, article("b", text))
    assert pairs(plain, labelled) == []


@pytest.mark.parametrize(
    ("days", "original"),
    [((3, 9), "whole"), ((9, 3), "half"), ((None, 3), "whole")],
    ids=["later", "earlier", "undated"],
)
def test_the_day_of_publication_tells_the_original(days: tuple[int | None, int | None], original: str) -> None:
    half = "\n".join(sentences(HARBOUR)[:5])
    (found,) = pairs(article("whole", HARBOUR, days[0]), article("half", half, days[1]))
    assert found.a == original
    assert found.kind == ("cut" if original == "whole" else "embedded")


def test_problems_pass_through() -> None:
    problem = Problem(stage="read", uri="x.pdf", message="not a PDF: save it again")
    found = list(find_copies([problem, article("a", HARBOUR), article("b", HARBOUR)]))
    assert found[0] is problem
    assert isinstance(found[1], CopyPair)


def test_the_order_of_arrival_changes_no_pair() -> None:
    texts = {kind: text for kind, (text, _) in COPIES.items()} | {
        "else": ORCHARDS,
        "disclaimed": f"{GLACIER}\n{DISCLAIMER}",
    }
    forward = [article(name, text) for name, text in texts.items()]
    there = {(frozenset((pair.a, pair.b)), pair.score, pair.derived) for pair in pairs(*forward)}
    back = {(frozenset((pair.a, pair.b)), pair.score, pair.derived) for pair in pairs(*reversed(forward))}
    assert there == back


def test_a_text_repeated_in_itself_is_still_found() -> None:
    (found,) = pairs(article("a", f"{HARBOUR}\n{HARBOUR}"), article("b", HARBOUR))
    assert found.derived


@pytest.mark.parametrize(
    "text", ["a " * 100_000, "x" * 300_000, "“" * 300_000, '"' * 99_999, "\U0001f600 " * 50_000, "\ud800 word " * 9_000]
)
def test_hostile_texts_cost_little(text: str) -> None:
    assert all(pair.kind == "exact" for pair in pairs(article("a", text), article("b", text), article("c", HARBOUR)))


def test_scripts_without_spaces_are_compared_by_character() -> None:
    text = "市議会は火曜日の夜、古い北側の桟橋を完全に閉鎖することを決めた。技術者たちは深い亀裂を見つけていた。"
    (found,) = pairs(article("a", text + "修理には九百万かかる見込みだった。"), article("b", text))
    assert found.kind in {"cut", "edited"}


def test_a_text_printed_by_very_many_is_tied_to_the_earliest() -> None:
    found = pairs(*(article(f"{number:03}", HARBOUR) for number in range(60)))
    assert {pair.b for pair in found} == {f"{number:03}" for number in range(1, 60)}
    assert len(found) < len(list(combinations(range(60), 2))) / 4
