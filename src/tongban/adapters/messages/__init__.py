"""Messages (消息通道): hand a message to whoever carries it, once, come what may.

`texts` says what is handed over and what comes of it, `carrier` speaks to a carrier of text
messages over HTTP, `mail` to a mail server, `chat` to robots of work chats; `channels` lets text
messages be one channel among them. `simulation/` are carriers to practise with, which show on a
page what they "sent".
"""

from tongban.adapters.messages.carrier import HttpCarrier
from tongban.adapters.messages.channels import TextChannel
from tongban.adapters.messages.chat import ChatCarrier, ChatOrigin
from tongban.adapters.messages.mail import MailServer, SmtpCarrier
from tongban.adapters.messages.texts import (
    HandedOver,
    Handing,
    NoCarrier,
    Outgoing,
    Refused,
    Text,
    Unreachable,
)

__all__ = [
    "ChatCarrier",
    "ChatOrigin",
    "HandedOver",
    "Handing",
    "HttpCarrier",
    "MailServer",
    "NoCarrier",
    "Outgoing",
    "Refused",
    "SmtpCarrier",
    "Text",
    "TextChannel",
    "Unreachable",
]
