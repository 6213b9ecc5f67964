"""Resources (数据目录): described by their holder, reviewed by another, then seen by everybody.

What is published enters the next release of the catalogue, so that the demand list, the graph and
every form know it; nothing counts on it before it is granted.
"""

from dataclasses import replace

from django.db import transaction

from tongban.actions.audit import note
from tongban.actions.catalog import Change, publish_change
from tongban.actions.exchange.keeping import append_to_resource, held_resource
from tongban.actions.grants.openings import refresh_openings
from tongban.actions.outside import Outside
from tongban.actions.targets import published
from tongban.core.authoring.access import CATALOGUE_KEEPER
from tongban.core.authoring.review import Hand
from tongban.core.exchange import resource_review
from tongban.core.exchange.requesting import is_steward_of
from tongban.core.exchange.resource_review import ResourceState
from tongban.core.exchange.resources import DataResource
from tongban.core.people.actors import Officer
from tongban.core.vocabulary.errors import InvalidValue, NotAllowed


@transaction.atomic
def submit(officer: Officer, resource: DataResource, outside: Outside) -> ResourceState:
    """Describe a resource of one's own department, new or as it now is."""
    catalogue = published().catalogue
    known = catalogue.datasets.get(resource.code)
    if known is not None and known.holder != resource.holder:
        raise InvalidValue("resource", "这个代码已被其他部门使用，请换一个")
    event = resource_review.submit(_hand(officer, outside), resource, catalogue)
    note(officer, "resource.submitted", f"resource:{resource.code}")
    return append_to_resource(resource.code, event)


@transaction.atomic
def send_back(officer: Officer, code: str, outside: Outside, *, reason: str) -> ResourceState:
    """Return a resource to its holder with what is to be mended."""
    _, state = held_resource(code)
    event = resource_review.send_back(state, _hand(officer, outside), reason=reason)
    note(officer, "resource.returned", f"resource:{code}")
    return append_to_resource(code, event)


@transaction.atomic
def publish(officer: Officer, code: str, outside: Outside) -> ResourceState:
    """Put a resource into the catalogue that everybody sees."""
    _, state = held_resource(code)
    event = resource_review.publish(state, _hand(officer, outside))
    now = append_to_resource(code, event)
    _release(Change(datasets=(now.resource.dataset(),)), officer, outside, f"发布数据资源 {code}")
    return now


@transaction.atomic
def withdraw(officer: Officer, code: str, outside: Outside, *, reason: str) -> ResourceState:
    """Offer a resource no longer; whatever counted on it asks for papers again."""
    _, state = held_resource(code)
    event = resource_review.withdraw(state, _hand(officer, outside), reason=reason)
    now = append_to_resource(code, event)
    gone = Change(withdrawn_datasets=frozenset({code}))
    _release(gone, officer, outside, f"撤下数据资源 {code}")
    return now


@transaction.atomic
def designate(officer: Officer, element: str, department: str, outside: Outside) -> None:
    """Name the department whose word on an element counts (数源部门, 一数一源)."""
    if not is_steward_of(officer, CATALOGUE_KEEPER):
        raise NotAllowed("only the department that keeps the catalogue may", rule="resource.source")
    catalogue = published().catalogue
    if element not in catalogue.elements or department not in catalogue.departments:
        raise InvalidValue("designation", "请选择数据元和部门")
    meant = replace(catalogue.elements[element], source_of_truth=department)
    _release(Change(elements=(meant,)), officer, outside, f"确定 {element} 的数源部门")


def _release(change: Change, officer: Officer, outside: Outside, words: str) -> None:
    publish_change(change, by=officer.staff_number, note=words)
    refresh_openings(published().catalogue, today=outside.today)
    note(officer, "resource.released", words)


def _hand(officer: Officer, outside: Outside) -> Hand:
    return Hand(officer=officer, at=outside.now)
