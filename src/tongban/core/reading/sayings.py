"""Sayings (惯用语): turns of phrase of the field, each with the expression that it means.

Only those count whose elements the catalogue has, so that a city without 人防 never meets its
saying. They are written as conditions are written everywhere else.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import Final, TypeAlias

from tongban.core.catalog.conditions.elements import elements_of
from tongban.core.catalog.conditions.nodes import Condition
from tongban.core.catalog.conditions.text import parse
from tongban.core.catalog.elements import DataElement

Said: TypeAlias = tuple[Condition, int, int]
"""What a turn of phrase means, and where it begins and ends."""

_SAYINGS: Final = (
    (
        r"(?:父母|落户)[^，。；]{0,4}(?:一方)?[^，。；]{0,4}(?:户口|户籍)在本[市县区省]",
        "parents.domicile_in_city",
    ),
    (
        r"(?<!父母)(?:(?:具有|为|是|持有)?本[市地]常?住?(?:户籍|户口)|(?:户籍|户口)在本[市地])",
        "person.domicile_in_city",
    ),
    (r"(?:外地|外省|省外|非本[市地])(?:户籍|户口)", "person.domicile_in_city = no"),
    (r"(?:取得|已有|办理|持有|领取|具有)[^，。；]{0,3}营业执照", "enterprise.registered"),
    (r"(?:与|距).{0,16}污染源.{0,6}(?:保持|有|符合).{0,6}距离", "premises.near_pollution = no"),
    (r"(?:不存在|没有|无)[^，。；]{0,4}不得任职", "enterprise.applicant_barred = no"),
    (r"(?:达到|到达|已达|符合)法定退休年龄", "retirement.statutory_on <= today"),
    (r"任一边长\s*4\s*米以上或者?单面面积\s*10\s*平方米以上", "sign.large"),
    (r"持有残疾人证", "disability.held"),
    (r"(?:已经?|医疗机构|医院|鉴定)[^，。；]{0,6}(?:评定|评残)", "disability.assessed"),
    (r"未持有残疾人证|首次(?:申领|办理|申请)残疾人证", "disability.held = no"),
    (r"(?:需要|需)?长期(?:照护|护理)", "disability.needs_care"),
    (r"低保(?:家庭|对象)|最低生活保障家庭", "benefit.minimum_living"),
    (r"特困人员(?:救助)?供养", "benefit.destitute"),
    (r"工伤(?:生活)?护理费", "benefit.work_injury_care"),
    (r"灵活就业", 'employment.status = "flexible"'),
    (r"就业困难人员|离校(?:两|2|二)年内未就业", "employment.priority_group"),
    (r"单位参保", "insurance.employer_covered"),
    (r"领取(?:基本)?养老(?:金|保险待遇)", "insurance.pension_drawn"),
    (r"(?:未|没有?)发生[过]?债权债务|债权债务[^，。；]{0,3}清偿完[毕结]", "enterprise.ever_traded"),
    (
        r"(?:本人|职工)?(?:和|及|或者?)?配偶[^，。；]{0,6}(?:无|没有)[^，。；]{0,4}住房",
        "fund.owns_home_here = no",
    ),
    (r"(?:未被|没有被)查封", "property.sealed = no"),
    (r"(?<!未)(?<!没有)被查封", "property.sealed"),
    (r"(?:买卖)?双方共同申请", "transfer.both_apply"),
    (r"(?:与住所|和住所)(?:相)?(?:独立|分开)", "tobacco.living_quarters_apart"),
    (r"(?:建有|修建|设有)防空地下室", "project.has_shelter"),
    (r"(?:独生子女父母光荣证|终身无子女)", "retirement.only_child"),
    (r"(?:已|已经)(?:依法)?缴纳契税", "transfer.tax_paid"),
    (r"划拨(?:土地|用地)", 'property.land = "allocated"'),
    (r"(?:设有|有|存在)抵押|抵押(?:的|中)", "property.mortgaged"),
    (r"以就业申领|有合法稳定就业", 'residence.ground = "employment"'),
    (r"以住所申领|有合法稳定住所", 'residence.ground = "dwelling"'),
    (r"以就读申领", 'residence.ground = "study"'),
    (r"非正常死亡", 'deceased.cause = "abnormal"'),
    (r"(?:本人|申请人)?已婚", 'marriage.status = "married"'),
)


def said(words: str, elements: Mapping[str, DataElement]) -> list[Said]:
    """Return the sayings that stand in `words`, each with its meaning and its place."""
    found = []
    for pattern, meaning, codes in _compiled():
        match = pattern.search(words)
        if match and codes <= elements.keys():
            found.append((meaning, match.start(), match.end()))
    return found


@cache
def _compiled() -> tuple[tuple[re.Pattern[str], Condition, frozenset[str]], ...]:
    parsed = [(re.compile(pattern), parse(text)) for pattern, text in _SAYINGS]
    return tuple((pattern, tree, frozenset(elements_of(tree))) for pattern, tree in parsed)
