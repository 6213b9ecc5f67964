"""Credit (信用): `listing` puts parties on lists by two officers, `repairing` lets them off again.

`standing` says what all entries of a party amount to, for whoever decides on it; `seeding` gives
the example city its register.
"""
