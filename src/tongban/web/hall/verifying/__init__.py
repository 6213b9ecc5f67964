"""Verifying (证照核验): anyone checks a certificate by its code or its number.

`views` answers, `document` judges a signed PDF, `answer` puts the verdict into words, `limits`
slows down whoever tries numbers.
"""
