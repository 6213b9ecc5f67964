"""Addresses of assessment in the console."""

from django.urls import path

from tongban.web.console.assessment.indicator import indicator
from tongban.web.console.assessment.listing import listing, plan
from tongban.web.console.assessment.round_page import open_now, round_page
from tongban.web.console.assessment.searched import searched, searched_file
from tongban.web.console.assessment.standing import standing, standing_file
from tongban.web.console.assessment.trying import trying

urlpatterns = [
    path("", standing, name="assessment"),
    path("indicators/<slug:code>/", indicator, name="assessment-indicator"),
    path("standing.<slug:form>", standing_file, name="assessment-file"),
    path("searches/", searched, name="searches"),
    path("searches.<slug:form>", searched_file, name="searches-file"),
    path("rounds/", listing, name="assessment-rounds"),
    path("rounds/plan/", plan, name="assessment-plan"),
    path("rounds/<uuid:code>/", round_page, name="assessment-round"),
    path("rounds/<uuid:code>/open/", open_now, name="assessment-open"),
    path("rounds/<uuid:code>/samples/<int:place>/", trying, name="assessment-try"),
]
