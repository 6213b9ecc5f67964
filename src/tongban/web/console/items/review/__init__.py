"""The way to the public (审核发布): ``panel`` what comes next, ``acts`` each act on its own page.

``whole_items`` suspend, resume, cancel, split and join: what changes an item as a whole.
``forms`` is what these pages ask.
"""
