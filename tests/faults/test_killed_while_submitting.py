"""Kill the web at random during 200 submissions (随机断电): all or nothing, and never twice."""

import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from uuid import UUID

import httpx
import pytest
from city.people import PASSWORD
from city.stories import FOOD_LICENCE
from django.db import connection
from faults.web_process import Nemesis, web

from tongban.actions.accounts import open_citizen
from tongban.core.people.actors import Citizen
from tongban.core.vocabulary.check_characters import citizen_check
from tongban.store.cases.models import Case, CaseEvent, Draft, Filing, OutboxRow, Voucher

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
PEOPLE = 4
SUBMISSIONS = 200
SEED = 20260914
_GIVES_UP_SECONDS = 60
_SIGN_IN = "/account/sign-in/"
_REAL_HASHER = "tongban.project.passwords.MeasuredArgon2"


@dataclass
class Person:
    """One citizen at a browser, who presses the button until somebody answers."""

    citizen: Citizen
    template: Draft
    browser: httpx.Client
    acknowledged: dict[UUID, str] = field(default_factory=dict)
    unanswered: int = 0

    def sign_in(self) -> None:
        """Sign in as people do, by the form."""
        page = self.browser.get(_SIGN_IN)
        assert page.status_code == httpx.codes.OK, page.text
        form = {"login": self.citizen.name, "password": PASSWORD, **self._token}
        assert self.browser.post(_SIGN_IN, data=form).status_code == httpx.codes.FOUND

    def file(self, times: int) -> None:
        """Submit drafts one after another, and each once more after it was acknowledged."""
        try:
            for _ in range(times):
                draft = self._another_draft()
                receipt = self._insist(lambda draft=draft: self._press(draft))
                assert self._insist(lambda draft=draft: self._press(draft)) == receipt
                self.acknowledged[draft] = receipt
        finally:
            connection.close()

    def _insist(self, act):
        """Do it until it is answered; no answer and “busy” are both answered by trying again."""
        deadline = time.monotonic() + _GIVES_UP_SECONDS
        while time.monotonic() < deadline:
            try:
                answer = act()
            except httpx.TransportError:
                answer = None
            if answer:
                return answer
            self.unanswered += 1
            threading.Event().wait(0.05)
        raise AssertionError("nobody answers any more")

    @property
    def _token(self) -> dict[str, str]:
        return {"csrfmiddlewaretoken": self.browser.cookies["csrftoken"]}

    def _press(self, draft: UUID) -> str:
        """Return where the receipt is, or nothing when it is not known."""
        answer = self.browser.post(f"/drafts/{draft}/check/", data={"true": "on", **self._token})
        assert answer.status_code in {302, 500, 502, 503}, (answer.status_code, answer.text[:300])
        return answer.headers.get("location", "")

    def _another_draft(self) -> UUID:
        copy = Draft(
            owner_id=self.citizen.account,
            target=self.template.target,
            code=self.template.code,
            version=self.template.version,
            title=self.template.title,
        )
        copy.content = self.template.content
        copy.save(force_insert=True)
        return copy.pk


def resident(number: int) -> Citizen:
    body = f"51990119900307{number:03d}"
    identity = body + citizen_check(body)
    name = f"resident{number}"
    account = open_citizen(name, PASSWORD, number=identity, name=name)
    return Citizen(account=account, person=identity, name=name)


def ready_person(number: int, outside, address: str) -> Person:
    citizen = resident(number)
    template = Draft.objects.get(pk=FOOD_LICENCE.prepared(citizen, outside))
    Draft.objects.filter(pk=template.pk).update(code="template")
    browser = httpx.Client(base_url=address, trust_env=False, timeout=20)
    person = Person(citizen=citizen, template=template, browser=browser)
    person.sign_in()
    return person


def test_what_was_acknowledged_exists_once_and_nothing_is_partial(
    published, outside, tmp_path, settings
):
    """F01, F02."""
    settings.PASSWORD_HASHERS = [_REAL_HASHER]
    with web(tmp_path) as serving:
        people = [ready_person(number, outside, serving.address) for number in range(PEOPLE)]
        with Nemesis(web=serving, seed=SEED) as nemesis, ThreadPoolExecutor(PEOPLE) as crowd:
            done = [crowd.submit(one.file, SUBMISSIONS // PEOPLE) for one in people]
            for one in done:
                one.result()
    for one in people:
        one.browser.close()

    acknowledged = {draft: at for one in people for draft, at in one.acknowledged.items()}
    assert len(acknowledged) == SUBMISSIONS
    assert nemesis.killed >= 5
    assert sum(one.unanswered for one in people) > 0, "nobody noticed the killing"
    filings = {row.draft_id: row for row in Filing.objects.all()}
    assert filings.keys() == acknowledged.keys()
    assert all(str(filings[draft].pk) in at for draft, at in acknowledged.items())
    check_that_nothing_is_partial(filings.values())


def check_that_nothing_is_partial(filings) -> None:
    """Each filing has its case, evidence, receipt event, message, work and receipt, once each."""
    keys = [filing.pk for filing in filings]
    for rows in (
        Case.objects.values_list("filing_id", flat=True),
        CaseEvent.objects.values_list("case__filing_id", flat=True),
        Voucher.objects.values_list("filing_id", flat=True),
        Case.objects.filter(work__isnull=False).values_list("filing_id", flat=True),
    ):
        assert Counter(rows) == Counter(keys)
    evidence = Counter(Case.objects.values_list("evidence__requirement", flat=True))
    assert set(evidence.values()) == {len(keys)}
    assert OutboxRow.objects.filter(topic__startswith="case.").count() == len(keys)
    assert not Draft.objects.filter(submitted_at__isnull=False, filing__isnull=True).exists()
