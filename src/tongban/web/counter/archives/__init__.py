"""Archives at the counter (归档): ended cases of the department, their packages, progress.

`listing` shows and orders, `verifying` verifies what is kept, `fetching` hands a package over.
"""
