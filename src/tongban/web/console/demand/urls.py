"""The addresses of the demand list (需求清单网址)."""

from django.urls import path

from tongban.web.console.demand.api import demand_api
from tongban.web.console.demand.views import demand, demand_csv, demand_workbook

urlpatterns = [
    path("", demand, name="demand"),
    path("api/", demand_api, name="demand_api"),
    path("list.csv", demand_csv, name="demand_csv"),
    path("list.xlsx", demand_workbook, name="demand_xlsx"),
]
