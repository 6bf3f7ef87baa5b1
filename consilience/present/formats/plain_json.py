"""JSON of plain values, for the formats whose shape others have set."""

import json
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from consilience.present.encoding import HALF_A_PAIR

Json: TypeAlias = str | int | float | bool | Sequence["Json"] | Mapping[str, "Json"] | None


def encoded(value: Json, indent: int | None = None) -> bytes:
    """The value as JSON in UTF-8 with a line end; half a surrogate pair becomes U+FFFD, one character for one.

    >>> encoded({"words": "caf\\u00e9 \\ud800"})
    b'{"words": "caf\\xc3\\xa9 \\xef\\xbf\\xbd"}\\n'
    """
    return HALF_A_PAIR.sub("\ufffd", json.dumps(value, ensure_ascii=False, indent=indent) + "\n").encode()
