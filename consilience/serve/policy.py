"""The headers under which pages are sent: nothing from elsewhere, nothing to elsewhere, in no frame."""

import re

PAGE_POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'"
NO_FRAME = "; frame-ancestors 'none'"
API_POLICY = "default-src 'none'"
OWN_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
# The account's page states its policy before anything that stems from an article.
HEAD = 1_000

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cache-Control": "no-cache",
}


def account_policy(page: str) -> str:
    """The policy that the account's page states for itself, which names its style and script by their digests."""
    stated = OWN_POLICY.search(page[:HEAD])
    return (stated.group(1).replace("&#39;", "'") if stated else API_POLICY) + NO_FRAME
