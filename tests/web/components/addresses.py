"""The addresses of the small site."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from tongban.web.components.access import public


@public
def inbox(request: HttpRequest) -> HttpResponse:
    return HttpResponse()


urlpatterns = [
    path("components/", include("tongban.web.components.urls")),
    path("", inbox, name="home"),
    path("counter/", inbox, name="counter_inbox"),
]
