"""Hear people (好差评、诉求、信息公开): what they say is kept, moved on, and answered by its day.

- `rating`: a grade of a service, once for each stage; a poor one begins its own follow-up
- `speaking`: what whoever speaks does: begin, add, reopen, take back; also on the telephone
- `keeping`: one event at a time, under a lock
- `handling`: what the centre, a unit and a supervisor do
- `publishing`: what bodies make public of their own accord
- `sweeping`: what falls due by itself
- `listening`: what many people say at once; `routing`: to which unit words point
- `taking_over`: ratings and publications that other systems kept
"""

from tongban.actions.feedback.rating import rate

__all__ = ["rate"]
