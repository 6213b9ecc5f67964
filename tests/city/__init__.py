"""The example city for tests that need a database: published, inhabited, with its officers.

`outside` is a world without network; `answering` fills a draft the way a willing person does;
`handling` works a case the way a department does; `fixtures` are what a ``conftest.py`` offers.
"""
