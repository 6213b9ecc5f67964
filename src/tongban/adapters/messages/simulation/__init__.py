"""Carriers to practise with (模拟短信网关、邮件服务器、工作群): what they were handed is on a page.

`faults` are their bad days, `box` keeps text messages, `side_rooms` mails and chats; `page` shows
them, `server` speaks HTTP (with `chat_room` for robots), `mail_server` speaks SMTP.
"""

from tongban.adapters.messages.simulation.box import MessageBox
from tongban.adapters.messages.simulation.faults import Fault
from tongban.adapters.messages.simulation.mail_server import SimulatedMailServer
from tongban.adapters.messages.simulation.server import SimulatedCarrier
from tongban.adapters.messages.simulation.side_rooms import Service, SideRooms

__all__ = [
    "Fault",
    "MessageBox",
    "Service",
    "SideRooms",
    "SimulatedCarrier",
    "SimulatedMailServer",
]
