"""Faces for machines (机器接口): what the public pages say, as JSON described by OpenAPI 3.1.

Read in this order: `urls` (the addresses, all of them open to read), `opening` (size, rate and
language, the same for each), `problems` (one shape for whatever goes wrong), `interface` (the parts
put together) and `description` (the published document). The parts: `catalogue`, `guides` with
`facts` and `guide_answers`, `datasets`, `certificates`, `audit`.

Nothing here reads a session: who is signed in learns no more than anybody, and nothing is changed.
"""
