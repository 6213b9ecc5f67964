"""Exchange (共享交换): what departments offer, ask for and grant, kept as what happened to it.

`models` are the tables, `events` writes and reads what happened, `queries` what pages ask.
"""
