"""Addresses of signed heads and proofs."""

from django.urls import URLPattern, path

from tongban.web.hall.proofs import views

patterns: list[URLPattern] = [
    path("audit/head", views.head, name="audit_head"),
    path("audit/heads", views.heads, name="audit_heads"),
    path("audit/entries/<int:entry>/proof", views.inclusion, name="audit_inclusion"),
    path("audit/consistency", views.consistency, name="audit_consistency"),
]
