"""Addresses of projects."""

from django.urls import URLPattern, path

from tongban.web.hall.projects.one import project

patterns: list[URLPattern] = [path("my/projects/<slug:code>/", project, name="project")]
