"""Impact assessments (个人信息保护影响评估) of items, with their history; nobody stands in them.

`queries` reads them, and says which sensitive elements of which items are covered.
"""
