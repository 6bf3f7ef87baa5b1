"""The canonical address of a page: what two links to it have in common."""

import re
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from consilience.records import Article, Capture

WEB = ("http", "https")
# Parameters that tell where a reader came from and not what is shown: whole names, and beginnings of names.
TRACKING = frozenset(
    {
        "fbclid",
        "gclid",
        "dclid",
        "msclkid",
        "yclid",
        "igshid",
        "mc_cid",
        "mc_eid",
        "_ga",
        "cmpid",
        "cmp",
        "ocid",
        "ncid",
        "smid",
        "sref",
        "ref_src",
        "ref_url",
        "guccounter",
        "ito",
        "xtor",
        "at_medium",
        "at_campaign",
        "taid",
        "wt_mc",
        "wtrid",
        "_hsenc",
        "_hsmi",
        "vero_id",
        "s_cid",
        "spm",
        "share",
    }
)
TRACKING_PREFIXES = ("utm_", "at_", "pk_", "mtm_", "hsa_", "oly_")
PORTS = {"http": 80, "https": 443}
# One item of a file of many, by its place in it: another item may stand there tomorrow.
PLACE_IN_FILE = re.compile(r"#\d+$")
STANDARD_INPUT = "-"


def address_of(found: Capture | Article) -> str:
    """The address by which the versions of a page are told: of the web, of a file, of a named item in a file.

    What has no such address is known by its bytes, and has no versions.
    """
    place = canonical(found.uri)
    if place.startswith("https://"):
        return place
    file = PLACE_IN_FILE.sub("", place)
    if file == place and place != STANDARD_INPUT:
        return place
    if isinstance(found, Capture):
        return f"{file}#{found.name}" if found.name else f"capture:{found.digest}"
    return f"capture:{found.capture}"


def canonical(uri: str) -> str:
    """The address of a page without its scheme's variety, fragment and tracking; other places as they are.

    >>> canonical("HTTP://www.Example.org:80/a/?utm_source=x&id=7#top")
    'https://example.org/a?id=7'
    >>> canonical("coverage/report.txt")
    'coverage/report.txt'
    """
    try:
        parts = urlsplit(uri.strip())
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return uri
    if parts.scheme.lower() not in WEB or not host:
        return uri
    place = host.removeprefix("www.")
    if port is not None and port != PORTS[parts.scheme.lower()]:
        place = f"{place}:{port}"
    kept = [(name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True) if not _tracks(name)]
    return urlunsplit(("https", place, parts.path.rstrip("/"), urlencode(sorted(kept)), ""))


def _tracks(name: str) -> bool:
    return name.lower() in TRACKING or name.lower().startswith(TRACKING_PREFIXES)
