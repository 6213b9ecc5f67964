"""What a newer version changes is said in English; names and laws stay as they are."""

from dataclasses import replace

import pytest
from django.utils import translation
from guidework import days, fee, form_field, requirement, step
from newerwork import DEED, FILED, LEASE, Case
from web.test_core_in_english import CHINESE

from tongban.core.catalog.items import ServiceItem
from tongban.core.vocabulary.limits import TimeLimit
from tongban.web.components.changes import change_said, value_said

PHOTO = requirement("photo", deferrable=True, primary=False)
CHANGED = (
    replace(FILED, version=2, promised_limit=days(5), fees=(fee("tax", 5),)),
    replace(
        FILED, version=2, requirements=(LEASE, PHOTO), steps=(*FILED.steps, step("see", days(1)))
    ),
    replace(FILED, version=2, requirements=(replace(LEASE, copies=2), DEED)),
    replace(FILED, version=2, fields=(form_field("p.rent"),)),
    replace(FILED, version=2, fees=(fee("card", 30),)),
)
DATA = ("《行政许可法》第三十二条", "《行政许可法》第四十二条", "环节", "材料")


@pytest.mark.parametrize("newest", CHANGED)
def test_every_sentence_of_a_newer_version_is_said_in_english(newest: ServiceItem) -> None:
    newer = Case().newer(newest)
    with translation.override("en"):
        said = [change_said(one) for one in (*newer.changes, *newer.asks)]

    assert said
    assert [one for one in said if CHINESE.search(without_data(one))] == []


def without_data(said: str) -> str:
    for one in DATA:
        said = said.replace(one, "")
    return said


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("新增申请材料“经营场所照片”", "New: Documents required “经营场所照片”"),
        ("还要提交“photo”", "Also to hand in: “photo”"),
        ("申请人回答了“几个座位？”", "The applicant answered “几个座位？”"),
        (
            "承诺办结时限由“10 个工作日（《行政许可法》第三十二条）”改为“5 个工作日”",
            (
                "Promised limit from “10 working days (Administrative Licensing Law art. 32)”"
                " to “5 working days”"
            ),
        ),
        (
            "申请材料“租”：份数由“1”改为“2”；形式由“电子”改为“纸”",
            "Documents required “租”: Copies from “1” to “2”; Medium from “Electronic” to “纸”",
        ),
    ],
)
def test_a_change_is_said_with_its_names(chinese: str, english: str) -> None:
    with translation.override("en"):
        assert change_said(chinese) == english
    with translation.override("zh-hans"):
        assert change_said(chinese) == chinese


def test_a_value_is_said_as_far_as_it_is_ours() -> None:
    with translation.override("en"):
        assert value_said("租约；或者：产权证") == "租约; or: 产权证"
        assert value_said(TimeLimit.months(3, FILED.statutory_limit.citation).label) == "3 months"
        assert value_said("窗口、网上") == "At the counter, Online"
        assert value_said("2026年9月15日 星期二") == "Tuesday, 15 September 2026"
        assert value_said("") == ""
    with translation.override("zh-hans"):
        assert value_said("3 个月") == "3 个月"
