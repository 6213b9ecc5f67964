"""Who read my data (谁查了我的数据): every look at what concerns a person, in plain words.

`wording` says who looked at what and why; `listing` is the page, `exporting` the same as a file;
`asking` lets the person ask about a line, and `questions` shows what became of it.
"""
