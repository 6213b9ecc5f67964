"""Whatever the description lets a program send, the answer is one that the description names."""

import os

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, settings
from machinework import System
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from tongban.web.api import certificates, opening
from tongban.web.api.description import description

EXAMPLES = 25 if os.environ.get("TONGBAN_EXAMPLES") == "thorough" else 5
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
FAULTLESS = [not_a_server_error]


@pytest.fixture
def _one_connection():
    """Keep the connection of the test, as Django's own client does."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


@pytest.mark.django_db
@pytest.mark.usefixtures("_one_connection")
def test_no_call_is_answered_otherwise_than_described(reached, monkeypatch):
    monkeypatch.setattr(opening, "CALLS_A_MINUTE", 10**6)
    monkeypatch.setattr(certificates, "VERIFICATIONS_A_MINUTE", 10**6)
    schema = schemathesis.openapi.from_wsgi("/api/openapi.json", get_wsgi_application())
    operations = [found.ok() for found in schema.get_all_operations()]
    assert len(operations) == sum(len(one) for one in description()["paths"].values())

    key = System(reached).with_key().headers
    assert sum(called(one, GenerationMode.POSITIVE, CHECKS, key) for one in operations) > EXAMPLES
    taking = [one for one in operations if one.body or one.query or one.path_parameters]
    assert sum(called(one, GenerationMode.NEGATIVE, FAULTLESS, key) for one in taking) > EXAMPLES
    closed = [one for one in operations if "security" in one.definition.raw]
    assert len(closed) > EXAMPLES
    assert sum(called(one, GenerationMode.POSITIVE, [refused], {}, most=1) for one in closed) >= 1


def refused(_context, response, _case):
    """Hold that whoever shows no key is asked for one, whatever they send."""
    assert response.status_code == 401


def called(operation, mode, checks, headers, *, most=EXAMPLES):
    """Call an operation as its description lets or forbids it, and return how often."""
    calls = []

    @settings(
        max_examples=most,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=mode))
    def described(case):
        calls.append(case)
        case.call_and_validate(checks=checks, headers=headers)

    described()
    return len(calls)


def test_every_operation_and_parameter_is_described_in_english():
    for path, operations in description()["paths"].items():
        for operation in operations.values():
            words = [operation["summary"], operation["description"]]
            assert all(word and word.isascii() for word in words), path
    assert description()["openapi"].startswith("3.1")
