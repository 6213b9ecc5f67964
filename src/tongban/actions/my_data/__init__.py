"""Everything about me (我的数据): copies that people ask for, and requests to correct or delete.

`copying` takes an order and makes the copy in the background; `sections` are its chapters, and
`gathering` reads what stands in each; `asking` and `answering` are requests and their answers;
`erasing` deletes what may be deleted at once.
"""
