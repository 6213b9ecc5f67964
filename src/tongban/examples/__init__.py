"""Examples (示例): an invented city on real law, for the demo, the tests and the screenshots.

`mingchuan` is the city 明川市 as catalogue files; `people` are its invented residents, businesses
and officers, made anew from one seed.
"""
