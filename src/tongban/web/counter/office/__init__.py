"""The office (日常办公): what officers set up, and what they do to many cases at once.

``overview``    one page with the ways to all of it
``notices``     what the inbox says of standing in and of second hands
``absences``    who does whose work while somebody is away
``interests``   who withdraws from a case; relatives as a register says
``templates``   opinions in usual words, in versions
``seconds``     what a colleague proposed and a second one answers
``workload``    what lies on whom, and work given to somebody else
``choosing``    many works chosen for the same verb, looked over before anything happens
``batches``     how far a batch is, row by row, and taken back where that is possible
"""
