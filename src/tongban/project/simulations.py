"""Simulated parties (模拟系统): servers of their own that misbehave on command.

Each has a page with a form that switches its fault, for whoever knows the token. A command line
switches it by the same form.
"""

import argparse
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from tongban.core.vocabulary.errors import ConfigurationError, Unavailable
from tongban.project.startup import load_settings

_SECONDS: Final = 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Simulation:
    """A simulated party: its name in a sentence, its faults and what each does, in words.

    `setting` says where it listens. `token` is asked for once the settings are there. `further` are
    fields of its form beside the fault, each with what may be chosen, first what is usual.
    """

    name: str
    faults: Mapping[str, str]
    setting: str
    token: Callable[[], str]
    further: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def add_switches(parser: argparse.ArgumentParser, party: Simulation) -> None:
    """Add what switches a fault of a running party and what prints its token."""
    actions = parser.add_subparsers(metavar="ACTION")
    fault = actions.add_parser("fault", help=f"let the {party.name} misbehave, or be well again")
    fault.add_argument("fault", choices=list(party.faults))
    for name, choices in party.further.items():
        fault.add_argument(f"--{name}", choices=choices, default=choices[0])
    fault.set_defaults(run=partial(_switch, party))
    token = actions.add_parser("token", help="print the token of the page")
    token.set_defaults(run=partial(_show_token, party))


def _switch(party: Simulation, options: argparse.Namespace) -> int:
    import httpx
    from django.conf import settings

    load_settings()
    told = {name: getattr(options, name) for name in ("fault", *party.further)}
    address = getattr(settings, party.setting)
    try:
        answer = httpx.post(
            f"{address}/fault",
            data={**told, "token": party.token()},
            timeout=_SECONDS,
            trust_env=False,
        )
    except httpx.HTTPError as error:
        raise Unavailable(f"No simulated {party.name} answers at {address}.") from error
    if answer.status_code != httpx.codes.SEE_OTHER:
        raise ConfigurationError(f"The {party.name} runs with another secret (SECRET_KEY).")
    sys.stdout.write(f"{party.faults[options.fault]}\n")
    return 0


def _show_token(party: Simulation, _options: argparse.Namespace) -> int:
    load_settings()
    sys.stdout.write(f"{party.token()}\n")
    return 0
