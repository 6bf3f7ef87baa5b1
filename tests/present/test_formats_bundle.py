"""A bundle is whole as it is written; whatever is changed in it afterwards is found."""

import io
import json
import zipfile
from hashlib import sha256
from importlib import import_module
from typing import Any

import pytest
from msgspec.structs import replace

from consilience.present import Report, render
from consilience.present.formats import verify
from consilience.present.formats.archive import archive
from consilience.records import Capture, Problem, digest


def files(bundle: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(bundle)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def messages(bundle: bytes) -> list[str]:
    return [problem.message for problem in verify(bundle)]


def with_account(bundle: bytes, *path: str | int, value: object) -> bytes:
    """The bundle with one value of its account changed, and a manifest that agrees."""
    held = files(bundle)
    account = json.loads(held["account.json"])
    place = account
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    return with_file(bundle, "account.json", json.dumps(account).encode())


def with_file(bundle: bytes, name: str, content: bytes) -> bytes:
    """The bundle with one file changed, and a manifest that agrees."""
    held = files(bundle)
    manifest = json.loads(held["manifest.json"])
    for packed in manifest["files"]:
        if packed["name"] == name:
            packed.update(sha256=sha256(content).hexdigest(), bytes=len(content))
    return archive({**held, name: content, "manifest.json": json.dumps(manifest).encode()})


@pytest.fixture
def bundle(report: Report) -> bytes:
    return render(report, "bundle")


ACCOUNT = ("stories", 0, "account")


def test_a_bundle_is_whole_as_it_is_written(bundle: bytes) -> None:
    assert list(verify(bundle)) == []


def test_a_bundle_holds_the_account_the_texts_and_the_recipe(report: Report, bundle: bytes) -> None:
    held = files(bundle)
    assert list(held) == [
        "account.json", *(f"articles/0000{number}.txt" for number in range(1, 6)), "manifest.json",
    ]  # fmt: skip
    assert held["account.json"] == render(report, "json")
    assert held["articles/00002.txt"].decode() == report.accounts[0].articles[1].article.text
    manifest = json.loads(held["manifest.json"])
    assert manifest["recipe"] == dict(report.recipe)
    assert {each["name"]: each["sha256"] for each in manifest["files"]} == {
        name: sha256(content).hexdigest() for name, content in held.items() if name != "manifest.json"
    }


def test_the_moments_of_a_bundle_are_not_those_of_the_clock(bundle: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(bundle)) as packed:
        assert {each.date_time for each in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}


PAGE = b"<p>The ferry Lady Maren struck the breakwater.</p>"


def captured(report: Report, *bodies: bytes) -> Report:
    """The report with its first articles read from these bytes, and the captures kept."""
    captures = tuple(
        Capture(
            uri=f"https://x{number}.example/../../etc/passwd",
            media_type="text/html; charset=utf-8" if number else "x/../../y",
            body=body,
            digest=digest(body),
        )
        for number, body in enumerate(bodies)
    )
    account = report.accounts[0]
    read = tuple(
        replace(each, article=replace(each.article, capture=capture.digest))
        for each, capture in zip(account.articles, captures, strict=False)
    )
    changed = replace(account, articles=read + account.articles[len(read) :])
    return replace(report, accounts=(changed,), captures=captures)


def test_the_captures_are_in_it_under_names_of_our_own(report: Report) -> None:
    written = render(captured(report, b"one", PAGE), "bundle")
    held, manifest = files(written), json.loads(files(written)["manifest.json"])
    assert [name for name in held if name.startswith("captures/")] == ["captures/00001.bin", "captures/00002.html"]
    assert held["captures/00002.html"] == PAGE
    assert manifest["left_out"] == ["0" * 16]
    assert [each["got"]["uri"] for each in manifest["files"] if each["got"]] == [
        f"https://x{number}.example/../../etc/passwd" for number in range(2)
    ]
    assert list(verify(written)) == []


def test_a_capture_of_no_article_and_one_that_is_too_large_are_left_out(
    report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(import_module("consilience.present.formats.bundle"), "MOST_CAPTURED", 60)
    told = captured(report, PAGE, b"x" * 61, b"small")
    other = Capture(uri="other.txt", media_type="text/plain", body=b"", digest=digest(b""))
    written = render(replace(told, captures=(*told.captures, other)), "bundle")
    assert [name for name in files(written) if name.startswith("captures/")] == [
        "captures/00001.bin", "captures/00003.html",
    ]  # fmt: skip
    assert digest(b"x" * 61) in json.loads(files(written)["manifest.json"])["left_out"]
    assert list(verify(written)) == []


def test_a_capture_that_is_not_what_was_read_is_found(report: Report) -> None:
    changed = with_file(render(captured(report, PAGE), "bundle"), "captures/00001.bin", PAGE.replace(b"struck", b"hit"))
    assert messages(changed) == [f"its bytes are not those of capture {digest(PAGE)}, from which articles were read"]


def test_a_capture_that_was_taken_out_is_missed(report: Report) -> None:
    written = render(captured(report, PAGE), "bundle")
    held = files(written)
    manifest = json.loads(held["manifest.json"])
    manifest["files"] = [each for each in manifest["files"] if not each["got"]]
    del held["captures/00001.bin"]
    assert messages(archive({**held, "manifest.json": json.dumps(manifest).encode()})) == [
        f"the capture it was read from is not in the bundle: {digest(PAGE)}"
    ]


@pytest.mark.parametrize("name", ["../evil.txt", "/etc/passwd", "articles/../../x.txt", "C:\\x.txt", "a/b/c.txt"])
def test_a_name_that_leads_out_of_the_folder_is_refused(bundle: bytes, name: str) -> None:
    assert messages(archive({**files(bundle), name: b"x"})) == [
        "a name in it could lead out of its folder; this is no bundle that Consilience wrote"
    ]


def test_a_link_to_another_file_is_refused() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as target:
        link = zipfile.ZipInfo("account.json")
        link.create_system, link.external_attr = 3, 0o120777 << 16
        target.writestr(link, "/etc/passwd")
    assert messages(packed.getvalue()) == [
        "a file in it is a link to another; this is no bundle that Consilience wrote"
    ]


def test_a_text_changed_without_the_manifest_is_found(bundle: bytes) -> None:
    held = files(bundle)
    changed = archive({**held, "articles/00003.txt": held["articles/00003.txt"].replace(b"12 people", b"13 people")})
    (problem, *_) = verify(changed)
    assert problem == Problem(
        stage="verify",
        uri="articles/00003.txt",
        message="changed since the bundle was made: its SHA-256 is not that of the manifest",
    )


def test_a_text_changed_together_with_the_manifest_no_longer_has_the_words(bundle: bytes) -> None:
    held = files(bundle)
    changed = with_file(bundle, "articles/00002.txt", held["articles/00002.txt"].replace(b"14 people", b"99 people"))
    assert messages(changed)[0] == (
        "its words are not those of the article at 133-225: "
        "The ferry Lady Maren struck the breakwater at Skarvik on Monday evening, injuri…"
    )


STATEMENTS, POSITION, LINK = (*ACCOUNT, "statements"), (*ACCOUNT, "points", 0, "positions", 0), (*ACCOUNT, "links", 0)
OUTSIDE, OTHER_WORDS = "it points outside its text of", "its words are not those of"
NO_TEXT, NO_ANSWER = "it points to an article without a text: x", "no claim has the words of this answer"


@pytest.mark.parametrize(
    ("path", "value", "message", "place"),
    [
        ((*STATEMENTS, 1, "text"), "Nobody was hurt.", OTHER_WORDS, "statement 2"),
        ((*STATEMENTS, 0, "support", 1, "end"), 99_999, OUTSIDE, "statement 1"),
        ((*STATEMENTS, 0, "support", 1, "article"), "x", NO_TEXT, "statement 1"),
        ((*ACCOUNT, "timeline", 0, "text"), "Other words.", OTHER_WORDS, "timeline 1"),
        ((*POSITION, "value"), "99 people", NO_ANSWER, "point injured"),
        ((*POSITION, "claims", 0, "focus"), [9, 5], OUTSIDE, "claim post-"),
        ((*POSITION, "claims", 0, "start"), -1, OUTSIDE, "claim post-"),
        ((*LINK, "passages", 0, "target", "end"), 99_999, OUTSIDE, "link 1"),
        (("articles", 0, "blocks", 0, "end"), 99_999, OUTSIDE, "article nordwind, block 1"),
        (("articles", 0, "evidence", "title", "end"), 99_999, OUTSIDE, "article nordwind, evidence"),
        (("articles", 0, "id"), "other", "the text of this article is not in the bundle", "article other"),
    ],
    ids=lambda value: ".".join(map(str, value[-3:])) if isinstance(value, tuple) else "",
)
def test_what_the_account_says_of_a_text_is_reckoned_anew(
    bundle: bytes, path: tuple[str | int, ...], value: object, message: str, place: str
) -> None:
    found = list(verify(with_account(bundle, *path, value=value)))
    assert [problem for problem in found if problem.message.startswith(message) and place in (problem.place or "")]


def test_an_account_of_another_shape_is_told(bundle: bytes) -> None:
    (message,) = messages(with_account(bundle, *ACCOUNT, "statements", 0, "support", value=[]))
    assert message.startswith("not of the shape that Consilience writes: a statement needs support")


def test_a_file_that_is_missing_or_added_is_told(bundle: bytes) -> None:
    held = files(bundle)
    text = held.pop("articles/00005.txt")
    found = list(verify(archive({**held, "articles/evil.txt": text})))
    assert [(each.uri, each.message) for each in found[:3]] == [
        ("articles/00005.txt", "missing from the bundle; get it again"),
        ("articles/evil.txt", "not in the manifest; it was added later"),
        ("account.json", "the text of this article is not in the bundle"),
    ]


@pytest.mark.parametrize("missing", ["manifest.json", "account.json"])
def test_a_bundle_without_its_account_or_manifest_says_so(bundle: bytes, missing: str) -> None:
    held = files(bundle)
    del held[missing]
    assert [(each.uri, each.message) for each in verify(archive(held))] == [
        (missing, "missing from the bundle; get it again")
    ]


@pytest.mark.parametrize("content", [b"", b"PK", b"\x00" * 500, b"[" * 100_000], ids=["empty", "head", "zeros", "text"])
def test_what_is_no_bundle_is_a_problem(content: bytes) -> None:
    (message,) = messages(content)
    assert message.startswith("not a bundle, or one cut short")


def test_no_damaged_byte_is_an_exception(bundle: bytes) -> None:
    for place in range(0, len(bundle), 37):
        damaged = bundle[:place] + bytes([bundle[place] ^ 0xFF]) + bundle[place + 1 :]
        assert all(isinstance(each, Problem) for each in verify(damaged))


@pytest.mark.parametrize(
    "content",
    [b"[" * 1_000_000, b'{"x":' + b"[" * 1_000_000, b'{"recipe":' + b'{"a":' * 1_000_000, b"\xff", b"null", b"{}"],
    ids=["list", "unknown", "known", "bytes", "null", "empty"],
)
def test_hostile_json_is_a_problem(bundle: bytes, content: bytes) -> None:
    (message,) = messages(with_file(bundle, "account.json", content))
    assert message.startswith("not of the shape")


def test_a_bomb_is_not_unpacked() -> None:
    bomb = archive({f"{number}": bytes(60_000_000) for number in range(9)})
    assert len(bomb) < 1_000_000
    assert messages(bomb) == ["it unpacks to more than 536870912 bytes; this is no bundle that Consilience wrote"]


def test_a_bomb_that_lies_about_its_size_is_read_no_further() -> None:
    bomb = archive({"manifest.json": bytes(50_000_000)})
    size = (50_000_000).to_bytes(4, "little")
    (message,) = messages(bomb.replace(size, (10).to_bytes(4, "little")))
    assert message.startswith("not a bundle, or one cut short")


def test_a_name_that_stands_twice_is_refused(bundle: bytes) -> None:
    doubled = archive({"a1": b"1", "a2": b"2"}).replace(b"a2", b"a1")
    assert messages(doubled) == ["two files in it have one name; this is no bundle that Consilience wrote"]


def test_the_problems_of_a_broken_bundle_are_bounded(bundle: bytes) -> None:
    account = json.loads(files(bundle)["account.json"])
    statement: dict[str, Any] = account["stories"][0]["account"]["statements"][0]
    many = [{**statement, "text": "x"}] * 5_000
    assert len(messages(with_account(bundle, *ACCOUNT, "statements", value=many))) == 1_000


def test_half_a_pair_is_replaced_in_text_and_account_alike(report: Report) -> None:
    account = report.accounts[0]
    first = account.articles[0]
    text = "\ud800" + first.article.text[1:]
    statement = replace(account.statements[0], text=text[:20], support=(first.article.span(0, 20),))
    articles = (replace(first, article=replace(first.article, text=text)), *account.articles[1:])
    changed = replace(account, articles=articles, statements=(statement,))
    assert list(verify(render(replace(report, accounts=(changed,)), "bundle"))) == []
