"""What a form brings: read within bounds, and taken only with the token of the page that it stood on."""

import hmac
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import NoReturn

from fastapi import Request
from starlette.datastructures import UploadFile

from consilience.records import Rank
from consilience.serve.failures import Refused
from consilience.serve.visitors import Visitor, visitor_of

TOKEN = "token"
MOST_FILES, MOST_FIELDS = 50, 40
# Characters of a pasted article; a newspaper's longest have some 100,000.
LARGEST_FIELD = 2_000_000
STALE = "the page with this form is out of date; load it again and repeat what you did"


@dataclass(frozen=True)
class Upload:
    """A file that was sent."""

    name: str
    body: bytes


@dataclass(frozen=True)
class Posted:
    """The fields of a form, who sent it, and the files with it."""

    visitor: Visitor
    fields: Mapping[str, str]
    files: tuple[Upload, ...] = ()

    def __getitem__(self, name: str) -> str:
        return self.fields.get(name, "").strip()

    def needed(self, name: str) -> str:
        """A field that must hold something. Raises Refused."""
        return self[name] or _missing(name)

    def number(self, name: str) -> int:
        """A field that must hold a number. Raises Refused."""
        value = self.needed(name)
        return int(value) if value.isdecimal() and len(value) < 16 else _missing(name)


def posted(needed: Rank | None) -> Callable[[Request], Awaitable[Posted]]:
    """Reads the form of a request by somebody of a rank, or by anybody. What it gives raises Refused."""

    async def read(request: Request) -> Posted:
        visitor = visitor_of(request)
        if needed is not None and not visitor.may(needed):
            raise Refused(403, f"only an {needed} may do that" if needed is not Rank.READER else "sign in first")
        fields: dict[str, str] = {}
        files: list[Upload] = []
        async with request.form(max_files=MOST_FILES, max_fields=MOST_FIELDS, max_part_size=LARGEST_FIELD) as form:
            for name, value in form.multi_items():
                if isinstance(value, UploadFile):
                    files.append(Upload(name=value.filename or "", body=await value.read()))
                else:
                    fields[name] = value
        if not hmac.compare_digest(fields.pop(TOKEN, "").encode(), visitor.form_token.encode()):
            raise Refused(403, STALE)
        return Posted(visitor=visitor, fields=fields, files=tuple(file for file in files if file.name))

    return read


READERS, EDITORS, ADMINS, ANYBODY = map(posted, (Rank.READER, Rank.EDITOR, Rank.ADMIN, None))


def _missing(name: str) -> NoReturn:
    raise Refused(422, f"the form came without a usable {name}")
