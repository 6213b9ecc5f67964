"""How right links are, and how long they take (记录匹配): `python -m bench.linkage [rows …]`.

`febrl` are published registers of invented Australians; `chinese` makes registers with the slips of
Chinese ones; `peers` are plain Splink and recordlinkage; `measuring` scores them all alike.
"""
