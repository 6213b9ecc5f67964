"""Stewards at work in the example city: what is granted spares papers at once, and only then."""

from dataclasses import dataclass, replace
from datetime import timedelta

import pytest
from city.people import officer

from tongban.actions.burden import city_burden
from tongban.actions.drafts.circumstances import circumstances
from tongban.actions.exchange import requests, resources, statistics
from tongban.actions.grants import changing, expiring
from tongban.actions.graph.current import current_graph
from tongban.actions.outside import Outside
from tongban.actions.targets import published as now
from tongban.actions.targets import wanted
from tongban.core.catalog.concerned import elements_concerned
from tongban.core.catalog.datasets import Sharing
from tongban.core.exchange.grants import PLATFORM, SERVICE, GrantState
from tongban.core.exchange.household.means import ONLY_HERE
from tongban.core.exchange.request_state import RequestStatus
from tongban.core.exchange.requests import DataRequest, Origin, Replaced, Terms
from tongban.core.exchange.resource_review import ResourceStatus
from tongban.core.exchange.resources import DataField, DataResource, Form, as_resource
from tongban.core.graph.burden.model import Source, SourceKind
from tongban.core.graph.nodes import Node, NodeKind
from tongban.core.graph.what_if.switches import Switches
from tongban.core.guides.outcomes import Way
from tongban.core.people.actors import Officer, Role
from tongban.core.vocabulary.citations import parse_citation
from tongban.core.vocabulary.errors import InvalidValue, NotFound
from tongban.engines.service_graph.reaching import fullest
from tongban.store.cases.draft_content import DraftContent
from tongban.store.exchange.models import GrantRow
from tongban.store.exchange.queries.grants import opened_grant
from tongban.store.exchange.queries.requests import waiting_for

pytestmark = pytest.mark.django_db
DATASET = "real_estate"
HOLDER, ASKER, KEEPER = "natural_resources", "taxation", "data_bureau"


@dataclass(frozen=True)
class Exchange:
    """Three stewards, the grant that the catalogue brought along, and an item it spares a paper."""

    holder: Officer
    asker: Officer
    keeper: Officer
    grant: str
    outside: Outside
    item: str = ""

    def spared(self, code, dataset=DATASET):
        """Return which papers a guide spares by a dataset."""
        found = wanted("item", code)
        known = circumstances(None, DraftContent(), found.published.catalogue, self.outside)
        lines = found.guide(known, None).evidence
        return {one.evidence for one in lines if (one.way, one.origin) == (Way.SHARED, dataset)}


@pytest.fixture
def at(published, outside):
    begun = Exchange(
        holder=officer(HOLDER, Role.DATA_STEWARD, staff="d"),
        asker=officer(ASKER, Role.DATA_STEWARD, staff="d"),
        keeper=officer(KEEPER, Role.DATA_STEWARD, staff="d"),
        grant=GrantRow.objects.get(dataset=DATASET, purpose=SERVICE).pk,
        outside=outside,
    )
    return replace(begun, item=next(code for code in now().catalogue.items if begun.spared(code)))


def a_request(outside, *items, dataset=DATASET, **changed):
    register = now().catalogue.datasets.get(dataset)
    terms = Terms(
        dataset=dataset,
        fields=frozenset(register.serves if register else ()),
        items=frozenset(items),
        valid_until=outside.today + timedelta(days=365),
    )
    request = DataRequest(
        title="免交不动产权证",
        holder=HOLDER,
        asker=ASKER,
        consumer=PLATFORM,
        purpose=SERVICE,
        basis=parse_citation("行政法规:政务数据共享条例#19"),
        terms=terms,
        replaces=Replaced(origin=Origin.DEMAND_LIST, submissions=100),
    )
    return replace(request, **changed)


def test_a_city_that_moves_in_keeps_what_it_shares(published, city):
    assert now().catalogue.granted.keys() == {
        code
        for code, one in city.catalogue.datasets.items()
        if one.sharing is not Sharing.NOT_SHARED and not ONLY_HERE.issuperset(one.serves)
    }


def test_a_revoked_grant_brings_the_paper_back_at_once(at):
    assert at.spared(at.item)
    changing.suspend(at.holder, at.grant, at.outside, reason="系统升级")
    assert not at.spared(at.item)
    changing.resume(at.holder, at.grant, at.outside, reason="升级完成")
    assert at.spared(at.item)
    changing.revoke(at.holder, at.grant, at.outside, reason="超范围使用")
    assert not at.spared(at.item)


def test_the_graph_and_the_figures_follow_a_grant(at, settings, tmp_path):
    settings.VAR = tmp_path
    code = "construction"
    source, node = Source(SourceKind.DATASET, code), Node(NodeKind.DATASET, code)
    holder = officer("housing", Role.DATA_STEWARD, staff="d")
    before = city_burden(at.outside, by_cases=False)
    assert source in before.today
    assert node in fullest(current_graph().snapshot).datasets

    grant = GrantRow.objects.get(dataset=code, purpose=SERVICE).pk
    changing.revoke(holder, grant, at.outside, reason="超范围使用")
    after = city_burden(at.outside, by_cases=False)

    assert source not in after.today
    assert node not in fullest(current_graph().snapshot).datasets
    gain = after.what_if(Switches(on=before.today), most=0).compared.figures
    assert gain.before.documents > gain.after.documents


def test_asked_checked_agreed_and_the_paper_is_gone(at):
    changing.revoke(at.holder, at.grant, at.outside, reason="重新授权")
    request = requests.ask(at.asker, a_request(at.outside, at.item), at.outside)
    assert [one.id for one in waiting_for(KEEPER)] == [request]

    requests.conform(at.keeper, request, at.outside)
    assert [one.id for one in waiting_for(HOLDER)] == [request]
    assert not at.spared(at.item)
    state = requests.agree(
        at.holder, request, at.outside, terms=a_request(at.outside, at.item).terms
    )

    assert state.status is RequestStatus.GRANTED
    assert at.spared(at.item)
    assert opened_grant(state.grant).kept.request == str(request)
    assert not waiting_for(HOLDER)
    others = [code for code in now().catalogue.items if code != at.item]
    assert not any(at.spared(code) for code in others)


def test_what_is_shared_without_conditions_is_granted_with_the_check(at):
    asked = a_request(at.outside, at.item, dataset="population", holder="public_security")
    request = requests.ask(at.asker, asked, at.outside)

    assert requests.conform(at.keeper, request, at.outside).status is RequestStatus.GRANTED


def test_a_grant_with_fewer_fields_than_an_item_needs_spares_it_nothing(at):
    changing.revoke(at.holder, at.grant, at.outside, reason="重新授权")
    request = requests.ask(at.asker, a_request(at.outside, at.item), at.outside)
    requests.conform(at.keeper, request, at.outside)
    terms = a_request(at.outside, at.item).terms
    catalogue = now().catalogue
    needed = elements_concerned(catalogue.items[at.item], catalogue.datasets[DATASET], catalogue)
    less = replace(terms, fields=terms.fields - {min(needed)})
    requests.offer(at.holder, request, at.outside, terms=less, reason="只提供登记状态")
    requests.agree(at.asker, request, at.outside, terms=less)

    assert not at.spared(at.item)


def test_a_refusal_is_disputed_and_decided(at):
    request = requests.ask(at.asker, a_request(at.outside, at.item), at.outside)
    requests.say(at.asker, request, at.outside, words="请尽快")
    requests.conform(at.keeper, request, at.outside)
    requests.turn_down(at.holder, request, at.outside, reason="系统改造", basis="某条例第一条")
    requests.dispute(at.asker, request, at.outside, reason="没有法定依据")
    assert (
        requests.uphold(at.keeper, request, at.outside, reason="依法").status
        is RequestStatus.UPHELD
    )

    (figures,) = statistics.figures(at.outside)
    assert (figures.department, figures.refused, figures.disputed) == (HOLDER, 1, 1)


def test_a_counter_offer_goes_back_and_a_request_can_be_taken_back(at):
    request = requests.ask(at.asker, a_request(at.outside, at.item), at.outside)
    requests.conform(at.keeper, request, at.outside)
    terms = a_request(at.outside, at.item).terms
    less = replace(terms, quota_a_day=10)
    requests.offer(at.holder, request, at.outside, terms=less, reason="先试用")
    requests.counter(at.asker, request, at.outside, terms=terms, reason="不够用")
    state = requests.take_back(at.asker, request, at.outside, reason="不再需要")

    assert state.status is RequestStatus.TAKEN_BACK


def test_a_request_out_of_order_is_turned_back(at):
    request = requests.ask(at.asker, a_request(at.outside, at.item), at.outside)

    state = requests.turn_back(at.keeper, request, at.outside, reason="目的不明")
    assert state.status is RequestStatus.TURNED_BACK


@pytest.mark.parametrize("wrong", [{"holder": "no_such"}, {"holder": "civil_affairs"}])
def test_a_request_names_the_department_that_has_the_data(at, wrong):
    with pytest.raises(InvalidValue):
        requests.ask(at.asker, a_request(at.outside, at.item, **wrong), at.outside)


def test_what_expires_is_counted_on_no_longer(at, clock):
    GrantRow.objects.filter(pk=at.grant).update(valid_until=at.outside.today)
    assert expiring.sweep(at.outside)
    clock.pass_days(1)
    assert expiring.sweep(at.outside)
    assert not expiring.sweep(at.outside)
    assert DATASET not in now().catalogue.granted


def test_quota_and_end_of_a_grant_are_changed(at):
    limited = changing.set_quota(at.holder, at.grant, at.outside, quota_a_day=5, reason="试用")
    assert limited.quota_a_day == 5
    row = GrantRow.objects.filter(pk=at.grant)
    row.update(valid_until=at.outside.today)
    later = at.outside.today + timedelta(days=30)
    extended = changing.extend(at.holder, at.grant, at.outside, valid_until=later, reason="继续")
    assert (extended.valid_until, extended.state) == (later, GrantState.ACTIVE)
    with pytest.raises(NotFound):
        changing.revoke(at.holder, "no-such", at.outside, reason="没有")


NEW = DataResource(
    code="tax_credit",
    name="纳税信用信息",
    holder=ASKER,
    system="征管系统",
    form=Form.SERVICE,
    fields=(DataField(name="mc", element="enterprise.name"),),
    keys=("enterprise.credit_code",),
    sharing=Sharing.CONDITIONAL,
    condition="仅用于企业本次申办的事项",
)


def test_a_new_resource_is_in_the_catalogue_once_published_and_counted_on_once_granted(at):
    resources.submit(at.asker, NEW, at.outside)
    assert NEW.code not in now().catalogue.datasets
    resources.send_back(at.keeper, NEW.code, at.outside, reason="补充说明")
    resources.submit(at.asker, replace(NEW, summary="说明"), at.outside)
    resources.publish(at.keeper, NEW.code, at.outside)

    assert now().catalogue.datasets[NEW.code] == NEW.dataset()
    assert NEW.code not in now().catalogue.granted


def test_a_resource_that_is_withdrawn_leaves_the_catalogue(at):
    resources.submit(at.asker, NEW, at.outside)
    resources.publish(at.keeper, NEW.code, at.outside)
    state = resources.withdraw(at.asker, NEW.code, at.outside, reason="系统停用")

    assert state.status is ResourceStatus.WITHDRAWN
    assert NEW.code not in now().catalogue.datasets


def test_nobody_takes_over_the_code_of_another_department(at):
    with pytest.raises(InvalidValue):
        resources.submit(at.asker, replace(NEW, code=DATASET), at.outside)


def test_a_resource_of_the_catalogue_is_described_anew_without_losing_its_grant(at):
    known = as_resource(now().catalogue.datasets[DATASET], {})
    same = replace(known, system="不动产登记系统", condition="仅用于本人申办的事项")
    resources.submit(at.holder, same, at.outside)
    resources.publish(at.keeper, DATASET, at.outside)

    assert at.spared(at.item)


def test_the_source_of_truth_is_designated_by_whoever_keeps_the_catalogue(at):
    resources.designate(at.keeper, "person.name", "civil_affairs", at.outside)

    assert now().catalogue.elements["person.name"].source_of_truth == "civil_affairs"
    with pytest.raises(InvalidValue):
        resources.designate(at.keeper, "no.such", "civil_affairs", at.outside)


def test_what_is_granted_for_a_journey_counts_for_every_item_that_it_joins(at, outside):
    births = GrantRow.objects.get(dataset="births", purpose=SERVICE)
    births.items = ["newborn"]
    births.save()
    expiring.sweep(outside)
    granted = now().catalogue.granted["births"]

    assert granted
    assert granted <= {sub.item for sub in now().journeys["newborn"].sub_items}
    GrantRow.objects.filter(pk=births.pk).update(items=["retirement"])
    expiring.sweep(outside)
    assert not now().catalogue.granted.get("births", frozenset()) & granted
