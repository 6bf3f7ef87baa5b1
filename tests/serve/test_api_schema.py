"""What the API says of itself holds for whatever is asked of it: no server error, and only what it described."""

from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from jsonschema import Draft202012Validator
from schemathesis import GenerationMode

from consilience.serve import create_app
from tests.serve.coverage_made import CLAIM, MERGED, POINT, STORY, made

HOST = "127.0.0.1"
EXAMPLES = 10
PATHS = (
    "/articles",
    "/articles/{id}",
    "/changes",
    "/judgements",
    "/passages",
    "/people",
    "/problems",
    "/search",
    "/stories",
    "/stories/{id}",
    "/stories/{id}/account",
    "/stories/{id}/claims/{claim}",
    "/stories/{id}/entry",
    "/stories/{id}/points",
    "/stories/{id}/points/{point}",
    "/tombstones",
    "/versions",
)
# Whose parameters any short words fit.
ANY_WORDS = frozenset({"/articles/{id}", "/stories/{id}/claims/{claim}", "/stories/{id}/entry"})
# Stories that are there and moved, and how that is answered.
KNOWN = ((STORY, 200), (MERGED, 308))
SETTINGS = settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory) -> Any:
    app = create_app(made(tmp_path_factory.mktemp("schema") / "desk.library"))
    return schemathesis.openapi.from_asgi("/api/openapi.json", app, headers={"Host": HOST})


@pytest.mark.parametrize(
    ("path", "mode"),
    [(path, GenerationMode.POSITIVE) for path in PATHS]
    + [(path, GenerationMode.NEGATIVE) for path in PATHS if path not in ANY_WORDS],
)
def test_no_request_breaks_the_server_or_what_it_promised(api: Any, path: str, mode: GenerationMode) -> None:
    operation = api[path]["GET"]

    @SETTINGS
    @given(case=operation.as_strategy(generation_mode=mode))
    def ask(case: schemathesis.Case[Any]) -> None:
        case.call_and_validate(base_url=f"http://{HOST}/api")

    ask()


@pytest.mark.parametrize(("story", "status"), KNOWN, ids=["held", "merged"])
@pytest.mark.parametrize("path", [path for path in PATHS if "/stories/" in path])
def test_what_is_found_is_as_described(api: Any, path: str, story: str, status: int) -> None:
    known = {"id": story, "point": POINT, "claim": CLAIM}
    case = api[path]["GET"].Case(path_parameters={name: known[name] for name in known if f"{{{name}}}" in path})
    assert case.call_and_validate(base_url=f"http://{HOST}/api").status_code == status


def test_every_address_parameter_and_answer_is_described(api: Any) -> None:
    assert tuple(sorted(api.raw_schema["paths"])) == PATHS
    for path, operations in api.raw_schema["paths"].items():
        for operation in operations.values():
            assert operation["description"], path
            assert all(each.get("description") for each in operation.get("parameters", ())), path
            assert {"200", "304", "401", "404", "422"} <= operation["responses"].keys(), path


def test_every_schema_is_one(api: Any) -> None:
    for schema in api.raw_schema["components"]["schemas"].values():
        Draft202012Validator.check_schema(schema)
