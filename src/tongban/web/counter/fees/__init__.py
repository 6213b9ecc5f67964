"""Fees at the counter (收费管理): bills of the department, what is to be done about them, ledgers.

``listing``  the bills by which the department collects
``one``      one bill, and the ways to what its state lets an officer do
``bill_act`` what an act is; ``receiving`` and ``giving_back`` are all there are, ``forms`` chooses
``acts``     an act carried out
``ledgers``  days that were reconciled, and their differences
``standing`` what the inbox and the work on a case say about fees
"""
