"""What the caller may choose when bytes are got."""

from consilience.records import Record

# The longest page of the public article benchmark has 1.6 MB; scanned newspapers reach some tens of MB.
LARGEST = 50_000_000


class AcquireOptions(Record, frozen=True, kw_only=True):
    """Bounds on what is read and fetched.

    `largest` is the size in bytes of one article's file, line or page; a `.jsonl` may be of any length. `timeout` is
    the seconds that a server may stay silent, `patience` those that one page may take in all.
    """

    largest: int = LARGEST
    timeout: float = 20.0
    patience: float = 60.0
    redirects: int = 5
    user_agent: str = "Consilience/0.1 (news reader; fetches single pages that its user names)"


DEFAULTS = AcquireOptions()
