"""Expose the WSGI application that servers import."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lanfam.settings")

application = get_wsgi_application()
