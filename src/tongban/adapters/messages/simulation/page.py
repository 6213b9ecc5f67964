"""The page (短信页面): the messages that were "sent", newest first, and a switch for faults."""

from collections.abc import Sequence
from datetime import timedelta, timezone
from html import escape

from tongban.adapters.messages.simulation.box import Brought
from tongban.adapters.messages.simulation.faults import Fault

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
<p class="mark">这是演示用的模拟系统。短信没有真的发出，号码都是编造的。现在的状态：{state}。</p>
{messages}
<h2>切换故障</h2>
<form method="post" action="/fault">
<label>状态<select name="fault">{faults}</select></label>
<label>演示口令<input name="token" type="password" autocomplete="off" required></label>
<button>切换</button>
</form>
</main>
</body>
</html>
"""


def page_of(brought: Sequence[Brought], fault: Fault) -> bytes:
    """Return the page."""
    told = "\n".join(map(_line, brought))
    return _PAGE.format(
        state=fault.words,
        messages=f"<ol>\n{told}\n</ol>" if told else "<p>还没有短信。</p>",
        faults="".join(f'<option value="{one.value}">{one.words}</option>' for one in Fault),
    ).encode()


def _line(one: Brought) -> str:
    at = one.at.astimezone(_CHINA).strftime("%Y-%m-%d %H:%M:%S")
    phone = escape(one.text.phone)
    return f"<li><small>{phone}，{at}</small>{escape(one.text.words)}</li>"
