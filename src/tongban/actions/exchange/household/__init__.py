"""Check a household (家庭经济状况核对): what its members, the counter and the worker do.

keeping     the one place that writes checks; whatever must go is deleted there
beginning   who lives together, as the register says; begin
signing     authorise, refuse, take back; a paper signed at the counter
asking      the worker asks the registers, for everybody who signed
disputing   a line is wrong: a ticket to its holder
ending      an officer closes on the opinion, the applicant gives up
sweeping    answered disputes, checks that nobody ended, what is kept no longer
looking     an officer reads the report: every look written down
"""
