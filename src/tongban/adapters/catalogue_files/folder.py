"""The folder (目录) of a city: finds its files and turns each into fields.

A file that cannot be read is reported and left out, so that the others are still checked.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from tongban.adapters.catalogue_files.fields import Fields
from tongban.adapters.catalogue_files.reading import Reading
from tongban.adapters.catalogue_files.yaml_marks import (
    Place,
    Table,
    UnreadableYaml,
    read_marked,
)

T = TypeVar("T")


class CityFolder:
    """The YAML files under one folder; every path in a message is relative to it."""

    def __init__(self, folder: Path, reading: Reading) -> None:
        self._folder = folder
        self._reading = reading

    def file(self, name: str, path: str) -> Fields | None:
        """Return the fields of one file that every city has."""
        if not (self._folder / name).is_file():
            self._reading.report(Place(name, 1), f"缺少文件 {name}", "file")
            return None
        return self._fields(self._folder / name, path)

    def definitions(
        self, pattern: str, kind: str, read: Callable[[str, Fields], T | None]
    ) -> dict[str, T]:
        """Read tables of many definitions, each entry one code, from all files of a pattern."""
        found: dict[str, T] = {}
        for path in self._paths(pattern):
            fields = self._fields(path, kind)
            self._reading.whole &= fields is not None
            for code, entry in fields.by_code() if fields else ():
                if self._first(f"{kind}/{code}", entry) and (value := read(code, entry)):
                    found[code] = value
        return found

    def single_definitions(
        self, pattern: str, kind: str, read: Callable[[Fields], T | None]
    ) -> dict[str, T]:
        """Read files that hold one definition each; the name of the file is its code."""
        found: dict[str, T] = {}
        for path in self._paths(pattern):
            fields = self._fields(path, f"{kind}/{path.stem}")
            if fields and self._named_by_file(fields, path.stem) and (value := read(fields)):
                found[path.stem] = value
        return found

    def _paths(self, pattern: str) -> Iterator[Path]:
        yield from sorted(self._folder.glob(pattern))

    def _fields(self, path: Path, kind: str) -> Fields | None:
        name = path.relative_to(self._folder).as_posix()
        try:
            root = read_marked(path.read_text(encoding="utf-8"), name)
        except UnreadableYaml as error:
            self._reading.report(error.place, error.reason, "yaml")
        except UnicodeDecodeError:
            self._reading.report(Place(name, 1), "文件不是 UTF-8 编码", "yaml")
        else:
            if isinstance(root, Table):
                return Fields(root, self._reading, kind)
            self._reading.report(root.place, "文件应写成“键: 值”的形式", "type")
        self._reading.unread.add(path.stem)
        return None

    def _first(self, path: str, entry: Fields) -> bool:
        place = self._reading.places[path]
        if place == entry.table.place:
            return True
        code = path.rpartition("/")[2]
        self._reading.report(entry.table.place, f"{code} 在 {place} 已经定义过", "repeat")
        return False

    def _named_by_file(self, fields: Fields, stem: str) -> bool:
        code = fields.text("code")
        if code not in ("", stem):
            fields.report(
                fields.table.keys["code"], f"代码 {code} 与文件名 {stem}.yaml 不一致", "name"
            )
        return True
