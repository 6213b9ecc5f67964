"""What is asked of the exchange, each word in its module.

resources   what departments offer; harvests what peers do
requests    what departments ask each other for
grants      who may read which data, as it stands
households  checks, as their members and the department that decides may read them
"""
