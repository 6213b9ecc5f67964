"""Addresses of the console (网址): each part brings its own."""

from django.urls import include, path

from tongban.web.console.account import views as account
from tongban.web.console.home.views import home

app_name = "console"

urlpatterns = [
    path("", home, name="home"),
    path("", include("tongban.web.console.accounts.urls")),
    path("sign-in/", account.sign_in, name="sign_in"),
    path("sign-in/end/", account.end, name="end_sign_in"),
    path("items/", include("tongban.web.console.items.urls")),
    path("reform/", include("tongban.web.console.reform.urls")),
    path("data/quality/", include("tongban.web.console.quality.urls")),
    path("data/", include("tongban.web.console.data.urls")),
    path("clients/", include("tongban.web.console.clients.urls")),
    path("campaigns/", include("tongban.web.console.campaigns.urls")),
    path("credit/", include("tongban.web.console.credit.urls")),
    path("libraries/", include("tongban.web.console.libraries.urls")),
    path("exchange/", include("tongban.web.console.exchange.urls")),
    path("feedback/", include("tongban.web.console.feedback.urls")),
    path("modes/", include("tongban.web.console.modes.urls")),
    path("supervision/", include("tongban.web.console.supervision.urls")),
    path("notices/", include("tongban.web.console.notices.urls")),
    path("assessment/", include("tongban.web.console.assessment.urls")),
    path("tickets/", include("tongban.web.console.tickets.urls")),
    path("retention/", include("tongban.web.console.retention.urls")),
    path("rights/", include("tongban.web.console.rights.urls")),
    path("impact/", include("tongban.web.console.impact.urls")),
    path("graph/what-if/", include("tongban.web.console.what_if.urls")),
    path("graph/demand/", include("tongban.web.console.demand.urls")),
    path("graph/", include("tongban.web.console.graph.urls")),
]
