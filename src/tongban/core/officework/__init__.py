"""Office work (日常办公): what an officer sets up once and uses all day.

``views``         lists as somebody likes them: filters, columns, order, shared with the department
``templates``     opinions of a department in usual words, with places to fill in, in versions
``second_hands``  what takes two officers, by item and verb, and the confirmation by the second
``batches``       the same done to many cases: what may be, what can be taken back and how long
``workload``      how much lies on whom, against what a person can carry
"""
