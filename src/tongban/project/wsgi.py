"""The web application (网站入口) as WSGI servers find it.

What lies outside is reached for before the first request: a process whose seals give a wrong answer
to what is known (自检), or whose keys cannot be read, does not start at all.
"""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tongban.project.settings")
_pages = get_wsgi_application()

from tongban.project.bodies import whole_bodies  # noqa: E402 - only after the apps are loaded
from tongban.project.wiring import outside  # noqa: E402

application = whole_bodies(_pages)

outside()
