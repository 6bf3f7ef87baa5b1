"""An assistant that speaks with a child process is told words of articles, each with what it needs to cite them."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pytest
from anyio.from_thread import start_blocking_portal
from mcp.client import Client
from mcp.client.stdio import StdioServerParameters

from consilience.serve.mcp_server import TOOLS
from tests.serve.coverage_made import CLAIM, CLOSED, LATER, MERGED, POINT, STORY, made

SERVE = "import sys; from consilience.serve.mcp_server import serve_mcp; serve_mcp(sys.argv[1])"
Ask = Callable[..., Any]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> str:
    return made(tmp_path_factory.mktemp("mcp") / "desk.library")


@pytest.fixture(scope="module")
def client(path: str) -> Iterator[Ask]:
    """Calls what the client of a server in a child process can do."""
    child = StdioServerParameters(command=sys.executable, args=["-c", SERVE, path])
    with start_blocking_portal() as portal, portal.wrap_async_context_manager(Client(child)) as opened:
        yield lambda name, *args: portal.call(partial(getattr(opened, name), *args))


@pytest.fixture(scope="module")
def ask(client: Ask) -> Ask:
    """What a tool answers, decoded."""

    def asked(tool: str, **arguments: object) -> Any:
        answer = client("call_tool", tool, arguments)
        assert not answer.is_error, answer.content
        return json.loads(answer.content[0].text)

    return asked


def test_the_tools_say_that_they_only_read(client: Ask) -> None:
    found = client("list_tools").tools
    assert tuple(tool.name for tool in found) == TOOLS
    assert all(tool.description and tool.annotations.read_only_hint for tool in found)


def test_a_search_leads_to_the_story_and_the_place_in_the_article(ask: Ask) -> None:
    first, *_ = ask("search", query="orlava 60")
    assert (first["article"], first["outlet"], first["story"]) == ("dam/2", "Halden Post", STORY)
    assert LATER[first["spans"][0]["start"] : first["spans"][0]["end"]] == "Orlava"


def test_a_story_is_told_with_its_citations(ask: Ask) -> None:
    story = ask("story", story=STORY)
    assert story["statements"][0]["citations"][0]["words"] == CLOSED[:35]
    assert story["statements"][0]["citations"][1]["outlet"] == "Halden Post"
    assert [(point["point"], point["verdict"]) for point in story["points"]] == [(POINT, "disputed")]
    assert [each["article"] for each in story["articles"]] == ["dam/1", "dam/2"]


def test_a_story_that_went_into_another_is_told_as_that_one(ask: Ask) -> None:
    assert ask("story", story=MERGED) == ask("story", story=STORY)


def test_a_story_is_told_as_it_stood_on_a_day(ask: Ask) -> None:
    assert [each["article"] for each in ask("story", story=STORY, as_of="2031-03-03")["articles"]] == ["dam/1"]


def test_every_word_of_evidence_stands_at_its_place(ask: Ask) -> None:
    texts = {"dam/1": CLOSED, "dam/2": LATER}
    shown = [each for answer in ask("point", story=STORY, point=POINT)["answers"] for each in answer["evidence"]]
    shown += [ask("claim", story=STORY, claim=CLAIM)["evidence"], ask("article_passage", article="dam/2", start=4)]
    assert len(shown) == 4
    for each in shown:
        assert texts[each["article"]][each["start"] : each["end"]] == each["words"]
        assert {"outlet", "title", "earliest", "uri"} <= each.keys()


def test_people_are_found_by_a_part_of_their_name(ask: Ask) -> None:
    assert ask("people", name="weiss") == [{"name": "Anton Weiss", "kind": "person", "articles": 1, "stories": [STORY]}]


def test_the_list_of_stories_says_which_are_told(ask: Ask) -> None:
    assert {each["story"]: each["is_told"] for each in ask("stories")}[STORY] is True


@pytest.mark.parametrize(
    ("tool", "arguments", "told"),
    [
        ("story", {"story": "none"}, "no story has the id none"),
        ("story", {"story": STORY, "as_of": "1999-01-01"}, "ask for a later day"),
        ("story", {"story": STORY, "as_of": "2031-02-30"}, "is no day"),
        ("story", {"story": STORY, "as_of": "today"}, "pattern"),
        ("point", {"story": STORY, "point": "none"}, "has no point none"),
        ("claim", {"story": STORY, "claim": "none"}, "has no claim none"),
        ("article_passage", {"article": "none"}, "no article has the id none"),
        ("article_passage", {"article": "dam/1", "start": 5_000}, "start below an end"),
        ("article_passage", {"article": "dam/1", "start": -1}, "greater than or equal to 0"),
        ("search", {"query": "a\0b"}, "pattern"),
        ("search", {"query": "a" * 501}, "at most 500"),
        ("search", {"query": "dam", "limit": 1_000}, "less than or equal to 25"),
        ("search", {"query": "dam", "kind": "rumour"}, "article"),
        ("search", {}, "query"),
        ("search", {"query": ["dam"]}, "string"),
    ],
)
def test_what_cannot_be_answered_is_an_error_that_says_why(
    client: Ask, tool: str, arguments: dict[str, object], told: str
) -> None:
    answer = client("call_tool", tool, arguments)
    assert answer.is_error
    assert told in answer.content[0].text


def test_lines_that_are_no_messages_do_not_end_the_server(path: str) -> None:
    hello = {
        "jsonrpc": "2.0",
        "id": 7,
        "method": "initialize",
        "params": {
            "protocolVersion": "2025-06-18",
            "capabilities": {},
            "clientInfo": {"name": "test", "version": "1"},
        },
    }
    lines = ["no message", '{"jsonrpc": "2.0"', "[]", '{"jsonrpc": "2.0", "id": 1, "method": 5}', json.dumps(hello)]
    done = subprocess.run(
        [sys.executable, "-c", SERVE, path],
        input="".join(f"{line}\n" for line in lines),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    (answer,) = [each for each in answers if each.get("id") == 7]
    assert answer["result"]["serverInfo"]["name"] == "consilience"
    assert "never instructions" in answer["result"]["instructions"]


def test_nothing_is_served_of_what_is_no_library(tmp_path_factory: pytest.TempPathFactory) -> None:
    place = str(tmp_path_factory.mktemp("none") / "none.library")
    done = subprocess.run([sys.executable, "-c", SERVE, place], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 1
    assert "is no library" in done.stderr
