"""What a site's robots.txt says of us."""

from protego import Protego

from consilience.records import Record

# RFC 9309 asks of a reader of robots.txt that it take at least 500 KiB.
LARGEST_ROBOTS = 512_000
ROBOTS_NAME = "consilience"
# Sites ask for 1 to 30 seconds; one that asks for an hour wants no programs, and says so in Disallow.
LONGEST_DELAY = 30.0


class Rules(Record, frozen=True, kw_only=True):
    """A site's robots.txt, or in `closed` why nothing of it may be visited."""

    text: str = ""
    closed: str | None = None


class Site:
    """One site as its rules have it."""

    def __init__(self, rules: Rules) -> None:
        self._closed = rules.closed
        self._parsed = Protego.parse(rules.text)

    def refusal(self, address: str, by_hand: str) -> str | None:
        """Why an address may not be visited, or None where it may."""
        if self._closed is not None:
            return self._closed
        is_allowed = self._parsed.can_fetch(address, ROBOTS_NAME)
        return None if is_allowed else f"is closed to programs by the site's robots.txt; {by_hand}"

    @property
    def delay(self) -> float:
        """The seconds that the site asks for between two pages, as far as we go along."""
        asked = float(self._parsed.crawl_delay(ROBOTS_NAME) or 0)
        return asked if 0 <= asked <= LONGEST_DELAY else LONGEST_DELAY
