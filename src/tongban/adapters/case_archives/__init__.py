"""Packages of cases as files (归档包文件): a ZIP, written in one way only and read strictly."""

from tongban.adapters.case_archives.container import BrokenPackage, read_package, sm3, write_package

__all__ = ["BrokenPackage", "read_package", "sm3", "write_package"]
