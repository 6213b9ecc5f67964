"""Mine (我的): what a person has begun, filed and got, and what they can still do about it.

`overview` lists all of it, `filings` is the receipt of one filing, `cases` and `case_page` follow
one case: `following` folds it, `history` tells it, `outlook` says what happens next. `correcting`,
`withdrawing` and `rating` are the acts; `downloads` hands things out; `acting`
switches between oneself and an organisation; `urls` has the addresses.
"""
