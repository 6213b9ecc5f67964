"""Six libraries (六个库): four base ones and two thematic ones, with whose word counts for what."""

from typing import Final

from tongban.core.libraries.definitions import (
    Library,
    LibraryField,
    LibrarySource,
    LibrarySubject,
)
from tongban.examples.libraries.models import ORGANISATIONS, PEOPLE, THINGS


def _fields(*named: tuple[str, str, tuple[str, ...]]) -> tuple[LibraryField, ...]:
    return tuple(LibraryField(code=code, label=label, truth=truth) for code, label, truth in named)


def _sources(*named: tuple[str, str, str]) -> tuple[LibrarySource, ...]:
    return tuple(
        LibrarySource(code=code, name=name, department=department)
        for code, name, department in named
    )


_POLICE, _INSURED, _MEDICAL = "households", "insured_people", "medical_members"
_FUND = "fund_depositors"
_MARKET, _TAXED, _EMPLOYERS = "market_entities", "taxpayers", "employers"
_ISSUED, _ARCHIVED = "issued_certificates", "archived_certificates"
_COURT, _LISTED = "enforcement", "listed_parties"
_UNITS, _CONTRACTS = "property_units", "sale_contracts"

POPULATION: Final = Library(
    code="population",
    name="人口基础库",
    keeper="public_security",
    subject=LibrarySubject.PERSON,
    sources=_sources(
        (_POLICE, "户籍登记簿", "public_security"),
        (_INSURED, "社保参保登记簿", "human_resources"),
        (_MEDICAL, "医保参保登记簿", "medical_insurance"),
    ),
    fields=_fields(
        ("number", "公民身份号码", (_POLICE, _INSURED, _MEDICAL)),
        ("name", "姓名", (_POLICE, _INSURED, _MEDICAL)),
        ("sex", "性别", (_POLICE, _MEDICAL)),
        ("birth_date", "出生日期", (_POLICE, _MEDICAL)),
        ("address", "住址", (_POLICE, _MEDICAL)),
        ("phone", "联系电话", (_INSURED, _MEDICAL)),
    ),
    model=PEOPLE,
)
LEGAL_PERSONS: Final = Library(
    code="legal_persons",
    name="法人基础库",
    keeper="market_regulation",
    subject=LibrarySubject.ORGANISATION,
    sources=_sources(
        (_MARKET, "市场主体登记簿", "market_regulation"),
        (_TAXED, "税务登记簿", "taxation"),
        (_EMPLOYERS, "用人单位登记簿", "human_resources"),
    ),
    fields=_fields(
        ("credit_code", "统一社会信用代码", (_MARKET, _TAXED, _EMPLOYERS)),
        ("name", "名称", (_MARKET, _TAXED, _EMPLOYERS)),
        ("representative", "法定代表人", (_MARKET, _TAXED)),
        ("address", "住所", (_MARKET, _TAXED)),
        ("phone", "联系电话", (_TAXED, _EMPLOYERS)),
    ),
    model=ORGANISATIONS,
    number="credit_code",
)
CERTIFICATES: Final = Library(
    code="certificates",
    name="证照基础库",
    keeper="data_bureau",
    subject=LibrarySubject.THING,
    sources=_sources(
        (_ISSUED, "电子证照签发簿", "data_bureau"), (_ARCHIVED, "纸质证照档案", "archives")
    ),
    fields=_fields(
        ("number", "证照编号", (_ISSUED, _ARCHIVED)),
        ("kind", "证照名称", (_ISSUED, _ARCHIVED)),
        ("holder", "持证主体号码", (_ISSUED, _ARCHIVED)),
        ("holder_name", "持证主体", (_ISSUED, _ARCHIVED)),
    ),
    model=THINGS,
    title="kind",
)
CREDIT: Final = Library(
    code="credit",
    name="信用基础库",
    keeper="data_bureau",
    subject=LibrarySubject.ORGANISATION,
    sources=_sources(
        (_LISTED, "失信名单主体", "data_bureau"), (_COURT, "行政处罚当事人", "market_regulation")
    ),
    fields=_fields(
        ("credit_code", "统一社会信用代码", (_LISTED, _COURT)),
        ("name", "名称", (_LISTED, _COURT)),
        ("representative", "法定代表人", (_LISTED, _COURT)),
        ("matter", "失信事由", (_LISTED, _COURT)),
    ),
    model=ORGANISATIONS,
    number="credit_code",
)
HOUSING: Final = Library(
    code="housing",
    name="住房专题库",
    keeper="natural_resources",
    subject=LibrarySubject.THING,
    sources=_sources(
        (_UNITS, "不动产登记簿", "natural_resources"), (_CONTRACTS, "网签合同簿", "housing")
    ),
    fields=_fields(
        ("number", "不动产权证号", (_UNITS, _CONTRACTS)),
        ("holder_name", "权利人", (_UNITS, _CONTRACTS)),
        ("address", "坐落", (_UNITS, _CONTRACTS)),
        ("area", "建筑面积（平方米）", (_UNITS, _CONTRACTS)),
    ),
    model=THINGS,
    title="address",
)
INSURANCE: Final = Library(
    code="social_insurance",
    name="社会保险专题库",
    keeper="human_resources",
    subject=LibrarySubject.PERSON,
    sources=_sources(
        (_INSURED, "社保参保登记簿", "human_resources"),
        (_MEDICAL, "医保参保登记簿", "medical_insurance"),
        (_FUND, "公积金缴存登记簿", "housing_fund"),
    ),
    fields=_fields(
        ("number", "公民身份号码", (_INSURED, _MEDICAL, _FUND)),
        ("name", "姓名", (_INSURED, _MEDICAL, _FUND)),
        ("birth_date", "出生日期", (_MEDICAL, _FUND)),
        ("phone", "联系电话", (_INSURED, _FUND)),
        ("address", "联系地址", (_MEDICAL, _FUND)),
        ("months", "养老保险缴费月数", (_INSURED,)),
    ),
    model=PEOPLE,
)
LIBRARIES: Final = (POPULATION, LEGAL_PERSONS, CERTIFICATES, CREDIT, HOUSING, INSURANCE)
