"""Logs without people (日志): one JSON line an event, and never personal data in it.

Keys that may carry a person are masked whatever their value, and any text is searched for
identity, phone and certificate numbers. A fault is told by its type and the lines of code it
passed, never by its message: messages quote what people typed. Control characters are escaped, so
that no input can forge a second line.

国务院令第797号 and 《个人信息保护法》第五十一条 ask for measures fit to prevent leaks.
"""

import json
import re
import sys
import traceback
import unicodedata
from collections.abc import Mapping, MutableMapping
from types import TracebackType
from typing import Any

import structlog
from django.utils.log import CallbackFilter

MASK = "***"
PERSONAL_KEYS = frozenset(
    {
        "name", "person", "resident", "resident_number", "identity_number", "number", "phone",
        "mobile", "address", "email", "password", "token", "secret", "cookie", "session", "answers",
        "facts", "form", "body", "query", "referer", "birth_date", "login", "username", "user",
    }
)  # fmt: skip
_PERSONAL_TEXT = re.compile(
    r"(?<!\d)(?:\d{17}[\dXx]|\d{15}|1[3-9]\d{9})(?!\d)"  # identity numbers, mobile phones
    r"|[\w.+-]+@[\w-]+\.[\w.]+"  # e-mail
    r"|://[^/\s:@]+:[^/\s@]+@"  # passwords in addresses
)
_UNPRINTABLE = {"Cc", "Cf", "Cs", "Zl", "Zp"}
_DEEPEST = 6

Event = MutableMapping[str, Any]


def without_people(_logger: object, _method: str, event: Event) -> Event:
    """Mask whatever in `event` could tell who someone is."""
    return {key: _masked(key, value, depth=0) for key, value in event.items()}


def _masked(key: str, value: object, *, depth: int) -> object:
    if key.lower() in PERSONAL_KEYS or depth > _DEEPEST:
        return MASK
    match value:
        case bool() | int() | float() | None:
            return value
        case Mapping():
            return {str(k): _masked(str(k), v, depth=depth + 1) for k, v in value.items()}
        case list() | tuple() | set() | frozenset():
            return [_masked("", each, depth=depth + 1) for each in value]
        case _:
            return _PERSONAL_TEXT.sub(MASK, str(value))


def fault_without_message(_logger: object, _method: str, event: Event) -> Event:
    """Replace an exception by its types and the code it passed."""
    found = event.pop("exc_info", None)
    if found is True:
        found = sys.exc_info()
    error = found[1] if isinstance(found, tuple) else found
    if isinstance(error, BaseException):
        event["fault"] = [type(each).__qualname__ for each in _chain(error)]
        event["passed"] = _passed(error.__traceback__)
    return event


def _chain(error: BaseException) -> list[BaseException]:
    chain = [error]
    while (cause := chain[-1].__cause__ or chain[-1].__context__) and cause not in chain:
        chain.append(cause)
    return chain


def _passed(trace: TracebackType | None) -> list[str]:
    """Return the last code lines as ``package/module.py:line function``, innermost last."""
    frames = traceback.extract_tb(trace)[-12:]
    return [f"{'/'.join(f.filename.split('/')[-3:])}:{f.lineno} {f.name}" for f in frames]


def foreign_event(_logger: object, _method: str, event: Event) -> Event:
    """Keep only the template of another library's message: its arguments may be people."""
    record = event["_record"]
    if not event["_from_structlog"]:
        event["event"] = str(record.msg)
        event.setdefault("exc_info", record.exc_info)
    return event


def one_line(_logger: object, _method: str, event: Event) -> str:
    """Return `event` as one line of JSON that shows Chinese but no control character."""
    line = json.dumps(event, ensure_ascii=False, default=str)
    if line.isprintable():
        return line
    return "".join(
        f"\\u{ord(char):04x}" if unicodedata.category(char) in _UNPRINTABLE else char
        for char in line
    )


_SHARED = (
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
)
_LAST = (
    foreign_event,
    structlog.stdlib.ProcessorFormatter.remove_processors_meta,
    fault_without_message,
    without_people,
    one_line,
)


def _tells_a_fault(record: Any) -> bool:
    """Tell whether there is an exception to tell; the answer itself is in our own line."""
    return bool(record.exc_info)


def logging_configuration(level: str) -> dict[str, Any]:
    """Return where log lines go: all to standard error, through the same processors."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "line": {
                "()": structlog.stdlib.ProcessorFormatter,
                "processors": list(_LAST),
                "foreign_pre_chain": list(_SHARED),
            }
        },
        "filters": {"faults": {"()": CallbackFilter, "callback": _tells_a_fault}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
        "root": {"handlers": ["stderr"], "level": level},
        "loggers": {
            "_granian": {},
            "django.request": {"level": "ERROR", "filters": ["faults"]},
            "django.server": {"level": "ERROR"},
            "procrastinate": {"level": "WARNING"},
            "httpx": {"level": "WARNING"},
            "httpcore": {"level": "WARNING"},
            # What these find wrong is an answer, no fault.
            "pyhanko": {"level": "CRITICAL"},
            "pyhanko_certvalidator": {"level": "CRITICAL"},
        },
    }


def configure(configuration: dict[str, Any]) -> None:
    """Set up the standard library's logging and structlog on top of it."""
    import logging.config  # noqa: TID251 - the one place that joins both worlds

    logging.config.dictConfig(configuration)
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,  # before anything is made of a line nobody wants
            *_SHARED,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,  # a logger used before must follow a later set-up
    )
