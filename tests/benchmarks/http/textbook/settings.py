"""The project's own settings with the middleware that `startproject` gives, and these tables."""

from lanfam.settings import *  # noqa: F403

INSTALLED_APPS = [*INSTALLED_APPS, "tests.benchmarks.http.textbook"]  # noqa: F405
ROOT_URLCONF = "tests.benchmarks.http.textbook.api"
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    # Not a textbook's, but the applications above refuse to start without.
    "allauth.account.middleware.AccountMiddleware",
]
