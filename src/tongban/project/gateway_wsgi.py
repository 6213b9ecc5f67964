"""The gateway's entrance for web servers (数据网关入口): one application and pipeline each."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tongban.project.settings")
django.setup()

from tongban.project.gateway import door  # noqa: E402 - Django must be up before its models

application = door()
