"""Lint (清单体检): what the law and the inspectors would object to in a catalogue.

Read in this order: `findings` (what a rule sees and says), the rules — `materials` (L01-L05),
`limits` (L06, L07, L12), `visits` (L08), `charges` (L09, L10), `sameness` (L11), `currency` (L13),
`publication` (L14, with its `snapshots`), `form_fields` (L15), `inspected` (L16-L21),
`handled_items` (L22), `assessed` (L23), `processes` (L24, L25) — `rules` (all of them) and `run`.
"""

from tongban.core.catalog.lint.findings import Assessed, Finding, LintRule, Repeal, Severity
from tongban.core.catalog.lint.rules import RULES
from tongban.core.catalog.lint.run import lint
from tongban.core.catalog.lint.snapshots import PublishedGuide, snapshot

__all__ = [
    "RULES",
    "Assessed",
    "Finding",
    "LintRule",
    "PublishedGuide",
    "Repeal",
    "Severity",
    "lint",
    "snapshot",
]
