"""Payments (收费与缴款): what is done about a bill, one function a verb.

``keeping``      a bill locked, its events written down, its cases told
``charging``     what cases bring: a bill drawn, charges that fall away
``reducing``     less is owed, on what evidence
``ordering``     a payment ordered from the bank
``noticing``     what the bank tells by itself
``confirming``   the bank's ledger asked, and believed
``window``       money at a window, noted by one and confirmed by another
``refunding``    money that goes back, by two officers
``reconciling``  a day of the bank's ledger beside ours
``receipts``     the receipt as a page
"""
