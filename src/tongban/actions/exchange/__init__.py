"""Exchange (共享交换): what stewards do with data, from the offer to the grant.

resources    describe, review, publish, withdraw; designate the source of truth
requests     put, check, answer, negotiate, decide
keeping      the only place that writes resources and requests
statistics   who grants, refuses, is late; usage how often grants were used
documents    the catalogue as a document; harvesting that of a peer
household    check a household's means, with everybody's authorisation
"""
