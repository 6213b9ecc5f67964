"""Systems that speak the published building blocks find ours, and do no more than others."""

import io
import json
import os
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlencode
from uuid import uuid4

import jsonschema_rs
import pytest
from city.stories import FOOD_LICENCE
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from gatewaywork import LIN, granted
from machinework import System
from PIL import Image

from tongban.actions.targets import published
from tongban.adapters.uploads import UploadGate
from tongban.project import wiring
from tongban.store.audit.models import AuditEntry
from tongban.store.cases.models import Draft
from tongban.store.people.models import Account

pytestmark = pytest.mark.django_db
PUBLISHED = Path(__file__).parents[3].parent / "shared" / "data" / "govstack"
HERE = "/api/govstack/"


class Speaker:
    """A system that speaks GovStack."""

    def __init__(self, system: System) -> None:
        self.system = system

    def __call__(self, method, path, body=None, **headers):
        sent = {"data": json.dumps(body), "content_type": "application/json"} if body else {}
        mediator = {"Information-Mediator-Client": f"CN/GOV/market/{self.system.code}"}
        every = {**self.system.headers, **mediator, **headers}
        return getattr(Client(), method)(f"{HERE}{path}", headers=every, **sent)


@pytest.fixture
def speak(reached):
    return Speaker(System(reached).with_key())


def the_service(speak):
    found = speak("get", "registration/services").json()
    code = {"code": "item", "value": "food_business_licence"}
    return next(one for one in found if code in one["serviceBody"])


def test_a_service_its_form_and_what_an_application_may_say_are_found(speak):
    service = the_service(speak)
    place = f"registration/services/{service['id']}"
    assert speak("get", place).json() == service

    [listed] = speak("get", f"{place}/eForms").json()
    form = speak("get", f"registration/eForms/{listed['eFormId']}").json()
    assert form["schema"]["properties"]
    jsonschema_rs.validator_for(form["schema"])
    assert speak("get", f"registration/eForms/{service['id']}").status_code == 404


def test_an_application_waits_for_its_applicant_who_files_it(speak, citizen):
    service = the_service(speak)
    applicant = str(Account.objects.get(user_id=citizen.account).pk)
    place = f"registration/services/{service['id']}/applications"
    body = {"applicantId": applicant, "formData": {"data": {"premises.area": 80}}}

    put = speak("post", place, body)
    assert put.status_code == 200, put.content
    assert put.json()["status"]["code"] == "PENDING"
    draft = Draft.objects.get(pk=put.json()["fileId"])
    assert (draft.owner_id, draft.submitted_at) == (citizen.account, None)
    noted = AuditEntry.objects.filter(action="draft.prepared").get()
    assert noted.actor == f"officer:client:{speak.system.code}"
    assert noted.concerned
    nobody = {**body, "applicantId": "42962de0-bdb2-41ed-9397-0242ac120004"}
    assert speak("post", place, nobody).status_code == 404
    wrong = {**body, "formData": {"data": {"premises.area": "large"}}}
    assert set(speak("post", place, wrong).json()) == ERROR


def test_a_paper_is_added_to_such_a_draft_through_the_gate_and_to_no_other(
    speak, reached, citizen, monkeypatch
):
    service = the_service(speak)
    applicant = str(Account.objects.get(user_id=citizen.account).pk)
    place = f"registration/services/{service['id']}/applications"
    draft = speak("post", place, {"applicantId": applicant}).json()["fileId"]
    paper = published().catalogue.items["food_business_licence"].requirements[0].id
    whole = {"fileId": draft, "applicantId": applicant, "requirement": paper}

    def sent(content, system=speak.system, **changed):
        said = urlencode({"additionalMetadata": json.dumps(whole | changed)})
        file = SimpleUploadedFile("平面图.png", content)
        place = f"{HERE}registration/documents?{said}"
        return Client().post(place, {"file": file}, headers=system.headers)

    taken = sent(picture())
    assert taken.status_code == 200, taken.content
    kept = Draft.objects.get(pk=draft).content["files"][paper]
    assert [one["name"] for one in kept] == ["平面图.png"]
    assert taken.json()["message"] == kept[0]["file"]
    assert AuditEntry.objects.get(action="draft.paper").concerned
    with closing(UploadGate()) as gate:
        guarded = replace(reached, gate=gate)
        monkeypatch.setattr(wiring, "outside", lambda: guarded)
        refused = sent(b"MZ" + b"\0" * 90_000)
    assert (refused.status_code, set(refused.json())) == (400, ERROR)
    others = (System(reached, "tax", department="taxation"), System(reached, "beside"))
    assert {sent(picture(), one.with_key()).status_code for one in others} == {404}
    assert sent(picture(), applicantId=str(uuid4())).status_code == 404
    assert sent(picture(), requirement="no_such_paper").status_code == 400


def picture() -> bytes:
    """Return a picture that is larger than other bodies may be."""
    made, noise = io.BytesIO(), os.urandom(3 * 200 * 200)
    Image.frombytes("RGB", (200, 200), noise).save(made, "PNG")
    return made.getvalue()


ERROR = {"traceId", "code", "message", "localizedMessage"}


def test_applications_and_tasks_of_the_department_are_followed_and_done_by_people(
    speak, reached, citizen
):
    case = FOOD_LICENCE.filed(citizen, reached).cases[0]
    [line] = speak("get", "registration/applications").json()
    assert line["fileId"] == case.number
    told = speak("get", f"registration/applications/{case.number}")
    assert told.json()["status"] == {"code": "PENDING", "title": "Pending"}
    assert citizen.name not in told.content.decode()

    [task] = speak("get", f"registration/tasks?fileId={case.number}").json()
    assert speak("get", f"registration/tasks/{task['taskId']}").json() == task
    refused = speak("post", f"registration/tasks/{task['taskId']}/complete", {"data": {}})
    assert (refused.status_code, refused.json()["code"]) == (403, "in_person")
    other = Speaker(System(reached, "tax-system", department="taxation").with_key())
    assert other("get", f"registration/applications/{case.number}").status_code == 404
    assert other("get", f"registration/tasks/{task['taskId']}").status_code == 404


def test_a_registry_is_read_record_by_record_under_a_grant(speak):
    query = {"query": {"content": {"person.identity_number": LIN}}}
    assert speak("post", "registries/data/population/1/read", query).status_code == 403

    granted(consumer=speak.system.code, items=["*"])
    read = speak("post", "registries/data/population/1/read", query)
    assert read.json()["content"] == {"person.identity_number": LIN, "person.name": "林晓雨"}
    there = speak("post", "registries/data/population/1/exists", query)
    assert there.json()["answer"]["status"] is True
    nobody = {"query": {"content": {"person.identity_number": "519901190001010018"}}}
    missing = speak("post", "registries/data/population/1/read", nobody)
    assert (missing.status_code, missing.json()) == (404, {"detail": "no record found"})


@pytest.mark.parametrize(
    ("method", "path", "code"),
    [
        ("get", "population/1?query.person.identity_number=519902199405170026", "use_read"),
        ("get", "population/1/519902199405170026/readValue/person.name.json", "use_read"),
        ("post", "population/1/create", "holder_only"),
        ("put", "population/1/update", "holder_only"),
        ("put", "population/1/updateEntries", "holder_only"),
        ("post", "population/1/updateOrCreate", "holder_only"),
        ("delete", "population/1/7/delete", "holder_only"),
        ("get", "mypersonalDataUsage?userId=1&databaseId=1", "in_person"),
    ],
)
def test_no_register_is_written_listed_or_named_in_an_address(speak, method, path, code):
    refused = speak(method, f"registries/data/{path}")
    assert (refused.status_code, refused.json()["code"]) == (403, code)
    assert set(refused.json()) == ERROR


def test_a63_the_mediators_header_must_name_the_system_whose_key_it_is(speak):
    other = {"Information-Mediator-Client": "CN/GOV/market/somebody-else"}
    assert speak("get", "registration/services", **other).status_code == 401


@pytest.mark.skipif(not PUBLISHED.is_dir(), reason="the published documents are not at hand")
def test_what_is_answered_has_the_published_shapes(speak, reached, citizen):
    FOOD_LICENCE.filed(citizen, reached)
    document = json.loads((PUBLISHED / "GovStack_Registration_BB_API.json").read_text())
    service = the_service(speak)
    form = speak("get", f"registration/services/{service['id']}/eForms").json()[0]["eFormId"]
    application = speak("get", "registration/applications").json()[0]
    task = speak("get", "registration/tasks").json()[0]
    told = {
        "service": service,
        "EForm": speak("get", f"registration/eForms/{form}").json(),
        "applicantApplicationFileListResponse": application,
        "applicationFileResponse": speak(
            "get", f"registration/applications/{application['fileId']}"
        ).json(),
        "userTaskResponse": task,
        "systemError": speak("get", "registration/tasks/0").json(),
    }
    for name, value in told.items():
        schema = {**document, "$ref": f"#/components/schemas/{name}"}
        jsonschema_rs.Draft4Validator(schema).validate(value)
