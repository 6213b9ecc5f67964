"""My data (我的数据): a copy of everything, requests to correct or delete, and what I agreed to.

`overview` is the page: the copy with its progress, and the requests; `fetching` hands the copy out;
`asking` takes a request, `one` shows it; `consents` lists whom I let see or do what, to be ended.
"""
