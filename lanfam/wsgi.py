"""Expose the WSGI application that servers import."""

import os

from django.core.wsgi import get_wsgi_application

from lanfam import tracing

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lanfam.settings")

is_traced = tracing.begin()
application = get_wsgi_application()
if not is_traced:
    # Spans are made inside Django; whoever traces wants to see every request.
    from lanfam.front import Front

    application = Front(application)
