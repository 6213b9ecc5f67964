"""Addresses of departments' systems (网址)."""

from django.urls import reverse


def clients() -> str:
    """Return the list of systems."""
    return reverse("console:clients")


def client(code: str) -> str:
    """Return the page of a system."""
    return reverse("console:client", args=[code])


def act(code: str, verb: str) -> str:
    """Return where a form about a system is sent."""
    return reverse("console:client-act", args=[code, verb])
