"""Addresses of the looks at a person's data and of what they asked about them."""

from django.urls import URLPattern, path

from tongban.web.hall.looks import asking, exporting, listing, questions

patterns: list[URLPattern] = [
    path("my/looks/", listing.looks, name="looks"),
    path("my/looks.csv", exporting.looks_file, name="looks_file"),
    path("my/looks/<int:entry>/", asking.ask_look, name="ask_look"),
    path("my/tickets/", questions.my_tickets, name="tickets"),
    path("my/tickets/<uuid:ticket>/", questions.my_ticket, name="ticket"),
]
