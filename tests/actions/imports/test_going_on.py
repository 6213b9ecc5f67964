"""A long import goes on in slices: stopped, resumed or killed, nothing is lost or done twice."""

import io

import pytest

from tongban.actions.imports import cancelling, carrying, checking, listing, staging
from tongban.actions.imports.beginning import begin
from tongban.actions.imports.carrying import MOST_ATTEMPTS, carry_on
from tongban.adapters.national_tables import Batch, write_national
from tongban.core.catalog.selection import selection
from tongban.core.people.actors import Role
from tongban.core.vocabulary.errors import NotAllowed, NotFound
from tongban.store.imports import queries
from tongban.store.imports.kinds import Format, Phase, Status
from tongban.store.imports.models import HeadingRow, ImportedItem, ImportRun, StagedRow

pytestmark = pytest.mark.django_db
BATCH = Batch(number="1", source="5199", moment="2026-09-14 10:00:00")


@pytest.fixture
def short_batches(monkeypatch):
    """Commit often, so that there is something between the beginning and the end."""
    monkeypatch.setattr(staging, "BATCH", 100)
    monkeypatch.setattr(checking, "BATCH", 4)
    monkeypatch.setattr(listing, "BATCH", 10)


@pytest.fixture
def run(city, handed_in, short_batches) -> ImportRun:
    """Return a run of a part of the city that nobody has begun."""
    target = io.BytesIO()
    write_national(part(city), target, BATCH)
    return handed_in(Format.NATIONAL, target.getvalue(), work=False)


def part(city):
    return selection(city.catalogue, list(city.catalogue.items)[:12])


def slice_of(run: ImportRun, outside) -> ImportRun:
    """Let the worker take one short turn."""
    carry_on(outside, seconds=0)
    run.refresh_from_db()
    return run


def finished(run: ImportRun, outside) -> ImportRun:
    while carry_on(outside, seconds=0):
        pass
    run.refresh_from_db()
    return run


def whole(run: ImportRun, city) -> bool:
    """Tell whether every item came in, once."""
    codes = ImportedItem.objects.filter(run=run).values_list("code", flat=True)
    return sorted(codes) == sorted(part(city).items) and run.items_taken == len(codes)


def test_short_turns_come_to_the_same_as_a_long_one(run, city, outside):
    seen = set()
    while run.status in (Status.WAITING, Status.WORKING):
        slice_of(run, outside)
        seen.add((run.phase, run.checkpoint))

    assert run.status == Status.READY
    assert len(seen) > 4
    assert whole(run, city)


def test_progress_is_told_while_it_goes_on(run, keeper, outside):
    slice_of(run, outside)
    line = queries.run_for(keeper, run.pk)

    assert line.under_way
    assert (line.done, line.rows_read) == (100, 100)
    assert line.expected > 0


def test_a_run_that_is_stopped_goes_on_where_it_was(run, city, keeper, outside):
    slice_of(run, outside)
    cancelling.cancel(keeper, run.pk, outside)
    slice_of(run, outside)
    read = run.rows_read
    assert (run.status, StagedRow.objects.filter(run=run).count()) == (Status.CANCELLED, read)

    cancelling.resume(keeper, run.pk, outside)
    finished(run, outside)
    assert run.status == Status.READY
    assert whole(run, city)


def test_a_run_may_be_stopped_while_its_items_are_checked(run, city, keeper, outside):
    while slice_of(run, outside).items_read == 0:
        pass
    cancelling.cancel(keeper, run.pk, outside)
    slice_of(run, outside)
    assert run.status == Status.CANCELLED
    assert 0 < run.items_taken < len(part(city).items)

    cancelling.resume(keeper, run.pk, outside)
    assert whole(finished(run, outside), city)


class Killed(BaseException):
    """The worker was killed."""


@pytest.mark.parametrize("place", [(staging, "_copy"), (checking, "_take")])
def test_a_worker_that_is_killed_loses_only_what_it_had_not_committed(run, city, outside, place):
    """F11."""
    module, name = place
    whole_step = getattr(module, name)
    times = iter(range(100))

    def killed_the_second_time(*args, **options):
        whole_step(*args, **options)
        if next(times) == 1:
            raise Killed

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, name, killed_the_second_time)
        with pytest.raises(Killed):
            finished(run, outside)
    assert whole(finished(run, outside), city)


def test_a_run_that_kills_its_workers_is_given_up(run, outside, monkeypatch):
    def kill(*_):
        raise Killed

    monkeypatch.setitem(carrying._WORK, (Format.NATIONAL, Phase.READING), kill)
    for _ in range(MOST_ATTEMPTS):
        with pytest.raises(Killed):
            carry_on(outside)
    slice_of(run, outside)

    assert run.status == Status.REFUSED
    assert "几次中断" in run.reason


def test_one_run_waits_for_another(run, handed_in, outside):
    outside.clock.pass_days(1)
    later = handed_in(Format.HEADINGS, b"{}", work=False)

    assert queries.ahead_of(later.pk) == 1
    slice_of(run, outside)
    later.refresh_from_db()
    assert later.status == Status.WAITING


def test_a_run_that_nobody_began_stops_at_once_and_an_ended_one_not_at_all(run, keeper, outside):
    with pytest.raises(NotAllowed):
        cancelling.resume(keeper, run.pk, outside)
    cancelling.cancel(keeper, run.pk, outside)
    run.refresh_from_db()

    assert run.status == Status.CANCELLED
    assert not carry_on(outside)
    with pytest.raises(NotAllowed):
        cancelling.cancel(keeper, run.pk, outside)


def test_who_may_only_look_stops_nothing(run, officer_of, outside):
    reviewer = officer_of("data_bureau", Role.ITEM_REVIEWER, staff="r")

    assert queries.run_for(reviewer, run.pk).id == run.pk
    with pytest.raises(NotFound):
        cancelling.cancel(reviewer, run.pk, outside)


def test_a_long_list_of_headings_goes_on_too(short_batches, outside, keeper):
    lines = "\n".join(f"事项{number},X-{number},某局" for number in range(35))
    text = f"事项名称,事项编码,部门\n{lines}\n".encode()
    run = ImportRun.objects.get(pk=begin(keeper, Format.HEADINGS, [text], outside, name="list.csv"))
    slice_of(run, outside)
    assert HeadingRow.objects.count() == 10
    cancelling.cancel(keeper, run.pk, outside)
    slice_of(run, outside)
    cancelling.resume(keeper, run.pk, outside)

    assert finished(run, outside).items_taken == HeadingRow.objects.count() == 35
