"""The registers of departments fail in every way: pages answer in time and say what they lack."""

import os
import time

import pytest
from browser.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.breaks_registers]
PATIENCE = 3.0
TROUBLE = {
    "down": "maxiaodong",
    "slow": "luowenjing",
    "garbage": "hexiulan",
    "wrong_person": "fangyuzhen",
}
"""A fault, and whose first draft meets it."""


EVERY_DAY = ("slow", "garbage")
"""Each takes its time; the others are tried with every adapter, and here when one is thorough."""
TRIED = TROUBLE if os.environ.get("TONGBAN_EXAMPLES") == "thorough" else EVERY_DAY


@pytest.mark.parametrize("fault", TRIED)
def test_a_draft_opens_in_time_and_says_which_register_gave_no_answer(platform, phone, fault):
    phone.open("/apply/item/identity_card_renewal/")
    phone.sign_in(TROUBLE[fault])
    with platform.registers_are(fault):
        in_time(phone, "/items/identity_card_renewal/")
        phone.open("/apply/item/identity_card_renewal/")
        began = time.monotonic()
        with phone.page.expect_navigation():
            phone.button("开始填写").click()
        assert time.monotonic() - began < PATIENCE
        phone.look()

        phone.sees("项部门数据没有查到，可以自己填写或提交材料")
        phone.page.get_by_text("项部门数据没有查到").click()
        phone.sees("“人口基础信息”", "不影响您办理")


def in_time(phone: Visitor, path: str) -> None:
    began = time.monotonic()
    phone.page.goto(path)
    assert time.monotonic() - began < PATIENCE
    phone.look()
