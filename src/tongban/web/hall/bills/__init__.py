"""Bills (我的缴费): what is owed and by what right, paying, less, receipts, money that comes back.

``one``      the page of a bill
``paying``   to the bank and back, and the page that waits
``less``     asking for a reduction
``notices``  the door at which the bank tells of payments
``standing`` what other pages say about bills
``wording``  words that several of these share
"""
