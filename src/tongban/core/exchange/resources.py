"""Data resources (数据资源): what a department offers, described so that another can use it.

政务数据共享条例 第十六条: a department compiles its catalogue, the competent department reviews it,
what is published is seen by all. It becomes a dataset that items can count on once it is granted.
"""

import enum
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.datasets import Dataset, Sharing
from tongban.core.vocabulary.citations import Citation, LegalLevel
from tongban.core.vocabulary.errors import InvalidValue

COMPILING: Final = Citation(
    law="政务数据共享条例",
    article="16",
    number="国务院令第809号",
    level=LegalLevel.ADMINISTRATIVE_REGULATION,
)
"""Departments compile and submit, the competent department reviews and publishes."""


class Form(enum.Enum):
    """In which form data are offered (共享方式)."""

    SERVICE = "service"
    TABLE = "table"
    FILE = "file"


class Opening(enum.Enum):
    """Whether the public may have the data (开放属性)."""

    OPEN = "open"
    CONDITIONAL = "conditional"
    NOT_OPEN = "not_open"


@dataclass(frozen=True, slots=True, kw_only=True)
class DataField:
    """One column (信息项): as the system calls it, and which data element it is."""

    name: str
    element: str
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DataResource:
    """What a department offers (政务数据资源).

    `condition` says under what conditions it is shared, `basis` why it is not shared freely.
    `keys` are the elements that a record is found by, `proves` the evidence types that need not be
    handed in where it answers. `quality` is the last score, of 100.
    """

    code: str
    name: str
    holder: str
    system: str
    form: Form
    fields: tuple[DataField, ...]
    keys: tuple[str, ...]
    summary: str = ""
    proves: tuple[str, ...] = ()
    family: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    update_cycle: str = ""
    sharing: Sharing = Sharing.UNCONDITIONAL
    condition: str = ""
    basis: Citation | None = None
    opening: Opening = Opening.NOT_OPEN
    quality: int | None = None

    @property
    def serves(self) -> tuple[str, ...]:
        """Return the elements that it tells, without those that it is asked by."""
        return tuple(dict.fromkeys(one.element for one in self.fields))

    def dataset(self) -> Dataset:
        """Return it as items of the catalogue count on it."""
        return Dataset(
            code=self.code,
            name=self.name,
            holder=self.holder,
            keys=self.keys,
            serves=self.serves,
            proves=self.proves,
            family=self.family,
            sharing=self.sharing,
            basis=self.basis,
            areas=self.areas,
            update_cycle=self.update_cycle,
        )


def as_resource(dataset: Dataset, labels: Mapping[str, str]) -> DataResource:
    """Return a dataset that came with the catalogue as a resource; `labels` name its fields."""
    return DataResource(
        code=dataset.code,
        name=dataset.name,
        holder=dataset.holder,
        system="",
        form=Form.SERVICE,
        fields=tuple(
            DataField(name=code.rpartition(".")[2], element=code, label=labels.get(code, code))
            for code in dataset.serves
        ),
        keys=dataset.keys,
        proves=dataset.proves,
        family=dataset.family,
        areas=dataset.areas,
        update_cycle=dataset.update_cycle,
        sharing=dataset.sharing,
        basis=dataset.basis,
    )


def require_whole(resource: DataResource, catalogue: Catalogue) -> None:
    """Raise `InvalidValue` with what is missing or does not fit the catalogue."""
    if not (resource.name.strip() and resource.system.strip()):
        raise InvalidValue("resource", "请填写数据资源名称和所在系统")
    if not resource.fields:
        raise InvalidValue("resource", "请至少写一个信息项")
    if not resource.keys:
        raise InvalidValue("resource", "请选择查询条件（凭什么查到一条记录）")
    unknown = _unknown((*resource.serves, *resource.keys, *resource.family), catalogue.elements)
    if unknown:
        raise InvalidValue("resource", f"没有这些数据元：{unknown}")
    if unknown := _unknown(resource.proves, catalogue.evidence):
        raise InvalidValue("resource", f"没有这些材料：{unknown}")
    if resource.sharing is Sharing.CONDITIONAL and not resource.condition.strip():
        raise InvalidValue("resource", "有条件共享的，请写明共享条件")
    if resource.sharing is Sharing.NOT_SHARED and resource.basis is None:
        raise InvalidValue("resource", "不予共享的，请写明法律、行政法规或国务院规定依据")


def holders_of(element: str, catalogue: Catalogue) -> tuple[Dataset, ...]:
    """Return the datasets that tell an element, its source of truth first (一数一源)."""
    known = catalogue.elements.get(element)
    home = None if known is None else known.source_of_truth
    telling = [one for one in catalogue.datasets.values() if element in one.serves]
    return tuple(sorted(telling, key=lambda one: (one.holder != home, one.code)))


def _unknown(codes: Iterable[str], known: Mapping[str, object]) -> str:
    return "、".join(code for code in dict.fromkeys(codes) if code not in known)
