"""What a stranger to the reductions might reach for: a measure, a target, a design."""

from datetime import date

from city.people import officer

from tongban.actions.outside import Outside
from tongban.actions.reform import journeys, measures, targets
from tongban.actions.reform.measures import Charge
from tongban.core.journeys.definitions import EventKind
from tongban.core.people.actors import Role
from tongban.core.reform.designing import Design
from tongban.core.reform.figures import FigureKind
from tongban.core.reform.targets import Target, TargetScope


def reform_places(outside: Outside) -> dict[str, str]:
    """Return where a measure, a target and a design of the city are."""
    reformer = officer("data_bureau", Role.REFORMER, staff="x")
    target = Target(
        year=outside.today.year,
        scope=TargetScope.CITY,
        code="",
        figure=FigureKind.DOCUMENTS,
        percent=10,
    )
    charge = Charge(owner="market_regulation", due_on=date(2026, 12, 1))
    found = measures.proposed(outside)[0]
    design = Design(
        code="new_shop",
        name="开新店面",
        event=EventKind.BUSINESS,
        lead="market_regulation",
        always=("outdoor_sign", "invoice_issue"),
    )
    return {
        "design": str(journeys.open_draft(reformer, design, outside)),
        "target": str(targets.set_target(reformer, target, outside)),
        "measure": str(
            measures.adopt(reformer, found.key, outside, title="少交一份", charge=charge)
        ),
    }
