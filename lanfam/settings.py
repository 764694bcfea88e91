"""
Configure the project from the environment; with nothing set it is safe, not convenient.

One file, because every further one is a place where production may differ from what
was tested. README lists the variables.
"""

import mimetypes
from pathlib import Path

from csp import constants as csp

from lanfam import databases, environment, logs
from lanfam.api_settings import *  # noqa: F403 - settings, as the next line's
from lanfam.log_ins import *  # noqa: F403 - settings, each of them
from lanfam.postgresql import manner

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = environment.read(
    "VAR_DIR",
    environment.folder,
    default=BASE_DIR / "var",
    accepts="an absolute path to a folder that the server may write to",
)

DEBUG = environment.read("DEBUG", environment.boolean, default=False, accepts="true or false")
SECRET_KEY = environment.secret_key(VAR_DIR)
ALLOWED_HOSTS = environment.read(
    "ALLOWED_HOSTS",
    environment.hosts,
    default=["localhost", "127.0.0.1", "[::1]"],
    accepts="host names without port, separated by commas, e.g. cms.example.com",
)
CONTACT_EMAIL = environment.read(
    "CONTACT_EMAIL", environment.email, default="", accepts="one e-mail address"
)
CROSSREF_URL = environment.read(
    "CROSSREF_URL",
    environment.url,
    default="https://api.crossref.org",
    accepts="an http(s) address",
)
PUBMED_URL = environment.read(
    "PUBMED_URL",
    environment.url,
    default="https://eutils.ncbi.nlm.nih.gov/entrez/eutils",
    accepts="an http(s) address",
)
DATACITE_URL = environment.read(
    "DATACITE_URL",
    environment.url,
    default="https://api.datacite.org",
    accepts="an http(s) address",
)
OPEN_LIBRARY_URL = environment.read(
    "OPEN_LIBRARY_URL",
    environment.url,
    default="https://openlibrary.org",
    accepts="an http(s) address",
)
ID_CONVERTER_URL = environment.read(
    "ID_CONVERTER_URL",
    environment.url,
    default="https://pmc.ncbi.nlm.nih.gov/tools/idconv/api/v1/articles",
    accepts="an http(s) address",
)
# How long an editor may wait for one answer, repeated attempts included.
REGISTRY_TIMEOUT = environment.read(
    "REGISTRY_TIMEOUT",
    environment.seconds,
    default=15.0,
    accepts="seconds to wait for a registry, more than 0 and at most 300",
)

# Applications

INSTALLED_APPS = [
    "articles",
    "references",
    "lanfam.apps.LanFamAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
    "corsheaders",
    "csp",
    "rest_framework",
    "django_filters",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "drf_standardized_errors",
    "django_tasks",
    "django_tasks_db",
    "django_prose_editor",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
]

MIDDLEWARE = [
    "lanfam.headers.Headers",
    "lanfam.watched.Watched",
    "django.middleware.security.SecurityMiddleware",
    "corsheaders.middleware.CorsMiddleware",
    "lanfam.outage.Outage",
    "articles.api.ready.Ready",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "lanfam.unstorable.Unstorable",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "articles.accounts.gate.Gate",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "lanfam.urls"
WSGI_APPLICATION = "lanfam.wsgi.application"
ASGI_APPLICATION = "lanfam.asgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]
# A widget of ours has its template where all others are.
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# Database and cache

DATABASES = {
    "default": environment.read(
        "DATABASE_URL",
        environment.database,
        default={"ENGINE": "django.db.backends.sqlite3", "NAME": str(VAR_DIR / "lanfam.sqlite3")},
        accepts="sqlite:////absolute/path/to/file or postgres://user:password@host:5432/name",
    )
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    Path(DATABASES["default"]["NAME"]).parent.mkdir(parents=True, exist_ok=True)
    DATABASES["default"]["OPTIONS"] = databases.SQLITE
else:
    DATABASES = databases.arranged(
        manner.connected(DATABASES["default"]),
        pooled=environment.read(
            "DATABASE_POOLED", environment.boolean, default=False, accepts="true or false"
        ),
        replica=environment.read(
            "REPLICA_URL",
            environment.database,
            default=None,
            accepts="postgres://user:password@host:5432/name",
        ),
    )
DATABASE_ROUTERS = ["lanfam.databases.Router"]

CACHES = {
    "default": environment.read(
        "CACHE_URL",
        environment.cache,
        default=environment.IN_PROCESS,
        accepts="locmem:// or redis://host:6379/0",
    )
}

ANSWERS_KEPT = environment.read(
    "ANSWERS_KEPT",
    environment.megabytes,
    default=16,
    accepts="megabytes of finished answers that each process keeps, 0 for none, at most 4096",
)

# Background work: tasks are rows of the same database, written in the transaction that asks for
# them and taken up by `manage.py worker`; so nothing is lost and there is no second server.

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# Webhooks go to the public internet alone; what is nearer has to be named.

WEBHOOK_PRIVATE_NETWORKS = environment.read(
    "WEBHOOK_PRIVATE_NETWORKS",
    environment.networks,
    default=[],
    accepts="networks separated by commas, e.g. 10.0.0.0/8,127.0.0.1",
)
WEBHOOK_LOG_DAYS = environment.read(
    "WEBHOOK_LOG_DAYS",
    environment.days,
    default=90,
    accepts="days that the log of webhooks is kept, from 1 to 3650",
)

# People: accounts are made by administrators. What no environment changes is in `lanfam.log_ins`.

PASSWORD_RESET_TIMEOUT = 3600
LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"

# Whoever may approve, publish or give others rights works with two factors only.
TWO_FACTORS_REQUIRED = environment.read(
    "TWO_FACTORS_REQUIRED", environment.boolean, default=not DEBUG, accepts="true or false"
)
SESSION_COOKIE_AGE = 3600 * environment.read(
    "SESSION_HOURS",
    environment.hours,
    default=12,
    accepts="hours after which a session ends, from 1 to 720",
)
SESSION_IDLE_SECONDS = 60 * environment.read(
    "SESSION_IDLE_MINUTES",
    environment.minutes,
    default=60,
    accepts="minutes after which a session that nobody uses ends, from 5 to 1440",
)

SOCIALACCOUNT_PROVIDERS = single_sign_on(  # noqa: F405
    environment.read("OIDC_URL", environment.url, default="", accepts="an http(s) address"),
    environment.read("OIDC_CLIENT_ID", str, default="", accepts="a name"),
    environment.read("OIDC_CLIENT_SECRET", str, default="", accepts="a secret"),
    environment.read("OIDC_NAME", str, default="single sign-on", accepts="a button's words"),
)

# Words, numbers, time

LANGUAGE_CODE = "en-us"
TIME_ZONE = environment.read(
    "TIME_ZONE",
    environment.time_zone,
    default="UTC",
    accepts="an IANA time zone such as America/Chicago",
)
USE_I18N = True
USE_TZ = True

# Files

STATIC_URL = "static/"
STATIC_ROOT = VAR_DIR / "static"
MEDIA_URL = environment.read(
    "MEDIA_URL",
    environment.media_url,
    default="/media/",
    accepts="a path such as /media/ or an http(s) address, either with a / at its end",
)
# The longest letters with all their questions stay well under it.
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024
# The form of a paper sends eight fields an author, and some papers have three thousand.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 30_000
MEDIA_ROOT = VAR_DIR / "media"
# Python learns of it in 3.13 only; elsewhere it depends on the machine's own list.
mimetypes.add_type("image/avif", ".avif")
STORAGES = {
    "default": environment.reached_at(
        environment.read(
            "MEDIA_STORAGE",
            environment.media_storage,
            default={"BACKEND": "django.core.files.storage.FileSystemStorage"},
            accepts="s3://bucket/folder?region=eu-west-1&endpoint=https://s3.example.com",
        ),
        MEDIA_URL,
    ),
    "staticfiles": {"BACKEND": "lanfam.static.Hashed"},
}
WHITENOISE_USE_FINDERS = DEBUG
WHITENOISE_KEEP_ONLY_HASHED_FILES = True

# Mail: kept in files unless a server is named, so that a fresh install writes to nobody.

MAIL = environment.read(
    "EMAIL_URL",
    environment.mail,
    default={
        "EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend",
        "EMAIL_FILE_PATH": VAR_DIR / "mail",
    },
    accepts="smtp+tls://user:password@host:587",
)
EMAIL_BACKEND = MAIL["EMAIL_BACKEND"]
EMAIL_FILE_PATH = MAIL["EMAIL_FILE_PATH"]
EMAIL_HOST = MAIL.get("EMAIL_HOST") or "localhost"
EMAIL_PORT = MAIL.get("EMAIL_PORT") or 25
EMAIL_HOST_USER = MAIL.get("EMAIL_HOST_USER") or ""
EMAIL_HOST_PASSWORD = MAIL.get("EMAIL_HOST_PASSWORD") or ""
EMAIL_USE_TLS = MAIL.get("EMAIL_USE_TLS", False)
EMAIL_USE_SSL = MAIL.get("EMAIL_USE_SSL", False)
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = CONTACT_EMAIL or "lanfam-cms@localhost"

# Security: strict whenever DEBUG is off.

SECURE_SSL_REDIRECT = environment.read(
    "SECURE_SSL_REDIRECT", environment.boolean, default=not DEBUG, accepts="true or false"
)
# Machines ask these from nearby, past the proxy that speaks HTTPS.
SECURE_REDIRECT_EXEMPT = [r"^(healthz|readyz|metrics)$"]
PROXIES = environment.read(
    "BEHIND_PROXY",
    environment.proxies,
    default=0,
    accepts="true or false, or how many proxies stand one behind the other, at most 9",
)
if PROXIES:
    # Only behind a proxy that always sets this header: a client could forge it otherwise.
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    ALLAUTH_TRUSTED_PROXY_COUNT = PROXIES
SECURE_HSTS_SECONDS = 0 if DEBUG else 365 * 24 * 3600
SECURE_HSTS_INCLUDE_SUBDOMAINS = not DEBUG
SECURE_HSTS_PRELOAD = not DEBUG
SESSION_COOKIE_SECURE = not DEBUG
CSRF_COOKIE_SECURE = not DEBUG
CSRF_COOKIE_HTTPONLY = True
if not DEBUG:
    # Names that a browser takes from this very host over TLS alone.
    SESSION_COOKIE_NAME = "__Host-sessionid"
    CSRF_COOKIE_NAME = "__Host-csrftoken"
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
# No inline script or style anywhere, so whatever slipped into a page would not run. Pictures of a
# letter stand on the brand's site or in an object store (on one's own machine without TLS), and a
# new one is shown before it is sent. What is no page may do nothing at all (lanfam.headers).
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [csp.NONE],
        "script-src": [csp.SELF],
        "style-src": [csp.SELF],
        "font-src": [csp.SELF],
        "connect-src": [csp.SELF],
        "img-src": [csp.SELF, "data:", "blob:", "https:", *(["http:"] if DEBUG else [])],
        "base-uri": [csp.NONE],
        "form-action": [csp.SELF],
        "frame-ancestors": [csp.NONE],
    },
}

CORS_ALLOWED_ORIGINS = environment.read(
    "CORS_ALLOWED_ORIGINS",
    environment.origins,
    default=[],
    accepts="origins separated by commas, e.g. https://www.example.com",
)
CORS_URLS_REGEX = r"^/(api/|feed\.)"
CORS_ALLOW_METHODS = ["GET", "HEAD", "OPTIONS"]

# API

# Every proxy appends the address it was asked by; what stands before these, anybody can write.
REST_FRAMEWORK = {**REST_FRAMEWORK, "NUM_PROXIES": PROXIES}  # noqa: F405
API_THROTTLE = environment.read(
    "API_THROTTLE",
    environment.rates,
    default=environment.RATES,
    accepts="requests a minute, e.g. search=60,exports=30, of reads, search, exports, previews "
    "and docs; or off",
)
API_UNTHROTTLED = environment.read(
    "API_UNTHROTTLED",
    environment.networks,
    default=[],
    accepts="networks of your own frontends, separated by commas, e.g. 203.0.113.7,10.0.0.0/8",
)

# Watching: one line a request, metrics. See docs/operating.md.

LOGGING = logs.configuration(
    environment.read(
        "LOG_FORMAT", logs.form, default="text" if DEBUG else "json", accepts="json or text"
    ),
    environment.read(
        "LOG_LEVEL",
        logs.level,
        default="WARNING" if DEBUG else "INFO",
        accepts="DEBUG, INFO, WARNING, ERROR or CRITICAL",
    ),
)
METRICS_TOKEN = environment.read(
    "METRICS_TOKEN", environment.token, default="", accepts="20 characters or more, no spaces"
)
METRICS_DIR = VAR_DIR / "metrics"
