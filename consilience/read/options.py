"""What the caller may choose when bytes are read."""

from consilience.records import Record


class ReadOptions(Record, frozen=True, kw_only=True):
    """Bounds on one article: characters of its text, bytes of its markup, pages of its PDF, bytes of a DOCX unpacked.

    The longest text of the benchmarks has 60,000 characters and the largest page 1.6 MB.
    """

    longest_text: int = 2_000_000
    largest_page: int = 10_000_000
    most_pages: int = 500
    largest_unpacked: int = 100_000_000


DEFAULTS = ReadOptions()
