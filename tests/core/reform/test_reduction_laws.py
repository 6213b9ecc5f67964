"""Laws of every comparison: causes add up, the same is no saving, splits lose nobody."""

from random import Random

from burden_strategies import SOURCES, _some, a_burden, seeds
from hypothesis import given, settings

from tongban.core.graph.burden.model import Figures, YearlyBurden
from tongban.core.reform.causes import Cause, Used, by_cause
from tongban.core.reform.comparing import causes_of, compared, together, with_cases
from tongban.core.reform.figures import added, difference
from tongban.core.reform.standpoints import Standpoint

few = settings(max_examples=80, deadline=None)


def two_sides(seed: int) -> tuple[Standpoint, Standpoint]:
    random = Random(seed)
    sides = []
    for _ in range(2):
        burden = a_burden(random)
        sides.append(Standpoint(burden, frozenset(_some(random, SOURCES, len(SOURCES)))))
    return sides[0], sides[1]


def uniform(side: Standpoint) -> Standpoint:
    """Return the side with ten cases for each service, so that both sides speak of one year."""
    services = tuple(with_cases(one, 10) for one in side.burden.services)
    burden = YearlyBurden(
        services=services,
        supplies=side.burden.supplies,
        servers=side.burden.servers,
        grades=side.burden.grades,
    )
    return Standpoint(burden, side.on)


@few
@given(seeds)
def test_what_the_causes_save_adds_up_to_the_difference_exactly(seed):
    before, after = map(uniform, two_sides(seed))
    reduced = compared(before, after)
    pair = together(reduced)

    assert added(causes_of(reduced).values()) == difference(*pair)
    for one in reduced:
        assert added(one.causes.values()) == one.saved


@few
@given(seeds)
def test_a_catalogue_compared_with_itself_saves_nothing(seed):
    side, _ = two_sides(seed)
    reduced = compared(side, side)

    assert together(reduced).before == together(reduced).after
    assert causes_of(reduced) == {}
    assert together(reduced).before == added(map(side.supplied.figures, side.burden.services))


@few
@given(seeds)
def test_an_item_cut_into_two_copies_of_itself_doubles_its_burden(seed):
    side = uniform(two_sides(seed)[0])
    names = {one.item for one in side.burden.services}
    copies = tuple(
        one._replace(item=f"{one.item}-{piece}")
        for one in side.burden.services
        for piece in ("a", "b")
    )
    cut = Standpoint(
        YearlyBurden(
            services=copies,
            supplies=side.burden.supplies,
            servers=side.burden.servers,
            grades=side.burden.grades,
        ),
        side.on,
    )
    reduced = compared(side, cut, {name: (f"{name}-a", f"{name}-b") for name in names})

    for one in reduced:
        assert one.causes == {Cause.RESHAPED: one.saved}
        before, after = one.figures
        assert after.documents == 2 * before.documents
        assert after.steps == 2 * before.steps
        assert after.visits == 2 * before.visits


def test_a_cause_that_changes_nothing_is_not_named():
    side = uniform(two_sides(1)[0])
    service = side.burden.services[0]

    assert by_cause(Used(service, side.supplied), Used(service, side.supplied)) == {}
    assert Figures() == difference(Figures(1, 2), Figures(1, 2))
