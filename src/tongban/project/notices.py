"""Which channels bring notices (告知渠道装配): text messages, mail, work chats; and templates."""

from functools import cache
from time import time
from typing import Final

from django.conf import settings

from tongban.actions.notices.bringing import Bringing
from tongban.actions.notices.channels import Channel, Channels
from tongban.adapters.messages import (
    ChatCarrier,
    ChatOrigin,
    MailServer,
    NoCarrier,
    SmtpCarrier,
    TextChannel,
)
from tongban.adapters.notice_templates import read_templates
from tongban.adapters.partners import Partner
from tongban.adapters.partners.guarded import GuardedTransport
from tongban.adapters.partners.sockets import connecting
from tongban.core.notices.bots import ChatVendor
from tongban.core.notices.kinds import NoticeChannel
from tongban.core.notices.templates import NoticeTemplates
from tongban.project.messages import carrier

_MILLISECONDS: Final = 1000


@cache
def templates() -> NoticeTemplates:
    """Return how this city says its notices."""
    return read_templates(settings.NOTICE_TEMPLATES)


@cache
def mail() -> Channel:
    """Return what brings mail: a server that is registered, or nobody."""
    if settings.MAIL == "none":
        return NoCarrier()
    simulated = settings.MAIL == "simulated"
    server = MailServer(
        host=settings.MAIL_HOST,
        port=settings.MAIL_PORT,
        sender=settings.MAIL_SENDER,
        name=settings.TONGBAN_SITE_NAME,
        user=settings.MAIL_USER,
        password=settings.MAIL_PASSWORD,
        encrypted=not simulated,
        seconds=float(settings.MAIL_SECONDS),
    )
    inside = simulated or settings.MAIL_INSIDE
    return SmtpCarrier(server, connecting(server.host, server.port, inside=inside))


@cache
def chat() -> Channel:
    """Return what tells robots: their vendors, or the simulated chat room."""
    if settings.CHAT == "none":
        return NoCarrier()
    origins = {vendor.value: _origin(vendor) for vendor in ChatVendor}
    return ChatCarrier(origins, lambda: int(time() * _MILLISECONDS))


@cache
def bringing() -> Bringing:
    """Return what brings notices in this process."""
    channels: Channels = {
        NoticeChannel.SMS: TextChannel(carrier()),
        NoticeChannel.EMAIL: mail(),
        NoticeChannel.CHAT: chat(),
    }
    return Bringing(channels=channels, templates=templates(), public_url=settings.PUBLIC_URL)


def simulated_origins() -> tuple[str, ...]:
    """Return from where else a robot's address may be pasted: the chat room of a demonstration."""
    return (settings.MESSAGES_URL,) if settings.CHAT == "simulated" else ()


def _origin(vendor: ChatVendor) -> ChatOrigin:
    simulated = settings.CHAT == "simulated"
    base = settings.MESSAGES_URL if simulated else vendor.origin
    partner = Partner(base_url=base, client="tongban", key=b"", inside=simulated)
    return ChatOrigin(
        base_url=base,
        path=vendor.path,
        parameter=vendor.parameter,
        signed=vendor is ChatVendor.DINGTALK,
        transport=GuardedTransport(partner, seconds=float(settings.CHAT_SECONDS)),
    )
