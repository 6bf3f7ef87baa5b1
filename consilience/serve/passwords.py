"""Passwords: hashed with argon2, checked in the same time whether or not the user exists."""

from functools import cache
from threading import Semaphore
from typing import TYPE_CHECKING

from consilience.store.users import WrongUser

if TYPE_CHECKING:
    from argon2 import PasswordHasher

SHORTEST, LONGEST = 10, 200
# One check takes 64 MiB and two hundredths of a second: so many at once keep the memory of the server bounded.
AT_ONCE = Semaphore(2)


def hashed(password: str) -> str:
    """What a password is kept as. Raises WrongUser where it is too short or too long."""
    if not SHORTEST <= len(password) <= LONGEST:
        raise WrongUser(f"a password has {SHORTEST} to {LONGEST} characters; this one has {len(password)}")
    with AT_ONCE:
        return _hasher().hash(password)


def is_right(kept: str | None, password: str) -> bool:
    """Whether a password is the one that was kept; never without one, which takes as long to find out."""
    from argon2.exceptions import InvalidHashError, VerificationError

    with AT_ONCE:
        try:
            is_verified = _hasher().verify(kept or _nobodys(), password[: LONGEST + 1])
        except (VerificationError, InvalidHashError):
            return False
    return is_verified and kept is not None


@cache
def _hasher() -> "PasswordHasher":
    from argon2 import PasswordHasher

    return PasswordHasher()


@cache
def _nobodys() -> str:
    """The hash that a name without a user is checked against."""
    return _hasher().hash("nobody has this password")
