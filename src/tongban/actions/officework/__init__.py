"""Office work (日常办公): what officers set up once, and what they do to many cases.

`absences` and `interests` change who may do what (`actions.hands` decides it in every act);
`assigning` gives work to a colleague, `batches` does the same to many cases, `printing` hands out
their papers in one; `templates` and `drafts` keep opinions, `views` lists as somebody likes them;
`second_hands` has a colleague confirm what takes two.
"""
