"""What-if (推演): choose changes one at a time, and see at once what all items then cost.

`changes` are the changes as they stand in the address; `wording` says each in a sentence;
`choosing` offers more; `newness` says whether a release is still being counted; `answer` shows the
figures and what changes; `views` makes the page of them, and `api` answers programs.
"""
