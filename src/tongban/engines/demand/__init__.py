"""The demand list at the size of a province (数据需求引擎), with the proof how good it is.

A price on every interface makes the best choice a maximum closure, which one minimum cut finds;
raising and lowering the price walks along the curve of best values. `papers` is the problem in
arrays, `closure` one cut, `hull` the walk, `plan` a choice that is added to and taken from,
`improving` what fills a budget to the end, `closing` what settles the few interfaces that the cuts
leave undecided, `choosing` all of it.
"""
