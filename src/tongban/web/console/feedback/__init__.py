"""Feedback (诉求与评价): what people say, for the centre, for units and for supervisors.

`inbox` shows whose turn it is, the most urgent first; `page` is one concern with what can be done
about it, by `forms`, and `acts` does it; `intake` writes down what comes by telephone; `board`
shows what ratings amount to, `codes` hands out the code of a case; `publications` are what bodies
make public; `topics` shows what many people say at once.
"""
