"""Guides as files (成文): the same lines as text, web page, document or workbook.

A line that begins with ``#`` is a heading, ``|`` a row of a table, ``::`` parts a term from what it
says, ``**`` is bold; everything else is a paragraph.
"""

import html
import io
import re
from itertools import groupby

from docx import Document
from openpyxl import Workbook

from reading_corpus.guides import Guide

_HEADING = re.compile(r"(#+) (.*)")
_BOLD = re.compile(r"\*\*(.+?)\*\*")


def file_of(guide: Guide) -> tuple[str, bytes]:
    """Return the name and the content of the file in which a guide comes."""
    kind = guide.form.partition("-")[0]
    content = {"txt": _text, "html": _html, "docx": _docx, "xlsx": _xlsx}[kind](guide.lines)
    return f"{guide.name}.{kind}", content


def _text(lines: tuple[str, ...]) -> bytes:
    return "\n".join("\t".join(_cells(line) or [line]) for line in lines).encode()


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip("|").split("|")] if line.startswith("|") else []


def _html(lines: tuple[str, ...]) -> bytes:
    parts = ["<!doctype html><meta charset=utf-8><script>var x=1</script><body>"]
    for kind, group in groupby(lines, key=_kind):
        rows = list(group)
        match kind:
            case "row":
                parts.append(f"<table>{''.join(map(_html_row, rows))}</table>")
            case "term":
                parts.append(f"<dl>{''.join(map(_html_term, rows))}</dl>")
            case "bullet":
                items = "".join(f"<li>{html.escape(row[2:])}</li>" for row in rows)
                parts.append(f"<ul>{items}</ul>")
            case _:
                parts.extend(map(_html_line, rows))
    return "\n".join(parts).encode()


def _kind(line: str) -> str:
    if line.startswith("|"):
        return "row"
    if " :: " in line:
        return "term"
    return "bullet" if line.startswith("- ") else "line"


def _html_row(line: str) -> str:
    return f"<tr>{''.join(f'<td>{html.escape(cell)}</td>' for cell in _cells(line))}</tr>"


def _html_term(line: str) -> str:
    term, _, said = line.partition(" :: ")
    return f"<dt>{html.escape(term)}</dt><dd>{html.escape(said)}</dd>"


def _html_line(line: str) -> str:
    if heading := _HEADING.match(line):
        level = len(heading[1])
        return f"<h{level}>{html.escape(heading[2])}</h{level}>"
    return f"<p>{line}</p>"


def _docx(lines: tuple[str, ...]) -> bytes:
    document = Document()
    for kind, group in groupby(lines, key=_kind):
        rows = list(group)
        if kind == "row":
            _docx_table(document, [_cells(row) for row in rows])
            continue
        for line in rows:
            if heading := _HEADING.match(line):
                document.add_heading(heading[2], level=len(heading[1]))
            else:
                paragraph = document.add_paragraph()
                for number, run in enumerate(_BOLD.split(line)):
                    paragraph.add_run(run).bold = number % 2 == 1
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def _docx_table(document, rows: list[list[str]]) -> None:
    table = document.add_table(rows=len(rows), cols=max(map(len, rows)))
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            table.cell(number, column).text = text


def _xlsx(lines: tuple[str, ...]) -> bytes:
    book = Workbook()
    for number, line in enumerate(lines, start=1):
        for column, text in enumerate(_cells(line), start=1):
            book.active.cell(number, column).value = text or None
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()
