"""What can be done about a piece of work (办理动作), each with its form and its conditions.

``verb``       what a verb is
``forms``      parts that several forms share: opinions in usual words, grounds of a refusal
``review``     accept, one complete correction notice, refuse to accept, grant at once
``examining``  start and finish a step, send the case back to one
``debts``      papers that follow acceptance: in order, or sent back
``late_papers``  papers that do not come: a longer day, or the end
``looking_again``  a drawn case, a review by a human, a promise, a revocation
``clock``      stop and resume the clock, ask for and answer an extension
``rebasing``   lay a newer version before the applicant, or take the case over to it
``deciding``   grant or refuse, make out the results and deliver them
``choice``     which verbs a desk offers

Whether a verb is lawful is decided by core when it is carried out; `open_to` only spares officers
the ways that would be refused.
"""
