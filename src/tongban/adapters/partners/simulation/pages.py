"""Pages (状态页): what the simulated partner serves, and switches for its faults."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from tongban.adapters.partners.simulation.faults import ALL, Fault, Setting

_PAGE = """<!doctype html>
<html lang="zh-Hans">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{city}模拟部门数据接口</title>
<style>
body {{ font: 16px/1.6 "Noto Sans CJK SC", sans-serif; margin: 2rem auto; max-width: 46rem;
       padding: 0 1rem; color: #1d1d1f; }}
p.mark {{ border-left: 4px solid #c3272b; padding: .25rem .75rem; background: #fdf2f2; }}
table {{ border-collapse: collapse; width: 100%; }}
th, td {{ text-align: left; padding: .4rem .5rem; border-bottom: 1px solid #c9ccd1; }}
td.number {{ text-align: right; font-variant-numeric: tabular-nums; }}
td.fault {{ color: #a3151a; font-weight: 600; }}
form {{ display: grid; gap: .75rem; grid-template-columns: 1fr; max-width: 22rem; }}
label {{ display: grid; gap: .25rem; }}
input, select, button {{ font: inherit; padding: .4rem; min-height: 2.75rem; }}
</style>
</head>
<body>
<main>
<h1>{city}模拟部门数据接口</h1>
<p class="mark">这是演示用的模拟系统。人员和企业均为虚构，数据不具任何效力。</p>
<table>
<caption>各数据资源现在的状态</caption>
<thead><tr><th scope="col">数据资源</th><th scope="col">记录数</th><th scope="col">状态</th></tr>
</thead>
<tbody>
{rows}
</tbody>
</table>
<h2>切换故障</h2>
<form method="post" action="/faults">
<label>数据资源<select name="dataset">{datasets}</select></label>
<label>状态<select name="fault">{faults}</select></label>
<label>延迟秒数<input name="seconds" type="number" min="0" max="60" step="0.5" value="5"></label>
<label>演示口令<input name="token" type="password" autocomplete="off" required></label>
<button>切换</button>
</form>
</main>
</body>
</html>
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One register on the page: its code, name, number of records and state."""

    dataset: str
    name: str
    size: int
    setting: Setting


def status_page(city: str, lines: Sequence[Line]) -> bytes:
    """Return the page: each register with its size and state, and a form to switch it."""
    choices = [(ALL, "全部"), *((line.dataset, line.name) for line in lines)]
    datasets = "".join(_option(code, words) for code, words in choices)
    faults = "".join(_option(fault.value, fault.words) for fault in Fault)
    rows = "\n".join(map(_row, lines))
    return _PAGE.format(city=escape(city), rows=rows, datasets=datasets, faults=faults).encode()


def _row(line: Line) -> str:
    mark = "" if line.setting.fault is Fault.UP else ' class="fault"'
    return (
        f'<tr><th scope="row">{escape(line.name)} <small>{escape(line.dataset)}</small></th>'
        f'<td class="number">{line.size}</td><td{mark}>{line.setting.fault.words}</td></tr>'
    )


def _option(value: str, words: str) -> str:
    return f'<option value="{escape(value)}">{escape(words)}</option>'
