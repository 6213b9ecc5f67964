"""A city with one of everything that an attacker might reach for, and everybody who might try."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from certificatework import held
from city.outside import Clock, outside_without_network
from city.people import lin, officer, stranger_to_lin
from city.stories import FIRE_CHECK, FOOD_LICENCE, RESTAURANT, Story
from django.contrib.auth import get_user_model
from django.db import transaction
from django.test import Client

from attacks.audited import audited_places
from attacks.charged import charged_places
from attacks.checked import quality_places
from attacks.credited import credit_places
from attacks.guarded import guarded_places
from attacks.heard import heard_places
from attacks.households import household_places
from attacks.imported import import_places
from attacks.jointly import joint_places
from attacks.kinds import kinds_places
from attacks.linked import library_places
from attacks.notified import notice_places
from attacks.reduced import reform_places
from attacks.regions import region_places
from attacks.sharing import sharing_places
from attacks.standing import standing_places
from tongban.actions.cases import deciding, ending, review
from tongban.actions.catalog import publish
from tongban.actions.certificates.registers import take_register
from tongban.actions.certificates.sharing import show_code
from tongban.actions.certificates.standing import propose_change
from tongban.actions.drafts.circumstances import circumstances
from tongban.actions.drafts.readiness import Obstacle, missing
from tongban.actions.drafts.writing import opened, start
from tongban.actions.outside import Outside
from tongban.actions.targets import published
from tongban.actions.workshop.opening import open_item
from tongban.core.cases.submissions import Gap
from tongban.core.certificates.standings import Standing
from tongban.core.people.actors import Actor, Citizen, Officer, Role
from tongban.project import wiring
from tongban.store.cases.models import Case, Voucher, WorkItem
from tongban.store.cases.queries.filings import FilingRecord
from tongban.store.certificates.queries import of_case
from tongban.store.certificates.shares import by_token

MARKET = "market_regulation"
ELSEWHERE = "housing_fund"
HOSPITAL = "maternity_hospital"
AT_THE_COUNTER = (Role.WINDOW, Role.EXAMINER, Role.APPROVER)
BIRTH = Story(kind="item", code="birth_certificate_issue", answers={})
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@dataclass(frozen=True, kw_only=True)
class Everybody:
    """Who might open an address; None is the public."""

    owner: Citizen
    stranger: Citizen
    officer: Officer
    elsewhere: Officer
    supervisor: Officer
    steward: Officer
    editor: Officer


@dataclass(frozen=True, kw_only=True)
class World:
    """The people, where things of the owner are, and a browser for each person."""

    outside: Outside
    people: Everybody
    filing: FilingRecord
    places: Mapping[str, str]
    sessions: Mapping[int, str]

    def browser(self, person: Actor | None) -> Client:
        """Return a fresh browser in which `person` is signed in."""
        client = Client(raise_request_exception=False)
        if person is not None:
            client.cookies["sessionid"] = self.sessions[person.account]
        return client

    def visitors(self) -> dict[str, Actor | None]:
        """Return everybody by what they are to the owner's things, in the order of the tables."""
        return {
            "anonymous": None,
            "owner": self.people.owner,
            "stranger": self.people.stranger,
            "officer": self.people.officer,
            "elsewhere": self.people.elsewhere,
            "supervisor": self.people.supervisor,
            "steward": self.people.steward,
            "editor": self.people.editor,
        }


@contextmanager
def built(city, folder: Path) -> Iterator[World]:
    """Build the world in a transaction of its own, and let it vanish afterwards."""
    outside = outside_without_network(Clock(), folder)
    with pytest.MonkeyPatch.context() as patch, transaction.atomic():
        patch.setattr(wiring, "outside", lambda: outside)
        publish(city.catalogue, city.journeys, by="tests")
        yield _peopled(outside)
        transaction.set_rollback(True)


def _peopled(outside: Outside) -> World:
    people = Everybody(
        owner=lin(),
        stranger=stranger_to_lin(),
        officer=officer(MARKET, *AT_THE_COUNTER),
        elsewhere=officer(ELSEWHERE, *AT_THE_COUNTER),
        supervisor=officer(MARKET, Role.SUPERVISOR, staff="s"),
        steward=officer(MARKET, Role.DATA_STEWARD, staff="d"),
        editor=officer(MARKET, Role.ITEM_ADMINISTRATOR, staff="e"),
    )
    filing = FOOD_LICENCE.filed(people.owner, outside)
    return World(
        outside=outside,
        people=people,
        filing=filing,
        places=_places(people, filing, outside),
        sessions={one.account: signed_in(one) for one in vars(people).values()},
    )


def _places(people: Everybody, filing: FilingRecord, outside: Outside) -> dict[str, str]:
    """Return where everything is that somebody has; some of it is made here."""
    return {
        **_asked_again(people, outside),  # files an open draft, so before one is left open
        **_case_places(people, filing, outside),
        **_draft_places(people.owner, outside),
        **_certificate_places(people.owner, outside),
        **_department_places(people, outside),
        **import_places(people.editor, outside),
        **reform_places(outside),
        **sharing_places(people.steward, outside),
        **region_places(people.officer, outside),
        **quality_places(people.steward, outside),
        **credit_places(people.owner, people.steward, outside),
        **household_places(people.owner, outside),
        **charged_places(people.owner, outside),
        **joint_places(people.owner, outside, asked=MARKET),
        **heard_places(people.owner, outside),
        **library_places(people.steward, outside),
        **audited_places(people.owner, people.officer, outside),
        **guarded_places(people.owner, people.steward, outside),
        **kinds_places(people.owner, people.officer, outside),
        **standing_places(people.owner, people.officer, outside),
        **_owing(people, outside),
        **_copies(people, outside),
        **notice_places(people.owner, people.officer),
    }


def signed_in(person: Actor) -> str:
    """Sign somebody in, and return the key of the session."""
    browser = Client()
    user = get_user_model().objects.get(pk=person.account)
    browser.force_login(user, backend=BACKEND)
    return browser.cookies["sessionid"].value


def open_work(case: object, department: str = MARKET) -> WorkItem:
    rows = WorkItem.objects.filter(case_id=case, department=department, done_at__isnull=True)
    return rows.earliest("id")


def _case_places(people: Everybody, filing: FilingRecord, outside: Outside) -> dict[str, str]:
    case = filing.cases[0]
    paper = next(one for one in case.papers if one.file)
    row = Case.objects.get(pk=case.id).evidence.get(file_id=paper.file)
    return {
        "filing": str(filing.id),
        "case": str(case.id),
        "case_number": case.number,
        "work": str(open_work(case.id).pk),
        "evidence": str(row.pk),
        "file": str(paper.file),
        "voucher": str(filing.vouchers[0].id),
    }


def _draft_places(owner: Citizen, outside: Outside) -> dict[str, str]:
    answers = FOOD_LICENCE.answers
    draft = start(owner, "item", FOOD_LICENCE.code, outside, answers=answers)
    now = opened(owner, draft)
    known = circumstances(owner, now.content, now.wanted.published.catalogue, outside)
    lacking = missing(now.wanted.guide(known, now.content.chosen), now.content)
    papers = [one.code for one in lacking if one.obstacle is Obstacle.PAPER]
    journey = start(owner, "journey", RESTAURANT.code, outside, answers=RESTAURANT.answers)
    return {"draft": str(draft), "paper": papers[0], "journey_draft": str(journey)}


def _certificate_places(owner: Citizen, outside: Outside) -> dict[str, str]:
    case = BIRTH.filed(owner, outside).cases[0]
    midwife = officer(HOSPITAL)
    deciding.grant_at_once(midwife, case.id, outside, opinion="符合条件")
    ending.issue_and_deliver(midwife, case.id, outside)
    kept = of_case(case.id)[0]
    code = show_code(owner, kept.id, outside, fields=(), purpose="租房")
    return {
        "certificate": str(kept.id),
        "token": kept.token,
        "finished": str(case.id),
        "code": code,
        "share": str(by_token(code).id),
    }


def _department_places(people: Everybody, outside: Outside) -> dict[str, str]:
    """Return a certificate of the officer's department with a change that waits, and a register."""
    kept = held(people.owner, outside)
    why = {"reason": "复查", "basis": "食品安全法第126条"}
    asked = propose_change(officer(MARKET, staff="p"), kept.id, Standing.REVOKED, outside, **why)
    rows = [{"持证主体": "写错的行"}]
    batch = take_register(people.officer, kept.evidence, rows, outside, name="存量.csv")
    return {"licence": str(kept.id), "proposal": str(asked), "batch": str(batch)}


def _asked_again(people: Everybody, outside: Outside) -> dict[str, str]:
    """Return a case of the owner that waits for a correction, and the notice."""
    case = FOOD_LICENCE.filed(people.owner, outside).cases[0]
    window = officer(MARKET, Role.WINDOW, staff="w")
    gap = Gap(subject="layout", why="图上看不清操作间的尺寸")
    review.request_correction(window, case.id, (gap,), outside, due_on=date(2026, 9, 30))
    notice = Voucher.objects.get(case_id=case.id, kind=Voucher.Kind.CORRECTION)
    return {"correct": str(case.id), "notice": str(notice.pk)}


def _owing(people: Everybody, outside: Outside) -> dict[str, str]:
    """Return an accepted case of the owner to which a paper may still follow."""
    case = FIRE_CHECK.filed(people.owner, outside).cases[0]
    window = officer("fire_rescue", Role.WINDOW, staff="w")
    review.accept(window, case.id, outside, deferred_until=date(2026, 9, 30))
    return {"owing": str(case.id)}


def _copies(people: Everybody, outside: Outside) -> dict[str, str]:
    """Return a working copy of the department, and a part of it that has a condition."""
    copy = open_item(people.editor, FOOD_LICENCE.code, outside)
    item = published().catalogue.items[FOOD_LICENCE.code]
    return {
        "copy": str(copy),
        "requirement": item.requirements[0].id,
        "paper_kind": item.requirements[0].alternatives[0][0],
        "standard": item.standard_item,
    }
