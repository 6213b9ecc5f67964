"""Models, and pairs of records that are alike often enough to reach every level."""

from hypothesis import strategies as st

from tongban.core.linkage.levels import Equal, Near, Otherwise, PartEqual, Swapped
from tongban.core.linkage.model import LinkageComparison, LinkageLevel, LinkageModel

FIELDS = ("number", "name", "sound", "birth_date", "month", "day")


def level(test, m, u):
    return LinkageLevel(test=test, label=type(test).__name__, m=m, u=u)


NAME = LinkageComparison(
    name="name",
    label="姓名",
    fields=("name", "sound"),
    levels=(
        level(Equal(field="name"), 0.9, 0.001),
        level(Equal(field="sound"), 0.06, 0.004),
        level(Near(field="sound", edits=2), 0.03, 0.02),
        level(Otherwise(), 0.01, 0.975),
    ),
)
NUMBER = LinkageComparison(
    name="number",
    label="号码",
    fields=("number",),
    levels=(
        level(Equal(field="number"), 0.95, 0.000001),
        level(Near(field="number", edits=1), 0.03, 0.00001),
        level(PartEqual(field="number", start=3, length=4), 0.01, 0.01),
        level(Otherwise(), 0.01, 0.989989),
    ),
)
BORN = LinkageComparison(
    name="born",
    label="出生日期",
    fields=("birth_date",),
    levels=(level(Equal(field="birth_date"), 0.97, 0.0001), level(Otherwise(), 0.03, 0.9999)),
)
DATE = LinkageComparison(
    name="month_and_day",
    label="月日",
    fields=("month", "day"),
    levels=(level(Swapped(field="month", other="day"), 0.02, 0.003), level(Otherwise(), 0.9, 0.99)),
)
MODEL = LinkageModel(
    code="people",
    name="人口",
    comparisons=(NAME, NUMBER, BORN, DATE),
    keys=(("number", "name"),),
    blocks=(("birth_date",), ("sound",)),
    prior=0.001,
    link_from=8,
    review_from=-2,
)

records = st.fixed_dictionaries(
    {
        "number": st.sampled_from([None, "519901", "519902", "5199021", "829902", "51990Ａ"]),
        "name": st.sampled_from([None, "王小明", "王晓明", "李四"]),
        "sound": st.sampled_from([None, "wang xiao ming", "wang xiao min", "li si"]),
        "birth_date": st.sampled_from([None, "1990-01-31", "1990-01-30"]),
        "month": st.sampled_from([None, "01", "02"]),
        "day": st.sampled_from([None, "01", "02"]),
    }
)
