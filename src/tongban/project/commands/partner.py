"""``tongban partner`` (模拟部门接口): serve an invented city's registers, and break them at will.

``tongban partner`` serves; ``tongban partner fault population slow`` lets one register misbehave
while it runs, ``… fault all up`` ends every fault; ``tongban partner token`` prints the 演示口令 of
the status page.
"""

import argparse
import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, TypeAlias

from tongban.adapters.partners.simulation import ALL, Fault, Office, Setting, SimulatedPartner
from tongban.adapters.partners.simulation.desk import Desk
from tongban.core.vocabulary.errors import ConfigurationError, InvalidValue, Unavailable
from tongban.project.startup import load_django
from tongban.project.supervisor import end_with_supervisor

Records: TypeAlias = Mapping[str, Mapping[str, Mapping[str, Any]]]

DELAYS: Final = {
    "personal_income": 0.2,
    "pension_payments": 0.15,
    "vehicles": 0.1,
    "shareholdings": 0.1,
    "bank_deposits": 0.6,
    "insurance_policies": 0.35,
    "securities_accounts": 0.45,
    "relief_payments": 0.05,
}
"""How many seconds the registers that a household's check asks take on a good day."""

_EVERY = "all"
_SWITCH_SECONDS = 5.0


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the command line."""
    parser = subparsers.add_parser("partner", help="serve simulated registers of departments")
    parser.add_argument("--port", type=int, help="where to listen (TONGBAN_PARTNER_PORT)")
    parser.add_argument("--city", choices=("mingchuan",), default="mingchuan")
    parser.add_argument(
        "--records",
        type=Path,
        help="a JSON file (dataset, then key, then element) instead of the city's invented people",
    )
    parser.set_defaults(run=run)
    actions = parser.add_subparsers(metavar="ACTION")
    fault = actions.add_parser("fault", help="let a register misbehave, or be well again")
    fault.add_argument("dataset", help=f"a dataset's code, or {_EVERY!r}")
    fault.add_argument("fault", choices=[fault.value for fault in Fault])
    fault.add_argument("--seconds", type=float, default=Setting().seconds)
    fault.set_defaults(run=switch)
    token = actions.add_parser("token", help="print the token of the status page")
    token.set_defaults(run=show_token)


def run(options: argparse.Namespace) -> int:
    """Serve until told to stop."""
    end_with_supervisor()
    load_django()
    from django.conf import settings

    records = _read(options.records) if options.records else _invented()
    office = _office(options.city, records)
    partner = SimulatedPartner(office, port=options.port or settings.PARTNER_PORT)
    sys.stdout.write(f"模拟部门接口：{partner.url}/\n")
    sys.stdout.flush()
    partner.run()
    return 0


def switch(options: argparse.Namespace) -> int:
    """Switch a fault of the partner that is running."""
    import httpx

    load_django()
    from django.conf import settings

    from tongban.project.partner import switch_token

    dataset = ALL if options.dataset == _EVERY else options.dataset
    try:
        answer = httpx.put(
            f"{settings.PARTNER_URL}/faults/{dataset}",
            content=f"fault={options.fault}&seconds={options.seconds}".encode(),
            headers={"Authorization": f"Bearer {switch_token()}"},
            timeout=_SWITCH_SECONDS,
            trust_env=False,
        )
    except httpx.HTTPError as error:
        raise Unavailable(f"No simulated partner answers at {settings.PARTNER_URL}.") from error
    _refuse(answer.status_code, options.dataset)
    sys.stdout.write(f"{options.dataset}：{Fault(options.fault).words}\n")
    return 0


def show_token(_options: argparse.Namespace) -> int:
    """Print the token that the status page asks for."""
    load_django()
    from tongban.project.partner import switch_token

    sys.stdout.write(f"{switch_token()}\n")
    return 0


def _refuse(status: int, dataset: str) -> None:
    """Raise what is wrong when the partner did not switch."""
    match status:
        case 200:
            return
        case 403:
            raise ConfigurationError("The partner runs with another secret (SECRET_KEY).")
        case 404:
            raise InvalidValue("dataset", f"the partner keeps no register {dataset!r}")
        case _:
            raise InvalidValue("fault", "the seconds are out of bounds")


def _office(city: str, records: Records) -> Office:
    """Return the office that keeps `records` for the datasets of the example city."""
    from django.utils import timezone

    from tongban.adapters.catalogue_files import read_catalogue
    from tongban.examples.mingchuan import FOLDER
    from tongban.project.partner import CLIENT, client_key, switch_token

    datasets = read_catalogue(FOLDER).catalogue.datasets
    return Office(
        registers={code: records.get(code, {}) for code in datasets},
        grants={code: frozenset(dataset.serves) for code, dataset in datasets.items()},
        desk=Desk({CLIENT: client_key()}),
        token=switch_token(),
        today=timezone.localdate,
        code=city,
        names={code: dataset.name for code, dataset in datasets.items()},
        delays=DELAYS,
    )


def _invented() -> Records:
    """Return what is known of the city's invented people."""
    from tongban.examples.people import registers

    return registers()


def _read(file: Path) -> Records:
    """Return the records of a JSON file; raises `ConfigurationError` when it holds none."""
    try:
        records: Records = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ConfigurationError(f"{file} holds no records: {error}") from error
    return records
