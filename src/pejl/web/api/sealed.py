"""What goes out and comes back, or is kept, and nobody may read or change: sealed with the site's key."""

import hashlib
import hmac
from base64 import urlsafe_b64encode

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings


def _box(purpose: str) -> Fernet:
    return Fernet(urlsafe_b64encode(_key(purpose)))


def _key(purpose: str) -> bytes:
    return hmac.digest(settings.SECRET_KEY.encode(), f"pejl api {purpose}".encode(), "sha256")


def seal(purpose: str, text: str) -> str:
    return _box(purpose).encrypt(text.encode()).decode()


def unseal(purpose: str, text: str) -> str | None:
    """None for what was not sealed here for the same purpose."""
    try:
        return _box(purpose).decrypt(text.encode()).decode()
    except (InvalidToken, UnicodeError):
        return None


def mark(purpose: str, *parts: bytes) -> str:
    """A hash that only the site can make: the same for the same parts."""
    content = b"".join(len(each).to_bytes(8, "big") + each for each in parts)
    return hmac.new(_key(purpose), content, hashlib.sha256).hexdigest()
