"""What-if (推演): switch sources, rules and steps, and see what the whole catalogue then costs.

`switches` is what can be switched and what each switch makes of a service; `compare` measures
before and after, by department and clientele, with the list of what changes.
"""
