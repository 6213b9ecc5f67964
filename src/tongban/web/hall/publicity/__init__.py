"""Public lists (权责清单公示): powers, responsibilities and services as departments published them.

`index` shows the three lists and who has published, `edition` one list of one department, its
earlier editions and files; `places` is where each is.
"""
