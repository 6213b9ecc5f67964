"""Checking a household (家庭经济状况核对): all members allow it, many registers are asked at once.

社会救助暂行办法 §58 lets the authority ask for income and property of a household that applies for
relief, on the written authorisation of its members. Read in this order:

members   who lives together, and who signs for whom
means     what registers tell that counts, and towards which total
events    what happens to a check; nobody's name and no amount stands in it
standing  what the events amount to: who has signed, what was asked, what is disputed
signing   authorise, refuse, take back
course    begin, keep answers, dispute, close, forget
asking    whom to ask next, and when again
report    every line with its origin, the totals, and how each rule stands: an opinion
"""
