"""Serve the textbook's implementation."""

import os

from django.core.wsgi import get_wsgi_application

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.benchmarks.http.textbook.settings"
application = get_wsgi_application()
