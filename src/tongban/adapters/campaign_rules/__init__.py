"""Rules of campaigns as a file (批次规则配置): read whole or refused, naming what is wrong."""

from tongban.adapters.campaign_rules.reading import read_campaigns

__all__ = ["read_campaigns"]
