"""Nothing that is logged tells who someone is, and no input forges a line."""

import json
import logging  # noqa: TID251 - what other libraries use
from collections.abc import Iterator
from io import StringIO

import pytest
import structlog

from tongban.project.logs import configure, logging_configuration

NUMBER = "519901199003070018"
CANARY = {
    "identity_number": NUMBER,
    "name": "金丝雀",
    "phone": "13800138000",
    "address": "明川市东街一号",
    "answers": {"person.birth_date": "1990-03-07"},
}
TRACES = [NUMBER, "金丝雀", "13800138000", "东街", "1990-03-07"]


@pytest.fixture
def written() -> Iterator[StringIO]:
    """Yield what is written down, with our configuration in force."""
    configure(logging_configuration("INFO"))
    [handler] = logging.getLogger().handlers[:1]
    before = handler.setStream(buffer := StringIO())
    yield buffer
    handler.setStream(before)


def lines(written: StringIO) -> list[dict[str, object]]:
    return [json.loads(line) for line in written.getvalue().splitlines()]


def test_a_line_is_json_with_event_level_and_time(written):
    structlog.get_logger("t").info("answered", status=200)
    [line] = lines(written)

    assert (line["event"], line["level"], line["status"]) == ("answered", "info", 200)
    assert line["timestamp"].endswith("Z")


@pytest.mark.parametrize("key", CANARY)
def test_a_person_in_a_named_value_is_masked(written, key):
    structlog.get_logger("t").info("filed", **{key: CANARY[key]}, nested={"deep": [CANARY]})

    assert not [trace for trace in TRACES if trace in written.getvalue()]


def test_a_number_inside_any_text_is_masked(written):
    structlog.get_logger("t").info("seen", note=f"提交人{NUMBER}，电话13800138000，a@b.example")

    assert lines(written)[0]["note"] == "提交人***，电话***，***"


def test_a_password_in_an_address_is_masked(written):
    structlog.get_logger("t").info("connect", url="postgresql://user:secret@host/db")

    assert "secret" not in lines(written)[0]["url"]


def test_an_exception_is_told_by_type_and_place_never_by_message(written):
    try:
        int(f"金丝雀 {NUMBER}")
    except ValueError as fault:
        structlog.get_logger("t").error("failed", exc_info=fault)
    [line] = lines(written)

    assert line["fault"] == ["ValueError"]
    assert line["passed"][-1].startswith("tests/project/test_logs.py:")
    assert "金丝雀" not in json.dumps(line, ensure_ascii=False)


def test_another_library_may_not_log_its_arguments(written):
    logging.getLogger("somelibrary").warning("hello %s", "金丝雀")

    assert lines(written)[0]["event"] == "hello %s"


def test_line_breaks_escapes_and_bidi_marks_cannot_forge_a_line(written):
    """A92."""
    structlog.get_logger("t").info("seen", agent='a\r\n{"event": "forged"}\x1b[31m\u202e\u2028b')

    text = written.getvalue()

    assert len(text.splitlines()) == 1
    assert text.strip().isprintable()
    assert json.loads(text)["agent"].endswith("\u2028b")
