"""A city in which everything has happened once: a row in every table of history."""

from assessmentwork import rules_and_rounds
from certificatework import changed
from city.household import Family
from city.people import officer, stranger_to_lin
from city.stories import DRAINS, FOOD_LICENCE
from creditwork import put_on_list
from feedbackwork import complained
from guardwork import guarded
from librarywork import decide_first, filled
from modework import INSTANT
from officework import set_up
from paymentwork import paid_once
from qualitywork import row_being_put_right
from standings import mandated, received_and_announced

from tongban.actions.audit import note
from tongban.actions.cases.sampling import draw
from tongban.actions.certificates.checking import original_agrees
from tongban.actions.certificates.sharing import show_code
from tongban.actions.mandates.ends import keep_end
from tongban.actions.postings import open_account
from tongban.actions.supervision.sweeping import sweep
from tongban.core.certificates.standings import Standing
from tongban.core.people.actors import Role
from tongban.core.people.postings import Posting
from tongban.core.performance.opening import guarded as guarded_table
from tongban.store.certificates.models import Certificate
from tongban.store.certificates.queries import of_case
from tongban.store.notices.models import NoticeRow
from tongban.store.overviews.months import tell
from tongban.store.parcels.models import Parcel


def at_work(citizen, outside, desk):
    """Have at least one row in every table of history; return the case of the first person."""
    case = filed(citizen, outside)
    market = desk("market_regulation")
    market.complete(case)
    note(citizen, "case.read", str(case))
    put_on_list(officer("market_regulation", Role.DATA_STEWARD), citizen.person, outside)
    paid_once(citizen, outside)
    filled(outside)
    decide_first(officer("market_regulation", Role.DATA_STEWARD), outside)
    guarded(outside)
    certificate_used(case, citizen, market.window, outside)
    Family(outside).begun()
    sweep(outside)
    rules_and_rounds(outside)
    row_being_put_right(outside)
    complained(citizen, outside)
    draw(str(case), INSTANT, outside)
    mandated(citizen, stranger_to_lin(), outside, FOOD_LICENCE.code)
    received_and_announced(market.window, citizen, outside)
    keep_end("519901198811230011", outside.today, source="deaths", outside=outside)
    told_and_sent(case, outside)
    new_account(outside)
    tell(outside.today, guarded_table({("a", "completed"): 40}), on=outside.today)
    return case


def filed(citizen, outside):
    """File what one department handles and what another is asked about; return the first case."""
    DRAINS.filed(citizen, outside)
    case = FOOD_LICENCE.filed(citizen, outside).cases[0].id
    set_up(case, outside)
    return case


def new_account(outside):
    opening = officer("data_bureau", Role.SYSTEM_ADMINISTRATOR, staff="sys")
    new = Posting(staff_number="T-001", department="taxation")
    open_account(opening, new, outside, name="王一", reason="新入职")


def certificate_used(case, citizen, window, outside):
    """Suspend what was issued and put it back, show it, and compare it with its original."""
    certificate, kept = Certificate.objects.get(case_id=case).pk, of_case(case)[0]
    changed(kept, Standing.SUSPENDED, outside)
    changed(kept, Standing.VALID, outside)
    show_code(citizen, certificate, outside, fields=(), purpose="租房")
    Certificate.objects.filter(pk=certificate).update(trust="C")
    original_agrees(window, certificate, outside)


def told_and_sent(case, outside):
    """Have a notice tried on a channel, and a parcel seen on its way."""
    now = outside.now
    bringing = NoticeRow.objects.filter(case_id=case).first().deliveries
    brought = bringing.create(channel="sms", next_try_at=now)
    brought.log.create(number=1, at=now, outcome="handed_over")
    parcel = Parcel.objects.create(case_id=case, carrier="邮政", asked_at=now, next_ask_at=now)
    parcel.tracks.create(status="on_its_way", at=now, seen_at=now)
