"""The entrance for web servers (网站入口): one WSGI application, kept without state."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tongban.project.settings")

application = get_wsgi_application()
