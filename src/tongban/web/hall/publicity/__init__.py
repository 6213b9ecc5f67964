"""Public lists (权责清单公示): powers, responsibilities and services as departments published them.

`opened` is what everybody may take and use: figures month by month, in which nobody is found.
`index` shows the three lists and who has published, `edition` one list of one department, its
earlier editions and files; `places` is where each is.
"""
