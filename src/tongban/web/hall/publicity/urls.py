"""Addresses of the public lists."""

from django.urls import URLPattern, path

from tongban.web.hall.publicity import edition, index

patterns: list[URLPattern] = [
    path("lists/", index.public_lists, name="public_lists"),
    path("lists/<slug:name>/", index.public_list, name="public_list"),
    path("lists/<slug:name>/<slug:department>/", edition.public_edition, name="public_edition"),
    path(
        "lists/<slug:name>/<slug:department>.<slug:form>",
        edition.public_edition_file,
        name="public_edition_file",
    ),
]
