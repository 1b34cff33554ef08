"""Who logs in."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from pejl.web.models.privacy import Kept


class Users(BaseUserManager["User"]):
    def create(self, *, password: str | None = None, **of: Any) -> "User":
        """A user with a password, or one that only comes by OIDC (no usable password)."""
        user = User(**of)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """A person with one role (`access.Role`). `epoch` is raised to end all sessions; `subject`: what the OIDC provider
    calls them."""

    username = models.CharField(max_length=80, unique=True)
    name = models.CharField(max_length=120)
    role = models.CharField(max_length=24)
    team = models.CharField(max_length=80, blank=True)
    worker = models.CharField(max_length=80, blank=True)
    unit = models.CharField(max_length=80, blank=True)
    citizen = models.BigIntegerField(null=True, blank=True, unique=True)
    subject = models.CharField(max_length=200, blank=True)
    is_active = models.BooleanField(default=True)
    epoch = models.PositiveIntegerField(default=1)
    version = models.PositiveIntegerField(default=1)
    totp = models.CharField(max_length=64, blank=True)
    totp_step = models.BigIntegerField(default=0)
    lang = models.CharField(max_length=2, default="da")

    objects = Users()
    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name", "role"]
    privacy: ClassVar[dict[str, Kept]] = {
        **dict.fromkeys(("id", "username", "name", "role", "team", "worker", "unit"), Kept("A2", 5)),
        **dict.fromkeys(("is_active", "epoch", "version", "lang", "last_login"), Kept("A1", 5)),
        **dict.fromkeys(("password", "totp", "totp_step", "subject"), Kept("A6", 0)),
        "citizen": Kept("A3", 5, "delete"),
    }


class Token(models.Model):
    """A key of a system. Only its hash is kept; `scopes`: words of what it may do, with spaces between."""

    user = models.ForeignKey(User, on_delete=models.CASCADE)
    label = models.CharField(max_length=80)
    hashed = models.CharField(max_length=64, unique=True)
    scopes = models.CharField(max_length=200)
    made = models.DateTimeField()
    until = models.DateTimeField()
    revoked = models.DateTimeField(null=True, blank=True)

    privacy: ClassVar[dict[str, Kept]] = {
        **dict.fromkeys(("id", "user", "label", "scopes", "made", "until", "revoked"), Kept("A1", 5)),
        "hashed": Kept("A6", 0),
    }
