"""Registers and rules for tests of data quality: cells that are nearly right, a rule a kind."""

from datetime import date
from decimal import Decimal

from hypothesis import strategies as st
from vocabulary_strategies import credit_codes

from tongban.core.quality import checks
from tongban.core.quality.checks import NumberPart, NumberScheme
from tongban.core.quality.rules import Consequence, QualityRule
from tongban.core.vocabulary.citations import Citation
from tongban.core.vocabulary.identity import make_example_number

TODAY = date(2026, 9, 15)
BASIS = Citation(law="政务数据共享条例", article="18")
FIELDS = ("name", "number", "credit", "born", "sex", "income", "since", "until")
THEIRS = ("id", "wage")


def rule(check, *, code="rule", consequence=Consequence.REJECT, only_when=None):
    return QualityRule(
        code=code, check=check, basis=BASIS, consequence=consequence, only_when=only_when
    )


CHECKS = {
    "filled": checks.Filled(field="name"),
    "number": checks.Identifies(field="number", scheme=NumberScheme.CITIZEN),
    "old_number": checks.Identifies(field="number", scheme=NumberScheme.CITIZEN, old=True),
    "credit": checks.Identifies(field="credit", scheme=NumberScheme.CREDIT),
    "listed": checks.Listed(field="sex", values=("男", "女", "it's")),
    "shaped": checks.Shaped(field="name", shapes=("字字", "Aa9", "aa'a", "字(A.)", "B9")),
    "within": checks.Within(field="income", least=Decimal(0), most=Decimal("100.5")),
    "number_at_all": checks.Within(field="income"),
    "dated": checks.Dated(field="since", earliest=date(2000, 1, 1), latest=date(2026, 12, 31)),
    "a_day": checks.Dated(field="until"),
    "fresh": checks.Fresh(field="since", days=30),
    "ordered": checks.Ordered(field="since", later="until"),
    "born": checks.AgreesWithNumber(field="born", number="number", part=NumberPart.BIRTH_DATE),
    "sex": checks.AgreesWithNumber(field="sex", number="number", part=NumberPart.SEX),
    "once": checks.Unique(fields=("number",)),
    "once_together": checks.Unique(fields=("name", "sex")),
    "known": checks.Registered(field="number", register="wages", key="id"),
    "same": checks.SameAs(
        field="income", key="number", register="wages", their_key="id", their_field="wage"
    ),
}
RULES = (
    *(
        rule(
            check,
            code=code,
            consequence=Consequence.MARK if code == "filled" else Consequence.REJECT,
        )
        for code, check in CHECKS.items()
    ),
    rule(CHECKS["filled"], code="when", only_when=checks.Listed(field="sex", values=("女", "2"))),
)

_born = st.dates(date(1900, 1, 1), date(2026, 1, 1)) | st.sampled_from(
    [date(1980, 2, 29), date(1999, 12, 31), date(2000, 1, 1)]
)
_right = st.builds(
    lambda born, order: str(make_example_number(birth_date=born, order=order)),
    _born,
    st.integers(0, 999),
)
_damaged = st.builds(
    lambda number, place, character: number[:place] + character + number[place + 1 :],
    _right,
    st.integers(0, 17),
    st.sampled_from("0123456789Xx１ "),
)
numbers = (
    st.sampled_from(
        [
            "519901198001010012",
            "51990119800101001X",
            "519901800229001",
            "519901810229001",
            "991231800101001",
            "519901",
            "519901198302290018",
            "519901000001010018",
        ]
    )
    | _right
    | _damaged
)
credits_written = credit_codes().map(str) | st.builds(
    lambda code, place, character: str(code)[:place] + character + str(code)[place + 1 :],
    credit_codes(),
    st.integers(0, 17),
    st.sampled_from("0189ABIOSVZXYa"),
)
days_written = (
    st.dates(date(2026, 8, 1), date(2026, 10, 1)).map(str)
    | st.dates().map(str)
    | st.sampled_from(["2026-02-30", "2026-9-15", "20260915", "2000-02-29", "２026-09-15", "无"])
)
amounts = st.sampled_from(
    ["0", "-0.000001", "100.5", "100.500001", "1e2", "1_0", "+1", ".5", "5.", "12", "12.0"]
) | st.decimals(-200, 200, places=2).map(str)
born_written = _born.map(lambda day: day.isoformat()) | _born.map(lambda day: f"{day:%Y%m%d}")
blanks = st.sampled_from([None, "", "  ", "\u3000"])
texts = st.sampled_from(
    ["王安", "李宁", "Ab1", "Az 9", " 王安 ", "王１", "�", "it's", "王(Z.)", "王(Zz)", "B1"]
)


def _cells(values):
    return blanks | values


rows = st.fixed_dictionaries(
    {},
    optional={
        "name": _cells(texts),
        "number": _cells(numbers),
        "credit": _cells(credits_written),
        "born": _cells(born_written),
        "sex": _cells(st.sampled_from(["男", "女", "1", "2", "it's", "未知"])),
        "income": _cells(amounts),
        "since": _cells(days_written),
        "until": _cells(days_written),
    },
)


@st.composite
def consistent_rows(draw):
    """Draw a row whose birth date comes from its number, as most rows of a register do."""
    row = dict(draw(rows))
    row["number"] = number = draw(_right)
    row["born"] = draw(st.sampled_from([number[6:14], f"{number[6:10]}-{number[10:12]}-01"]))
    return row


registers = st.lists(rows | consistent_rows(), max_size=20).flatmap(
    lambda own: st.tuples(
        st.just(own + own[:1]) | st.just(own),
        st.lists(
            st.fixed_dictionaries(
                {},
                optional={
                    "id": _cells(
                        st.sampled_from([row.get("number") or "0" for row in own] or ["0"])
                    ),
                    "wage": _cells(st.sampled_from(["12", "12.0", "0"])),
                },
            ),
            max_size=12,
        ),
    )
)
