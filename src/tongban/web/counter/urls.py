"""Addresses of the counter (网址)."""

from django.urls import include, path

from tongban.web.counter.acting import act
from tongban.web.counter.downloads import file, voucher
from tongban.web.counter.history import history
from tongban.web.counter.inbox import claim, inbox, release
from tongban.web.counter.office.urls import patterns as office
from tongban.web.counter.people.breaking import breaking
from tongban.web.counter.people.person import person
from tongban.web.counter.projects.one import project
from tongban.web.counter.search import search
from tongban.web.counter.window.urls import patterns as window
from tongban.web.counter.work_page import original_seen, work_page

app_name = "counter"

urlpatterns = [
    path("", inbox, name="inbox"),
    path("work/<int:work>/", work_page, name="work"),
    path("work/<int:work>/claim/", claim, name="claim"),
    path("work/<int:work>/release/", release, name="release"),
    path("work/<int:work>/originals/<uuid:paper>/", original_seen, name="original"),
    path("work/<int:work>/<slug:slug>/", act, name="verb"),
    path("cases/", search, name="cases"),
    *window,
    *office,
    path("projects/", project, name="project"),
    path("people/", breaking, name="break_glass"),
    path("people/<uuid:key>/", person, name="person"),
    path("certificates/", include("tongban.web.counter.certificates.urls")),
    path("joint/", include("tongban.web.counter.joint.urls")),
    path("fees/", include("tongban.web.counter.fees.urls")),
    path("households/", include("tongban.web.counter.household.urls")),
    path("archives/", include("tongban.web.counter.archives.urls")),
    path("notices/", include("tongban.web.counter.notices.urls")),
    path("done/", history, name="history"),
    path("files/<uuid:file>/", file, name="file"),
    path("vouchers/<uuid:voucher>/", voucher, name="voucher"),
]
