"""Checking a household (家庭经济状况核对): what a family does in the hall.

listing    the checks that I asked for or that I am asked to allow
beginning  who lives together, and off it goes
one        one check; its members, its lines, and the reading of it
signing    the authorisation to read and sign, to refuse, to take back
disputing  what a register told is wrong
urls       the addresses of all this
"""
