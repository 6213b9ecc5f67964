"""Archives at the counter (归档): ended cases of the department, their packages, progress.

`listing` shows and orders, `fetching` hands a package over.
"""
