"""The exchange of `tongban catalog` (导入导出): every format, from and to files on this machine.

What comes in is published at once, as the catalogue files are: whole, and only when neither the
form nor the law objects. Headings are no items; they are listed, and wait for somebody to begin.
"""

import argparse
import io
import json
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

from tongban.adapters.catalogue_files import LoadedCity, read_catalogue, write_city
from tongban.adapters.modelling_json import model_schema, read_model, write_model
from tongban.adapters.national_tables import Batch, read_national, write_national
from tongban.adapters.national_tables.schema import NATIONAL
from tongban.adapters.open_standards import read_cpsv, write_cpsv
from tongban.adapters.workbooks import marked_copy, read_workbook, write_workbook
from tongban.core.authoring.access import CATALOGUE_KEEPER
from tongban.core.catalog.catalogue import Catalogue
from tongban.core.catalog.plain.proving import DocumentRead
from tongban.core.catalog.selection import selection
from tongban.core.catalog.tables.reading import NOTHING, joined
from tongban.core.catalog.tables.rows import Fault
from tongban.core.catalog.tables.schema import SCHEMA
from tongban.core.catalog.tables.table import Schema
from tongban.core.journeys.definitions import Journey
from tongban.core.people.actors import Officer, Role
from tongban.core.vocabulary.errors import InvalidValue
from tongban.project.clock import today
from tongban.project.startup import running_platform

FORMATS: Final = ("yaml", "workbook", "national", "cpsv", "model", "headings")
_SOURCE: Final = "tongban"
Read = tuple[Catalogue, list[str]]


def add_export(actions: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `export` and `schema` to the actions of the command."""
    export = actions.add_parser("export", help="write what is published, or a folder, in a format")
    export.add_argument("target", type=Path, help="the file to write; a new folder for yaml")
    export.add_argument("--format", choices=FORMATS[:-1], required=True)
    export.add_argument("--from", dest="source", type=Path, help="a folder of catalogue files")
    export.add_argument("--department", help="only the items of this department")
    export.add_argument("--item", action="append", default=[], help="only this item; repeatable")
    export.set_defaults(run=export_items)
    schema = actions.add_parser("schema", help="print the JSON Schema of modelling documents")
    schema.set_defaults(run=print_schema)


def export_items(options: argparse.Namespace) -> int:
    """Write the items that are asked for."""
    city = _city(options.source)
    chosen = _chosen(city.catalogue, options)
    if options.format == "yaml":
        write_city(replace(city, catalogue=chosen, journeys=_within(city.journeys, chosen)),
                   options.target)  # fmt: skip
    else:
        options.target.write_bytes(_WRITERS[options.format](chosen, city.journeys))
    sys.stdout.write(f"写出事项 {len(chosen.items)} 个：{options.target}\n")
    return 0


def print_schema(_options: argparse.Namespace) -> int:
    """Print the schema."""
    sys.stdout.write(json.dumps(model_schema(), ensure_ascii=False, indent=2) + "\n")
    return 0


def import_file(options: argparse.Namespace, objections: Callable[[LoadedCity], list[str]]) -> int:
    """Read a file and publish it over what is published; or say everything that is wrong."""
    path: Path = options.folder
    with running_platform():
        if options.format == "headings":
            return _import_headings(path)
        city = _published()
        found, faults = _READERS[options.format](path, city.catalogue)
        whole = replace(city, catalogue=joined(found, city.catalogue))
        wrong = faults or objections(whole)
        if wrong:
            sys.stderr.writelines(f"{line}\n" for line in wrong)
            sys.stderr.write(f"共 {len(wrong)} 处，没有导入任何内容\n")
            return 1
        from tongban.actions.catalog import publish

        done = publish(whole.catalogue, whole.journeys, by="tongban catalog import", note=path.name)
    sys.stdout.write(f"{path.name}：发布事项 {len(done.items)} 个，没有变化 {done.unchanged} 个\n")
    return 0


def _import_headings(path: Path) -> int:
    """List the headings of a file, showing how far it has come."""
    from tongban.actions.imports.beginning import begin
    from tongban.actions.imports.carrying import carry_on
    from tongban.project.wiring import outside
    from tongban.store.imports import queries
    from tongban.store.imports.kinds import Format

    officer = Officer(
        account=0,
        name="命令行",
        staff_number="tongban catalog import",
        department=CATALOGUE_KEEPER,
        roles=frozenset({Role.ITEM_ADMINISTRATOR}),
    )
    with path.open("rb") as file:
        chunks = iter(lambda: file.read(1024 * 1024), b"")
        run = begin(officer, Format.HEADINGS, chunks, outside(), name=path.name)
    while queries.run_for(officer, run).under_way and carry_on(outside()):
        sys.stderr.write(f"\r已读 {queries.run_for(officer, run).rows_read} 行")
    sys.stderr.write("\n")
    line = queries.run_for(officer, run)
    for wrong in queries.all_rejected(run):
        told = "；".join(reason for _, reason, _ in wrong.faults)
        sys.stderr.write(f"第 {wrong.number} 行：{told}\n")
    sys.stdout.write(
        f"{path.name}：读入 {line.rows_read} 行，收下 {line.items_taken} 条，"
        f"未收 {line.rows_rejected} 条{f'（{line.reason}）' if line.reason else ''}\n"
    )
    return int(bool(line.rows_rejected or line.reason))


def _city(source: Path | None) -> LoadedCity:
    if source is not None:
        return read_catalogue(source)
    with running_platform():
        city = _published()
        return replace(city, catalogue=replace(city.catalogue, items={**city.catalogue.items}),
                       journeys={**city.journeys})  # fmt: skip


def _published() -> LoadedCity:
    """Return what is published as a city; before the first publication, an empty one."""
    from tongban.store.catalog.queries import current

    published = current()
    if published is None:
        return LoadedCity(name=_SOURCE, area="000000", catalogue=NOTHING, journeys={}, laws={})
    areas = [one.area for one in published.catalogue.departments.values()]
    return LoadedCity(
        name=_SOURCE,
        area=areas[0] if areas else "000000",
        catalogue=published.catalogue,
        journeys=published.journeys,
        laws={},
    )


def _chosen(catalogue: Catalogue, options: argparse.Namespace) -> Catalogue:
    codes = [*options.item]
    if unknown := [code for code in codes if code not in catalogue.items]:
        raise InvalidValue("item", f"没有事项 {'、'.join(unknown)}")
    if options.department:
        codes += [
            code for code, item in catalogue.items.items() if item.department == options.department
        ]
    elif not codes:
        return catalogue
    return selection(catalogue, dict.fromkeys(codes))


def _within(journeys: Mapping[str, Journey], chosen: Catalogue) -> dict[str, Journey]:
    return {
        code: journey
        for code, journey in journeys.items()
        if all(sub.item in chosen.items for sub in journey.sub_items)
        and journey.lead in chosen.departments
    }


def _national(catalogue: Catalogue, _: object) -> bytes:
    target = io.BytesIO()
    day = today()
    batch = Batch(number=f"{day:%Y%m%d}001", source=_SOURCE, moment=f"{day} 00:00:00")
    write_national(catalogue, target, batch)
    return target.getvalue()


_WRITERS: Final[Mapping[str, Callable[[Catalogue, Mapping[str, Journey]], bytes]]] = {
    "workbook": lambda catalogue, _: write_workbook(catalogue),
    "national": _national,
    "cpsv": write_cpsv,
    "model": lambda catalogue, _: write_model(catalogue),
}


def _read_workbook(path: Path, known: Catalogue) -> Read:
    found = read_workbook(path, known=known)
    if found.faults:
        marked = path.with_name(f"{path.stem}.错误.xlsx")
        marked.write_bytes(marked_copy(path, found.faults))
        sys.stderr.write(f"错误已标注在：{marked.name}\n")
    return found.catalogue, list(_places(found.faults, SCHEMA))


def _read_national(path: Path, known: Catalogue) -> Read:
    found = read_national(path, known=known)
    return found.catalogue, list(_places(found.faults, NATIONAL))


def _read_document(read: Callable[..., DocumentRead]) -> Callable[[Path, Catalogue], Read]:
    def reader(path: Path, known: Catalogue) -> Read:
        said = read(path.read_bytes(), known=known)
        return said.catalogue, [f"{fault.path}: {fault.reason}" for fault in said.faults]

    return reader


_READERS: Final[Mapping[str, Callable[[Path, Catalogue], Read]]] = {
    "workbook": _read_workbook,
    "national": _read_national,
    "cpsv": _read_document(read_cpsv),
    "model": _read_document(read_model),
}


def _places(faults: Iterable[Fault], schema: Schema) -> Iterable[str]:
    for fault in faults:
        table = schema.by_key.get(fault.table)
        title = table.title if table else fault.table
        cell = f" {table.titles[fault.cell]}" if table and fault.cell >= 0 else ""
        yield f"{title} 第 {fault.row} 行{cell}：{fault.reason}"
