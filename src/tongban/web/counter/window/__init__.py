"""At the window (窗口接待): receive a person, choose what they want, file, hand over the receipt.

`receiving` (who is there), `one` (one attendance: in whose name, what to do, what was filed),
`acts` (what its buttons do), `papers` (a mandate on paper), `checking` (what a colleague kept),
`words`.
"""
