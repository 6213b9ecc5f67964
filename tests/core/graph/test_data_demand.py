"""What is still handed in, which interfaces would end it, and the list that asks for them."""

from dataclasses import replace

from burdenwork import flat, shared
from guidework import ELEMENTS, catalogue, dataset, item, journey, output, requirement

from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.datasets import Sharing
from tongban.core.catalog.evidence import EvidenceSource
from tongban.core.graph.burden.derive import Year
from tongban.core.graph.demand.choosing import best, greedy, in_order
from tongban.core.graph.demand.derive import Terms, data_demand
from tongban.core.graph.demand.listing import listed
from tongban.core.graph.demand.problem import DataDemand, Interface, Wanted
from tongban.core.graph.what_if.switches import Switches


def demand_of(city: Catalogue, *on: str, terms: Terms = Terms()) -> DataDemand:  # noqa: B008
    return data_demand(flat(city), Switches(on=shared(*on)), city, terms)


def lists_of(demand: DataDemand) -> list[set[str]]:
    return [set(listed) for one in demand.wanted for listed in one.alternatives]


REPORT = item(requirements=(requirement("report"),))


def test_a_paper_wants_all_the_registers_that_serve_what_it_carries():
    registers = [dataset("area", serves=("p.area",)), dataset("rent", serves=("p.rent",))]

    assert lists_of(demand_of(catalogue([REPORT], registers))) == [{"area", "rent"}]
    assert lists_of(demand_of(catalogue([REPORT], registers), "area")) == [{"rent"}]
    assert demand_of(catalogue([REPORT], registers), "area", "rent").wanted == ()


def test_a_register_that_proves_the_paper_is_enough():
    registers = [dataset("area", serves=("p.area",)), dataset("reports", proves=("report",))]

    assert lists_of(demand_of(catalogue([REPORT], registers))) == [{"reports"}]


def test_what_is_not_to_be_shared_or_was_refused_is_not_asked_for():
    closed = dataset("reports", proves=("report",), sharing=Sharing.NOT_SHARED)
    refused = dataset("others", proves=("report",))
    terms = Terms(refused=frozenset({"others"}))

    assert demand_of(catalogue([REPORT], [closed, refused]), terms=terms).wanted == ()


def test_the_register_of_the_department_where_it_is_true_is_the_one_meant():
    city = catalogue(
        [REPORT],
        [
            dataset("area", serves=("p.area", "p.rent")),
            replace(dataset("z", serves=("p.area", "p.rent")), holder="office"),
        ],
    )
    told = {one.code: replace(one, source_of_truth="office") for one in ELEMENTS}

    assert lists_of(demand_of(city)) == [{"area"}]
    assert lists_of(demand_of(replace(city, elements=told))) == [{"z"}]


def test_what_no_register_serves_is_asked_of_the_department_where_it_is_true():
    told = {one.code: replace(one, source_of_truth="office") for one in ELEMENTS}
    city = replace(catalogue([REPORT]), elements=told)

    assert lists_of(demand_of(city)) == [{"office/p"}]


def test_a_paper_of_the_state_can_be_asked_of_its_issuer_and_a_private_one_of_nobody():
    city = catalogue([item(requirements=(requirement("deed"),))])
    issued = replace(city.evidence["deed"], source=EvidenceSource.GOVERNMENT, issuer="bureau")

    assert demand_of(city).wanted == ()
    assert lists_of(demand_of(replace(city, evidence={"deed": issued}))) == [{"bureau/deed"}]
    assert demand_of(replace(city, evidence={})).wanted == ()


def test_of_two_lists_either_may_be_asked_for():
    both = item(requirements=(requirement("any", ("deed",), ("lease", "photo")),))
    registers = [dataset(f"r-{one}", proves=(one,)) for one in ("deed", "lease", "photo")]

    assert lists_of(demand_of(catalogue([both], registers))) == [
        {"r-deed"},
        {"r-lease", "r-photo"},
    ]


def test_the_same_paper_of_several_items_is_counted_together():
    matters = [item(code, requirements=(requirement("deed"),)) for code in ("one", "two")]
    city = catalogue(matters, [dataset("deeds", proves=("deed",))])
    year = Year(cases={("one", ""): 30, ("two", ""): 12})

    demand = data_demand(flat(city, year=year), Switches(), city, Terms(costs={"deeds": 5}))

    assert demand.wanted == (Wanted((frozenset({"deeds"}),), 42, "deed", ("one", "two")),)
    assert demand.interfaces == {"deeds": Interface("deeds", cost=5)}


def test_a_paper_that_a_journey_produces_is_not_asked_of_a_register():
    first = item("first", outputs=(output("permit"),))
    second = item("second", requirements=(requirement("permit"),))
    city = catalogue([first, second], [dataset("permits", proves=("permit",))])
    year = Year(cases={("second", "journey"): 7}, otherwise=0)
    model = flat(city, journey("first", "second"), year=year)
    all_on = Switches(on=frozenset(one for one in model.sources() if one.code == "journey"))

    assert data_demand(model, all_on, city, Terms()).wanted[0].submissions == 0


def a_choice(*wanted: tuple[str, int], **interfaces: int) -> DataDemand:
    return DataDemand(
        interfaces={code: Interface(code, cost=cost) for code, cost in interfaces.items()},
        wanted=tuple(Wanted((frozenset(codes.split()),), count, codes) for codes, count in wanted),
    )


CITY = a_choice(("a b", 100), ("a", 5), ("c", 40), ("d", 7), a=1, b=1, c=1, d=2)


def test_the_best_choice_sees_papers_that_want_two_interfaces():
    choice = best(CITY, 2)

    assert (choice.chosen, choice.submissions, choice.cost) == ({"a", "b"}, 105, 2)
    assert choice.proven


def test_greed_takes_what_frees_most_just_then():
    assert greedy(CITY, 2) == ("c", "a")
    assert set(greedy(CITY, 5)) == {"a", "b", "c", "d"}


def test_a_list_in_a_given_order_takes_what_still_fits():
    assert in_order(CITY, ("a", "d", "c", "b"), 2) == ("a", "c")


def test_the_list_comes_in_the_order_that_frees_most_for_its_price():
    lines = listed(CITY, frozenset({"a", "b", "c", "d"}))

    assert [line.interface.code for line in lines] == ["a", "b", "c", "d"]
    assert [line.submissions for line in lines] == [5, 100, 40, 7]
    assert [one.evidence for one in lines[1].frees] == ["a b"]


def test_the_list_names_also_what_frees_nothing_yet():
    lines = listed(CITY, frozenset({"b", "d"}))

    assert [(line.interface.code, line.submissions) for line in lines] == [("d", 7), ("b", 0)]


def test_what_is_granted_already_is_not_listed_and_papers_that_it_frees_are_not_counted():
    granted = {**CITY.interfaces, "a": Interface("a", granted=True)}
    demand = replace(CITY, interfaces=granted)

    assert demand.spared(frozenset({"b"})) == 100
    assert [line.submissions for line in listed(demand, frozenset({"b"}))] == [100]
