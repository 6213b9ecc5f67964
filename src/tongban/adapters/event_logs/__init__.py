"""Event logs of other systems (事件日志): read from CSV with named columns, or from XES.

- `reading`: what a reading gives: events, promised days, and the lines that could not be read
- `csv_logs`, `xes_logs`: the two forms
"""

from tongban.adapters.event_logs.csv_logs import Columns, read_csv
from tongban.adapters.event_logs.reading import Heard, ReadLog, Rejected
from tongban.adapters.event_logs.xes_logs import read_xes

__all__ = ["Columns", "Heard", "ReadLog", "Rejected", "read_csv", "read_xes"]
