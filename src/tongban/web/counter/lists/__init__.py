"""Officers' lists (列表): everything of a department, as somebody likes to see it.

``columns``    cells of works and cases; names covered where the post has no need of them
``saved``      views under a name: keep, open with, share, forget
``cases``      all cases of the department
``files``      a list taken away as a table, with the same covers, and written down
"""
