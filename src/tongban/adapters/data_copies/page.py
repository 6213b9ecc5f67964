"""The page (可读副本): every chapter as tables of names and values, readable without anything."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from html import escape
from typing import Any, Final

from tongban.adapters.data_copies.chapters import Chapter

_STYLE: Final = (
    "body{font:16px/1.6 sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a}"
    "h2{margin-top:2.5rem;border-bottom:2px solid #1d5fa8}"
    "table{border-collapse:collapse;width:100%;margin:0 0 1.5rem}"
    "th,td{border:1px solid #c8ccd0;padding:.4rem .6rem;text-align:left;vertical-align:top}"
    "th{width:12rem;font-weight:600;background:#f3f5f7}td table{margin:0}"
)
_NOTHING: Final = "没有"


def write_page(title: str, made_at: datetime, chapters: Sequence[Chapter]) -> str:
    """Return a whole page in UTF-8."""
    return "".join(_parts(title, made_at, chapters))


def _parts(title: str, made_at: datetime, chapters: Sequence[Chapter]) -> Iterator[str]:
    yield '<!doctype html>\n<html lang="zh-hans"><head><meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width,initial-scale=1">'
    yield f"<title>{escape(title)}</title><style>{_STYLE}</style></head><body>"
    yield f"<h1>{escape(title)}</h1><p>制作时间：{made_at:%Y-%m-%d %H:%M}</p><ul>"
    for chapter in chapters:
        count = len(chapter.entries)
        yield f'<li><a href="#{chapter.code}">{escape(chapter.title)}</a>（{count}）</li>'
    yield "</ul>"
    for chapter in chapters:
        yield f'<h2 id="{chapter.code}">{escape(chapter.title)}</h2>'
        yield "".join(_table(entry, chapter.labels) for entry in chapter.entries)
        yield "" if chapter.entries else f"<p>{_NOTHING}</p>"
    yield "</body></html>\n"


def _table(entry: Mapping[str, Any], labels: Mapping[str, str]) -> str:
    rows = (
        f'<tr><th scope="row">{escape(labels.get(name, name))}</th><td>{_cell(value, labels)}</td>'
        for name, value in entry.items()
    )
    return f"<table>{'</tr>'.join(rows)}</tr></table>"


def _cell(value: Any, labels: Mapping[str, str]) -> str:
    match value:
        case bool():
            return "是" if value else "否"
        case dict() if value:
            return _table(value, labels)
        case list() if value:
            return "".join(f"<div>{_cell(one, labels)}</div>" for one in value)
        case None | "" | dict() | list():
            return "—"
        case _:
            return escape(str(value))
