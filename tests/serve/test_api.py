"""The addresses for programs: records with stable ids, in parts, under tags that tell whether they changed."""

from collections.abc import Callable, Iterator
from typing import TypeVar

import httpx2
import msgspec
import pytest
from fastapi.testclient import TestClient

from consilience.present.contract import ReportView
from consilience.records import Account, AnnotatedArticle, Point, Problem, Verdict
from consilience.serve import create_app
from consilience.serve.evidence import ClaimEvidence, Evidence, PointEvidence
from consilience.store import Change, Entry, Hit, Library, Logged, Person, Tombstone, Version
from tests.serve.coverage_made import CLAIM, CLOSED, FORGOTTEN, LATER, MERGED, POINT, STORY, made, told
from tests.store.postgres import database

Get = Callable[..., httpx2.Response]
T = TypeVar("T")


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def path(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    if request.param == "sqlite":
        yield made(tmp_path_factory.mktemp("api") / "desk.library")
        return
    with database(request.getfixturevalue("server"), "api") as address:
        yield made(address)


@pytest.fixture(scope="module")
def get(path: str) -> Iterator[Get]:
    with TestClient(create_app(path), base_url="http://127.0.0.1", follow_redirects=False) as client:
        yield lambda address, **headers: client.get(address, headers=headers)


def read(answer: httpx2.Response, kind: type[T]) -> T:
    assert answer.status_code == 200, answer.text
    return msgspec.json.decode(answer.content, type=kind)


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("/api/stories", list[Entry]),
        (f"/api/stories/{STORY}", ReportView),
        (f"/api/stories/{STORY}/entry", Entry),
        (f"/api/stories/{STORY}/account", Account),
        (f"/api/stories/{STORY}/points", list[Point]),
        (f"/api/stories/{STORY}/points/{POINT}", PointEvidence),
        (f"/api/stories/{STORY}/claims/{CLAIM}", ClaimEvidence),
        ("/api/articles", list[Hit]),
        ("/api/articles/dam/1", AnnotatedArticle),
        ("/api/articles/dam%2F1", AnnotatedArticle),
        ("/api/passages?article=dam/1&start=4&end=14", Evidence),
        ("/api/versions?page=dam/1", list[Version]),
        ("/api/search?q=orlava", list[Hit]),
        ("/api/search?q=orlava&kind=statement", list[Hit]),
        ("/api/people?name=weiss", list[Person]),
        ("/api/changes", list[Change]),
        ("/api/problems", list[Problem]),
        ("/api/judgements", list[Logged]),
        ("/api/tombstones", list[Tombstone]),
    ],
)
def test_every_address_gives_records_under_a_tag_that_is_honoured(get: Get, address: str, kind: type[object]) -> None:
    answer = get(address)
    read(answer, kind)
    tag = answer.headers["etag"]
    assert tag.startswith('"')
    for held in (tag, f'"other", {tag}', f"W/{tag}", "*"):
        again = get(address, **{"If-None-Match": held})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    assert get(address, **{"If-None-Match": '"other"'}).status_code == 200


def test_the_account_is_sent_as_the_library_keeps_it(get: Get, path: str) -> None:
    answer = get(f"/api/stories/{STORY}/account")
    with Library.open(path) as library:
        kept = library.account_record(STORY)
    assert kept == (answer.headers["etag"].strip('"'), answer.content)
    assert read(answer, Account) == told()


def test_a_story_is_given_as_it_stood_on_a_day(get: Get) -> None:
    then = read(get(f"/api/stories/{STORY}?as_of=2031-03-03"), ReportView).stories[0]
    assert then.articles == ("dam/1",)
    assert [point.verdict for point in then.account.points] == [Verdict.SINGLE]
    today = read(get(f"/api/stories/{STORY}?as_of=2031-03-04"), ReportView).stories[0]
    assert [point.verdict for point in today.account.points] == [Verdict.DISPUTED]
    assert get(f"/api/stories/{STORY}?as_of=2031-03-02").status_code == 404


def test_a_point_is_given_with_the_words_behind_each_answer(get: Get) -> None:
    found = read(get(f"/api/stories/{STORY}/points/{POINT}"), PointEvidence)
    assert [(each.value, [shown.words for shown in each.evidence]) for each in found.answers] == [
        ("40", [CLOSED]),
        ("60", [LATER]),
    ]
    assert [each.evidence[0].outlet for each in found.answers] == ["Veskia Herald", "Halden Post"]


def test_a_passage_is_the_words_between_two_characters(get: Get) -> None:
    shown = read(get("/api/passages?article=dam/2&start=4&end=14"), Evidence)
    assert (shown.words, shown.outlet, shown.uri) == ("Orlava dam", "Halden Post", "dam/2.txt")


def test_lists_come_in_parts_that_lead_to_the_next(get: Get) -> None:
    whole = read(get("/api/stories?order=largest"), list[Entry])
    parts, address = [], "/api/stories?order=largest&limit=1"
    while address:
        answer = get(address)
        parts += read(answer, list[Entry])
        address = answer.links.get("next", {}).get("url", "")
    assert parts == whole
    assert len(whole) == 2


def test_changes_come_in_parts_that_lead_to_the_next(get: Get) -> None:
    numbers, address = [], "/api/changes?limit=4"
    while address:
        answer = get(address)
        numbers += [change.number for change in read(answer, list[Change])]
        address = answer.links.get("next", {}).get("url", "")
    assert numbers == sorted(set(numbers))
    assert len(numbers) == 15


@pytest.mark.parametrize("rest", ["", "/entry", f"/points/{POINT}", "/points?as_of=2031-03-04"])
def test_the_address_of_a_merged_story_leads_to_the_one_it_went_into(get: Get, rest: str) -> None:
    answer = get(f"/api/stories/{MERGED}{rest}")
    assert answer.status_code == 308
    assert answer.headers["location"] == f"/api/stories/{STORY}{rest}"
    assert get(answer.headers["location"]).status_code == 200
    assert read(get("/api/tombstones"), list[Tombstone])[0].new == STORY


@pytest.mark.parametrize(
    ("address", "status", "told"),
    [
        ("/api/stories/none", 404, "no story has the id none"),
        (f"/api/stories/{FORGOTTEN}", 410, "its articles were forgotten"),
        (f"/api/stories/{STORY}/points/none", 404, "has no point none"),
        (f"/api/stories/{STORY}/claims/none", 404, "has no claim none"),
        (f"/api/stories/{STORY}?as_of=2031-02-30", 422, "is no day"),
        (f"/api/stories/{STORY}?as_of=yesterday", 422, "as_of: "),
        ("/api/articles/none", 404, "no article has the id none"),
        ("/api/articles/", 404, "no article has the id"),
        ("/api/passages?article=dam/1&start=5&end=5", 422, "start below an end"),
        ("/api/passages?article=dam/1&start=0&end=9999", 422, "characters 0 to 68"),
        ("/api/passages?article=dam/1", 422, "start: "),
        ("/api/stories?limit=0", 422, "limit: "),
        ("/api/stories?offset=99999999999999999999", 422, "offset: "),
        ("/api/stories?order=best", 422, "order: "),
        ("/api/changes?since=9007199254740993", 422, "since: "),
        ("/api/search?q=a%00b", 422, "q: "),
        ("/api/articles/a%00b", 422, "id: "),
        ("/api/none", 404, "openapi.json"),
        ("/api/", 404, "openapi.json"),
    ],
)
def test_what_cannot_be_given_is_refused_with_a_problem(get: Get, address: str, status: int, told: str) -> None:
    answer = get(address)
    assert answer.status_code == status, answer.text
    assert told in msgspec.json.decode(answer.content, type=Problem).message


def test_a_story_that_was_never_told_says_how_to_tell_it(get: Get, path: str) -> None:
    with Library.open(path) as library:
        (untold,) = (entry.story.id for entry in library.entries() if not entry.is_told)
    answer = get(f"/api/stories/{untold}")
    assert answer.status_code == 404
    assert f"library account {untold}" in answer.text
    assert read(get(f"/api/stories/{untold}/entry"), Entry).is_told is False


def test_other_methods_are_refused(path: str) -> None:
    with TestClient(create_app(path), base_url="http://127.0.0.1") as client:
        answer = client.post("/api/stories")
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET")
    assert msgspec.json.decode(answer.content, type=Problem).stage == "serve"
