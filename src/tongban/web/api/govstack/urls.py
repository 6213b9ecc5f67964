"""Addresses of the GovStack faces (网址), each as its building block publishes it."""

from django.urls import URLPattern, path

from tongban.web.api.govstack import documents, mending, registration, registries

_REGISTRATION = "registration/"
_DATA = "registries/data/"
_ONE = f"{_DATA}<slug:registry>/<slug:version>"

urlpatterns: list[URLPattern] = [
    path(f"{_REGISTRATION}services", registration.services, name="gs-services"),
    path(f"{_REGISTRATION}services/<uuid:service_id>", registration.service, name="gs-service"),
    path(f"{_REGISTRATION}services/<uuid:service_id>/eForms", registration.forms, name="gs-forms"),
    path(f"{_REGISTRATION}eForms/<uuid:form_id>", registration.form, name="gs-form"),
    path(
        f"{_REGISTRATION}services/<uuid:service_id>/applications",
        registration.submit,
        name="gs-submit",
    ),
    path(f"{_REGISTRATION}documents", documents.documents, name="gs-documents"),
    path(f"{_REGISTRATION}applications", registration.applications, name="gs-applications"),
    path(
        f"{_REGISTRATION}applications/<slug:file_id>",
        registration.application,
        name="gs-application",
    ),
    path(f"{_REGISTRATION}tasks", registration.tasks, name="gs-tasks"),
    path(f"{_REGISTRATION}tasks/<slug:task_id>", registration.task, name="gs-task"),
    path(
        f"{_REGISTRATION}tasks/<slug:task_id>/complete", registration.complete, name="gs-complete"
    ),
    path(f"{_DATA}mypersonalDataUsage", registries.looks, name="gs-looks"),
    path(_ONE, registries.in_address, name="gs-list"),
    path(f"{_ONE}/read", registries.read, name="gs-read"),
    path(f"{_ONE}/exists", registries.exists, name="gs-exists"),
    path(f"{_ONE}/create", registries.written, name="gs-create"),
    path(f"{_ONE}/update", mending.update, name="gs-update"),
    path(f"{_ONE}/updateEntries", mending.update_entries, name="gs-update-entries"),
    path(f"{_ONE}/updateOrCreate", mending.update_or_create, name="gs-update-or-create"),
    path(f"{_ONE}/<slug:record>/delete", registries.written, name="gs-delete"),
    path(f"{_ONE}/<slug:uuid>/readValue/<str:field>.json", registries.in_address, name="gs-value"),
]
