"""Verbs of joint handling (联办动作): what may be done next, and what the law forbids.

Each takes the matter, what is to be recorded and the `JointAct`, and returns one event, or raises a
leaf of `tongban.core.joint.errors`. `course` (begin, pass on, end), `opinions`, `visits`, `gaps`
(one notice), `more_time`.
"""
