"""Record linkage (记录匹配): which rows of which registers are one person, organisation or thing.

Read in this order: `levels` (what can be asked of two values), `model` (comparisons with their
weights, keys, thresholds: data that stewards keep), `judging` (one pair, with an explanation),
`thresholds` (chosen on pairs that people have judged), `clusters` (pairs that hang together).
"""
