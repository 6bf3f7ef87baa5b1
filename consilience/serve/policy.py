"""The headers under which pages are sent: nothing from elsewhere, nothing to elsewhere, in no frame."""

import re

POLICY = "Content-Security-Policy"
PAGE_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self' data:; "
    "form-action 'self'; base-uri 'none'"
)
NO_FRAME = "; frame-ancestors 'none'"
API_POLICY = "default-src 'none'"
OWN_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
# The account's page states its policy before anything that stems from an article.
HEAD = 1_000

# The referrer goes to pages of this server alone: without one, browsers hide where a form was sent from.
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "private, no-cache",
}


def account_policy(page: str) -> str:
    """The policy that the account's page states for itself, which names its style and script by their digests."""
    stated = OWN_POLICY.search(page[:HEAD])
    return (stated.group(1).replace("&#39;", "'") if stated else API_POLICY) + NO_FRAME
