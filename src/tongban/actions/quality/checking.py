"""The worker's turn (质量检查): rows are read, judged in the engine, counted, and queued.

One register at a time. A worker that is killed leaves the check as it was begun: whoever comes next
begins it again, a few times at most. Nothing of a register is kept but counts, shapes and the rows
that were turned away.
"""

import base64
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Any, Final

from django.db import transaction

from tongban.actions.alone import alone
from tongban.actions.outside import Outside
from tongban.actions.quality.naming import fields_of, headings_of, known_dataset, labels
from tongban.actions.quality.profiling import stored_profile
from tongban.actions.quality.queueing import Queue, Wrong
from tongban.actions.targets import published
from tongban.adapters.workbooks import read_plain
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.datasets import Dataset
from tongban.core.quality.checks import asked_of_others
from tongban.core.quality.naming import renamed
from tongban.core.quality.reading import missing_fields
from tongban.core.quality.rule_books import RuleBook
from tongban.core.quality.rules import QualityRule
from tongban.core.quality.scores import Examination, RuleCount, by_dimension, overall
from tongban.core.vocabulary.errors import InvalidValue, NotFound, Unavailable
from tongban.core.vocabulary.reasons import sentence_for
from tongban.engines.quality.compiling import Scope
from tongban.engines.quality.examining import examine, profiles, rejected_rows
from tongban.engines.quality.tables import Tables
from tongban.store.gateway.models import Connection
from tongban.store.quality.kinds import CheckStatus, Source
from tongban.store.quality.models import CheckPiece, CheckRun
from tongban.store.quality.queries.books import opened_book

MOST_ATTEMPTS: Final = 3
MOST_QUEUED: Final = 5_000
"""Nobody puts more rows right one by one; the counts are always of all."""

_LOCK: Final = 519_900_004
"""The advisory lock of whoever checks; it falls when its holder is killed."""

_TOLD_EVERY: Final = 20_000
_ENDED: Final = (CheckStatus.DONE, CheckStatus.REFUSED)
Cells = Mapping[str, str | None]
Whole = Callable[[str, Mapping[str, Any]], Iterable[Cells]]
"""Reads every row of a connection, by its kind and settings; raises `Unavailable`."""


def is_waiting() -> bool:
    """Tell whether a check has to be done."""
    return CheckRun.objects.exclude(status__in=_ENDED).exists()


def carry_on(outside: Outside, whole: Whole) -> bool:
    """Do the oldest check that is not done; tell whether there was one."""
    with alone(_LOCK) as held:
        run = CheckRun.objects.exclude(status__in=_ENDED).order_by("began_at").first()
        if not held or run is None:
            return False
        if run.attempts >= MOST_ATTEMPTS:
            _refused(run, outside, "检查几次中断，请联系运行维护人员")
            return True
        run.attempts += 1
        run.status = CheckStatus.READING
        run.save(update_fields=["attempts", "status"])
        try:
            _check(run, outside, whole)
        except Unavailable:
            _refused(run, outside, "登记簿现在读不出来，请稍后再检查")
        except InvalidValue as error:
            _refused(run, outside, sentence_for(error))
        except NotFound:
            _refused(run, outside, "数据目录里已没有这项数据")
        return True


def _check(run: CheckRun, outside: Outside, whole: Whole) -> None:
    catalogue = published().catalogue
    dataset = known_dataset(run.dataset, catalogue)
    book = opened_book(run.dataset).book
    with Tables() as tables:
        given = (
            _uploaded(run, dataset, catalogue)
            if run.source == Source.UPLOAD
            else _connected(run.dataset, whole)
        )
        _load(tables, dataset, _told(run, given))
        _load_others(book.in_force, tables, catalogue, whole)
        _require_fields(book.in_force, run.dataset, tables, catalogue)
        run.status = CheckStatus.JUDGING
        run.save(update_fields=["status", "rows"])
        _judge(run, book, Scope(register=run.dataset, tables=tables, today=outside.today), outside)


def _judge(run: CheckRun, book: RuleBook, scope: Scope, outside: Outside) -> None:
    """Hold the rows against the rules, and keep what was found in one transaction."""
    catalogue = published().catalogue
    found = examine(book.in_force, scope)
    seen = [stored_profile(one, catalogue) for one in profiles(scope)]
    rejected = [
        Wrong(
            cells=dict(zip(scope.own.fields, one.cells, strict=True)),
            broken=one.broken,
            place=one.place,
        )
        for one in rejected_rows(book.in_force, scope, at_most=MOST_QUEUED)
    ]
    with transaction.atomic():
        _count(run, book, found)
        run.profiles = seen
        queue = Queue(known_dataset(run.dataset, catalogue), catalogue, outside.now)
        run.queued = queue.renew(run, rejected)
        run.status, run.ended_at = CheckStatus.DONE, outside.now
        run.save()
        CheckPiece.objects.filter(run=run).delete()


def _count(run: CheckRun, book: RuleBook, found: Examination) -> None:
    total = overall(found.counts.values())
    run.version = book.version
    run.rows, run.rejected = found.rows, found.rejected
    run.held, run.judged = total.held, total.judged
    run.counts = {code: _stored(count) for code, count in found.counts.items()}
    run.dimensions = {
        dimension.value: _stored(count)
        for dimension, count in by_dimension(book.in_force, found).items()
    }


def _stored(count: RuleCount) -> list[int]:
    return [count.held, count.broken]


def _refused(run: CheckRun, outside: Outside, reason: str) -> None:
    with transaction.atomic():
        CheckPiece.objects.filter(run=run).delete()
        run.status, run.reason, run.ended_at = CheckStatus.REFUSED, reason[:500], outside.now
        run.save(update_fields=["status", "reason", "ended_at"])


def _told(run: CheckRun, rows: Iterable[Cells]) -> Iterator[Cells]:
    """Pass rows on and say now and then how many there were."""
    number = 0
    for number, row in enumerate(rows, start=1):
        if number % _TOLD_EVERY == 0:
            CheckRun.objects.filter(pk=run.pk).update(rows=number)
        yield row
    run.rows = number


def _connected(dataset: str, whole: Whole) -> Iterator[Cells]:
    row = Connection.objects.filter(pk=dataset).first()
    if row is None:
        raise InvalidValue("source", "没有接入库表或文件，请上传登记簿")
    yield from whole(row.kind, row.settings)


def _uploaded(run: CheckRun, dataset: Dataset, catalogue: Catalogue) -> Iterator[Cells]:
    """Yield the rows of the file that was handed in, under the codes of elements."""
    named = headings_of(dataset, catalogue)
    with tempfile.TemporaryDirectory(prefix="quality-") as folder:
        path = Path(folder) / "register"
        with path.open("wb") as file:
            for piece in run.pieces.order_by("number").iterator(chunk_size=4):
                file.write(base64.b64decode(piece.content))
        rows = read_plain(path)
        first = next(rows, None)
        if first is not None and not set(dataset.keys) <= {named.get(one) for one in first}:
            wanted = "、".join(catalogue.elements[one].label for one in dataset.keys)
            raise InvalidValue("file", f"表头里没有“{wanted}”，请照这项数据的信息项写表头")
        for row in chain([first] if first else [], rows):
            yield {named[heading]: cell for heading, cell in row.items() if heading in named}


def _load(tables: Tables, dataset: Dataset, rows: Iterator[Cells]) -> None:
    """Load a register with the fields that it has; what it has not is no blank."""
    first = next(rows, None)
    if first is None:
        raise InvalidValue("file", "文件里没有数据行")
    fields = tuple(one for one in fields_of(dataset) if one in first)
    tables.load(dataset.code, fields, chain([first], rows))


def _require_fields(
    rules: tuple[QualityRule, ...], register: str, tables: Tables, catalogue: Catalogue
) -> None:
    """Refuse a register without a column that a rule is about."""
    names = labels(catalogue)
    wanted = [renamed(rule, names) for rule in rules]
    headings = {
        names.get(code, code): tuple(names.get(one, one) for one in fields)
        for code, fields in tables.headings.items()
    }
    if missing := missing_fields(tuple(wanted), names.get(register, register), headings):
        told = "；".join(dict.fromkeys(one.message for one in missing))
        raise InvalidValue("fields", f"规则要检查的内容不全：{told}")


def _load_others(
    rules: tuple[QualityRule, ...], tables: Tables, catalogue: Catalogue, whole: Whole
) -> None:
    """Load the other registers that rules compare with, each once."""
    asked = (asked_of_others(rule.check) for rule in rules)
    for register in dict.fromkeys(one[0] for one in asked if one is not None):
        if register not in tables.headings:
            other = known_dataset(register, catalogue)
            _load(tables, other, _connected(register, whole))
