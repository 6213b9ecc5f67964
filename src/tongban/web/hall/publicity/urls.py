"""Addresses of the public lists."""

from django.urls import URLPattern, path

from tongban.web.hall.publicity import edition, index, opened

patterns: list[URLPattern] = [
    path("lists/", index.public_lists, name="public_lists"),
    path("lists/<slug:name>/", index.public_list, name="public_list"),
    path("lists/<slug:name>/<slug:department>/", edition.public_edition, name="public_edition"),
    path(
        "lists/<slug:name>/<slug:department>.<slug:form>",
        edition.public_edition_file,
        name="public_edition_file",
    ),
    path("open-data/", opened.open_data, name="open_data"),
    path("open-data/catalogue.jsonld", opened.open_catalogue, name="open_catalogue"),
    path("open-data/<slug:month>.<slug:form>", opened.open_month, name="open_month"),
]
