"""Packages of cases as files (归档包文件): a ZIP, written in one way only and read strictly."""

from tongban.adapters.case_archives.container import BrokenPackage, read_package, sm3, write_package
from tongban.adapters.case_archives.judging import judged

__all__ = ["BrokenPackage", "judged", "read_package", "sm3", "write_package"]
