"""A file that was imported is dropped when its time is over; what came of it stays."""

import io
from datetime import timedelta

import pytest
from openpyxl import Workbook

from tongban.actions.imports.forgetting import forget_files
from tongban.store.imports import queries
from tongban.store.imports.kinds import Format
from tongban.store.imports.models import ImportPiece

pytestmark = pytest.mark.django_db
LIST = "事项名称,事项编码,部门\n小餐饮备案,X-1,某局\n,X-2,某局\n"
DAYS = 90


def test_a_file_is_kept_for_its_days_and_the_rejected_rows_stay(handed_in, keeper, outside, clock):
    run = handed_in(Format.HEADINGS, LIST.encode())
    clock.go_to(outside.today + timedelta(days=DAYS - 1))
    assert forget_files(outside, days=DAYS) == 0
    clock.go_to(outside.today + timedelta(days=2))

    assert forget_files(outside, days=DAYS) == 1
    assert forget_files(outside, days=DAYS) == 0
    assert not ImportPiece.objects.filter(run=run).exists()
    assert queries.run_for(keeper, run.pk).file_dropped_on == outside.today
    assert [row.cells[1] for row in queries.rejected_of(run.pk)] == ["X-2"]


def test_a_run_under_way_keeps_its_file(handed_in, outside, clock):
    run = handed_in(Format.HEADINGS, LIST.encode(), work=False)
    clock.go_to(outside.today + timedelta(days=DAYS * 2))

    assert forget_files(outside, days=DAYS) == 0
    assert ImportPiece.objects.filter(run=run).exists()


def test_rows_of_a_workbook_that_is_gone_are_handed_out_as_a_table(handed_in, outside, clock):
    book = io.BytesIO()
    Workbook().save(book)
    run = handed_in(Format.WORKBOOK, book.getvalue())
    clock.go_to(outside.today + timedelta(days=DAYS * 2))

    assert forget_files(outside, days=DAYS) == 1
    assert queries.rejected_of(run.pk) or run.reason
