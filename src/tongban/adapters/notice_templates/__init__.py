"""Templates of notices as a file (告知模板配置): read whole or refused, naming what is wrong."""

from tongban.adapters.notice_templates.reading import read_templates

__all__ = ["read_templates"]
