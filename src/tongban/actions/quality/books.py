"""Rule books (规则集): written by a steward of the holder, in force by the word of another."""

from django.db import transaction

from tongban.actions.audit import note
from tongban.actions.outside import Outside
from tongban.actions.quality.naming import all_fields, known_dataset
from tongban.actions.targets import published
from tongban.core.authoring.review import Hand
from tongban.core.catalog.datasets import Dataset
from tongban.core.people.actors import Officer
from tongban.core.quality import rule_books
from tongban.core.quality.rule_books import EMPTY, AnyBookEvent, RuleBook, advance, fold
from tongban.core.quality.rules import QualityRule
from tongban.store.freezing.histories import columns
from tongban.store.quality.events import BOOKS
from tongban.store.quality.models import RuleBookRecord, RuleBookRow


@transaction.atomic
def write_rule(officer: Officer, dataset: str, rule: QualityRule, outside: Outside) -> RuleBook:
    """Add a rule to the wording, or word it anew under its code."""
    known, row, book = _held(dataset)
    event = rule_books.write(
        book,
        _hand(officer, outside),
        rule,
        dataset=dataset,
        holder=known.holder,
        fields=all_fields(published().catalogue),
    )
    return _append(officer, row, book, event)


@transaction.atomic
def remove_rule(officer: Officer, dataset: str, code: str, outside: Outside) -> RuleBook:
    """Take a rule out of the wording."""
    known, row, book = _held(dataset)
    event = rule_books.remove(book, _hand(officer, outside), code, holder=known.holder)
    return _append(officer, row, book, event)


@transaction.atomic
def send(officer: Officer, dataset: str, outside: Outside) -> RuleBook:
    """Let another steward look at the wording."""
    known, row, book = _held(dataset)
    event = rule_books.send(book, _hand(officer, outside), holder=known.holder)
    return _append(officer, row, book, event)


@transaction.atomic
def approve(officer: Officer, dataset: str, outside: Outside) -> RuleBook:
    """Put the wording into force."""
    known, row, book = _held(dataset)
    event = rule_books.approve(book, _hand(officer, outside), holder=known.holder)
    return _append(officer, row, book, event)


@transaction.atomic
def send_back(officer: Officer, dataset: str, outside: Outside, *, reason: str) -> RuleBook:
    """Return the wording with what is to be mended."""
    known, row, book = _held(dataset)
    event = rule_books.send_back(book, _hand(officer, outside), holder=known.holder, reason=reason)
    return _append(officer, row, book, event)


def _held(dataset: str) -> tuple[Dataset, RuleBookRow, RuleBook]:
    """Lock the rule book of a dataset; a new one stands in no table yet."""
    known = known_dataset(dataset, published().catalogue)
    row = RuleBookRow.objects.select_for_update().filter(pk=dataset).first()
    if row is None:
        return known, RuleBookRow(dataset=dataset, holder=known.holder), EMPTY
    return known, row, fold(BOOKS.read(row.records.all()))


def _append(officer: Officer, row: RuleBookRow, book: RuleBook, event: AnyBookEvent) -> RuleBook:
    now = advance(book, event)
    row.status, row.version, row.rules = now.status.value, now.version, len(now.in_force)
    row.changed_at = event.at
    row.save()
    RuleBookRecord.objects.create(book=row, **columns(event, now.length))
    note(officer, f"quality.rules_{event.name}", f"dataset:{row.dataset}")
    return now


def _hand(officer: Officer, outside: Outside) -> Hand:
    return Hand(officer=officer, at=outside.now)
