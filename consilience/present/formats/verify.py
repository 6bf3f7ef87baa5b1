"""Whether a bundle is still whole: every digest and every span in it, reckoned anew."""

import io
import zlib
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

import msgspec

from consilience.present.contract import AccountView, ArticleView, ClaimView, PointView, PositionView, ReportView, StoryView
from consilience.present.formats.bundle import ACCOUNT, MANIFEST, Manifest
from consilience.records import Problem, Record, Span, Statement, TimelineEntry

# A bundle of ten thousand long articles and their account holds a tenth of this, unpacked.
MOST_BYTES = 512 * 1024 * 1024
MOST_FILES = 100_000
# Problems told; a bundle with more is broken as a whole.
MOST_PROBLEMS = 1_000

Files = Mapping[str, bytes]
Texts = Mapping[str, str]


class Place(Record, frozen=True, kw_only=True):
    """Characters that the account points to, and where in the account it does."""

    name: str
    article: str
    start: int
    end: int
    words: str | None = None
