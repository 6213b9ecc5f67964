"""Addresses of data quality (网址)."""

from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse


def _at(name: str, *parts: object, **pairs: object) -> str:
    address = reverse(f"console:{name}", args=parts)
    kept = {key: value for key, value in pairs.items() if value}
    return f"{address}?{urlencode(kept)}" if kept else address


def overview() -> str:
    """Return the list of all datasets with their scores."""
    return _at("data-quality")


def dataset(code: str) -> str:
    """Return the quality of one dataset."""
    return _at("quality-set", code)


def rules(code: str) -> str:
    """Return the rule book of a dataset."""
    return _at("quality-rules", code)


def new_rule(code: str, kind: str) -> str:
    """Return the form of a new rule of a kind."""
    return _at("quality-rule-new", code, kind)


def change_rule(code: str, rule: str) -> str:
    """Return the form of a rule that is there."""
    return _at("quality-rule", code, rule)


def rules_act(code: str, verb: str) -> str:
    """Return where a form about the rule book is sent."""
    return _at("quality-rules-act", code, verb)


def check_now(code: str) -> str:
    """Return where a check of a connected register is asked for."""
    return _at("quality-check-now", code)


def upload(code: str) -> str:
    """Return the form that takes a register in."""
    return _at("quality-upload", code)


def check(run: UUID) -> str:
    """Return one check."""
    return _at("quality-check", run)


def progress(run: UUID) -> str:
    """Return how far a check is, alone."""
    return _at("quality-progress", run)


def profile(code: str) -> str:
    """Return the columns of a dataset at a glance."""
    return _at("quality-profile", code)


def queue(code: str, *, status: str = "", page: int = 0) -> str:
    """Return the rows of a dataset that stand so."""
    return _at("quality-queue", code, status=status, page=page)


def workbook(code: str, which: str) -> str:
    """Return rows as a workbook: `waiting` ones, or `mended`."""
    return _at("quality-workbook", code, which)


def take_back(code: str) -> str:
    """Return the form that takes a mended workbook."""
    return _at("quality-take-back", code)


def row(key: UUID) -> str:
    """Return one row with its values."""
    return _at("quality-row", key)


def row_act(key: UUID, verb: str) -> str:
    """Return where a form about a row is sent."""
    return _at("quality-row-act", key, verb)


def ticket(key: UUID) -> str:
    """Return a correction ticket."""
    return _at("ticket", key)


def data(code: str) -> str:
    """Return a dataset in the data catalogue."""
    return _at("data-set", code)
