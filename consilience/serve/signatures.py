"""Signatures of messages after the Standard Webhooks specification: HMAC-SHA256 over id, time and body."""

import base64
import binascii
import datetime
import hashlib
import hmac
from collections.abc import Mapping

ID, TIME, SIGNATURE = "webhook-id", "webhook-timestamp", "webhook-signature"
# The marks of a secret in base64, and of the first version of the signature.
PREFIX, VERSION = "whsec_", "v1,"
# A message that is older was perhaps kept by somebody, to be sent again.
TOLERANCE = datetime.timedelta(minutes=5)


def signed(secret: str, id: str, body: bytes, now: datetime.datetime) -> dict[str, str]:
    """The headers under which a message is sent: its id, the time in seconds, and the signature over all of it."""
    time = str(int(now.timestamp()))
    return {ID: id, TIME: time, SIGNATURE: VERSION + _signature(secret, id, time, body)}


def is_genuine(secret: str, headers: Mapping[str, str], body: bytes, now: datetime.datetime) -> bool:
    """Whether a message that came under some headers was sent lately by somebody who knows the secret.

    Headers are looked up in lower case.
    """
    id, time = headers.get(ID, ""), headers.get(TIME, "")
    if not time.isdecimal() or len(time) > 15 or abs(now.timestamp() - int(time)) > TOLERANCE.total_seconds():
        return False
    wanted = VERSION + _signature(secret, id, time, body)
    stated = headers.get(SIGNATURE, "").split()
    return any(hmac.compare_digest(wanted.encode(), each.encode()) for each in stated)


def _signature(secret: str, id: str, time: str, body: bytes) -> str:
    content = f"{id}.{time}.".encode() + body
    return base64.b64encode(hmac.new(_key(secret), content, hashlib.sha256).digest()).decode()


def _key(secret: str) -> bytes:
    """The bytes that a secret stands for: base64 behind the prefix, else its own."""
    if secret.startswith(PREFIX):
        try:
            return base64.b64decode(secret[len(PREFIX) :], validate=True)
        except binascii.Error:
            return secret.encode()
    return secret.encode()
