"""What may be filled into notices, when channels rest, and whose robots may be called."""

from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongban.core.notices.addresses import mail_address, masked_address
from tongban.core.notices.bots import ChatVendor, read_bot
from tongban.core.notices.kinds import KINDS, NoticeChannel, NoticeGroup
from tongban.core.notices.planning import plan
from tongban.core.notices.preferences import NoticePreferences, QuietHours, next_digest
from tongban.core.notices.retrying import MOST_TRIES, rest_after
from tongban.core.notices.templates import (
    LONGEST_SHORT,
    NoticeTemplate,
    NoticeTemplates,
    Wording,
    plain_values,
)
from tongban.core.vocabulary.dates import CHINA_STANDARD_TIME
from tongban.core.vocabulary.errors import InvalidValue, NotFound

DING = "https://oapi.dingtalk.com/robot/send?access_token=" + "a1" * 32
KEY = "01234567-89ab-cdef-0123-456789abcdef"
WECOM = f"https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key={KEY}"
SECRET = "SEC" + "ab" * 20
WORDS = Wording(title="{item}", words="{item}，{number}，{day}", short="{number}")


def template(
    words: Wording = WORDS, *, kind: str = "correction_requested", version: int = 1, since: int = 1
) -> NoticeTemplate:
    return NoticeTemplate(
        kind=kind,
        version=version,
        since=date(2026, 1, since),
        wordings={"zh": words, "en": words},
    )


def moment(hour: int, day: int = 10) -> datetime:
    return datetime(2026, 9, day, hour, 30, tzinfo=CHINA_STANDARD_TIME)


@pytest.mark.parametrize(
    "text",
    ["{item.__class__}", "{0}", "{item!r}", "{item:>9}", "{{item}}", "{nobody}", "{", "}", " "],
)
def test_a_template_with_anything_but_its_own_names_is_refused(text: str) -> None:
    """A97."""
    with pytest.raises(InvalidValue):
        template(Wording(title=text, words="x", short="x"))


@pytest.mark.parametrize("name", ["item", "place", "count", "what"])
def test_a_text_message_names_the_case_and_days_and_nothing_personal(name: str) -> None:
    with pytest.raises(InvalidValue):
        template(Wording(title="x", words="x", short=f"{{{name}}}"))


@given(st.text(max_size=300))
def test_what_is_filled_in_is_never_read_again_and_stays_on_its_line(text: str) -> None:
    values = plain_values([("item", "{number}" + text), ("number", "N1")])

    said = template().said(values, "zh")

    assert said.title == values["item"]
    assert said.title.startswith("{number}")
    assert not {"\n", "\r", "\x00", "\u2028"} & set(said.title)
    assert len(said.short) <= LONGEST_SHORT


def test_days_are_written_in_the_language_of_the_reader_and_nonsense_is_left_out() -> None:
    values = {"item": "许可", "number": "N1", "day": "2026-09-05"}

    assert template().said(values, "zh").words.endswith("2026年9月5日")
    assert template().said(values, "en").words.endswith("5 September 2026")
    assert template().said({**values, "day": "soon"}, "en").words.endswith("，")


def test_the_version_of_its_day_says_a_notice_and_older_ones_stay() -> None:
    all_ = NoticeTemplates(all=(template(), template(version=2, since=9)))

    assert all_.on("correction_requested", date(2026, 1, 8)).version == 1
    assert all_.on("correction_requested", date(2026, 1, 9)).version == 2
    assert all_.version("correction_requested", 1).since == date(2026, 1, 1)
    assert "received" in all_.lacking()
    with pytest.raises(NotFound):
        all_.on("correction_requested", date(2025, 1, 1))
    with pytest.raises(NotFound):
        all_.version("correction_requested", 3)


def test_versions_that_contradict_each_other_are_refused() -> None:
    for other in (template(), template(version=2, since=1)):
        with pytest.raises(InvalidValue):
            NoticeTemplates(all=(template(), other))
    with pytest.raises(InvalidValue):
        template(kind="gossip")
    with pytest.raises(InvalidValue):
        NoticeTemplate(kind="received", version=1, since=date(2026, 1, 1), wordings={"zh": WORDS})


@given(begin=st.integers(0, 23), end=st.integers(0, 23), hour=st.integers(0, 23))
def test_quiet_hours_end_within_a_day_and_never_in_themselves(
    begin: int, end: int, hour: int
) -> None:
    quiet, now = QuietHours(begin=begin, end=end), moment(hour)

    after = quiet.over(now)

    assert now <= after <= now + timedelta(days=1)
    assert quiet.over(after) == after


def test_hours_of_no_clock_are_refused() -> None:
    with pytest.raises(InvalidValue):
        QuietHours(begin=24, end=8)


def test_the_gathered_mail_leaves_at_nine() -> None:
    assert next_digest(moment(8)).hour == 9
    assert next_digest(moment(8)).day == 10
    assert next_digest(moment(9)).day == 11


def test_nobody_is_planned_for_whom_no_channel_reaches_and_the_inbox_is_no_plan() -> None:
    kind, wanted = KINDS["correction_requested"], NoticePreferences()

    assert plan(kind, wanted, reachable=(), now=moment(12)) == ()
    both = plan(kind, wanted, reachable=tuple(NoticeChannel), now=moment(12))
    assert [one.channel for one in both] == [NoticeChannel.EMAIL, NoticeChannel.SMS]


def test_only_progress_that_no_law_wants_told_waits_to_be_gathered() -> None:
    wanted = NoticePreferences(digest=True)

    def gathered(code: str) -> bool:
        planned = plan(KINDS[code], wanted, reachable=(NoticeChannel.EMAIL,), now=moment(12))
        return planned[0].gathered

    assert gathered("received")
    assert not gathered("accepted")
    assert not gathered("correction_requested")


def test_the_inbox_cannot_be_switched_off() -> None:
    nothing = NoticePreferences(wanted=dict.fromkeys(NoticeGroup, frozenset()))

    assert nothing.channels(NoticeGroup.ACTION) == {NoticeChannel.INBOX}
    assert not NoticeChannel.INBOX.disturbs
    assert NoticeGroup.DUTY.for_officers


def test_a_channel_is_given_up_after_its_rests() -> None:
    rests = [rest_after(tries) for tries in range(1, MOST_TRIES + 1)]

    assert rests[-1] is None
    assert all(a < b for a, b in pairwise(rests) if a and b)
    assert rest_after(0) is None


def test_a_robot_is_read_from_its_address_and_nothing_of_it_is_an_address() -> None:
    ding, wecom = read_bot(DING, SECRET), read_bot(f" {WECOM} ", "")

    assert (ding.vendor, ding.token, ding.secret) == (ChatVendor.DINGTALK, "a1" * 32, SECRET)
    assert (wecom.vendor, wecom.secret) == (ChatVendor.WECOM, "")
    assert wecom.vendor.label == "企业微信"
    assert "a1a1" not in repr(ding)
    here = "http://127.0.0.1:8300" + DING.removeprefix("https://oapi.dingtalk.com")
    assert read_bot(here, SECRET, origins=("http://127.0.0.1:8300",)).token == ding.token


@pytest.mark.parametrize(
    "address",
    [
        "",
        "http://oapi.dingtalk.com/robot/send?access_token=" + "a1" * 32,
        "https://127.0.0.1/robot/send?access_token=" + "a1" * 32,
        "https://169.254.169.254/robot/send?access_token=" + "a1" * 32,
        "https://oapi.dingtalk.com@10.0.0.1/robot/send?access_token=" + "a1" * 32,
        "https://oapi.dingtalk.com.evil.example/robot/send?access_token=" + "a1" * 32,
        "https://oapi.dingtalk.com:8443/robot/send?access_token=" + "a1" * 32,
        "https://oapi.dingtalk.com/robot/../send?access_token=" + "a1" * 32,
        DING + "&access_token=b",
        DING + "#x",
        DING[:-1],
        WECOM.replace("key", "access_token"),
        "file:///etc/passwd",
    ],
)
def test_any_other_address_is_no_robot(address: str) -> None:
    with pytest.raises(InvalidValue):
        read_bot(address, SECRET)


def test_a_robot_of_dingtalk_signs_and_one_of_wecom_does_not() -> None:
    with pytest.raises(InvalidValue):
        read_bot(DING, "")
    with pytest.raises(InvalidValue):
        read_bot(WECOM, SECRET)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "a@b",
        "a b@c.cn",
        "a@c.cn\r\nBcc: all@c.cn",
        '"a"@c.cn',
        "a@[127.0.0.1]",
        ".a@c.cn",
        "a..b@c.cn",
        "a@c.cn, b@c.cn",
        "名@c.cn",
        "a" * 65 + "@c.cn",
        "a@" + "b" * 250 + ".cn",
    ],
)
def test_what_could_break_out_of_a_header_is_no_address(written: str) -> None:
    with pytest.raises(InvalidValue):
        mail_address(written)


def test_an_address_is_shown_masked() -> None:
    assert mail_address(" Lin.Xiaoman@Example.ORG ") == "Lin.Xiaoman@example.org"
    assert masked_address("lin@example.org") == "l***@example.org"
