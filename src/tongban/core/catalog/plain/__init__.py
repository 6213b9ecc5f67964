"""Definitions as plain values (通用值): what JSON can hold, readable without this program.

Read in this order: `forms` (how a condition, an article or a limit stands), `shapes` (what each
type looks like), `writing` (definition to plain values, by its types), `reading` (the way back,
with every fault at its path), `schema` (the same types told as a JSON Schema), `strict` (JSON that
means one thing only) and `proving` (what a document says, once every reference is followed).
"""
