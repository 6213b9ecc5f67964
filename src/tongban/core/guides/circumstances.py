"""Circumstances (办事情境): everything about one person and one day that a guide depends on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.conditions.nodes import NO_PARAMETERS
from tongban.core.people.facts import Facts
from tongban.core.people.holdings import Holding
from tongban.core.vocabulary.calendars import WorkingCalendar

NO_FACTS: Facts = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """What is known of a person on a day, and what the city can do for them on that day.

    `available` are codes of datasets that may be called for this item and answered or are expected
    to; `unavailable` maps a dataset to the words that say why it cannot be used now (不可用), which
    never counts against the applicant. `produced` maps an evidence type to the name of the item of
    the same journey that yields it. `may_declare` and `may_defer` follow from credit (告知承诺,
    容缺受理 are closed to the untrustworthy until repaired). `own_document` are requirement ids for
    which the person prefers to hand in their own paper.
    """

    today: date
    calendar: WorkingCalendar
    facts: Facts = field(default_factory=dict)
    holdings: tuple[Holding, ...] = ()
    available: frozenset[str] = frozenset()
    unavailable: Mapping[str, str] = field(default_factory=dict)
    produced: Mapping[str, str] = field(default_factory=dict)
    parameters: Mapping[str, int | Decimal] = field(default_factory=lambda: NO_PARAMETERS)
    may_declare: bool = True
    may_defer: bool = True
    own_document: frozenset[str] = frozenset()


def parameters_on(catalogue: Catalogue, day: date) -> dict[str, int | Decimal]:
    """Return each parameter of the catalogue that has a value in force on `day`."""
    dated = ((code, parameter.on(day)) for code, parameter in catalogue.parameters.items())
    return {code: value for code, value in dated if value is not None}
