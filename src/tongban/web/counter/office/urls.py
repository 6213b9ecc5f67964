"""Addresses of the office and of officers' lists (网址)."""

from django.urls import path

from tongban.web.counter.lists.cases import all_cases
from tongban.web.counter.lists.files import cases_file, inbox_file
from tongban.web.counter.lists.saved import change
from tongban.web.counter.office import absences, batches, interests, seconds, templates, workload
from tongban.web.counter.office.choosing import choose
from tongban.web.counter.office.overview import office

patterns = [
    path("inbox.<slug:form>", inbox_file, name="inbox_file"),
    path("cases/all/", all_cases, name="all_cases"),
    path("cases/all.<slug:form>", cases_file, name="cases_file"),
    path("views/", change, name="views"),
    path("office/", office, name="office"),
    path("office/absences/", absences.absence_list, name="absences"),
    path("office/absences/<uuid:absence>/end/", absences.end, name="absence_end"),
    path("office/interests/", interests.own_interests, name="interests"),
    path("office/interests/<uuid:case>/", interests.case_interests, name="case_interests"),
    path("office/templates/", templates.template_list, name="templates"),
    path("office/templates/<uuid:template>/", templates.one_template, name="template"),
    path("office/seconds/<uuid:act>/", seconds.second, name="second"),
    path("office/workload/", workload.workload, name="workload"),
    path("office/workload/assign/", workload.assign, name="assign"),
    path("office/batches/", choose, name="batch"),
    path("office/batches/<uuid:batch>/", batches.batch_result, name="batch_result"),
    path("office/batches/<uuid:batch>/progress/", batches.batch_progress, name="batch_progress"),
    path("office/batches/<uuid:batch>/undo/", batches.batch_undo, name="batch_undo"),
    path("office/batches/<uuid:batch>/papers.pdf", batches.batch_papers, name="batch_papers"),
]
