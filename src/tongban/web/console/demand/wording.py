"""Interfaces in words (接口名称): the department that would answer, and what it would serve."""

from django.utils.translation import gettext

from tongban.actions.burden import CityBurden
from tongban.core.graph.demand.derive import NEW
from tongban.core.graph.nodes import NodeKind

_NAMED = 3


def holder_of(code: str, city: CityBurden) -> str:
    """Return the department that an interface is asked of."""
    dataset = city.catalogue.datasets.get(code)
    department = code.partition(NEW)[0] if dataset is None else dataset.holder
    known = city.catalogue.departments.get(department)
    return department if known is None else known.short_name


def name_of(code: str, city: CityBurden) -> str:
    """Return what an interface would serve."""
    dataset = city.catalogue.datasets.get(code)
    if dataset is not None:
        return dataset.name
    wanted = code.partition(NEW)[2]
    evidence = city.catalogue.evidence.get(wanted)
    if evidence is not None:
        return gettext("新接口：核验“%(paper)s”") % {"paper": evidence.name}
    return gettext("新接口：%(elements)s") % {"elements": _elements(code, city)}


def _elements(code: str, city: CityBurden) -> str:
    """Return what a new interface would serve: elements at home there that no register serves."""
    home, _, entity = code.partition(NEW)
    catalogue = city.catalogue
    served = {element for one in catalogue.datasets.values() for element in one.serves}
    labels = [
        one.label
        for one in catalogue.elements.values()
        if one.source_of_truth == home
        and one.code.startswith(f"{entity}.")
        and one.code not in served
    ]
    return "、".join(labels[:_NAMED]) or entity


def paper_name(code: str, city: CityBurden) -> str:
    """Return the name of a paper."""
    known = city.catalogue.evidence.get(code)
    return code if known is None else known.name


def item_names(codes: tuple[str, ...], city: CityBurden) -> list[str]:
    """Return the names of items."""
    return [city.name(NodeKind.ITEM, code) for code in codes]
