"""Payments (收费与缴款): what a person owes for which case, and what became of every fen.

``charges``         one fee of one case, what it is by law and what was taken off
``practice``        how a city collects: when, and which reductions it knows
``bill_events``     what happens to a bill; appended, never changed
``bills``           where a bill stands; ``folding`` makes it of its events
``hands``           who does something, and when
``billing``         drawing a bill, adding to it, reductions, voiding
``paying``          ordering, money that comes, settlement
``refunding``       money that goes back, by two people
``reconciliation``  the bank's ledger of a day beside ours
``payment_codes``   numbers of bills with a check digit
``errors``          what a bill does not allow

Money is believed only when two say so: the bank's notice is a hint, its ledger settles; at a window
one officer notes and another confirms. What was received is kept, refunded or waits to be refunded,
and the three always add up.
"""
