"""Tokens: what a browser or a program holds, and what is told from it."""

import hashlib
import secrets


def new_token() -> str:
    """256 bits by chance."""
    return secrets.token_urlsafe(32)


def session_digest(token: str) -> str:
    """What a session is kept under."""
    return _digest("session", token)


def form_token(token: str) -> str:
    """What the forms of a page carry that was sent to the holder of a token."""
    return _digest("form", token)


def _digest(use: str, token: str) -> str:
    return hashlib.sha256(f"{use}:{token}".encode()).hexdigest()
