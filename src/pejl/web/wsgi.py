"""What a server runs: `gunicorn pejl.web.wsgi`. Workers share the opened plan and ledger (see `serve`)."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pejl.web.settings")
application = get_wsgi_application()
