"""The burden of a catalogue: what is counted, and that it is what a guide counts for one person."""

from dataclasses import replace

from burdenwork import flat, shared
from guide_strategies import items
from guidework import (
    ACCEPTANCE,
    catalogue,
    circumstances,
    dataset,
    days,
    item,
    journey,
    output,
    requirement,
    step,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from tongban.core.catalog.conditions.nodes import ALWAYS, Always
from tongban.core.catalog.evidence import Trust
from tongban.core.catalog.items import Audience, Channel, ServiceItem
from tongban.core.graph.burden.derive import Year
from tongban.core.graph.burden.measure import NeedStanding, Supplied, critical_days
from tongban.core.graph.burden.model import (
    Clientele,
    Figures,
    Source,
    SourceKind,
    YearlyBurden,
)
from tongban.core.guides.resolve import resolve


def cost(model: YearlyBurden, *on: Source, place: int = 0) -> Figures:
    return Supplied(model, frozenset(on)).figures(model.services[place])


@settings(max_examples=60, deadline=None)
@given(items(), st.frozensets(st.sampled_from(["deed", "lease", "photo", "report", "permit"])))
def test_a_case_costs_what_the_guide_of_one_person_says(
    matter: ServiceItem, available: frozenset[str]
) -> None:
    needed = tuple(replace(one, needed_when=ALWAYS) for one in matter.requirements)
    matter = replace(matter, requirements=needed)
    city = catalogue([matter], [dataset(one, keys=(), proves=(one,)) for one in available])
    guide = resolve(matter, circumstances({}, available=available), city).footprint

    figures = cost(flat(city), *shared(*available))

    assert figures[1] == guide.documents
    assert figures[3:] == (guide.working_days, guide.steps, guide.visits)


def test_a_paper_falls_away_when_registers_together_serve_all_that_it_carries() -> None:
    matter = item(requirements=(requirement("report"),))
    registers = [dataset("area", serves=("p.area",)), dataset("rent", serves=("p.rent",))]
    model = flat(catalogue([matter], registers))

    assert cost(model, *shared("area")).documents == 1
    assert cost(model, *shared("area", "rent")).documents == 0


def test_a_paper_that_carries_nothing_known_is_served_by_nobody() -> None:
    model = flat(catalogue([item(requirements=(requirement("deed"),))]))

    assert cost(model, *shared("anything")).documents == 1


def test_a_certificate_counts_only_from_the_grade_that_is_wanted() -> None:
    wants_a = requirement("licence", least_trust=Trust.ISSUED)
    wants_b = requirement("copy", ("licence",))
    city = catalogue([item(requirements=(wants_a, wants_b))])
    held = replace(city.evidence["licence"], certificate_type="cert")
    city = replace(city, evidence={**city.evidence, "licence": held})
    source = Source(SourceKind.CERTIFICATE, "cert")

    assert cost(flat(city), source).documents == 1

    result = replace(output("licence"), certificate_type="cert")
    made_here = item("maker", outputs=(result,))
    city = replace(city, items={**city.items, "maker": made_here})
    assert cost(flat(city), source).documents == 0


def test_what_a_journey_produces_is_asked_only_outside_it() -> None:
    first = item("first", outputs=(output("permit"),))
    second = item("second", requirements=(requirement("permit"),))
    year = Year(cases={("second", ""): 3, ("second", "journey"): 7}, otherwise=0)
    model = flat(catalogue([first, second]), journey("first", "second"), year=year)
    on = Source(SourceKind.JOURNEY, "journey")

    alone, inside = (cost(model, on, place=place) for place in (1, 2))
    assert (alone.cases, alone.documents) == (3, 3)
    assert (inside.cases, inside.documents) == (7, 0)
    assert cost(model, place=2).documents == 7


def test_a_journey_that_names_an_unpublished_item_produces_the_rest() -> None:
    model = flat(catalogue([item("first")]), journey("first", "gone"))

    assert [one.journey for one in model.services] == [""]


def test_a_journey_that_nobody_took_costs_nothing() -> None:
    city = catalogue([item("first"), item("second")])
    model = flat(city, journey("first", "second"), year=Year(cases={("first", ""): 3}))

    assert [(one.item, one.journey, one.cases) for one in model.services] == [
        ("first", "", 3),
        ("second", "", 1),
    ]


def test_a_requirement_counts_in_the_cases_in_which_it_was_needed() -> None:
    matter = item(requirements=(requirement("deed"), requirement("lease")))
    year = Year(cases={("item", ""): 10}, needed={("item", "", "lease"): 4})

    assert cost(flat(catalogue([matter]), year=year)).documents == 14


def test_a_requirement_that_is_never_needed_costs_nothing() -> None:
    never = replace(requirement("deed"), needed_when=Always(met=False))

    assert flat(catalogue([item(requirements=(never,))])).services[0].needs == ()


def test_one_trip_takes_every_paper_that_must_be_shown() -> None:
    shown = [requirement(name, original_seen=True) for name in ("deed", "lease")]
    year = Year(cases={("item", ""): 10}, needed={("item", "", "lease"): 4})
    model = flat(catalogue([item(requirements=tuple(shown))]), year=year)

    assert cost(model).visits == 10


def test_an_item_without_a_way_from_home_costs_a_trip_in_every_case() -> None:
    model = flat(catalogue([item(channels=(Channel.WINDOW,))]))

    assert cost(model).visits == 1


def test_a_paper_that_may_come_later_is_counted_apart() -> None:
    later = requirement("deed", primary=False, deferrable=True)

    figures = cost(flat(catalogue([item(requirements=(later,))])))
    assert (figures.documents, figures.deferred) == (1, 1)


def test_the_longest_chain_of_steps_decides_the_days() -> None:
    steps = (ACCEPTANCE, step("a", days(5), "accept"), step("b", days(9), "accept"))

    assert critical_days(flat(catalogue([item(steps=steps)])).services[0].tasks) == 10
    assert critical_days(()) == 0


def test_an_item_is_for_people_for_businesses_or_for_both() -> None:
    audiences = ((Audience.PERSON,), (Audience.ENTERPRISE,), (Audience.PERSON, Audience.ENTERPRISE))
    matters = [replace(item(f"i{place}"), audiences=some) for place, some in enumerate(audiences)]

    model = flat(catalogue(matters))
    assert [one.clientele for one in model.services] == [
        Clientele.PEOPLE,
        Clientele.BUSINESSES,
        Clientele.BOTH,
    ]


def test_every_source_of_a_city_can_be_listed() -> None:
    registers = [dataset("area", serves=("p.area",)), dataset("deeds", proves=("deed",))]
    model = flat(catalogue([item(requirements=(requirement("deed"),))], registers))

    assert model.sources() == shared("area", "deeds")


def test_a_promise_asks_for_no_paper() -> None:
    assert not NeedStanding.DECLARED.asks_for_paper
    assert NeedStanding.DEFERRED.asks_for_paper
