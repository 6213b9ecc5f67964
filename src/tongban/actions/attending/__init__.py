"""At the window (窗口代填): receive a person, take the name they act in, note what was filed, end.

Read in this order: `receiving` (who is there), `names` (in whose name), `keeping` (how an event is
kept; what submitting calls).
"""
