"""A register is held against rules that two stewards answer for, and its rows are put right."""

from datetime import date, timedelta

import pytest
from city.people import officer
from quality_strategies import rule

from tongban.actions.quality import books, checking, repairing, workbooks
from tongban.actions.quality.beginning import check_connected, check_file
from tongban.actions.quality.forgetting import forget_values
from tongban.actions.quality.naming import labels
from tongban.actions.targets import published as now
from tongban.core.exchange.ticket_events import QualityFinding, TicketKind
from tongban.core.people.actors import Role
from tongban.core.quality.checks import Filled, Identifies, NumberScheme, Unique
from tongban.core.quality.repairs import RepairWay, RowStatus, StillBroken
from tongban.core.quality.rules import Dimension
from tongban.core.vocabulary.errors import Conflict, InvalidValue, NotAllowed, NotFound, Unavailable
from tongban.core.vocabulary.identity import make_example_number
from tongban.store.audit.models import AuditEntry
from tongban.store.gateway.models import Connection
from tongban.store.quality.kinds import CheckStatus, Source
from tongban.store.quality.models import CheckPiece, QueuedRow, QueuedRowRecord
from tongban.store.quality.queries import checks, queue
from tongban.store.sealing import blind_index
from tongban.store.tickets.queries import tickets_for

pytestmark = pytest.mark.django_db
DATASET, HOLDER = "population", "public_security"
NUMBER, NAME, SEX = "person.identity_number", "person.name", "person.sex"
RIGHT, OTHER = (str(make_example_number(birth_date=date(1990, 3, 7), order=one)) for one in (1, 2))
RULES = (
    rule(Identifies(field=NUMBER, scheme=NumberScheme.CITIZEN), code="number"),
    rule(Filled(field=NAME), code="name"),
    rule(Unique(fields=(NUMBER,)), code="once"),
)


def file(*rows):
    """Return a register as a department exports it, its headings as people call the fields."""
    names = labels(now().catalogue)
    lines = [(names[NUMBER], names[NAME], "备注"), *((*row, "") for row in rows)]
    return ["\n".join(",".join(line) for line in lines).encode()]


@pytest.fixture
def steward(published):
    return officer(HOLDER, Role.DATA_STEWARD, staff="d1")


@pytest.fixture
def second(published):
    return officer(HOLDER, Role.DATA_STEWARD, staff="d2")


@pytest.fixture
def in_force(steward, second, outside):
    """Return what puts rules into force."""

    def put(*rules):
        for one in rules:
            books.write_rule(steward, DATASET, one, outside)
        books.send(steward, DATASET, outside)
        return books.approve(second, DATASET, outside)

    return put


@pytest.fixture
def checked(steward, in_force, outside):
    """Return what has a file checked under three rules."""
    in_force(*RULES)

    def check(*rows, source=None):
        run = check_file(steward, DATASET, source or file(*rows), outside, name="人口.csv")
        assert checking.carry_on(outside, nothing_connected)
        return checks.check_of(run)

    return check


def nothing_connected(kind, settings):
    raise Unavailable(f"{kind} {settings}")


def waiting():
    return queue.queue_of(DATASET, status=RowStatus.WAITING)


def test_rows_are_judged_counted_and_queued_with_their_reasons(checked, outside):
    line = checked((RIGHT, "林晓雨"), (OTHER, ""), ("519901", "高远"))

    assert (line.status, line.rows, line.rejected, line.queued) == (CheckStatus.DONE, 3, 2, 2)
    assert line.dimensions[Dimension.COMPLETENESS].broken == 1
    assert checks.scores()[DATASET] == 77
    assert [(one.place, one.reasons) for one in waiting()] == [
        (1, ("姓名应当填写",)),
        (2, ("公民身份号码应当是合规的公民身份号码（GB 11643）",)),
    ]
    assert not CheckPiece.objects.exists()
    assert all(one.least is None for one in line.profiles if one.field == NUMBER)
    (day,) = checks.scores_by_day(DATASET, since=outside.today)
    assert (day.rows, day.rejected) == (3, 2)


def test_a_look_at_a_row_is_written_down_with_whom_it_is_about(checked, steward):
    checked((OTHER, ""))
    (one,) = waiting()

    opened = repairing.look(steward, one.id)

    assert opened.cells[NUMBER] == OTHER
    entry = AuditEntry.objects.filter(action="quality.row_read").latest("id")
    assert bytes(entry.concerned[0]) == blind_index(OTHER)
    assert OTHER not in QueuedRow.objects.get().cells_sealed.__bytes__().decode("latin1")
    elsewhere = officer("taxation", Role.DATA_STEWARD, staff="d1")
    with pytest.raises(NotFound):
        repairing.look(elsewhere, one.id)


def test_a_persons_record_is_put_right_by_two(checked, steward, second, outside):
    checked((OTHER, ""))
    (one,) = waiting()
    with pytest.raises(StillBroken):
        repairing.propose(steward, one.id, outside, cells={NUMBER: "1", NAME: "高远"})
    repairing.propose(steward, one.id, outside, cells={NAME: "高远"})
    with pytest.raises(NotAllowed):
        repairing.agree(steward, one.id, outside)

    state = repairing.agree(second, one.id, outside)

    assert (state.status, state.way) == (RowStatus.SETTLED, RepairWay.COMPLETED)
    assert workbooks.mended_workbook(second, DATASET, outside)
    with pytest.raises(Conflict):
        repairing.send_back(second, one.id, outside, reason="晚了")


def test_a_row_found_right_does_not_come_back_and_one_put_right_is_over(
    checked, steward, second, outside
):
    checked((OTHER, ""), ("519901", "高远"))
    unnamed, wrong = waiting()
    repairing.propose(steward, unnamed.id, outside, cells={}, reason="本人确无姓名登记")
    repairing.agree(second, unnamed.id, outside)

    checked((OTHER, ""), (RIGHT, "高远"))

    assert waiting() == ()
    assert queue.opened(QueuedRow.objects.get(pk=wrong.id)).state.status is RowStatus.GONE
    assert queue.counts_of(DATASET) == {RowStatus.SETTLED: 1, RowStatus.GONE: 1}


def test_a_mended_workbook_submits_its_rows_again(checked, steward, outside, tmp_path):
    checked((OTHER, ""), ("519901", "高远"))
    book = workbooks.waiting_workbook(steward, DATASET, outside)
    path = tmp_path / "rows.xlsx"
    path.write_bytes(book)
    mended = mend(path, {"姓名": "高又远"})

    taken = workbooks.take_back(steward, DATASET, [mended], outside)

    assert taken.submitted == 1
    assert ["GB 11643" in words for _, words in taken.left] == [True]
    again = workbooks.take_back(steward, DATASET, [mended], outside)
    assert (again.submitted, len(again.left)) == (0, 2)
    with pytest.raises(InvalidValue):
        workbooks.take_back(steward, DATASET, file((OTHER, "")), outside)


def mend(path, cells):
    """Return a workbook with cells of every row written anew."""
    from openpyxl import load_workbook

    book = load_workbook(path)
    sheet = book.worksheets[0]
    headings = {cell.value: cell.column for cell in sheet[1]}
    for line in range(2, sheet.max_row + 1):
        for heading, text in cells.items():
            sheet.cell(row=line, column=headings[heading]).value = text
    book.save(path)
    return path.read_bytes()


def test_the_holder_is_asked_under_a_clock(checked, steward, outside):
    checked((OTHER, ""))
    (one,) = waiting()

    ticket = repairing.ask_holder(steward, one.id, outside)

    (line,) = tickets_for(steward)
    assert (line.id, line.kind) == (ticket, TicketKind.FINDING)
    assert isinstance(line.matter, QualityFinding)
    assert (line.matter.label, line.matter.told) == ("姓名", "")
    with pytest.raises(Conflict):
        repairing.ask_holder(steward, one.id, outside)


def test_values_are_forgotten_after_their_time_and_the_record_stays(checked, outside, clock):
    checked((OTHER, ""))
    (one,) = waiting()
    assert forget_values(outside, days=90) == 0
    clock.now += timedelta(days=91)

    assert forget_values(outside, days=90) == 1

    row = QueuedRow.objects.get(pk=one.id)
    assert (row.cells_sealed, row.subject_index, row.status) == (None, None, "gone")
    assert QueuedRowRecord.objects.get(row=row).name == "forgotten"
    assert forget_values(outside, days=90) == 0


def test_a_connected_register_is_read_where_it_is(steward, in_force, outside, clock):
    with pytest.raises(InvalidValue, match="规则"):
        check_connected(steward, DATASET, outside)
    in_force(*RULES)
    with pytest.raises(InvalidValue, match="接入"):
        check_connected(steward, DATASET, outside)
    row = Connection(dataset=DATASET, kind="table")
    row.settings = {"table": "people"}
    row.save()
    run = check_connected(steward, DATASET, outside)
    with pytest.raises(Conflict):
        check_connected(steward, DATASET, outside)

    checking.carry_on(outside, lambda kind, settings: [{NUMBER: settings["table"], NAME: kind}])

    line = checks.check_of(run)
    assert (line.status, line.rejected, line.source) == (CheckStatus.DONE, 1, Source.CONNECTION)
    clock.now += timedelta(days=1)
    check_connected(steward, DATASET, outside)
    checking.carry_on(outside, nothing_connected)
    assert "读不出来" in checks.checks_of(DATASET)[0].reason
    assert not checking.carry_on(outside, nothing_connected)


def test_a_file_without_the_key_is_refused_with_what_is_missing(checked):
    line = checked(source=[b"xm\nx\n"])

    assert (line.status, line.reason) == (
        CheckStatus.REFUSED,
        "表头里没有“公民身份号码”，请照这项数据的信息项写表头",
    )
