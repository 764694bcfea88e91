"""Take a webhook of LanFam CMS: the exact bytes that came, or nothing."""

import base64
import hashlib
import hmac
import json
import time


def verify(body: bytes, headers: dict[str, str], secret: str) -> dict:
    stamp = headers["webhook-timestamp"]
    signed = f"{headers['webhook-id']}.{stamp}.".encode() + body
    key = base64.b64decode(secret.removeprefix("whsec_"))
    right = "v1," + base64.b64encode(hmac.digest(key, signed, hashlib.sha256)).decode()
    given = headers["webhook-signature"].split(" ")
    is_fresh = abs(time.time() - float(stamp)) < 300
    if not is_fresh or not any(hmac.compare_digest(right, each) for each in given):
        raise ValueError("This is no message of ours.")
    return json.loads(body)
