"""The page (消息页面): what was "sent", newest first, and switches for faults."""

from datetime import datetime, timedelta, timezone
from html import escape

from tongban.adapters.messages.simulation.box import Brought, MessageBox
from tongban.adapters.messages.simulation.faults import Fault
from tongban.adapters.messages.simulation.side_rooms import Service, SideRooms, Taken

_CHINA = timezone(timedelta(hours=8))
_PAGE = """<!doctype html>
<html lang="zh-Hans">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>模拟短信网关</title>
<style>
body {{ font: 16px/1.6 "Noto Sans CJK SC", sans-serif; margin: 2rem auto; max-width: 46rem;
       padding: 0 1rem; color: #1d1d1f; }}
p.mark {{ border-left: 4px solid #c3272b; padding: .25rem .75rem; background: #fdf2f2; }}
ol {{ list-style: none; padding: 0; }}
li {{ border-bottom: 1px solid #c9ccd1; padding: .75rem 0; overflow-wrap: anywhere; }}
li small {{ color: #55585e; display: block; }}
form {{ display: grid; gap: .75rem; max-width: 22rem; }}
label {{ display: grid; gap: .25rem; }}
input, select, button {{ font: inherit; padding: .4rem; min-height: 2.75rem; }}
</style>
</head>
<body>
<main>
<h1>模拟短信网关</h1>
<p class="mark">这是演示用的模拟系统。短信、邮件和群消息都没有真的发出，
号码和地址都是编造的。短信网关现在的状态：{state}。</p>
{messages}
{rooms}
<h2>切换故障</h2>
<form method="post" action="/fault">
<label>哪一个<select name="service"><option value="sms">短信网关</option>{services}</select></label>
<label>状态<select name="fault">{faults}</select></label>
<label>演示口令<input name="token" type="password" autocomplete="off" required></label>
<button>切换</button>
</form>
</main>
</body>
</html>
"""


_SERVICES = {Service.MAIL: "模拟邮件服务器", Service.CHAT: "模拟工作群"}


def page_of(box: MessageBox, rooms: SideRooms) -> bytes:
    """Return the page."""
    told = "\n".join(map(_line, box.brought()))
    return _PAGE.format(
        state=box.fault.words,
        messages=f"<ol>\n{told}\n</ol>" if told else "<p>还没有短信。</p>",
        rooms="\n".join(_room(rooms, service) for service in Service),
        services="".join(
            f'<option value="{one.value}">{_SERVICES[one]}</option>' for one in Service
        ),
        faults="".join(f'<option value="{one.value}">{one.words}</option>' for one in Fault),
    ).encode()


def _room(rooms: SideRooms, service: Service) -> str:
    taken = "\n".join(map(_taken, rooms.taken(service)))
    state = f"<p>现在的状态：{rooms.fault(service).words}。</p>"
    shown = f"<ol>\n{taken}\n</ol>" if taken else "<p>还没有收到。</p>"
    return f"<h2>{_SERVICES[service]}</h2>\n{state}\n{shown}"


def _taken(one: Taken) -> str:
    head = f"{escape(one.to)}，{_moment(one.at)}"
    return f"<li><small>{head}</small><b>{escape(one.title)}</b><br>{escape(one.words)}</li>"


def _line(one: Brought) -> str:
    phone = escape(one.text.phone)
    return f"<li><small>{phone}，{_moment(one.at)}</small>{escape(one.text.words)}</li>"


def _moment(at: datetime) -> str:
    return at.astimezone(_CHINA).strftime("%Y-%m-%d %H:%M:%S")
