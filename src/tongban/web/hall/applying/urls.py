"""Addresses of applying."""

from django.urls import URLPattern

patterns: list[URLPattern] = []
