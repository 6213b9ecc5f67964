"""The tutorial does what it says, command by command, well within its quarter of an hour."""

import re
import time
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow
PAGE = Path(__file__).parents[2] / "docs" / "tutorials" / "connect-a-table.md"
COMMANDS = re.findall(
    r"^```sh( refused)?\n(.*?)^```$", PAGE.read_text("utf-8"), re.MULTILINE | re.DOTALL
)
SAID = {
    "connector check": "读到 4 个数据项",
    "connector add": "已登记",
    "connector client": "已登记：调用方 civil-affairs",
    "connector trial": "试调授权",
    "connector list": "civil-affairs\thousing_fund\tconsistent",
}


def test_a_department_puts_its_table_behind_the_gateway_by_the_tutorial(gateway_world):
    world = gateway_world
    fund = world.server.start("fund")
    began = time.monotonic()
    said = {}
    for refused, command in COMMANDS:
        done = world.typed(command, FUND_URL=fund)
        said[command] = done.stdout
        assert bool(done.returncode) is bool(refused), (command, done.stdout)
    assert time.monotonic() - began < 15 * 60

    for words, expected in SAID.items():
        assert [text for command, text in said.items() if words in command and expected in text]
    calls = [text for command, text in said.items() if "connector call" in command]
    assert '"reason": "no_grant"' in calls[0]
    assert '"fund.balance": "48200.50"' in calls[1]
    assert '"outcome": "consistent"' in calls[2]
    assert "48200" not in calls[2]
    assert "内部备注" not in str(said.values())
