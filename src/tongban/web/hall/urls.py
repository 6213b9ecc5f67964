"""Addresses of the hall (网址); the parts that need a person are listed in their own files."""

from django.urls import URLPattern, path

from tongban.web.hall.account.urls import patterns as account
from tongban.web.hall.applying.urls import patterns as applying
from tongban.web.hall.asking import checklist, questions
from tongban.web.hall.bills.urls import patterns as bills
from tongban.web.hall.browsing import guides, home, lists, privacy_page, search
from tongban.web.hall.campaigns.urls import patterns as campaigns
from tongban.web.hall.certificates.urls import patterns as certificates
from tongban.web.hall.credit.urls import patterns as credit
from tongban.web.hall.household.urls import patterns as household
from tongban.web.hall.looks.urls import patterns as looks
from tongban.web.hall.mandates.urls import patterns as mandates
from tongban.web.hall.mine.urls import patterns as mine
from tongban.web.hall.my_data.urls import patterns as my_data
from tongban.web.hall.notices.urls import patterns as notices
from tongban.web.hall.projects.urls import patterns as projects
from tongban.web.hall.proofs.urls import patterns as proofs
from tongban.web.hall.publicity.urls import patterns as publicity
from tongban.web.hall.verifying.urls import patterns as verifying
from tongban.web.hall.voices.urls import patterns as voices

app_name = "hall"

urlpatterns: list[URLPattern] = [
    path("", home.home, name="home"),
    path("search/", search.search, name="search"),
    path("search/<kind:kind>/<slug:code>/", search.opened, name="search-opened"),
    path("items/", lists.items, name="items"),
    path("items/<slug:code>/", guides.item, name="item"),
    path("items/<slug:code>/privacy/", privacy_page.privacy, name="item_privacy"),
    path("events/<slug:code>/", guides.journey, name="journey"),
    path("ask/<kind:kind>/<slug:code>/", questions.question, name="question"),
    path("ask/<kind:kind>/<slug:code>/checklist/", checklist.checklist, name="checklist"),
    *applying,
    *campaigns,
    *mine,
    *bills,
    *mandates,
    *account,
    *certificates,
    *household,
    *credit,
    *looks,
    *my_data,
    *projects,
    *proofs,
    *notices,
    *publicity,
    *verifying,
    *voices,
]
