"""Addresses of mine."""

from django.urls import URLPattern

patterns: list[URLPattern] = []
