"""What a demonstration needs before it opens (示范准备): named steps, each harmless to repeat."""

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tongban.core.vocabulary.errors import Unavailable
from tongban.project.supervisor import Child

CATALOGUE_OFFICER: Final = "data_bureau.catalogue"
"""The account in whose name the lists and standards of the example city are published."""
STANDARDS: Final = ("outdoor_sign",)
"""Items of the city that are the standard of a matter which a county handles as well."""

Command = Callable[[Sequence[str]], int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing to prepare, and the words that say so while it happens."""

    words: str
    prepare: Callable[[], None]


def steps(run: Command) -> Iterator[Step]:
    """Yield what to prepare, in order; `run` runs a command of ``tongban`` by its words."""
    yield Step(words="建立数据表", prepare=_command(run, "migrate"))
    yield Step(
        words="载入示范城市的事项目录", prepare=_command(run, "catalog", "import", "--unless-known")
    )
    yield Step(words="开通示范账户", prepare=_command(run, "people", "import"))
    yield Step(words="归并基础库和失信名单", prepare=_command(run, "libraries", "import"))
    yield Step(
        words="公布权责清单和公共服务目录",
        prepare=_command(run, "lists", "publish", "--by", CATALOGUE_OFFICER, "--unless-published"),
    )
    yield Step(
        words="给几个部门都办的事项定标准",
        prepare=_command(
            run, "standards", "set", *STANDARDS, "--by", CATALOGUE_OFFICER, "--unless-set"
        ),
    )
    yield Step(words="写示范质量规则和影响评估", prepare=_command(run, "keeping", "import"))
    yield Step(words="编造过去一年的示范办件", prepare=_command(run, "year", "import"))
    yield Step(words="编造示范诉求和评价", prepare=_command(run, "feedback", "import"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Ports:
    """Where the pages, the gateway and the simulated partner, carrier, bank and courier listen."""

    web: int
    partner: int
    gateway: int
    messages: int
    bank: int
    courier: int


def children(logs: Path, ports: Ports) -> Iterator[Child]:
    """Yield the processes of a running demonstration, those that pages need first."""

    def child(name: str) -> Child:
        command = (sys.executable, "-m", "tongban", name)
        return Child(name=name, command=command, log=logs / f"{name}.log", environment=addresses)

    addresses = {
        "PORT": str(ports.web),
        "TONGBAN_PUBLIC_URL": f"http://127.0.0.1:{ports.web}",
        "TONGBAN_PARTNER_PORT": str(ports.partner),
        "TONGBAN_PARTNER_URL": f"http://127.0.0.1:{ports.partner}",
        "TONGBAN_GATEWAY_PORT": str(ports.gateway),
        "TONGBAN_GATEWAY_WORKERS": "1",
        "TONGBAN_MESSAGES_PORT": str(ports.messages),
        "TONGBAN_MESSAGES_URL": f"http://127.0.0.1:{ports.messages}",
        "TONGBAN_COURIER_PORT": str(ports.courier),
        "TONGBAN_COURIER_URL": f"http://127.0.0.1:{ports.courier}",
        "TONGBAN_BANK_PORT": str(ports.bank),
        "TONGBAN_BANK_URL": f"http://127.0.0.1:{ports.bank}",
    }
    yield child("web")
    yield child("partner")
    yield child("gateway")
    yield child("messages")
    yield child("bank")
    yield child("courier")
    yield child("worker")


def _command(run: Command, *words: str) -> Callable[[], None]:
    def prepare() -> None:
        if run(words):
            raise Unavailable(f"`tongban {' '.join(words)}` did not succeed.")

    return prepare
