"""Notices stand in the transaction of what they tell, and each channel's fate is written down."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from city.people import officer, stranger_to_lin
from city.stories import FOOD_LICENCE

from tongban.actions.cases.withdrawing import withdraw
from tongban.actions.notices import addresses, bots
from tongban.actions.notices.bringing import Bringing
from tongban.actions.notices.planning import plan_waiting
from tongban.actions.notices.reading import bring_again, read_all, read_one
from tongban.actions.notices.settings import keep_preferences, preferences_of
from tongban.actions.outside import Outside
from tongban.actions.phones import verify_phone
from tongban.adapters.messages import HandedOver, Handing, Outgoing, Refused, Unreachable
from tongban.adapters.notice_templates import read_templates
from tongban.core.notices.bots import ChatBot, ChatVendor
from tongban.core.notices.kinds import NoticeChannel, NoticeGroup
from tongban.core.notices.preferences import USUAL, NoticePreferences, QuietHours
from tongban.core.people.actors import Role
from tongban.core.vocabulary.errors import Conflict, NotAllowed, NotFound
from tongban.store.notices import queries
from tongban.store.notices.models import ChannelDelivery, ChannelTry, ChatBotRow, NoticeRow

pytestmark = pytest.mark.django_db
TEMPLATES = read_templates(
    Path(__file__).parents[2] / "src" / "tongban" / "examples" / "mingchuan" / "notices.yaml"
)
PHONE, MAIL = "10000000011", "xiaoman@example.org"
SAID = addresses.MailWords(title="验证邮箱", words="验证码 %(code)s")


@dataclass
class Scripted:
    """A channel that says what it is told to say, and keeps what it was handed."""

    says: list[Handing] = field(default_factory=list)
    handed: list[Outgoing] = field(default_factory=list)

    def hand_over(self, outgoing: Outgoing) -> Handing:
        self.handed.append(outgoing)
        return self.says.pop(0) if self.says else HandedOver()


@pytest.fixture
def channels() -> dict[NoticeChannel, Scripted]:
    return {one: Scripted() for one in NoticeChannel if one.disturbs}


@pytest.fixture
def bring(channels) -> Callable[[Outside], int]:
    def brought(outside: Outside) -> int:
        plan_waiting(outside, TEMPLATES)
        bringing = Bringing(channels=channels, templates=TEMPLATES, public_url="https://city")
        return bringing.run(outside)

    return brought


def at(outside: Outside, hour: int, *, days: int = 0) -> Outside:
    day = outside.today + timedelta(days=days)
    moment = datetime(day.year, day.month, day.day, hour, tzinfo=ZoneInfo("Asia/Shanghai"))
    return replace(outside, clock=lambda: moment)


@pytest.fixture
def noon(outside) -> Outside:
    return at(outside, 12)


@pytest.fixture
def reached(citizen, noon):
    """Let the citizen have shown to hold a telephone and a mail address."""
    verify_phone(citizen.account, PHONE, now=noon.now)
    mail = Scripted()
    addresses.ask_code(citizen, MAIL, SAID, mail=mail, outside=noon)
    assert addresses.give_code(citizen, mail.handed[0].words[-6:], noon)
    return citizen


def test_a_filing_tells_its_applicant_and_the_department_in_the_same_transaction(
    citizen, noon
) -> None:
    FOOD_LICENCE.filed(citizen, noon)
    clerk = officer("market_regulation", Role.WINDOW)

    hers, theirs = queries.notices_for(citizen), queries.notices_for(clerk)

    assert [one.kind for one in hers] == ["received"]
    assert [one.kind for one in theirs] == ["work_opened"]
    assert queries.unread(citizen) == 1
    assert queries.unread(clerk) == 1
    assert queries.notices_for(officer("housing_fund", Role.WINDOW)) == ()


def test_what_is_rolled_back_is_told_to_nobody(citizen, noon, monkeypatch) -> None:
    case = FOOD_LICENCE.filed(citizen, noon).cases[0].id
    monkeypatch.setattr("tongban.actions.recording.write", _failing)
    before = NoticeRow.objects.count()

    with pytest.raises(ZeroDivisionError):
        withdraw(citizen, case, noon)

    assert NoticeRow.objects.count() == before


def _failing(rows: list[NoticeRow]) -> None:
    NoticeRow.objects.bulk_create(rows)
    raise ZeroDivisionError


def test_what_must_be_done_goes_to_the_telephone_by_number_alone_and_by_mail(
    reached, noon, bring, channels
) -> None:
    case = FOOD_LICENCE.filed(reached, noon).cases[0]
    withdraw(reached, case.id, noon)

    bring(noon)

    texts, mails = channels[NoticeChannel.SMS].handed, channels[NoticeChannel.EMAIL].handed
    assert texts == []
    assert [mail.to for mail in mails] == [MAIL, MAIL]
    assert all(case.number in mail.words and reached.name not in mail.words for mail in mails)
    assert mails[0].link.startswith("https://city/my/notices/")
    log = queries.deliveries_of(queries.notices_for(reached)[0].id, reached)
    assert [(one.channel, one.standing, len(one.tries)) for one in log] == [
        ("email", "handed_over", 1)
    ]
    assert queries.notice_for(stranger_to_lin(), queries.notices_for(reached)[0].id) is None


def test_the_inbox_has_it_at_once_and_sounds_wait_for_the_morning(
    reached, outside, bring, channels
) -> None:
    night = at(outside, 23)
    keep_preferences(
        reached,
        NoticePreferences(
            wanted={**USUAL, NoticeGroup.PROGRESS: frozenset({NoticeChannel.SMS})},
            quiet=QuietHours(begin=21, end=8),
        ),
        night,
    )
    FOOD_LICENCE.filed(reached, night)

    assert queries.unread(reached) == 1
    assert bring(night) == 0
    assert bring(at(outside, 7, days=1)) == 0
    assert bring(at(outside, 8, days=1)) == 1
    words = channels[NoticeChannel.SMS].handed[0].short
    assert "收件" in words
    assert "食品" not in words


def test_progress_may_be_gathered_into_one_mail_a_day(reached, noon, bring, channels) -> None:
    keep_preferences(reached, replace(preferences_of(reached.account), digest=True), noon)
    case = FOOD_LICENCE.filed(reached, noon).cases[0]
    withdraw(reached, case.id, noon)

    assert bring(noon) == 0
    assert bring(at(noon, 9, days=1)) == 2
    (mail,) = channels[NoticeChannel.EMAIL].handed
    assert mail.title.startswith("2 ")


def test_a_channel_that_does_not_answer_is_tried_for_a_day_and_then_put_aside(
    reached, noon, bring, channels
) -> None:
    FOOD_LICENCE.filed(reached, noon)
    channels[NoticeChannel.EMAIL].says = [Unreachable(fault="down")] * 20

    later = noon
    for hours in range(60):
        bring(replace(noon, clock=lambda hours=hours: noon.now + timedelta(hours=hours)))
        later = replace(noon, clock=lambda: noon.now + timedelta(hours=80))

    (dead,) = queries.dead_letters()
    assert (dead.standing, dead.fault, dead.tries) == ("dead", "down", 9)
    assert ChannelTry.objects.filter(delivery=dead.id).count() == 9
    keeper = officer("data_bureau", Role.SYSTEM_ADMINISTRATOR, staff="k")
    with pytest.raises(NotAllowed):
        bring_again(officer("market_regulation", Role.WINDOW), dead.id, later)
    channels[NoticeChannel.EMAIL].says = []
    bring_again(keeper, dead.id, later)
    assert bring(later) == 1
    with pytest.raises(NotFound):
        bring_again(keeper, dead.id, later)


def test_what_a_channel_refuses_is_not_tried_again(reached, noon, bring, channels) -> None:
    FOOD_LICENCE.filed(reached, noon)
    channels[NoticeChannel.EMAIL].says = [Refused(fault="recipient")]

    assert bring(noon) == 0
    assert bring(noon) == 0

    assert len(channels[NoticeChannel.EMAIL].handed) == 1
    assert queries.dead_letters()[0].fault == "recipient"


def test_a_killed_worker_leaves_its_notice_to_the_next_under_the_same_key(
    reached, noon, bring, channels
) -> None:
    FOOD_LICENCE.filed(reached, noon)
    plan_waiting(noon, TEMPLATES)
    due = ChannelDelivery.objects.get(channel="email")
    ChannelDelivery.objects.filter(pk=due.pk).update(
        tries=1, next_try_at=noon.now + timedelta(minutes=2)
    )

    assert bring(noon) == 0
    assert bring(replace(noon, clock=lambda: noon.now + timedelta(minutes=3))) == 1
    assert channels[NoticeChannel.EMAIL].handed[0].key == str(due.pk)


def test_reading_is_by_oneself_and_a_unit_is_read_by_each_officer_alone(
    citizen, stranger, noon
) -> None:
    FOOD_LICENCE.filed(citizen, noon)
    first = officer("market_regulation", Role.WINDOW)
    second = officer("market_regulation", Role.EXAMINER, staff="two")
    notice = queries.notices_for(citizen)[0]

    read_one(stranger, notice.id, noon)
    assert queries.unread(citizen) == 1
    read_one(citizen, notice.id, noon)
    read_all(first, noon)

    assert queries.unread(citizen) == 0
    assert (queries.unread(first), queries.unread(second)) == (0, 1)


def test_a_robot_tells_its_unit_and_no_other_and_is_silent_once_ended(
    citizen, noon, bring, channels
) -> None:
    keeper = officer("data_bureau", Role.SYSTEM_ADMINISTRATOR, staff="k")
    robot = ChatBot(vendor=ChatVendor.WECOM, token="t")
    kept = bots.register_bot(
        keeper, robot, department="market_regulation", name="窗口群", outside=noon
    )
    with pytest.raises(NotAllowed):
        bots.register_bot(
            officer("market_regulation", Role.WINDOW),
            robot,
            department="market_regulation",
            name="群",
            outside=noon,
        )
    FOOD_LICENCE.filed(citizen, noon)
    bring(noon)

    (told,) = channels[NoticeChannel.CHAT].handed
    assert (told.vendor, told.to) == ("wecom", "t")
    assert citizen.name not in told.title + told.words
    bots.end_bot(keeper, kept, noon)
    assert ChatBotRow.objects.get(pk=kept).token == {"token": "", "secret": ""}
    with pytest.raises(NotFound):
        bots.end_bot(keeper, kept, noon)


def test_a_mail_address_counts_once_its_code_came_back_and_codes_are_few(citizen, noon) -> None:
    mail = Scripted()
    addresses.ask_code(citizen, MAIL, SAID, mail=mail, outside=noon)
    code = mail.handed[0].words[-6:]
    wrong = f"{(int(code) + 1) % 10**6:06d}"

    with pytest.raises(Conflict):
        addresses.ask_code(citizen, MAIL, SAID, mail=mail, outside=noon)
    assert not any(addresses.give_code(citizen, wrong, noon) for _ in range(5))
    assert not addresses.give_code(citizen, code, noon)
    held = addresses.address_of(citizen.account)
    assert held is not None
    assert held.verified_at is None


def test_an_officer_may_ask_for_mail_of_new_work(citizen, noon, bring, channels) -> None:
    clerk = officer("market_regulation", Role.WINDOW)
    mail = Scripted()
    addresses.ask_code(clerk, "clerk@example.org", SAID, mail=mail, outside=noon)
    addresses.give_code(clerk, mail.handed[0].words[-6:], noon)
    wanted = {**USUAL, NoticeGroup.DUTY: frozenset({NoticeChannel.EMAIL})}
    keep_preferences(clerk, NoticePreferences(wanted=wanted), noon)
    FOOD_LICENCE.filed(citizen, noon)

    bring(noon)

    assert [one.to for one in channels[NoticeChannel.EMAIL].handed] == ["clerk@example.org"]
