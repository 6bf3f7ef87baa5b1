"""What the caller may choose when bytes are got."""

from consilience.records import Record

# The longest page of the public article benchmark has 1.6 MB; scanned newspapers reach some tens of MB.
LARGEST = 50_000_000


class AcquireOptions(Record, frozen=True, kw_only=True):
    """Bounds on what is read and fetched.

    `largest` is the size in bytes of one article's file, line or page; a `.jsonl` or a web archive may be of any
    length. `timeout` is the seconds that a server may stay silent, `patience` those that one page may take in all,
    `delay` those between two pages of a host. `entries` bounds what is taken from one feed or sitemap, `addresses` what
    is fetched for one place that names feeds. Without `own_network` a host of the reader's own network is refused even
    where the place names it, as a server that fetches for others must.
    """

    largest: int = LARGEST
    timeout: float = 20.0
    patience: float = 60.0
    redirects: int = 5
    delay: float = 1.0
    entries: int = 1_000
    addresses: int = 5_000
    own_network: bool = True
    user_agent: str = "Consilience/0.1 (news reader; fetches pages that its user names, and those his feeds name)"


DEFAULTS = AcquireOptions()
