"""Checking households (家庭经济状况核对) at the counter: for officers of the items that want it.

listing   the checks that go on, and those that have ended
report    everything that was told, the totals, how the rules stand; closing on the opinion
papers    an authorisation signed on paper: taken in, opened again
opinion   the report beside a case, and its opinion as words to start from
urls      the addresses of all this
"""
