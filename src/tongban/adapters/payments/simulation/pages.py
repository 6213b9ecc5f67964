"""What a payer sees at the simulated bank (付款页): what is to be paid, and that it is paid."""

from html import escape

from tongban.adapters.payments.simulation.accounts import Kept
from tongban.adapters.payments.simulation.faults import Fault

_FEN = 100
_PAGE = """<!doctype html>
<html lang="zh-Hans">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title} - 模拟银行</title>
<style>
body {{ font: 16px/1.6 "Noto Sans CJK SC", sans-serif; margin: 2rem auto; max-width: 34rem;
       padding: 0 1rem; color: #1d1d1f; }}
p.mark {{ border-left: 4px solid #c3272b; padding: .25rem .75rem; background: #fdf2f2; }}
dl {{ display: grid; grid-template-columns: 7rem 1fr; gap: .5rem; overflow-wrap: anywhere; }}
dd {{ margin: 0; }}
form {{ display: grid; gap: .75rem; max-width: 22rem; }}
label {{ display: grid; gap: .25rem; }}
input, select, button {{ font: inherit; padding: .4rem; min-height: 2.75rem; }}
</style>
</head>
<body>
<main>
<h1>{title}</h1>
<p class="mark">这是演示用的模拟银行，不会扣任何人的钱。{state}</p>
{body}
</main>
</body>
</html>
"""


def yuan(fen: int) -> str:
    """Return an amount as people read it."""
    return f"{fen // _FEN}.{fen % _FEN:02d} 元"


def pay_page(order: Kept) -> bytes:
    """Return the page on which an order is paid."""
    button = (
        '<form method="post"><button name="act" value="pay">确认付款</button>'
        '<button name="act" value="leave">不付，取消订单</button></form>'
        if order.state == "open"
        else f'<p>{_STATES[order.state]}</p><p><a href="{escape(order.back)}">返回办事平台</a></p>'
    )
    body = (
        f"<dl><dt>付款事由</dt><dd>{escape(order.words)}</dd>"
        f"<dt>缴款单号</dt><dd>{escape(order.bill)}</dd>"
        f"<dt>金额</dt><dd>{yuan(order.amount)}</dd></dl>{button}"
    )
    return _page("付款", body)


def told_page(title: str, words: str, back: str) -> bytes:
    """Return a page that says what happened, with the way back."""
    return _page(title, f'<p>{escape(words)}</p><p><a href="{escape(back)}">返回办事平台</a></p>')


def front_page(orders: tuple[Kept, ...], fault: Fault) -> bytes:
    """Return the page of the bank itself: its orders, and a switch for faults."""
    lines = "".join(
        f"<li>{escape(one.bill)}：{escape(one.words)}，{yuan(one.amount)}，{_STATES[one.state]}</li>"
        for one in reversed(orders)
    )
    faults = "".join(f'<option value="{one.value}">{one.words}</option>' for one in Fault)
    body = (
        f"{f'<ol>{lines}</ol>' if lines else '<p>还没有订单。</p>'}"
        "<h2>切换故障</h2>"
        f'<form method="post" action="/fault"><label>状态<select name="fault">{faults}</select>'
        '</label><label>演示口令<input name="token" type="password" autocomplete="off" required>'
        "</label><button>切换</button></form>"
    )
    return _page("模拟银行", body, state=f"现在的状态：{fault.words}。")


_STATES = {"open": "待付款", "paid": "已经付款", "closed": "订单已关闭"}


def _page(title: str, body: str, *, state: str = "") -> bytes:
    return _PAGE.format(title=title, body=body, state=state).encode()
