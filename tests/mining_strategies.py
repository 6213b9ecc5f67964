"""Random event logs: few names, so that much repeats, and moments that are often the same."""

from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from tongban.core.mining.logs import EventLog, LogEvent

BEGINNING = datetime(2026, 3, 2, 8, tzinfo=UTC)
ACTIVITIES = ("收件", "受理", "审查", "核查", "决定", "办结")

events = st.builds(
    LogEvent,
    case=st.sampled_from(("a", "b", "c", "d")),
    activity=st.sampled_from(ACTIVITIES),
    at=st.integers(0, 500).map(lambda minutes: BEGINNING + timedelta(minutes=minutes)),
    group=st.sampled_from(("", "窗口", "审批科")),
)
logs = st.builds(
    EventLog,
    st.lists(events, min_size=1, max_size=40).map(tuple),
    st.dictionaries(
        st.sampled_from(("a", "b", "x")),
        st.integers(0, 500).map(lambda minutes: BEGINNING + timedelta(minutes=minutes)),
    ),
)
meant = st.frozensets(st.tuples(st.sampled_from(ACTIVITIES), st.sampled_from(ACTIVITIES)))

EXAMPLE = EventLog(
    tuple(
        LogEvent(case=case, activity=activity, at=BEGINNING + timedelta(hours=hour), group="窗口")
        for case in ("a", "b")
        for hour, activity in enumerate(ACTIVITIES)
    ),
    {"a": BEGINNING},
)
