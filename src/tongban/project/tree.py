"""What stands in the tree (目录): packages are found by looking, so a new one needs no list."""

import pkgutil
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec


def packages_within(parent: str) -> Iterator[str]:
    """Yield the full names of the packages and modules directly inside `parent`, sorted."""
    found = import_module(parent)
    for module in sorted(pkgutil.iter_modules(found.__path__), key=lambda module: module.name):
        yield f"{parent}.{module.name}"


def apps_within(parent: str) -> list[str]:
    """Return the packages inside `parent` that are Django apps: those with an ``apps`` module."""
    return [name for name in packages_within(parent) if exists(f"{name}.apps")]


def exists(module: str) -> bool:
    """Tell whether `module` can be imported, without importing it."""
    try:
        return find_spec(module) is not None
    except ModuleNotFoundError:
        return False
