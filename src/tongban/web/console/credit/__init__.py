"""Credit in the console (信用管理): entries of the own department, for its data stewards.

`listing` shows what waits and all that is kept, with counts of the whole city; `proposing` puts
somebody on a list; `entry_page` is one entry with what can be done about it, and `acts` does it.
"""
