"""Stories (人物故事): the residents whose situation a demonstration follows.

Each is an ordinary resident of whom a few things are known; what is not told here is drawn from the
seed like everybody else's.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, Final


@dataclass(frozen=True, slots=True, kw_only=True)
class Character:
    """A resident with a story (人物).

    `spouse` and `parent` name another character, told of before, of the same household.
    """

    name: str
    woman: bool
    birth_date: date
    username: str
    story: str
    spouse: str = ""
    parent: str = ""
    married_on: date | None = None
    known: Mapping[str, Any] = field(default_factory=dict)
    newborn: Mapping[str, Any] = field(default_factory=dict)


def _born(name: str, sex: str, day: date) -> Mapping[str, Any]:
    """Return what the hospital of the city recorded of a birth."""
    return {
        "child.name": name,
        "child.sex": sex,
        "child.birth_date": day,
        "child.birth_hospital": "明川市妇幼保健院",
        "child.born_in_city_hospital": True,
        "child.first_issue": True,
    }


CHARACTERS: Final = (
    Character(
        name="林晓雨",
        woman=True,
        birth_date=date(1994, 5, 17),
        username="linxiaoyu",
        story="想开一家 80 平方米的小面馆，还没有营业执照",
        known={"marriage.status": "unmarried", "employment.priority_group": False},
    ),
    Character(
        name="苏婉清",
        woman=True,
        birth_date=date(1995, 11, 2),
        username="suwanqing",
        story="女儿刚出生，要办出生证明、户口、医保和社保卡",
        spouse="陈志远",
        married_on=date(2022, 5, 20),
        known={"mother.maternity_insured": True, "mother.hospital_settled": False},
        newborn=_born("陈一诺", "female", date(2026, 9, 8)),
    ),
    Character(
        name="陈志远",
        woman=False,
        birth_date=date(1993, 3, 26),
        username="chenzhiyuan",
        story="苏婉清的丈夫，孩子随他落户",
        spouse="苏婉清",
        married_on=date(2022, 5, 20),
    ),
    Character(
        name="周国梁",
        woman=False,
        birth_date=date(1966, 4, 12),
        username="zhouguoliang",
        story="到了退休年龄，要办退休、医保和公积金提取",
        known={
            "retirement.statutory_on": date(2026, 8, 12),
            "retirement.file_reviewed": True,
            "insurance.pension_months": 431,
            "insurance.pension_drawn": False,
            "insurance.medical_months": 300,
            "fund.account_status": "sealed",
            "fund.balance": Decimal("186420.55"),
        },
    ),
    Character(
        name="何秀兰",
        woman=True,
        birth_date=date(1971, 9, 30),
        username="hexiulan",
        story="低保家庭，行动不便，想办残疾人证和两项补贴",
        known={
            "benefit.minimum_living": True,
            "disability.held": False,
            "disability.cancelled_months": 999,
            "marriage.status": "widowed",
        },
    ),
    Character(
        name="王建军",
        woman=False,
        birth_date=date(1976, 1, 8),
        username="wangjianjun",
        story="失业后跑网约车，属于就业困难人员，想自己参保",
        known={
            "employment.priority_group": True,
            "insurance.employer_covered": False,
            "insurance.pension_drawn": False,
            "insurance.pension_months": 203,
            "insurance.premiums_paid": True,
        },
    ),
    Character(
        name="许静怡",
        woman=True,
        birth_date=date(1990, 7, 19),
        username="xujingyi",
        story="买了赵明辉的二手房，网签合同编号 WQ519900000001，要过户",
        known={"household.dwellings": 0, "transfer.homes_after": 1, "fund.months": 60},
    ),
    Character(
        name="赵明辉",
        woman=False,
        birth_date=date(1983, 12, 4),
        username="zhaominghui",
        story="卖房的一方，房子没有抵押和查封",
        known={"property.sealed": False, "property.mortgaged": False},
    ),
    Character(
        name="方玉珍",
        woman=True,
        birth_date=date(1954, 2, 25),
        username="fangyuzhen",
        story="老伴刘德厚刚去世，要办后事的手续",
        spouse="刘德厚",
        married_on=date(1977, 10, 1),
    ),
    Character(
        name="刘德厚",
        woman=False,
        birth_date=date(1951, 6, 6),
        username="",
        story="已去世，方玉珍的老伴",
        spouse="方玉珍",
        married_on=date(1977, 10, 1),
        known={"deceased.died_on": date(2026, 9, 10), "deceased.cause": "normal"},
    ),
    Character(
        name="沈立群",
        woman=False,
        birth_date=date(1985, 8, 15),
        username="shenliqun",
        story="开着一家公司，打算注销",
    ),
    Character(
        name="马晓东",
        woman=False,
        birth_date=date(1998, 10, 23),
        username="maxiaodong",
        story="外地户口，在本市租房工作一年多，想办居住证",
        known={
            "person.domicile_in_city": False,
            "person.domicile_area_code": "519800",
            "residence.months": 14,
            "marriage.status": "unmarried",
        },
    ),
    Character(
        name="徐文博",
        woman=False,
        birth_date=date(1988, 4, 1),
        username="xuwenbo",
        story="三年前因食品安全被吊销许可证，还在禁业期，也不能用告知承诺",
        known={"credit.dishonest": True, "food.applicant_banned": True},
    ),
    Character(
        name="罗文静",
        woman=True,
        birth_date=date(1989, 12, 12),
        username="luowenjing",
        story="孩子明年上小学，想看入学要准备什么",
    ),
    Character(
        name="罗子衿",
        woman=True,
        birth_date=date(2020, 11, 20),
        username="",
        story="罗文静的女儿，预防接种都按时打了",
        parent="罗文静",
    ),
    Character(
        name="叶书瑶",
        woman=True,
        birth_date=date(1996, 8, 21),
        username="yeshuyao",
        story="儿子的名字在医院的登记里错了一个字，要办预防接种证",
        spouse="叶明远",
        married_on=date(2023, 10, 18),
        newborn=_born("叶子轩", "male", date(2026, 9, 3)),
    ),
    Character(
        name="叶明远",
        woman=False,
        birth_date=date(1994, 2, 14),
        username="yemingyuan",
        story="叶书瑶的丈夫",
        spouse="叶书瑶",
        married_on=date(2023, 10, 18),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NeighbourStory:
    """What is told of a resident who was drawn by chance (邻里故事), by their name."""

    name: str
    username: str
    story: str
    known: Mapping[str, Any] = field(default_factory=dict)


NEIGHBOURS: Final = (
    NeighbourStory(
        name="吕永杰",
        username="lvyongjie",
        story="下岗后打零工，想为一家三口申请低保；旧车早卖了，登记还没有转走",
        known={
            "means.wages": Decimal(2100),
            "means.deposits": Decimal(8600),
            "means.securities": Decimal(0),
            "means.vehicles": 1,
            "household.vehicles": 0,
            "fund.balance": Decimal(6200),
            "insurance.employer_covered": False,
        },
    ),
    NeighbourStory(
        name="于诗文",
        username="yushiwen",
        story="吕永杰的妻子，长期患病没有工作，起初不愿意授权核对",
        known={
            "means.wages": Decimal(0),
            "means.deposits": Decimal(3200),
            "means.securities": Decimal(0),
            "fund.balance": Decimal(4100),
            "insurance.employer_covered": False,
        },
    ),
)
