"""Base libraries (基础库): `taking` in registers, `building` entities, people's decisions.

`entities` moves records between entities with their history; `reviewing` decides pairs and undoes
it; `correcting` changes a value by two officers; `seeding` fills the example city's libraries.
"""
