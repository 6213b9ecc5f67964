"""Bring notices (发送告知): each leased, tried outside any transaction, every try written down.

A channel that does not answer is tried again after growing rests for a day, then the notice is put
aside where an officer sees it (死信). Progress mails of somebody who wants them gathered leave as
one.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.db.models import F

from tongban.actions.notices.channels import Channels
from tongban.actions.notices.settings import preferences_of
from tongban.actions.outside import Outside
from tongban.adapters.messages import HandedOver, Handing, Outgoing, Refused, Unreachable
from tongban.core.notices.kinds import NoticeChannel
from tongban.core.notices.retrying import NoticeStanding, rest_after
from tongban.core.notices.templates import Language, NoticeTemplates, Wording
from tongban.store.notices.models import (
    ChannelDelivery,
    ChannelTry,
    ChatBotRow,
    MailAddress,
    NoticeRow,
)
from tongban.store.sign_in.models import VerifiedPhone

LEASE: Final = timedelta(minutes=2)
"""How long another worker leaves a notice alone that one has taken."""

MOST_GATHERED: Final = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Bringing:
    """What brings notices: the channels, how they are said, and where their pages stand."""

    channels: Channels
    templates: NoticeTemplates
    public_url: str

    def run(self, outside: Outside) -> int:
        """Try every notice that is due once; return how many were handed over."""
        brought = 0
        while taken := _take(outside.now):
            brought += self._settle(taken, outside)
        return brought

    def _settle(self, taken: Sequence[ChannelDelivery], outside: Outside) -> int:
        outgoing = self._outgoing(taken)
        channel = self.channels.get(NoticeChannel(taken[0].channel))
        if outgoing is None or channel is None:
            handing: Handing = Refused(fault="no_address" if outgoing is None else "no_carrier")
        else:
            handing = channel.hand_over(outgoing)
        _written_down(taken, handing, outside.now)
        return len(taken) if isinstance(handing, HandedOver) else 0

    def _outgoing(self, taken: Sequence[ChannelDelivery]) -> Outgoing | None:
        """Return what goes out; nothing when nobody can be reached there any more."""
        first = taken[0]
        if first.bot is not None:
            return self._to_bot(first, first.bot)
        to = _address(first)
        if not to:
            return None
        language = preferences_of(first.user_id or 0).language
        if len(taken) == 1:
            return self._written(first, self._said(first.notice, language), to=to)
        return self._written(first, self._gathered(taken, language), to=to)

    def _to_bot(self, one: ChannelDelivery, bot: ChatBotRow) -> Outgoing | None:
        if bot.ended_at is not None:
            return None
        kept = bot.token
        return self._written(
            one,
            self._said(one.notice, "zh"),
            to=kept["token"],
            vendor=bot.vendor,
            secret=kept["secret"],
        )

    def _written(
        self, one: ChannelDelivery, said: Wording, *, to: str, vendor: str = "", secret: str = ""
    ) -> Outgoing:
        unit = bool(one.notice.department)
        place = "counter/notices" if unit else "my/notices"
        return Outgoing(
            key=str(one.pk),
            to=to,
            title=said.title,
            words=said.words,
            short=said.short,
            link=f"{self.public_url}/{place}/{one.notice_id}/",
            vendor=vendor,
            secret=secret,
        )

    def _said(self, notice: NoticeRow, language: Language) -> Wording:
        template = self.templates.version(notice.kind, notice.version or 1)
        return template.said(notice.values, language)

    def _gathered(self, taken: Sequence[ChannelDelivery], language: Language) -> Wording:
        said = [self._said(one.notice, language) for one in taken]
        head = f"{len(said)} 条办件进展" if language == "zh" else f"{len(said)} news of your cases"
        lines = "\n\n".join(f"{one.title}\n{one.words}" for one in said)
        return Wording(title=head, words=lines, short=head)


@transaction.atomic
def _take(now: datetime) -> list[ChannelDelivery]:
    """Take the delivery that waits longest, with all that are gathered with it."""
    due = ChannelDelivery.objects.filter(
        standing=NoticeStanding.WAITING.value, next_try_at__lte=now
    )
    locked = due.select_for_update(of=["self"], skip_locked=True).order_by("next_try_at")
    first = locked.first()
    if first is None:
        return []
    together = [first]
    if first.gathered:
        others = locked.filter(gathered=True, user=first.user_id, channel=first.channel)
        together += list(others.exclude(pk=first.pk)[: MOST_GATHERED - 1])
    keys = [one.pk for one in together]
    ChannelDelivery.objects.filter(pk__in=keys).update(
        tries=F("tries") + 1, next_try_at=now + LEASE
    )
    rows = ChannelDelivery.objects.select_related("notice", "bot").filter(pk__in=keys)
    return sorted(rows, key=lambda one: one.notice.at)


@transaction.atomic
def _written_down(taken: Sequence[ChannelDelivery], handing: Handing, now: datetime) -> None:
    """Write down a try and what follows from it."""
    for one in taken:
        outcome, fault, again = _outcome(one, handing)
        ChannelTry.objects.create(
            delivery=one, number=one.tries, at=now, outcome=outcome.value, fault=fault
        )
        waits = outcome is NoticeStanding.WAITING and again is not None
        ChannelDelivery.objects.filter(pk=one.pk).update(
            standing=outcome.value,
            fault=fault,
            settled_at=None if waits else now,
            next_try_at=now + again if again else now,
        )


def _outcome(
    one: ChannelDelivery, handing: Handing
) -> tuple[NoticeStanding, str, timedelta | None]:
    match handing:
        case HandedOver():
            return NoticeStanding.HANDED_OVER, "", None
        case Refused(fault=fault):
            return NoticeStanding.REFUSED, fault, None
        case Unreachable(fault=fault):
            rest = rest_after(one.tries)
            dead = rest is None
            return (NoticeStanding.DEAD if dead else NoticeStanding.WAITING), fault, rest


def _address(one: ChannelDelivery) -> str:
    return _ADDRESSES[NoticeChannel(one.channel)](one.user_id or 0)


def _phone(user: int) -> str:
    row = VerifiedPhone.objects.filter(user=user).first()
    return row.number if row else ""


def _mail(user: int) -> str:
    row = MailAddress.objects.filter(user=user, verified_at__isnull=False).first()
    return row.address if row else ""


_ADDRESSES: Final[dict[NoticeChannel, Callable[[int], str]]] = {
    NoticeChannel.SMS: _phone,
    NoticeChannel.EMAIL: _mail,
}
