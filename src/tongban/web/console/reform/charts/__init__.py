"""Drawings of the reductions (图表): SVG made on the server, each with the same facts as a table.

`shapes` is what a drawing consists of; `waterfall` from before to now, cause by cause; `flow` from
materials to holders to what replaces them; `ranges` means with their intervals.
"""
