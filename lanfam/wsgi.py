"""Expose the WSGI application that servers import."""

import os

from django.core.wsgi import get_wsgi_application

from lanfam import tracing

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lanfam.settings")

tracing.begin()
application = get_wsgi_application()
