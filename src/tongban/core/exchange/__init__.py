"""Exchange (共享交换): data that travels between departments instead of people.

grants       who may read which fields of which dataset, for which item and purpose, until when
refusals     why a call brings nothing, and at which layer it ended
envelopes    who calls what, for whom, on what ground, once; the answer bound to it
paths        the address of a service, read in one way only
calls        what one call wants, whether a grant permits it, how it ended
disclosure   only granted fields leave; a claim is confirmed without telling the value
"""
