"""Make two materials one (材料归并): the kept one takes the names, items follow through review.

The catalogue gets the aliases and elements at once. Which paper an item asks is the text of the
item, so each item that asked for the other gets a working copy that asks for the kept one, and goes
through its reviews like any change. Both acts are on record.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from uuid import UUID

from django.db import transaction

from tongban.actions.catalog import Change, publish_change
from tongban.actions.outside import Outside
from tongban.actions.targets import published
from tongban.actions.workshop.editing import edit
from tongban.actions.workshop.holding import audit
from tongban.actions.workshop.opening import open_item
from tongban.core.authoring.access import sees_every_department
from tongban.core.authoring.copies import WorkingCopy
from tongban.core.authoring.edits import Edit, ReplacePart
from tongban.core.authoring.review_errors import NotTheReviewer
from tongban.core.authoring.sections import Section
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.evidence import EvidenceRequirement, EvidenceType
from tongban.core.people.actors import Officer, Role
from tongban.core.vocabulary.errors import InvalidValue, NotFound
from tongban.store.workshop.queries import copy_for


@transaction.atomic
def merge_papers(officer: Officer, kept: str, gone: str, outside: Outside) -> tuple[UUID, ...]:
    """Let `kept` stand for `gone`; return the copies of the items that have to follow.

    Raises:
        NotFound: when the catalogue has no such materials.
        InvalidValue: when they cannot be one, with what to do first.
        NotTheReviewer: when the officer does not keep the catalogue of the city.
    """
    if not may_merge(officer):
        raise NotTheReviewer("only whoever keeps the catalogue of the city merges materials")
    catalogue = published().catalogue
    one, other = _paper(catalogue, kept), _paper(catalogue, gone)
    _refuse_different(one, other, catalogue)
    publish_change(
        Change(evidence=(_united(one, other),)),
        by=officer.staff_number,
        note=f"归并材料：{other.name} → {one.name}",
    )
    audit(officer, "merge_papers", f"{gone}→{kept}", ground=f"{other.name} → {one.name}")
    codes = [item.code for item in catalogue.items.values() if _asks(item.requirements, gone)]
    return tuple(_followed(officer, code, {gone: kept}, outside) for code in codes)


def may_merge(officer: Officer) -> bool:
    """Tell whether an officer keeps the catalogue of the whole city."""
    return Role.ITEM_ADMINISTRATOR in officer.roles and sees_every_department(officer)


def _paper(catalogue: Catalogue, code: str) -> EvidenceType:
    try:
        return catalogue.evidence[code]
    except KeyError:
        raise NotFound(f"no evidence type {code!r}") from None


def _refuse_different(kept: EvidenceType, gone: EvidenceType, catalogue: Catalogue) -> None:
    if kept.code == gone.code:
        raise InvalidValue("merge", "请选两种不同的材料")
    if gone.certificate_type and gone.certificate_type != kept.certificate_type:
        raise InvalidValue("merge", "要去掉的一种是电子证照，请保留它，去掉另一种")
    alone = [
        one.name
        for one in catalogue.datasets.values()
        if gone.code in one.proves and kept.code not in one.proves
    ]
    if alone:
        raise InvalidValue("merge", f"共享数据“{alone[0]}”只登记能代替“{gone.name}”，请先补登记")


def _united(kept: EvidenceType, gone: EvidenceType) -> EvidenceType:
    names = dict.fromkeys((*kept.aliases, gone.name, *gone.aliases))
    return replace(
        kept,
        aliases=tuple(name for name in names if name != kept.name),
        proves=tuple(dict.fromkeys((*kept.proves, *gone.proves))),
    )


def _asks(requirements: tuple[EvidenceRequirement, ...], code: str) -> bool:
    return any(code in way for one in requirements for way in one.alternatives)


def _followed(officer: Officer, code: str, instead: Mapping[str, str], outside: Outside) -> UUID:
    """Return the copy of an item in which the kept material stands for the other."""
    key = open_item(officer, code, outside)
    opened = copy_for(officer, key)
    edits = tuple(_replaced(opened.copy, instead))
    edit(officer, key, edits, outside, revision=opened.revision)
    return key


def _replaced(copy: WorkingCopy, instead: Mapping[str, str]) -> Iterator[Edit]:
    for row in copy.item.requirements:
        ways = tuple(
            tuple(dict.fromkeys(instead.get(code, code) for code in way))
            for way in row.alternatives
        )
        if ways != row.alternatives:
            changed = replace(row, alternatives=tuple(dict.fromkeys(ways)))
            yield ReplacePart(section=Section.REQUIREMENTS, key=row.id, part=changed)
