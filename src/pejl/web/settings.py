"""Django's settings, from the environment. Secure unless a named switch loosens it; `docs/drift.md` tells each."""

import os
import re
import secrets
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path

from csp.constants import NONE, SELF

from pejl.intake import Fault
from pejl.surroundings import Surroundings
from pejl.web.database import database_of
from pejl.web.surveys_log import hide

HERE = Path(__file__).parent
_around = Surroundings.of(os.environ, datetime.now(UTC), ExitStack())
LEDGER = _around.ledger.absolute()

# --- switches --------------------------------------------------------------------------------------------

PEJL_PLAN = os.environ.get("PEJL_PLAN", "")
PEJL_DEMO = os.environ.get("PEJL_DEMO") == "1"
"""For made-up people only, refused otherwise: no second factor, a stand-in for MitID, and a day of one's own."""
PEJL_DAY = os.environ.get("PEJL_DAY", "") if PEJL_DEMO else ""
PEJL_HTTP = os.environ.get("PEJL_HTTP") == "1"
"""Served without TLS, on the own machine alone."""
PEJL_OUTBOX = Path(os.environ.get("PEJL_OUTBOX") or LEDGER.with_name(f"{LEDGER.name}.udbakke"))
"""Where letters are put that somebody sends; in no backup."""
PEJL_ROUND_KEYS = LEDGER.with_name(f"{LEDGER.name}.runder")
"""Where the keys of open rounds are; in no backup."""
PEJL_WEBHOOK_PRIVATE = os.environ.get("PEJL_WEBHOOK_PRIVATE") == "1"
"""Webhooks may lead into the own network, on any port; refused otherwise."""
ALLOWED_HOSTS = [host for host in os.environ.get("PEJL_HOSTS", "localhost,127.0.0.1").split(",") if host]


def _secret() -> str:
    """The site's key: `PEJL_SECRET_KEY`, else a file beside the ledger that is made for its owner only."""
    given = os.environ.get("PEJL_SECRET_KEY")
    if given:
        return given
    file = LEDGER.with_name(f"{LEDGER.name}.web.key")
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        made = file.with_name(f"{file.name}.{secrets.token_hex(4)}")
        made.touch(mode=0o600)
        made.write_text(secrets.token_urlsafe(64))
        try:
            os.link(made, file)  # whoever is first decides; nobody reads half a key
        except FileExistsError:
            pass
        finally:
            made.unlink()
    return file.read_text()


def _minutes(name: str, otherwise: str) -> timedelta:
    """Whole minutes from 1 to 999. Fault `web_minutter`."""
    text = os.environ.get(name) or otherwise
    if not re.fullmatch(r"[1-9][0-9]{0,2}", text):
        raise Fault("web_minutter", navn=name, skrevet=text)
    return timedelta(minutes=int(text))


SECRET_KEY = _secret()
DEBUG = False

# --- the parts -------------------------------------------------------------------------------------------

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "axes",
    "csp",
    "django_htmx",
    "pejl.web",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "pejl.web.middleware.headers",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
    "pejl.web.middleware.Asked",
    "pejl.web.middleware.Gate",
]
ROOT_URLCONF = "pejl.web.urls"
WSGI_APPLICATION = "pejl.web.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "pages", HERE / "parts"],
        "OPTIONS": {
            "context_processors": ["django.contrib.messages.context_processors.messages", "pejl.web.context.around"],
            "builtins": [
                "pejl.web.templatetags.pejl",
                "django.templatetags.static",
                "django_htmx.templatetags.django_htmx",
            ],
        },
    }
]
DATABASES = {"default": database_of(os.environ.get("PEJL_DATABASE", ""), LEDGER)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
STORAGES = {
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
}
STATIC_URL = "/statisk/"
STATIC_ROOT = Path(os.environ.get("PEJL_STATIC") or LEDGER.with_name(f"{LEDGER.name}.statisk"))
STATICFILES_DIRS = [HERE / "vendor"]
WHITENOISE_ROOT = None

# --- people, log-in, sessions ----------------------------------------------------------------------------

AUTH_USER_MODEL = "web.User"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_CALLABLE = "pejl.web.pages.login.locked"
AXES_RESET_ON_SUCCESS = True
AXES_ENABLE_ACCESS_FAILURE_LOG = False
AXES_DISABLE_ACCESS_LOG = True  # who logged in is on the user; addresses of citizens are kept nowhere
AXES_VERBOSE = False
LOGIN_URL = "login"
SESSION_IDLE = _minutes("PEJL_SESSION_IDLE", "30")
SESSION_LONGEST = timedelta(hours=10)
SESSION_COOKIE_AGE = int(SESSION_LONGEST.total_seconds())
SESSION_COOKIE_NAME = "pejl" if PEJL_HTTP else "__Host-pejl"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not PEJL_HTTP
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_COOKIE_NAME = "pejl-csrf" if PEJL_HTTP else "__Host-pejl-csrf"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_FAILURE_VIEW = "pejl.web.pages.fejl.csrf"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# --- the wire --------------------------------------------------------------------------------------------

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
SECURE_SSL_REDIRECT = not PEJL_HTTP
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if os.environ.get("PEJL_PROXY") == "1" else None
SECURE_HSTS_SECONDS = 0 if PEJL_HTTP else 31_536_000
SECURE_REDIRECT_EXEMPT = ["^sundhed$"]
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000

# --- language and time -----------------------------------------------------------------------------------

USE_I18N = False  # words are ours: pejl.words
USE_TZ = True
TIME_ZONE = "Europe/Copenhagen"
DATE_INPUT_FORMATS = ["%Y-%m-%d", "%d-%m-%Y", "%d.%m.%Y", "%d/%m/%Y"]

hide()
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{levelname} {name} {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {"django.request": {"level": "ERROR"}, "django.security.csrf": {"level": "ERROR"}},
}
SILENCED_SYSTEM_CHECKS = ["security.W004", "security.W008"]
