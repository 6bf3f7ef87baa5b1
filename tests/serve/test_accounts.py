"""Who may do what: sessions, ranks, forged forms, guessed passwords, and doors that are not opened to all."""

import datetime
import re
from pathlib import Path
from typing import Any

import pytest

from consilience.records import Rank
from consilience.serve import create_app, serve
from consilience.serve.application import OpenToAll
from consilience.serve.throttle import FREE, LONGEST, Throttle
from consilience.serve.tokens import new_token, session_digest
from consilience.store.users import Users, WrongUser
from tests.serve.rooms import PASSWORD, STORY, Browser, add_users, browsing

FORMS = ["/seen", "/judge/date", "/judge/undo", "/add", "/users/add", "/users/rank", "/users/remove", "/sign-out"]


@pytest.fixture
def team(library: Path) -> Path:
    add_users(library, reader=Rank.READER, Editor=Rank.EDITOR, admin=Rank.ADMIN)
    return library


@pytest.mark.parametrize("path", ["/", f"/stories/{STORY}", "/search?q=dam", "/people", "/add", "/users"])
def test_whoever_is_not_signed_in_is_sent_to_sign_in_and_back(team: Path, path: str) -> None:
    with browsing(team) as browser:
        answer = browser.get(path, follow_redirects=False)
        assert answer.status_code == 303
        page = browser.get(answer.headers["location"]).text
        assert "Orlava" not in page
        assert f'name="then" value="{path}"' in page


def test_programs_are_told_to_send_a_token(team: Path) -> None:
    with browsing(team) as browser:
        assert browser.get("/api/stories").status_code == 401
        made = new_token()
        users = Users.open(team)
        expires = datetime.datetime.now(datetime.UTC) + datetime.timedelta(days=1)
        users.begin(session_digest(made), "reader", expires, is_program=True)
        assert browser.get("/api/stories", headers={"authorization": f"Bearer {made}"}).status_code == 200
        assert browser.get("/feed.atom", headers={"authorization": f"Bearer {made}"}).status_code == 200
        assert browser.get("/feed.atom", follow_redirects=False).status_code == 401
        assert browser.get("/api/stories", headers={"authorization": f"Bearer {made}x"}).status_code == 401
        assert browser.get("/", headers={"authorization": f"Bearer {made}"}, follow_redirects=False).status_code == 303


def test_a_session_begins_with_the_right_password_and_ends_on_signing_out(team: Path) -> None:
    with browsing(team) as browser:
        assert browser.sign_in("EDITOR").headers["location"] == "/"
        assert "Editor" in browser.get("/").text
        held = dict(browser.client.cookies)
        assert browser.post("/sign-out", {}).headers["location"] == "/sign-in"
        browser.client.cookies.update(held)
        assert browser.get("/", follow_redirects=False).status_code == 303


def test_the_cookie_is_kept_from_scripts_other_sites_and_plain_lines(team: Path) -> None:
    with browsing(team, hosts=["room.example"], base="https://room.example") as browser:
        cookie = browser.sign_in("Editor").headers["set-cookie"].lower()
        assert cookie.startswith("__host-consilience=")
        assert {"httponly", "secure", "samesite=lax", "path=/"} <= {part.strip() for part in cookie.split(";")}


def test_another_token_is_given_on_signing_in(team: Path) -> None:
    with browsing(team) as browser:
        browser.get("/sign-in")
        before = browser.client.cookies["consilience"]
        browser.sign_in("reader")
        assert browser.client.cookies["consilience"] != before


@pytest.mark.parametrize(("name", "password"), [("Editor", "wrong password"), ("nobody", PASSWORD), ("", "")])
def test_a_wrong_password_and_an_unknown_name_look_the_same(team: Path, name: str, password: str) -> None:
    with browsing(team) as browser:
        answer = browser.sign_in(name, password)
        assert answer.status_code == 403
        assert "the name or the password is not right" in answer.text


def test_guessing_is_made_slow(team: Path) -> None:
    with browsing(team) as browser:
        for _ in range(FREE):
            assert browser.sign_in("Editor", "wrong password").status_code == 403
        assert browser.sign_in("Editor").status_code == 429


def test_the_wait_doubles_up_to_a_bound_and_is_forgotten_in_the_end() -> None:
    now = 0.0
    throttle = Throttle(clock=lambda: now)
    waits = []
    for _ in range(40):
        while wait := throttle.attempt([("name", "ann")]):
            now += wait
        waits.append(throttle.attempt([("name", "ann")]))
    assert waits[FREE : FREE + 3] == sorted(waits[FREE : FREE + 3])
    assert max(waits) == LONGEST["name"]
    now += 4000
    assert throttle.attempt([("name", "ann")]) == 0


def test_a_right_password_clears_the_slips_before_it() -> None:
    throttle = Throttle(clock=lambda: 0.0)
    for _ in range(3 * FREE):
        assert throttle.attempt([("name", "ann")]) == 0
        throttle.cleared([("name", "ann")])


@pytest.mark.parametrize("path", FORMS)
@pytest.mark.parametrize("token", [None, "", "0" * 64], ids=["none", "empty", "invented"])
def test_a_form_without_the_token_of_its_page_does_nothing(browser: Browser, path: str, token: str | None) -> None:
    browser.get("/")
    fields = {} if token is None else {"token": token}
    answer = browser.client.post(path, data=fields, follow_redirects=False)
    assert answer.status_code == 403
    assert "out of date" in answer.text


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": "https://evil.example"},
        {"origin": "null"},
    ],
    ids=str,
)
def test_a_page_of_another_site_changes_nothing(browser: Browser, headers: dict[str, str]) -> None:
    answer = browser.post("/seen", {"newest": "1"}, headers=headers)
    assert answer.status_code == 403
    assert "another site" in answer.text


def test_every_address_that_takes_a_form_checks_where_it_comes_from(library: Path) -> None:
    routes: list[Any] = create_app(library).routes
    posts = [each.path for each in routes if "POST" in (getattr(each, "methods", None) or ())]
    pages = [path for path in posts if not path.startswith("/api/")]
    assert len(pages) >= len(FORMS)
    with browsing(library) as browser:
        for path in pages:
            address = re.sub(r"\{.*?\}", "date", path)
            assert browser.client.post(address, data={}, follow_redirects=False).status_code == 403, path


@pytest.mark.parametrize(
    ("name", "path", "status"),
    [
        ("reader", "/judge/undo", 403),
        ("reader", "/add", 403),
        ("reader", "/users/remove", 403),
        ("Editor", "/users/remove", 403),
        ("Editor", "/judge/undo", 404),
        ("admin", "/users/remove", 303),
    ],
)
def test_each_rank_may_do_its_own(team: Path, name: str, path: str, status: int) -> None:
    with browsing(team) as browser:
        browser.sign_in(name)
        assert browser.post(path, {"number": "7", "name": "reader"}).status_code == status


def test_a_reader_sees_no_door_that_is_closed_to_readers(team: Path) -> None:
    with browsing(team) as browser:
        browser.sign_in("reader")
        for path in ("/", f"/stories/{STORY}", "/articles/dam%2F1"):
            page = browser.get(path).text
            assert 'href="/judge/' not in page
            assert 'action="/judge/' not in page
            assert 'href="/add"' not in page


def test_an_admin_adds_changes_and_removes_users_but_not_the_last_admin(team: Path) -> None:
    with browsing(team) as browser:
        browser.sign_in("admin")
        browser.post("/users/add", {"name": "Newcomer", "password": PASSWORD, "rank": "reader"}, on="/users")
        browser.post("/users/rank", {"name": "newcomer", "rank": "editor"}, on="/users")
        found = Users.open(team).user("Newcomer")
        assert found is not None
        assert found.rank is Rank.EDITOR
        assert browser.post("/users/remove", {"name": "ADMIN"}, on="/users").status_code == 422


def test_another_password_ends_all_sessions(team: Path) -> None:
    with browsing(team) as browser:
        browser.sign_in("reader")
        browser.post("/password", {"old": PASSWORD, "new": "another good password"}, on="/password")
        assert browser.get("/", follow_redirects=False).status_code == 303
        assert browser.sign_in("reader", "another good password").status_code == 303


@pytest.mark.parametrize("then", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"])
def test_signing_in_leads_to_no_other_site(team: Path, then: str) -> None:
    with browsing(team) as browser:
        answer = browser.post("/sign-in", {"name": "reader", "password": PASSWORD, "then": then}, on="/sign-in")
        assert answer.headers["location"] == "/"


def test_neither_passwords_nor_tokens_stand_in_the_library(team: Path) -> None:
    with browsing(team) as browser:
        browser.sign_in("reader")
        token = browser.client.cookies["consilience"]
    held = b"".join(path.read_bytes() for path in team.parent.glob("desk.library*"))
    assert PASSWORD.encode() not in held
    assert token.encode() not in held
    assert b"$argon2id$" in held


def test_a_library_without_users_is_not_opened_to_others(library: Path) -> None:
    with pytest.raises(OpenToAll, match="user add NAME --role admin"):
        create_app(library, hosts=["room.example"])
    add_users(library, admin=Rank.ADMIN)
    create_app(library, hosts=["room.example"])


def test_nothing_listens_beyond_this_machine_without_users(library: Path) -> None:
    with pytest.raises(OpenToAll, match="put TLS before it"):
        serve(library, host="0.0.0.0")


def test_a_room_of_others_is_closed_when_its_last_user_goes(team: Path) -> None:
    with browsing(team, hosts=["room.example"]) as browser:
        for user in Users.open(team).all():
            Users.open(team).remove(user.name)
        assert browser.get("/", follow_redirects=False).status_code == 303


@pytest.mark.parametrize("name", ["", " ann", "a" * 41, "ann\n", "<b>", "a/b"])
def test_odd_names_are_no_users(library: Path, name: str) -> None:
    with pytest.raises(WrongUser):
        add_users(library, **{name: Rank.READER})


def test_users_are_kept_in_either_database(place: str) -> None:
    from consilience.store import Library

    Library.open(place).close()
    add_users(place, Ann=Rank.EDITOR)
    with pytest.raises(WrongUser, match="already"):
        add_users(place, ann=Rank.READER)
    with browsing(place) as browser:
        assert browser.sign_in("ann").status_code == 303
        assert browser.get("/", follow_redirects=False).status_code == 200
