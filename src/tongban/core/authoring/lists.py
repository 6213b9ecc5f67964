"""Public lists (清单): powers, responsibilities and public services, read off the catalogue.

They are published as the State Council wants of power and responsibility lists; here they are views
of the items, so that no list says what no item says.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from tongban.core.authoring.labels import label_of
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.items import ItemType, ServiceItem

_POWERS: Final = frozenset(ItemType) - {ItemType.PUBLIC_SERVICE}


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicList:
    """A list as it is published (清单): its title, columns and rows of plain words."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def power_list(catalogue: Catalogue, *, department: str = "") -> PublicList:
    """Return the powers that departments exercise on application (权力清单)."""
    items = _items(catalogue, department, _POWERS)
    return _listed("powers", (_item_row(item, catalogue) for item in items))


def public_service_list(catalogue: Catalogue, *, department: str = "") -> PublicList:
    """Return the services that are no exercise of power (公共服务目录)."""
    items = _items(catalogue, department, frozenset({ItemType.PUBLIC_SERVICE}))
    return _listed("public_services", (_item_row(one, catalogue) for one in items))


def responsibility_list(catalogue: Catalogue, *, department: str = "") -> PublicList:
    """Return who answers for which step, by what article, and where to complain (责任清单)."""
    items = _items(catalogue, department, _POWERS)
    rows = (row for item in items for row in _duty_rows(item, catalogue))
    return _listed("responsibilities", rows)


PUBLIC_LISTS: Final[dict[str, Callable[..., PublicList]]] = {
    "powers": power_list,
    "responsibilities": responsibility_list,
    "public_services": public_service_list,
}
"""Every list by the name that its address bears."""

LIST_TITLES: Final[dict[str, str]] = {
    "powers": "权力清单",
    "responsibilities": "责任清单",
    "public_services": "公共服务目录",
}
"""What each list is called."""

_ABOUT: Final = ("实施部门", "设定依据", "服务对象", "承诺时限")
LIST_COLUMNS: Final[dict[str, tuple[str, ...]]] = {
    "powers": ("序号", "事项编码", "事项名称", "权力类型", *_ABOUT),
    "responsibilities": (
        *("序号", "事项名称", "责任环节", "责任部门"),
        *("责任内容", "时限", "依据", "监督投诉"),
    ),
    "public_services": ("序号", "事项编码", "事项名称", "服务类型", *_ABOUT),
}
"""The columns of each list as it is published; the first numbers its lines."""


def _items(
    catalogue: Catalogue, department: str, types: frozenset[ItemType]
) -> Iterator[ServiceItem]:
    found = (item for item in catalogue.items.values() if item.item_type in types)
    chosen = (item for item in found if department in ("", item.department))
    yield from sorted(chosen, key=lambda item: (item.department, item.item_type.value, item.name))


def _item_row(item: ServiceItem, catalogue: Catalogue) -> tuple[str, ...]:
    return (
        item.implementation_code or item.code,
        item.name,
        label_of(item.item_type),
        _department(item.department, catalogue),
        "；".join(str(basis.citation) for basis in item.legal_basis),
        "、".join(label_of(audience) for audience in item.audiences),
        item.promised_limit.label,
    )


def _duty_rows(item: ServiceItem, catalogue: Catalogue) -> Iterator[tuple[str, ...]]:
    department = catalogue.departments.get(item.department)
    complaints = item.complaints or (department.complaints if department is not None else "")
    for step in item.steps:
        yield (
            item.name,
            step.name,
            _department(step.department, catalogue),
            step.requirements or label_of(step.kind),
            step.limit.label,
            "；".join(str(citation) for citation in step.basis),
            complaints,
        )


def _department(code: str, catalogue: Catalogue) -> str:
    department = catalogue.departments.get(code)
    return department.name if department is not None else code


def _listed(name: str, rows: Iterable[tuple[str, ...]]) -> PublicList:
    numbered = ((str(number), *row) for number, row in enumerate(rows, start=1))
    return PublicList(title=LIST_TITLES[name], columns=LIST_COLUMNS[name], rows=tuple(numbered))
