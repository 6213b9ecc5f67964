"""Exchange (共享交换): data that travels between departments instead of people.

resources    what a department offers; resource_review from the holder to everybody
requests     what is asked for and what it would replace; conformity what is doubtful in it
requesting   who may do what to a request; request_events, request_state with its clocks
statistics   who grants, refuses, is late
granting     who may make and change a grant; grant_events what happened to it
grants       who may read which fields of which dataset, for which item and purpose, until when
refusals     why a call brings nothing, and at which layer it ended
envelopes    who calls what, for whom, on what ground, once; the answer bound to it
paths        the address of a service, read in one way only
calls        what one call wants, whether a grant permits it, how it ended
reuse        when an answer may be told again, and to whom alone
returning    a grant of data that go back delivers rows of its areas alone
household    the means of a household checked, with everybody's authorisation
disclosure   only granted fields leave; a claim is confirmed without telling the value
"""
